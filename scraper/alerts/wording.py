"""The words of alerts and digests, Polish first, and how days, people and quotations are written in them."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from typing import Literal, TypeAlias

from scraper.language.folding import fold
from scraper.language.plural import counted
from scraper.model.moments import WARSAW

Language: TypeAlias = Literal["pl", "en"]

WORDS: dict[Language, dict[str, str]] = {
    "pl": {
        "subject": "{rule}: {title}",
        "why": "Dlaczego to widzisz",
        "rule": "reguła „{rule}”",
        "version": "wersja {version}",
        "tier": "poziom {tier}",
        "published": "Opublikowano",
        "undated": "bez daty",
        "site": "Serwis",
        "people": "Uczestnicy",
        "events": "Terminy",
        "flags": "Do sprawdzenia",
        "also": "Także w serwisach",
        "again": "Ta sama wiadomość ukazała się także w serwisie {site}.",
        "read": "Czytaj artykuł",
        "others": "i {n} innych",
        "other_articles": "i {n}",
        "online": "online",
        "deadline": "termin",
        "call": "nabór",
        "event": "",
        "passing": "wzmianka na marginesie",
        "margin": "Na marginesie",
        "above": "cytat wyżej, pod „{rule}”",
        "footer": "Wiadomość wysłał program Klastry, który czyta strony klastrów i instytucji. Numer alertu: {key}",
        "leave": "Nie chcę dostawać tych wiadomości",
        "digest": "Przegląd klastrowy",
        "digest_footer": "Przegląd przygotował program Klastry. Pełny wykaz z osobami i cytatami jest w załączonym arkuszu.",
        "nothing": "Nic nowego.",
        "nothing_long": "W tym czasie nie pojawiło się nic, co pasuje do reguł.",
        "rest": "{rule}: i {others}",
        "rest_why": "Dziś reguła „{rule}” znalazła więcej, niż wysyłamy pojedynczo. Oto pozostałe artykuły.",
        "review": "Wstrzymane alerty: {rule} ({n})",
        "review_why": "Reguła „{rule}” znalazła w ciągu doby {articles}, znacznie więcej niż zwykle. Najczęściej oznacza to, że serwis zmienił "
        "adresy albo reguła jest za szeroka, dlatego wstrzymaliśmy wysyłkę.",
        "review_how": "Wyślij je poleceniem „klastry alerts release {rule}”, pojedyncze odrzuć przez „klastry alerts drop NUMER”, a wszystkie "
        "przez „klastry alerts drop --held {rule}”.",
    },
    "en": {
        "subject": "{rule}: {title}",
        "why": "Why you see this",
        "rule": "rule “{rule}”",
        "version": "version {version}",
        "tier": "tier {tier}",
        "published": "Published",
        "undated": "undated",
        "site": "Site",
        "people": "Participants",
        "events": "Dates",
        "flags": "To be checked",
        "also": "Also on",
        "again": "The same news has also appeared on {site}.",
        "read": "Read the article",
        "others": "and {n} others",
        "other_articles": "and {n}",
        "online": "online",
        "deadline": "deadline",
        "call": "call",
        "event": "",
        "passing": "in passing",
        "margin": "In passing",
        "above": "quoted above, under “{rule}”",
        "footer": "Sent by Klastry, which reads the websites of clusters and institutions. Alert: {key}",
        "leave": "Send me no more of these",
        "digest": "Cluster digest",
        "digest_footer": "Prepared by Klastry. The attached sheet lists everything, with people and quotations.",
        "nothing": "Nothing new.",
        "nothing_long": "Nothing that fits a rule appeared in this time.",
        "rest": "{rule}: and {others}",
        "rest_why": "Today the rule “{rule}” found more than is sent singly. Here are the other articles.",
        "review": "Alerts held: {rule} ({n})",
        "review_why": "The rule “{rule}” found {articles} within a day, far more than usual. Most often a site has changed its addresses, or the rule is "
        "too wide; so nothing was sent.",
        "review_how": "Send them with “klastry alerts release {rule}”, give up single ones with “klastry alerts drop NUMBER”, all with “klastry alerts drop --held {rule}”.",
    },
}
FLAGS: dict[Language, dict[str, str]] = {
    "pl": {
        "published-before-past-event": "wydrukowana data publikacji jest wcześniejsza niż wydarzenie opisane w czasie przeszłym",
        "published-sources-differ": "strona podaje różne daty publikacji",
        "weekday-mismatch": "dzień tygodnia nie zgadza się z datą",
    },
    "en": {
        "published-before-past-event": "the printed date is earlier than an event told in the past tense",
        "published-sources-differ": "the page gives different dates",
        "weekday-mismatch": "a weekday does not fit its date",
    },
}
_MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
_LONGEST_QUOTE = 420


def written_day(moment: str, language: Language) -> str:
    """A stored day or moment as a person writes it.

    >>> written_day("2019-01-30", "pl"), written_day("2019-10-18T10:00:00+02:00", "pl")
    ('30 stycznia 2019 r.', '18 października 2019 r., godz. 10:00')
    """
    day = datetime.fromisoformat(moment)
    if day.tzinfo:
        day = day.astimezone(WARSAW)
    if language == "en":
        return f"{day.day} {day:%B %Y}" + (f", {_hour(day, language)}" if len(moment) > 10 else "")
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} r." + (f", godz. {_hour(day, language)}" if len(moment) > 10 else "")


def _hour(moment: datetime, language: Language) -> str:
    return f"{moment:%H:%M}" if language == "en" else f"{moment.hour}:{moment:%M}"


def counted_articles(number: int, language: Language, *, others: bool = False) -> str:
    """How many articles, in words.

    >>> counted_articles(2, "pl", others=True), counted_articles(22, "pl"), counted_articles(1, "en", others=True)
    ('2 inne artykuły', '22 artykuły', '1 other article')
    """
    if language == "en":
        return f"{number} {'other ' * others}article{'s' * (number != 1)}"
    forms = ("inny artykuł", "inne artykuły", "innych artykułów") if others else ("artykuł", "artykuły", "artykułów")
    return counted(number, *forms)


def written_days(start: str, end: str, language: Language) -> str:
    """The days of an event, without saying month and year twice; its hours where it is of one day, when it begins where it is of several.

    >>> written_days("2026-03-12", "2026-03-14", "pl"), written_days("2026-03-30", "2026-04-02", "pl")
    ('12–14 marca 2026 r.', '30 marca – 2 kwietnia 2026 r.')
    >>> written_days("2026-03-12T10:00:00+01:00", "2026-03-12T14:00:00+01:00", "pl"), written_days("2026-03-12T10:00:00+01:00", "2026-03-14", "pl")
    ('12 marca 2026 r., godz. 10:00–14:00', '12–14 marca 2026 r., godz. 10:00')
    >>> written_days("2026-12-30", "2027-01-02", "pl"), written_days("2026-03-30", "2026-04-02", "en")
    ('30 grudnia 2026 r. – 2 stycznia 2027 r.', '30 March – 2 April 2026')
    """
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    if first.date() == last.date():
        closing = f"–{_hour(last, language)}" if len(end) > 10 and end > start else ""
        return written_day(start, language) + closing
    if len(start) > 10:
        return written_days(start[:10], end[:10], language) + written_day(start, language).removeprefix(written_day(start[:10], language))
    shown = written_day(end[:10], language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{shown}"
    begin = written_day(start, language)
    return f"{begin.split(f' {first.year}')[0] if first.year == last.year else begin} – {shown}"


def marked(sentence: str, words: list[str], opening: str, closing: str, *, html: bool = False) -> str:
    """The sentence with each matched word marked, escaped for HTML where wanted.

    >>> marked("Zebrała się grupa ekspertów", ["grupa", "ekspertów"], "[", "]")
    'Zebrała się [grupa] [ekspertów]'
    """
    wanted = {fold(word) for word in words}
    pieces, done = [], 0
    clean = escape if html else str
    for found in re.finditer(r"[^\W_]+", sentence):
        if fold(found.group()) in wanted:
            pieces += [clean(sentence[done : found.start()]), opening, clean(found.group()), closing]
            done = found.end()
    return "".join(pieces) + clean(sentence[done:])


def excerpt(sentence: str, words: list[str]) -> str:
    """The sentence on one line; of a very long one, the part around the first matched word.

    >>> excerpt("a " * 300 + "grupa " + "b " * 300, ["grupa"]).startswith("… a"), len(excerpt("x " * 999, []))
    (True, 421)
    """
    line = " ".join(sentence.split())
    if len(line) <= _LONGEST_QUOTE:
        return line
    wanted = {fold(word) for word in words}
    first = next((found.start() for found in re.finditer(r"[^\W_]+", line) if fold(found.group()) in wanted), 0)
    begin = max(0, min(first - _LONGEST_QUOTE // 3, len(line) - _LONGEST_QUOTE))
    begin = line.find(" ", begin - 1) + 1 if begin else 0
    part = line[begin : begin + _LONGEST_QUOTE]
    return ("… " if begin else "") + part.rstrip() + (" …" if begin + _LONGEST_QUOTE < len(line) else "")
