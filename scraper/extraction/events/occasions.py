"""What a date in a sentence is the date of: an event, a deadline, a call, or nothing that takes place.

The words right before the date decide first (ustawa z dnia …, termin zgłoszeń: …, do …); then the word of an event or of mere business nearest to it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scraper.extraction.events.publicity import is_only_made_known, is_reference, nobody_meets

if TYPE_CHECKING:
    from scraper.language.dates import DateSpan
    from scraper.model.article import Event, EventKind

# All patterns read folded text. Those named _BEFORE end where the date begins.
_DOCUMENT = (
    r"(?:ustaw|rozporzadzeni|uchwal|dyrektyw|decyzj|zarzadzeni|obwieszczeni|komunikat|umow|porozumieni|pism|apel|wyrok|postanowieni|protokol|wniosk|faktur|regulamin|statut|"
    r"raport|konkluzj|notat|interpretacj|artykul|wywiad|wpis|deklaracj|memorand|aneks|zalacznik|stanowisk|rekomendacj|wytyczn|opini|list)\w*"
)
_MEETING_BEFORE = re.compile(
    r"\b(?:posiedzeni|spotkani|konferencj|zebrani|obrad|warsztat|walne|zgromadzeni|targ|wydarzeni|gal)\w*\s(?:\w+\s){0,3}z(?:\sdnia)?\s$"
)
_NOT_HELD_BEFORE = re.compile(
    rf"""(?: \b(?:{_DOCUMENT}|dz\.\s?u\.|act|directive|regulation|agreement|letter|communication|report)\b[^.;]{{0,60}}\s(?:z(?:\s(?:dnia|dn\.?))?|of|dated|from)\s*$
          | \b(?:z\sdnia|z\sdn\.?|z)\s*$ | \bur\.\s*$ | \burodz\w+\s(?:sie\s)?$ | \b(?:stan[uem]*|dane)\s(?:na|z)(?:\sdzien|\sdnia)?\s*$ | \b(?:od|since|from|poczawszy\sod|liczac\sod|as\sof|dated|po|wg\sstanu\sna)\s
            (?:dnia\s|(?:poniedzialku|wtorku|srody|czwartku|piatku|soboty|niedzieli),?\s)?$
          | \b(?:opublikowan\w+|dodano|aktualizacj\w+|data\spublikacji|published(?:\son)?|posted(?:\son)?|updated(?:\son)?):?\s(?:w\sdniu\s)?$
          | (?<!\bzostal)(?<!\bzostala)(?<!\bzostaly)(?<!\bzostalo)(?<!\bzostanie)(?<!\bzostana)(?<!\bbedzie)(?<!\bbeda)(?<!\bbyl)(?<!\bbyla)(?<!\bbyly)(?:^|\s|(?<=[,(]))(?:podpisan|zawart|przyjet|uchwalon|ogloszon|wydan|opublikowan|datowan|wystawion|zatwierdzon)(?:ej|ego|ym|ymi|ych|a|y|e)\s(?:w\sdniu\s|dnia\s)?$
          | \bobowiazuj\w+\s(?:od|do)\s*$ | \b(?:z\smoca|z\sdniem|ze\sskutkiem)\s\w{{0,6}}\s?$ | \bw\sbrzmieniu\s.{{0,20}}$ | \b(?:fot|zdj|zrodlo)\w*\.?[^.]{{0,30}}$
          | \b(?:pierwotnie|mial[aoy]?\s(?:sie\s)?odbyc(?:\ssie)?|planowan\w+\s(?:pierwotnie\s)?na|zaplanowan\w+\spierwotnie\sna|przeniesion\w+\sz|przelozon\w+\sz|zamiast)\s(?:w\sdniu\s|w\sdniach\s|dnia\s|sie\s)?$ )""",
    re.VERBOSE,
)
_PLANNED_BEFORE = re.compile(r"\b(?:zapowiedzian\w+|zaplanowan\w+|przewidzian\w+|planowan\w+|wyznaczon\w+|ustalon\w+)\s(?:jest\s)?na\s(?:dzien\s)?$")
_RANGE_FROM = re.compile(r"\b(?:od|from)\s(?:dnia\s)?(?:[a-z]{4,12},?\s)?$")
_AGO_BEFORE = re.compile(r"\b(?:rok|lata?|dekad\w*|years?)\s(?:temu|ago|wczesniej)[,:(]?\s(?:w\sdniu\s|dnia\s)?$")
_MOVED = re.compile(r"\b(?:przeniesion|przelozon|przesuniet|postponed|rescheduled|moved)\w*[^.;]{0,60}\s(?:na|to|until)\s(?:dzien\s)?(?=\d)")
_TERM_AFTER = re.compile(
    r"\s?(?:r\.|roku|br\.)?\s?(?:(?:to\s|jest\s)?(?:uplyn\w+|uplywa|mija|minal)\s(?:\w+\s)?|[–—:-]\s(?:ostateczny\s)?)termin\w*\s(?:skladan|nadsyl|zglosz|przesyl|naboru|rejestrac|zapis)"
)
_MOVED_FROM = re.compile(
    r"\bzamiast\s(?:w\sdniu\s|w\sdniach\s|dnia\s)?$|\b(?:zmien|przenies|przeloz|przesun|postpon|moved|reschedul)\w*\s(?:\w+\s){0,3}(?:z|ze|from)\s(?:dnia\s)?$"
)
_CALL_OPENS = re.compile(
    r"\b(?:nabor\w*|rekrutacj\w+)\b[^.;,]{0,60}\b(?:rusz\w+|rozpocz\w+|startuj\w*|wystartuj\w*|otwarcie)\b|\b(?:rusz\w+|rozpocz\w+|startuj\w*)\s(?:\w+\s){0,2}(?:nabor|rekrutacj)\w*"
)
_ANNIVERSARY_AFTER = re.compile(
    r"\s?(?:r\.|roku|br\.)?\s?(?:mija|minie|minel\w+|uplywa|uplyn\w+)\s(?:\w+\s){0,2}(?:rok|lat|lata|miesi\w+|dekad\w+|wiek)\b"
)
_GONE_AFTER = re.compile(r"[^.;]{0,40}\b(?:odszed\w*|odeszl\w*|zmarl\w*|nieczynn\w+|zamkniet\w+|odwolan\w+|zginal\w*|urodzil\w*)\b")
_CANCELLED = re.compile(
    r"\b(?:odwolan\w+|odwoluj\w+|nie odbed\w+|cancelled|nieczynn\w+|nie (?:pracuje|pracujemy|bedzie pracowac)|nie (?:dojdzie|doszl\w+|doszedl) do skutku)\b"
)

_ACT = (
    r"(?:zglosz|zglasza|zapis|wniosk|wniosek|aplik|rejestr|przesyl|nadsyl|sklada|zloz|dolacz|potwierdz|wypeln|ankiet|ofert|cv\b|zyciorys|rabat|konsultacj|uwag|nabor|nabór|prosimy|prosz|"
    r"czekamy|mozna|nalezy|przyjmuj|przyjmowan|zbieramy|pytani|rezygnacj|wplat|wplac|bilet|komentowa|odbior|odebra|czas\b|wpisow|zbiork|comment|question|send\b|sent\b|reply|rsvp|deadline|apply|application|registr|submi|propozycj|kandydat|prac\b|dokument)"
)
_ACT_WORD = re.compile(rf"\b{_ACT}")
_UNTIL_BEFORE = re.compile(
    r"""(?: \b(?:do|nie\spozniej\sniz|najpozniej(?:\s(?:do|w))?|przed|by|until|till|before|no\slater\sthan|up\sto)(?:\sdnia|\skonca\sdnia|\sdniem)?
            (?:\s(?:poniedzialku|wtorku|srody|czwartku|piatku|soboty|niedzieli),?)?\s*$
          | \b(?:uplywa|mija|konczy\ssie|zamykamy|closes?(?:\son)?)\s(?:\w+\s){0,3}$ )""",
    re.VERBOSE,
)
_READERS_ACT = re.compile(
    r"\b(?:zglosz|zglasza|zapis|wnios|aplik|rejestr|przesyl|nadsyl|sklada|dolacz|wypeln|ankiet|ofert|nabor|prosimy|czekamy|przyjmuj|przyjmowan|zbieramy|abstrakt|wplat|mozna)\w*"
)
_PLAN_OF_OTHERS = re.compile(
    r"\b(?:ma|maja|powstanie|zakoncz\w+|potrwa\w*|bedzie\sgotow\w+|zostanie|zostana|planujemy|chcemy)\s(?:\w+\s){0,3}(?:do|z)\s(?:konca|koncem)\s$"
)
_OWN_PLAN = re.compile(r"\b(?:ma|maja|miala?|mieli)\sdo\s(?:dnia\s)?$")
"""What a body has to do by the day: no term for the reader."""
_TERM_BEFORE = re.compile(r"\b(?:termin\w*|deadline)\b(?P<what>[^.;]{0,70})$")
_TERM_OF_ACT = re.compile(
    r"zglosz|zglasza|wniosk|nabor|skladan|nadsyl|przesyl|rejestrac|zapis|aplik|ofert|deadline|dostarcz|platnosc|konsultac|dokument|prac\b|realizac"
)
_CALL = re.compile(
    r"\b(?:nabor\w*|konkurs\w*|wniosk\w+|wniosek|rekrutacj\w+|zglosz\w+|zglasza\w+|zapis\w*|rejestracj\w+|aplik\w+|konsultacj\w+ (?:spoleczn|publiczn)\w+|konsultacj\w+[^.;]{0,80} trwaj?a|call for|applications?|proposals|registration|formularz\w*|podani\w+)\b"
)
_CALL_RUNS = re.compile(
    r"\b(?:skladac|przyjm\w+|przyjec\w+|trwa\w*|potrwa|prowadz\w+|mozna|rusz\w+|nabor\w*|otwart\w+|open|rozpocz\w+|skladani\w+|odbywa\w* sie|bedzie|submit\w*|accept\w*)\b"
)

_EVENT = re.compile(
    r"""\b(?: odbed\w+|odby[lw]\w*|odbyc\w*|mial[aoy]?\smiejsce|ma\smiejsce|spotka\w*|spotyka\w*|konferencj\w+|kongres\w*|for(?:um|a|ow)\b|targ(?:i|ow|ach|om|ami)\b|warsztat\w*|
        szkoleni\w+|webinar\w*|seminari\w+|sympozj\w+|gal[aięey]?\b|posiedzeni\w+|zebrani\w+|zgromadzeni\w+|zjazd\w*|obrad\w+|narad\w+|debat\w+|panel\w*|wizyt\w+|misj\w+|wyjazd\w*|
        odwiedz\w+|gosci\w*|przebywa\w*|delegacj\w+|swietow\w+|jubileusz\w*|(?:za)?inaugur\w+|uroczyst\w+|otwarci\w+|otworz\w+|otwar(?:to|ty|ta|te)\b|final\w*|hackathon\w*|piknik\w*|
        festiwal\w*|rozda(?:l|la|li|no)\b|wystaw\w+|prezentacj\w+|podpisa\w+|podpisuj\w+|sygnow\w+|parafow\w+|powola\w+|wybra(?:no|li|la|l)\b|wreczy\w+|wreczon\w+|wreczeni\w+|nagrodz\w+|odebra\w+|zorganizowa\w+|
        organizuj\w+|wzie(?:li|la|lo|to|ly)\b|wzial\b|wezm\w+|uczestnicz\w+|dyskutow\w+|debatow\w+|rozmawia\w+|glosow\w+|zaprasza\w*|zaproszeni\w+|sniadani\w+|kolacj\w+|obroni\w+|
        dyzur\w*|kurs\w*|rozpocz\w+|zjech\w+|zaczyna\w*|stan(?:elo|ela|al)\b|kick-?off|sesj\w+|briefing\w*|zwoluj\w+|zwola\w+|przyjel\w+|oglosz?on\w+|oglosil\w*|dzien\s(?:pierwszy|drugi|trzeci|otwarty)|
        akademi\w+|pogrzeb\w*|zebra(?:l|la|lo|li|ly|no)\b|zbier\w+\ssie|zwiedz\w+|wizytowa\w+|przyjecha\w+|pojecha\w+|wyjecha\w+|polecie\w+|wystapi\w+|wyglosi\w+|poprowadz\w+|
        prezentowa\w+|zaprezentowa\w+|przedstawi(?:l|la|lo|li|ly|ono|a|my)\b|zakonczy\w*|podsumowa\w+|upamietni\w+|obejrz\w+|ogladal\w*|trafi\w*|ruszy\w*|rusza\b|rusza(?:ja)?\b|
        zainteresowan\w+\sspotk\w+|dni\sotwart\w+|wstege\w*|apelowa\w+|maraton\w*|turniej\w*|rajd\w*|konsultowa\w+|porozmawia\w+|dotar\w+|gosci(?:em|em)\b|wybory\b|
        egzamin\w*|casting\w*|oplat\w+|wigili\w+|koncert\w*|msz[aeąęy]\b|podpisy\b|odprawi\w+|wyklad\w*|roundtable|event|meeting|conference|congress|summit|workshop\w*|fair|took\splace|takes?\splace|held|met|hosted|visited|gathered|attended|signed|seminar|training|visit|mission|forum|
        exhibition|gala|webinar|edition|celebrat\w+|opened|toured|travel\w+|presented|elected|awarded|information\sday|open\sday|convene\w*|speak\w*|conven\w+
      )\b""",
    re.VERBOSE,
)
_BUSINESS = re.compile(
    r"""\b(?: przekaza\w+|przesla\w+|przeslan\w+|przeslemy|wysla\w+|wyslemy|rozeslemy|zlozy\w+|(?<!podpisy\s)zlozon\w+|dosta(?:l|la|li|ly|lo)\b|opublikowa\w+|ukaza\w+|ukaz\w+|wejd\w+\sw\szycie|wesz\w+\sw\szycie|wchodz\w+\sw\szycie|obowiazuj\w+|zarejestrowa\w+|
        wpisa\w+|zaloz(?!yciel)\w+|zalozy(?!ciel)\w+|powsta\w+|dziala(?:|my|ja|jac\w+|l|la|lo|li|ly)\b|funkcjonuj\w+|istniej\w+|urodzi\w+|zmarl\w*|odszed\w+|uchwali\w+|uchwalon\w+|ustanowi\w+|dolaczy\w+|uzyska\w+|otrzyma\w+|wplyn\w+|
        zatrudni\w+|wyda(?:l|la|li|lo|no|je|ja)\b|objal|objela|zakup\w+|kupi\w+|dostarcz\w+|wyplac\w+|realizowan\w+|realizuj\w+|zawar[tl]\w+|zawarci\w+|przystapi\w+|zapowiedzian\w+|gotow\w+|powiedzia\w+|poinformowa\w+|oswiadczy\w+|napisa\w+|przedstawia?\b|
        prezydent\s(?:rp\s)?podpisal|founded|established|published|submitted|entered|launched|joined
      )\b""",
    re.VERBOSE,
)
_BEGINNING = re.compile(
    r"\b(?:start|poczatek|rozpoczecie|koniec|zakonczenie|otwarcie|oddanie|premier[aey]|publikacj\w+|rozstrzygniecie|dostaw\w+|budow\w+|prac[ey]|remont\w*|uruchomieni\w+)\b"
)
_HELD_BEFORE = re.compile(
    r"\b(?:podczas|w\strakcie|przy\sokazji|w\sramach|during|at\sthe|na(?=\s(?:posiedzeniu|konferencji|spotkaniu|sesji|gali|kongresie|forum|targach|walnym|zebraniu|zgromadzeniu|zjezdzie|seminarium|naradzie)\b))\s"
)
_HELD_RIGHT_BEFORE = re.compile(
    r"\b(?:odbed\w+|odbedzie|odby[lw]\w*|zaplanowan\w+|held|take\splace)\s(?:sie\s)?(?:(?:w|na|od|from|on)\s)?(?:(?:dniach|terminie|dni)\s)?$"
)
_HELD_SINCE = re.compile(r"\b(?:odbed\w+|odbedzie|odbyw\w+|zajecia|szkoleni\w+|warsztat\w*|zjazd\w*|konferencj\w+|wizyt\w+|misj\w+|wyjazd\w*)\b")
"""Between the word of a call and the days: they are those of what one applies for."""
_SHORT_CLAUSE = 12
"""Characters beside a date that tell nothing yet: "w dniu", "rano"."""
_LONGEST_EVENT_DAYS = 45
_CLAUSE = re.compile(r",\s|;|:\s|\s[-–—]\s|[()]")
_OWN_NOUN = r"(?:warsztat|szkoleni|webinar|seminari|konferencj|gal|koncert|debat|posiedzeni|zebrani|wizyt|final|bankiet|kolacj|workshop)\w*"
_OWN_SUBJECT = re.compile(rf"(?:\w+\s){{0,2}}{_OWN_NOUN}[^.;,]{{0,40}}\b(?:odbed\w+|odby[lw]\w*|zaplanowan\w+|will\sbe\sheld)\b")
_OWN_IN_ENGLISH = re.compile(
    r"\b(?:a|an|the)\s(?:\w+\s){0,3}(?:matchmaking|webinar|workshop|seminar|conference|visit|gala|training|hackathon|meeting)\b[^.;,]{0,40}\bon\s$"
)
_OWN_BRACKET = re.compile(rf"\b{_OWN_NOUN}\s\($")
_LONG_AGO = timedelta(days=500)


def kind_of(flat: str, span: DateSpan) -> EventKind | None:
    """The kind of occasion that the date in the folded sentence is of; None where it is of none."""
    before, after = flat[: span.start], flat[span.end :]
    is_range = span.last > span.first
    if _MOVED_FROM.search(before[-60:]) or is_reference(before):
        return None
    if _TERM_AFTER.match(after):
        return "deadline"
    if is_range and _is_call(flat, before):
        return "call"
    term = _TERM_BEFORE.search(before[-110:])
    if term and not _EVENT.search(term["what"]) and (_TERM_OF_ACT.search(term[0]) or _UNTIL_BEFORE.search(before)):
        return "deadline"
    if term:
        return "event"
    if not is_range and (_OWN_PLAN.search(before[-40:]) or _UNTIL_BEFORE.search(before[-70:])):
        return "deadline" if _reader_acts(before, after) else None
    if _NOT_HELD_BEFORE.search(before[-110:]) and not _MEETING_BEFORE.search(before[-90:]) and not (is_range and _RANGE_FROM.search(before[-30:])):
        return None
    if _AGO_BEFORE.search(before[-40:]) or _MOVED.search(after):
        return None
    if _GONE_AFTER.match(after) or _ANNIVERSARY_AFTER.match(after) or _CANCELLED.search(flat):
        return None
    clause = _clause(flat, span)
    if not is_range and _CALL_OPENS.search(clause):
        return "call"
    if is_only_made_known(clause, flat):
        return None
    return "event" if _is_held(flat, span, before) else None


def _reader_acts(before: str, after: str) -> bool:
    """Whether it is the reader who must act by the day, and not a body by its own plan."""
    return not _OWN_PLAN.search(before[-40:]) and bool(_ACT_WORD.search(before) or _ACT_WORD.search(after))


def is_term(flat: str, span: DateSpan) -> bool:
    """Whether the reader must act by the end of the month that the span is the last day of: "zgłoszenia przyjmujemy do końca lutego"."""
    before, after = flat[: span.start], flat[span.end :]
    clause = _clause(flat, span)
    return bool(_READERS_ACT.search(clause)) and not _PLAN_OF_OTHERS.search(before[-60:]) and not re.match(r"\s\d", after)


def is_event_of_its_own(flat: str, span: DateSpan, event: Event) -> bool:
    """Whether a day within a longer event has an occasion and place of its own: "Warsztaty odbędą się 23 maja w Dzierżoniowie", "podczas gali (10 maja, Zamek)"."""
    if _OWN_IN_ENGLISH.search(flat[max(0, span.start - 90) : span.start]):
        return True
    return bool(event.place) and bool(_OWN_SUBJECT.match(flat) or _OWN_BRACKET.search(flat[max(0, span.start - 40) : span.start]))


def is_long_ago(span: DateSpan, published_day: date | None) -> bool:
    """Whether the day lies so far before the publication that only an event's own verb makes it an event of this article."""
    return published_day is not None and published_day - span.last > _LONG_AGO


def names_event(flat: str) -> bool:
    """Whether the folded text holds a word of an event at all."""
    return bool(_EVENT.search(flat))


def _is_call(flat: str, before: str) -> bool:
    call = _CALL.search(flat)
    if _HELD_RIGHT_BEFORE.search(before[-60:]) or (call and _HELD_SINCE.search(before, call.end())):
        return False
    return bool(call and (_CALL_RUNS.search(flat) or call.end() > len(before) - 60)) and not _HELD_BEFORE.search(before[-40:])


def _is_held(flat: str, span: DateSpan, before: str) -> bool:
    """The nearest word tells; a sentence without such words but with a date tells of an event, unless a plan or a long stretch of work."""
    event, business = _distance(_EVENT, flat, span), _distance(_BUSINESS, flat, span)
    if _PLANNED_BEFORE.search(before):
        return event is not None or not (_BUSINESS.search(flat) or nobody_meets(flat) or _BEGINNING.search(flat))
    if (span.last - span.first).days > _LONGEST_EVENT_DAYS and (event is None or business is not None):
        return False
    if event is None:
        clause = _clause(flat, span)
        told = flat if len(clause) - (span.end - span.start) < _SHORT_CLAUSE else clause  # "W niedzielę, 8 marca, serwis nie działał"
        return not (_BUSINESS.search(told) or nobody_meets(told))
    if business is None or event <= business + 1:
        return True
    return any(_EVENT.match(flat, m.end()) for m in _HELD_BEFORE.finditer(flat))


def _clause(flat: str, span: DateSpan) -> str:
    """The part of the sentence around the date, between commas, colons, dashes and brackets."""
    start = max((m.end() for m in _CLAUSE.finditer(flat, 0, span.start)), default=0)
    end = _CLAUSE.search(flat, span.end)
    return flat[start : end.start() if end else len(flat)]


def _distance(pattern: re.Pattern[str], flat: str, span: DateSpan) -> int | None:
    """Characters between the date and the nearest match; a comma between them counts as twelve, a semicolon or dash as forty."""
    best = None
    for found in pattern.finditer(flat):
        between = flat[found.end() : span.start] if found.end() <= span.start else flat[span.end : found.start()]
        distance = len(between) + 12 * between.count(", ") + 40 * len(re.findall(r"[;]|\s[-–]\s", between))
        if best is None or distance < best:
            best = distance
    return best
