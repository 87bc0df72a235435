"""What codes, moments and numbers are to a reader, in both languages: the filters of the templates."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal

from markupsafe import Markup, escape

from scraper.alerts.wording import marked, written_day, written_days
from scraper.language.plural import counted
from scraper.model.moments import WARSAW, day_of, moment_from_iso

Language = Literal["pl", "en"]

ROLES_PL = {"reader": "czytelnik", "editor": "redaktor", "admin": "administrator"}
WEEKDAYS = {
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
MONTHS = {
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_SHORT_MONTHS = {"pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru".split(), "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()}

_CODES: dict[str, tuple[str, str]] = {
    "flag.published-before-past-event": (
        "Data wydrukowana na stronie jest wcześniejsza niż wydarzenie, o którym tekst mówi w czasie przeszłym. Zwykle to pomyłka w roku: sprawdź na stronie.",
        "The printed date is earlier than an event that the text tells in the past tense: usually a slip in the year.",
    ),
    "flag.published-sources-differ": (
        "Strona podaje różne daty publikacji (wydrukowaną i w danych dla wyszukiwarek). Pokazujemy wydrukowaną.",
        "The page gives different publication dates, in print and for machines. The printed one is shown.",
    ),
    "flag.weekday-mismatch": (
        "Dzień tygodnia obok daty wydarzenia do niej nie pasuje: data albo dzień jest pomyłką.",
        "The weekday beside an event's date does not fit it: one of the two is a slip.",
    ),
    "kind.event": ("wydarzenie", "event"),
    "kind.deadline": ("termin", "deadline"),
    "kind.call": ("nabór", "call"),
    "status.attended": ("uczestniczy", "attended"),
    "status.announced": ("zapowiedziany udział", "announced"),
    "status.elected": ("wybór lub powołanie", "elected"),
    "status.signatory": ("podpisuje", "signatory"),
    "status.speaker": ("występuje", "speaker"),
    "status.honoured": ("wyróżnienie", "honoured"),
    "status.quoted": ("wypowiedź", "quoted"),
    "state.queued": ("czeka na wysłanie", "waiting"),
    "state.leased": ("w drodze", "on its way"),
    "state.delivered": ("dostarczony", "delivered"),
    "state.dead": ("niedostarczony", "given up"),
    "state.dropped": ("odrzucony", "dropped"),
    "state.held": ("wstrzymany do przejrzenia", "held for review"),
    "state.joined": ("dołączony do wcześniejszego o tej samej sprawie", "told in an earlier alert of its story"),
    "bundle.daily": ("przegląd dnia", "daily digest"),
    "bundle.weekly": ("przegląd tygodnia", "weekly digest"),
    "bundle.digest": ("przegląd na życzenie", "digest asked for"),
    "bundle.rest": ("reszta z dnia, w jednej wiadomości", "the rest of a busy day"),
    "bundle.review": ("nagły przypływ, wstrzymany do przejrzenia", "a flood, held for review"),
    "outcome.done": ("pełna", "complete"),
    "outcome.budget": ("przerwana limitem, dokończy następna", "cut by its budget, the next goes on"),
    "outcome.failed": ("nieudana", "failed"),
    "field.kind": ("Czy to artykuł", "Kind of page"),
    "field.title": ("Tytuł", "Title"),
    "field.lead": ("Lead", "Lead"),
    "field.text": ("Treść", "Text"),
    "field.published": ("Data publikacji", "Published"),
    "field.modified": ("Data zmiany", "Modified"),
    "field.tags": ("Tagi", "Tags"),
    "field.author": ("Autor", "Author"),
    "field.language": ("Język", "Language"),
    "field.canonical_url": ("Adres kanoniczny", "Canonical address"),
    "field.participants": ("Uczestnicy", "Participants"),
    "field.participant": ("Uczestnik", "Participant"),
    "field.name": ("Imię i nazwisko", "Name"),
    "rule.correction": ("poprawka człowieka", "a person's correction"),
    "rule.template": ("szablon serwisu, wyuczony z wielu stron", "the site's template, learned from many pages"),
    "rule.json-ld": ("dane dla wyszukiwarek (JSON-LD)", "data for search engines (JSON-LD)"),
    "rule.meta": ("znacznik meta strony", "the page's meta tag"),
    "rule.og": ("opis strony dla portali społecznościowych (Open Graph)", "Open Graph"),
    "rule.itemprop": ("oznaczenie itemprop", "itemprop"),
    "rule.time": ("znacznik time", "the time element"),
    "rule.url": ("adres strony", "the address"),
    "rule.sighting": ("kanał lub mapa strony, z której znamy adres", "the feed or sitemap that named it"),
    "rule.printed": ("wydrukowane na stronie", "printed on the page"),
    "rule.printed-label": ("wydrukowane obok słowa takiego jak „Dodano”", "printed beside a label"),
    "rule.printed-stack": ("wydrukowane w trzech elementach: dzień, miesiąc, rok", "printed as day, month, year"),
    "rule.printed-end": ("wydrukowane na końcu tekstu", "printed at the end"),
    "rule.rel-tag": ("odnośniki oznaczone jako tagi", "links marked as tags"),
    "rule.rel-canonical": ("odnośnik rel=canonical", "rel=canonical"),
    "rule.heading": ("nagłówek strony", "the heading"),
    "rule.first-heading": ("pierwszy nagłówek", "the first heading"),
    "rule.heading-named": ("nagłówek oznaczony jako tytuł", "a heading named as title"),
    "rule.title-tag": ("tytuł okna", "the window's title"),
    "rule.words": ("słowa tekstu", "the words of the text"),
    "rule.feed": ("kanał RSS", "the feed"),
    "rule.trafilatura": ("biblioteka trafilatura (reguła ostatniej szansy)", "trafilatura, the last resort"),
    "rule.none": ("nie ma na stronie", "not on the page"),
}


_FAILURES = {
    400: (("Tego nie da się pokazać", "This cannot be shown"), ("Sprawdź adres lub pytanie.", "Check the address or the question.")),
    403: (
        ("Formularz stracił ważność", "The form has expired"),
        ("Wróć, odśwież stronę i wyślij go jeszcze raz.", "Go back, reload the page and send it again."),
    ),
    404: (("Nie ma takiej strony", "There is no such page"), ("Adres mógł się zmienić.", "Its address may have changed.")),
    408: (
        ("Pytanie trwało dłużej niż 3 sekundy", "The question took longer than 3 seconds"),
        ("Zawęź je datą albo dodaj LIMIT.", "Narrow it by a date or add a LIMIT."),
    ),
    500: (
        ("Coś się nie udało", "Something failed"),
        (
            "Spróbuj jeszcze raz; jeśli to się powtórzy, szczegóły są w oknie, w którym działa klastry serve.",
            "Try again; the details stand where klastry serve runs.",
        ),
    ),
}


def failure(status: int, language: Language) -> dict[str, str]:
    """Title and message of a page that says why there is none."""
    title, message = _FAILURES.get(status, _FAILURES[500])
    column = 0 if language == "pl" else 1
    return {"title": title[column], "message": message[column]}


_TROUBLES = (
    (
        "no database yet",
        ("Jeszcze nie ma bazy danych", "There is no database yet"),
        (
            "Uruchom `klastry crawl`, aby odwiedzić serwisy, albo `klastry demo`, aby zobaczyć przykład. Ta strona ożyje sama.",
            "Run `klastry crawl` to visit the sites, or `klastry demo` for an example. This page will come to life by itself.",
        ),
    ),
    (
        "older than this program",
        ("Baza czeka na aktualizację", "The database waits for an update"),
        (
            "Zapisała ją wcześniejsza wersja programu. Zaktualizuje ją każde polecenie, które zapisuje, na przykład `klastry crawl`; dane zostają.",
            "An earlier version wrote it. Any command that writes, such as `klastry crawl`, updates it; the data stay.",
        ),
    ),
    (
        "newer Klastry",
        ("Program jest starszy niż baza", "The program is older than the database"),
        ("Zaktualizuj program na tym komputerze.", "Update the program on this machine."),
    ),
    (
        "",
        ("Baza teraz nie odpowiada", "The database does not answer now"),
        ("Spróbuj za chwilę. Jeśli to nie minie, `klastry doctor` powie, co naprawić.", "Try again in a moment; `klastry doctor` tells more."),
    ),
)


def trouble(error: str, language: Language, *, missing: bool) -> dict[str, str]:
    """Title and message of a page that has no database to answer from."""
    column = 0 if language == "pl" else 1
    sought = "no database yet" if missing else error
    title, message = next((title, message) for sign, title, message in _TROUBLES if sign in sought)
    return {"title": title[column], "message": message[column]}


def code(language: Language, kind: str, value: str) -> str:
    """What the code says to a reader; the code itself where it is a new one."""
    pair = _CODES.get(f"{kind}.{value}")
    return value if pair is None else pair[0 if language == "pl" else 1]


def filters(language: Language) -> dict[str, Callable[..., Any]]:  # Any: what Jinja hands over
    """The filters by name."""
    return {
        "day": lambda moment: _written(moment, language),
        "short_day": lambda moment: _short(moment, language),
        "day_heading": lambda day: day_heading(str(day), language),
        "month_name": lambda month: month_name(str(month), language),
        "clock": lambda moment: clock(str(moment), language) if moment else "",
        "number": lambda value: f"{value:,}".replace(",", "\u00a0"),
        "counted": lambda n, *forms: count_of(language, n, *forms),
        "noun": lambda n, *forms: count_of(language, n, *forms).partition(" ")[2],
        "code": lambda value, kind: code(language, kind, str(value)),
        "marked": _marked,
        "quoted": lambda quote: Markup(quote.marked("<mark>", "</mark>", lambda text: str(escape(text)))),  # noqa: S704 - escaped there
        "safe_link": lambda url: url if str(url).startswith(("http://", "https://")) else "#",
        "host": lambda url: (re.match(r"https?://(?:www\.)?([^/:]+)", str(url)) or ("", str(url)[:60]))[1],
        "from_json": lambda text: json.loads(text) if text else None,
        "days": lambda first, last: written_days(first, last, language),
    }


def count_of(language: Language, number: int, one: str, few: str, many: str, english: str = "", english_many: str = "") -> str:
    """The number with its noun: the Polish forms for 1, 2 and 5, then the English singular (and plural, where it is no -s)."""
    grouped = f"{number:,}".replace(",", "\u00a0")
    if language == "pl":
        return grouped + counted(number, one, few, many).removeprefix(str(number))
    return f"{grouped} {english if number == 1 else english_many or english + 's'}"


def day_heading(day: str, language: Language) -> str:
    """A day as the head of what happened on it.

    >>> day_heading("2019-01-30", "pl")
    'Środa, 30 stycznia 2019 r.'
    """
    if len(day) < 10:
        return "Bez daty" if language == "pl" else "Undated"
    weekday = WEEKDAYS[language][date.fromisoformat(day[:10]).weekday()].capitalize()
    return f"{weekday}, {written_day(day[:10], language)}"


def month_name(month: str, language: Language) -> str:
    """A month with its year.

    >>> month_name("2019-01", "pl")
    'styczeń 2019'
    """
    return f"{MONTHS[language][int(month[5:7]) - 1]} {month[:4]}"


def period_name(period: str, language: Language) -> str:
    """A month, or a year, as a bar of a chart is called.

    >>> period_name("2019-01", "en"), period_name("2019", "pl")
    ('January 2019', '2019')
    """
    return period if len(period) == 4 else month_name(period, language)


def clock(moment: str, language: Language) -> str:
    """A moment of the program's own doings, in Polish time.

    >>> clock("2026-04-01T07:05:00+02:00", "pl")
    '1 kwi 2026, 07:05'
    """
    at = datetime.fromisoformat(moment).astimezone(WARSAW)
    return f"{at.day} {_SHORT_MONTHS[language][at.month - 1]} {at.year}, {at:%H:%M}"


def _written(moment: str | None, language: Language) -> str:
    if not moment:
        return "bez daty" if language == "pl" else "undated"
    return written_day(moment, language)


def _short(moment: str | None, language: Language) -> str:
    if not moment:
        return "bez daty" if language == "pl" else "undated"
    day = day_of(moment_from_iso(moment))
    return f"{day.day} {_SHORT_MONTHS[language][day.month - 1]} {day.year}"


def _marked(sentence: str, words: list[str] | str) -> Markup:
    """The sentence with the matched words in <mark>, all else escaped."""
    wanted = json.loads(words) if isinstance(words, str) else words
    return Markup(marked(sentence, wanted, "<mark>", "</mark>", html=True))  # noqa: S704 - `marked` escapes
