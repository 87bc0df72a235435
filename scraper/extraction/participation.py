"""Whether somebody named takes part, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.language.names import PersonName
    from scraper.model.article import ParticipantStatus

# Right before the name: the name is of a school, a street, a firm, a prize, not of somebody present.
_PATRON = re.compile(
    r"(?:\bim\.?|\bimienia|\bimieniem|\bpw\.|\bpod wezwaniem|\bśw\.|\bświęte\w+|\bbł\.)\s*(?:[A-ZŁŚŻ]\.\s*)*(?:(?:prof|dr|gen|ks|marsz|hetmana|króla|płk)\.?\s*)*$",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?:\bul\.|\bulic\w+|\bal\.|\balei|\baleja|\bpl\.|\bplac\w*|\bos\.|\bosiedl\w+|\brond\w+|\bskwer\w*|\bbulwar\w*)\s*(?:(?:gen|ks|prof|dr|płk|marsz|św)\.?\s*)*$",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"(?:\bfirm\w{1,3}|\bspółk\w{1,3}|\bkancelari\w{1,3}|\bmark\w{1,3}|\bzakład\w*|\bpracowni\w*|\bfundacj\w{1,3}|\bstatek|\bnagrod\w{1,3}|\bstypendi\w+|\bmedal\w*|\bkonkurs\w*|\bprzedsiębiorstw\w+)\s+(?:\w+\s+)?[„\"]?$",
    re.IGNORECASE,
)
_QUOTED_NAME = re.compile(r"[„\"«]$")
_PHOTO = re.compile(
    r"(?:\bfot\.?|\bfoto|\bfotografi\w+|\bzdj\.?|\bzdjęci\w+|\bphoto(?:s|graph\w*)?|\bautor(?:ka)? zdjęć|\bgrafik\w+|\bopracowa\w+|\boprac\.|\btekst|\bźródło|\bredakcj\w+|\bsubmitted by|\bdodał\w?(?=\s*:))\s*:?\s*(?:by\s+)?$",
    re.IGNORECASE,
)
_CONTACT_BEFORE = re.compile(
    r"(?:\bkontakt\w*|\bosob\w+ do kontaktu|\binformacj\w+ udziela\w*|\bdodatkow\w+ informacj\w+|\bpytania (?:proszę )?kierować|\bzgłoszenia (?:przyjmuje|prosimy)|\bcontact(?: person)?|\bfurther information|\btel\.|\bsekretariat\w*)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_CONTACT_AFTER = re.compile(r"^[^.\n]{0,60}?(?:\btel\.?\b|\btelefon|\bkom\.|\be-?mail|\bphone|@|\+48)", re.IGNORECASE)
_FIRM_TAIL = re.compile(r"^\s*(?:i\s+(?:Partnerzy|Wspólnicy|S-ka|Synowie)|Sp\.|S\.A\.|s\.c\.|Ltd|GmbH|& Co|Cosmetics|Group|Holding|sp\. z)")
_DEAD = re.compile(
    r"(?:\bśp\.?|\bś\.\s?p\.|\bzmarł\w*|\bpamięci|\bpożegna\w+|\bnieżyjąc\w+|\bpośmiertnie|\bpogrzeb\w*|\bodszed\w*|\bodeszł\w*|\blate\b)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?:\blist\w{0,3}|\bprzesłani\w+|\badres\w{0,3})\s+(?:\w+\s+){0,3}(?:od\s+)?(?:\w+\s+){0,4}$", re.IGNORECASE)
_READ_OUT = re.compile(r"odczyta\w+|przeczyta\w+", re.IGNORECASE)
_TALKED_ABOUT = re.compile(
    r"(?:\bzałożon\w+ przez|\bzałożył\w?|\bwspomnien\w+ o|\bpomnik\w*|\bo twórczości|\bksiążk\w+|\bdzieł\w*|\bobraz\w*|\bodkryci\w+|\bimienin\w*|\bw zastępstwie|\bnieobecn\w+|\bpod nieobecność|\bnastępc\w+)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)

_ELECTED = re.compile(
    r"\b(?:wybran\w+|wybrał\w*|powołan\w+|powołał\w*|mianowan\w+|został\w* (?:\w+ )?(?:prezes|wiceprezes|przewodnicz|dyrektor|członk|koordynator|lider|szef)\w*|objął|objęła|obejmie|elected|appointed|stanowisko)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\b(?:podpisa\w+|sygnatariusz\w*|parafowa\w+|signed|złożyli podpisy)\b", re.IGNORECASE)
_HONOURED = re.compile(
    r"\b(?:nagrod\w+|wyróżni\w+|statuetk\w+|odznacz\w+|laureat\w*|uhonorowa\w+|medal\w*|award\w*|tytuł\w* honorow\w+|odebra\w+)\b", re.IGNORECASE
)
_QUOTED = re.compile(
    r"\b(?:mówi\w*|powiedzia\w+|podkreśla\w*|podkreśli\w+|zaznacz\w+|dodaj\w*|dodał\w*|wyjaśni\w+|ocenił\w*|ocenia|tłumaczy\w*|stwierdz\w+|przekonuj\w*|przekonywa\w+|komentuj\w*|zauważ\w+|informuj\w*|poinformował\w*|przypomni\w+|przypomina\w*|apelował\w*|zapewni\w+|said|says|added|explained|noted|stressed|commented)\b",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"\b(?:wystąpi\w+|wystąpien\w+|wygłosi\w+|wykład\w*|prelekcj\w+|prezentacj\w+|przedstawi\w+|zaprezentowa\w+|omówi\w+|prelegent\w*|poprowadzi\w+|prowadzi\w*|moderowa\w+|moderator\w*|moderacja|głos zabra\w+|zabra\w+ głos|panel\w*|debat\w+|opowie\w*|speaker\w*|presented|keynote|moderated)\b|\b\d{1,2}[:.]\d\d\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:będzie|będą|odbędzie|odbędą|weźmie|wezmą|wystąpi|wystąpią|poprowadzi|poprowadzą|wygłosi|zapraszamy|zaproszeni|opowie|gościem spotkania będzie|will|planowan\w+)\b",
    re.IGNORECASE,
)


def is_no_person(before: str, after: str, name: PersonName) -> bool:
    """Whether the words only look like somebody: a patron's, street's or firm's name, a photographer, a contact person."""
    tight = before[-60:]
    if _PATRON.search(tight) or _STREET.search(tight) or _FIRM.search(tight) or _PHOTO.search(tight):
        return True
    if _FIRM_TAIL.match(after):
        return True
    return bool(_CONTACT_BEFORE.search(before) or _CONTACT_AFTER.match(after))


def only_mentioned(before: str, after: str, sentence: str) -> bool:
    """Whether the person is talked about and does not act: the dead, authors of letters read out, founders of old."""
    if _DEAD.search(before[-60:]) or re.match(r"^[^.]{0,30}\b(?:zmarł\w*|odszed\w*|odeszł\w*)\b", after):
        return True
    if _LETTER.search(before[-80:]) and _READ_OUT.search(sentence):
        return True
    return bool(_TALKED_ABOUT.search(before[-50:]))


def status_of(before: str, after: str, sentence: str, role: str | None) -> ParticipantStatus:
    """How the person takes part, by the verbs of the sentence."""
    near = before[-120:] + " " + after[:120]
    for pattern, status in _STATUSES:
        if pattern.search(near if status in ("quoted", "elected") else sentence):
            return status
    return "attended"


_STATUSES: tuple[tuple[re.Pattern[str], ParticipantStatus], ...] = (
    (_ELECTED, "elected"),
    (_SIGNED, "signatory"),
    (_HONOURED, "honoured"),
    (_QUOTED, "quoted"),
    (_FUTURE, "announced"),
    (_SPOKE, "speaker"),
)
