"""Days on which something is only made known, comes into force or goes on sale: nobody meets on them."""

from __future__ import annotations

import re

# All patterns read folded text.
_AHEAD = r"(?:zostanie|zostana|bedzie|beda|ma\szostac|maja\szostac|maja\sbyc|ma\sbyc|will\sbe|to\sbe)"
_KNOWN = r"(?:oglosz|oglaszan|opublikowan|publikowan|udostepni|zamieszcz|wyemitowan|podan|dostepn|announced|published|released|available|posted)"
_WILL_BE_MADE_KNOWN = re.compile(
    rf"""\b(?: {_AHEAD}\s(?:\w+\s){{0,3}}{_KNOWN}\w*
          | oglosi(?:my|ci)?\b | oglosza\b | (?:ma|maja|mamy)\soglosic | opublikuj\w+ | udostepni(?:my|a)?\b | zamiesci(?:my)?\b | zamieszcza\b | podamy\b | podadza\b
          | ukaze\b | ukaza\b | poznamy\b | (?:dowiemy|dowiedza)\ssie | zaczn\w+\sobowiazywac | zacznie\sobowiazywac | zapadn?(?:ie|a)\b
          | rozstrzygni\w+\s(?:konkursu\s)?(?:nastapi|zaplanowano) )""",
    re.VERBOSE,
)
_THING = r"(?:wynik\w*|list[aeyę]\s\w+|raport\w*|nagrani\w+|szczegol\w*|harmonogram\w*|regulamin\w*|bilet\w*|protokol\w*|ranking\w*|results?|recordings?|tickets?|shortlist)"
_WAS_MADE_KNOWN = re.compile(rf"\b{_THING}\b.{{0,60}}\b(?:opublikow\w+|ukaza\w*|udostepni\w+|zamieszcz\w+|published|released)\b")
_GOES_ON_SALE = re.compile(
    r"\b(?:(?:przed)?sprzedaz\w*|bilet\w*|rejestracj\w+|zapisy|ticket\w*|registration)\b.{0,40}\b(?:rusza\w*|ruszy\w*|rozpocz\w+|startuj\w*|trwa\w*|opens?|starts?)\b"
)
_AT_MEETING = re.compile(
    r"""\b(?:podczas|w\strakcie|w\sczasie|na|w\sramach|przy\sokazji|during|at\s(?:the|a|our))\s(?:\w+\s){0,3}
        (?:gal|konferencj|kongres|forum|uroczyst|spotkani|posiedzeni|targ|sesj|final|briefing|zgromadzeni|zebrani|koncert|bankiet|kolacj|sniadani|webinar|ceremon|dinner|conference|meeting|summit)""",
    re.VERBOSE,
)
_LAW = re.compile(r"\b(?:ustaw\w*|nowelizacj\w*|rozporzadzeni\w*|zarzadzeni\w*|decyzj\w*|ordynacj\w*|dekret\w*|act)\b")
_PASSED = re.compile(r"\b(?:podpisa[lł]\w*|uchwali\w*|uchwalon\w*|przyjel\w*|przyjal|przyjet\w*|glosowa\w*|oglosi\w*|signed|passed|adopted)\b")
_NOBODY_MEETS = re.compile(
    r"""\b(?: obowiazywa\w+ | (?:fuzj\w+|przejeci\w+|dostaw\w+|wyplat\w+|przelew\w*|rozliczeni\w+)\s(?:\w+\s){0,3}nastapi\w*\b | wplyn\w+ | zapadl[ay]\b | zmieniamy | czas\w?\s(?:letni|zimowy)\w* | liczy\b | dostepn\w+ | odjedzie | odjezdza | wyjad\w+\sna\s(?:trasy|ulice|tory) | wygasa\w* | wygasn\w+
          | wazn\w+\sdo | zapadn\w+ | minie\b | mija\b | minel[ao]\b | bedzie\smozna\s(?:obejrzec|zobaczyc|kupic|pobrac|ogladac) | na\sswiat | imienin\w* | urodzin\w* )""",
    re.VERBOSE,
)
_PROJECT_RUNS = re.compile(
    r"\b(?:projekt\w*|project\w*|program\w*|budow[aey]\w*|remont\w*|modernizacj\w+|rozbudow\w+|prac[ey]\b)[^.;]{0,60}\b(?:(?:rozpocz\w+|zakoncz\w+|skoncz\w+)\ssie|dobieg\w+\skonca|potrwa\w*|started|ends?|runs?)\b"
)
_BEGINS_OR_ENDS = re.compile(r"\b(?:(?:rozpocz\w+|zakoncz\w+|skoncz\w+)\ssie|dobieg\w+\skonca|potrwa\w*|started|ends?|runs?)\b")
_MEETING = re.compile(
    r"\b(?:konferencj|spotkani|kick|seminari|warsztat|gal[aiey]|otwarci|kongres|forum|wizyt|szkoleni|conference|meeting|workshop|staz)\w*"
)
_TOLD_BEFORE = re.compile(
    r"\bjak\s(?:juz\s)?(?:informowa|pisa|donosi|podawa|wspomina|relacjonowa|powiedzia|zapowiada|pisze)\w*\s(?:juz\s)?(?:o\stym\s|na\snaszej\sstronie\s)?(?:w\sdniu\s|dnia\s)?$"
)


def is_only_made_known(clause: str, sentence: str) -> bool:
    """Whether the clause around a date, folded, tells of results, a report, tickets or a law and of nobody who meets.

    >>> is_only_made_known("wyniki oglosimy 30 czerwca", ""), is_only_made_known("wyniki oglosimy 30 czerwca podczas gali", "")
    (True, False)
    """
    if _AT_MEETING.search(sentence or clause):
        return False
    return bool(
        _WILL_BE_MADE_KNOWN.search(clause)
        or _WAS_MADE_KNOWN.search(clause)
        or _GOES_ON_SALE.search(clause)
        or _is_law_passed(clause, sentence)
        or (_PROJECT_RUNS.search(sentence) and _BEGINS_OR_ENDS.search(clause) and not _MEETING.search(sentence))
    )


def nobody_meets(clause: str) -> bool:
    """Whether a clause that has no word of an event tells of a fact of the calendar, of validity or of a delivery."""
    return bool(_NOBODY_MEETS.search(clause))


def is_reference(before: str) -> bool:
    """Whether the date is that of an earlier article: jak informowaliśmy 2 marca."""
    return bool(_TOLD_BEFORE.search(before[-60:]))


def _is_law_passed(clause: str, sentence: str) -> bool:
    return bool(_LAW.search(sentence) and _PASSED.search(clause))
