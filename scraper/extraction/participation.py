"""Whether somebody named takes part, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.extraction.contexts import Context

# Right before the name: the name is of a school, a street, a firm, a prize, not of somebody present.
_PATRON = re.compile(
    r"(?:\bim\.?|\bimienia|\bimieniem|\bpw\.|\bpod wezwaniem|\bśw\.|\bświęte\w+|\bbł\.)\s*(?:[A-ZŁŚŻ]\.\s*)*(?:(?:prof|dr|gen|ks|marsz|hetmana|króla|płk)\.?\s*)*$",
    re.IGNORECASE,
)
# An institution named after somebody, without "imienia": Uniwersytet Mikołaja Kopernika, Muzeum Fryderyka Chopina.
_NAMED_AFTER = re.compile(
    r"\b(?:Uniwersyte|Akademi|Politechni|Muze|Teat|Filharmoni|Szpital|Lice|Bibliotek|Galeri|Ogród|Ogrod|Lotnisk|Port\w* Lotnicz|Stadion)\w*\s+(?:[A-ZŁŚŻĆ]\w+(?:ego|ej|ym|im|emu|y|a)\s+)?$"
)
_STREET = re.compile(
    r"(?:\bul\.|\bulic\w+|\bal\.|\balei|\baleja|\bpl\.|\bplac\w*|\bos\.|\bosiedl\w+|\brond\w+|\bskwer\w*|\bbulwar\w*)\s*(?:(?:gen|ks|prof|dr|płk|marsz|św)\.?\s*)*$",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"(?:\bfirm\w{1,3}|\bspółk\w{1,3}|\bkancelari\w{1,3}|\bmark\w{1,3}|\bzakład\w*|\bpracowni\w*|\bfundacj\w{1,3}|\bstatek|\bnagrod\w{1,3}|\bstypendi\w+|\bmedal\w*|\bkonkurs\w*|\bprzedsiębiorstw\w+)\s+(?:(?!\w*(?:ł|ł[aoiy]|li|uje|ają|ono|ano|eto|yto)\s)\w+\s+)?[„\"]?$",
    re.IGNORECASE,
)
_QUOTED_NAME = re.compile(r"[„\"«]$")
_PHOTO = re.compile(
    r"(?:\bfot\.?|\bfoto|\bfotografi\w+|\bzdj\.?|\bzdjęci\w+|\bphoto(?:s|graph\w*)?|\bautor(?:ka)? zdjęć|\bgrafik\w+|\bopracowa\w+|\boprac\.|\btekst|\bźródło|\bredakcj\w+|\bsubmitted by|\bdodał\w?(?=\s*:))\s*:?\s*(?:by\s+)?$",
    re.IGNORECASE,
)
_PHOTO_LINE = re.compile(
    r"^\W*(?:(?:tekst i )?fot\.|foto\b|fotografi[ea]\b|zdj\.|zdjęci[ae]\b|photos?\b|pictures?\b|autor(?:ka|zy)? (?:zdj|fot)|text and photos?)[^.\n]{0,80}$",
    re.IGNORECASE,
)
_CLOSING_BYLINE = re.compile(
    r"^\s*(?:Z|Ze|From)\s[^\W\d_][\w ]{2,25}\s?[–—:-]\s?$|^\s*(?:Not\.|Oprac\.|Tekst:|Rozmawia\w+:?|Notował\w?:?|Tłum\.)\s*$"
)
_CONTACT_BEFORE = re.compile(
    r"(?:\bkontakt\w*|\bosob\w+ do kontaktu|\binformacj\w+ udziela\w*|\bdodatkow\w+ informacj\w+|\bpytania (?:proszę )?kierować|\bzgłoszenia (?:przyjmuje|prosimy)|\bcontact(?: person)?|\bfurther information|\btel\.|\bsekretariat\w*)\b[^.]{0,60}$|\b(?:potwierdz\w+|zgłasza\w*|zgłosz\w+|zapis\w+|rezerw\w+|pyta\w+)\s[^.]{0,40}\b(?:u|do)\s(?:p\.|pan\w{1,3})?\s*$|\bzgłasza się[^.]{0,40},\s(?:p\.|pan\w{1,3})\s*$|(?:^|\n)\s*(?:Pytania|Zapisy|Zgłoszenia|Rezerwacja|Questions)\b[^.:]{0,40}:\s*$",
    re.IGNORECASE,
)
_CONTACT_AFTER = re.compile(r"^[^.\n]{0,60}?(?:\btel\.?\b|\btelefon|\bkom\.|\bwew\.|\be-?mail|\bphone|@|\+48)", re.IGNORECASE)
_FIRM_TAIL = re.compile(r"^\s*(?:i\s+(?:Partnerzy|Wspólnicy|S-ka|Synowie)|Sp\.|S\.A\.|s\.c\.|Ltd|GmbH|& Co|Cosmetics|Group|Holding|sp\. z)")
_DEAD = re.compile(
    r"(?:\bśp\.|\bśp(?=\s)|\bś\.\s?p\.|\bzmarł\w*|\bpamięci|\b(?:po)?żegna(?:my|no|li|ł\w*)\b|\bnieżyjąc\w+|\bpośmiertnie|\bpogrzeb\w*|\bkondolencj\w+|\bwyrazy współczucia|\bgrob(?:ie|em|y|u)\b|\bgrób\b|\bmogi[lł]\w+|\bodszed\w*|\bodeszł\w*|\blate\b)",
    re.IGNORECASE,
)
_CONDOLENCE_AFTER = re.compile(r"^[^.]{0,40}\b(?:kondolencj|współczuci|condolence)\w*", re.IGNORECASE)
_LETTER = re.compile(r"(?:\blist\w{0,3}|\bprzesłani\w+|\badres\w{0,3})\s+(?:\w+\s+){0,3}(?:od\s+)?(?:\w+\s+){0,4}$", re.IGNORECASE)
_READ_OUT = re.compile(r"odczyta\w+|przeczyta\w+", re.IGNORECASE)
_TALKED_ABOUT = re.compile(
    r"(?:\bzałożon\w+ przez|\bzałożył\w?|\bwspomnien\w+ o|\bpomnik\w*|\bo twórczości|\bksiążk\w+|\bdzieł\w*|\bobraz\w*|\bodkryci\w+|\bimienin\w*|\bw zastępstwie|\bnieobecn\w+|\bpod nieobecność|\bnastępc\w+)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)

_RELATION = re.compile(
    r"\b(?:mo|two|swo|nasz|wasz)(?:jego|jej|im|ją|emu|ego|ą)\s+(?:ojca|matki|teścia|teściowej|dziadka|babci|brata|siostry|syna|córki|męża|żony|wuja|stryja|pradziadka|mistrza|poprzednika)[,\s]*$",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    r"\b(?:(?:zamiast|w miejsce|w zastępstwie)(?:\schor\w+|\snieobecn\w+)?|zastąpi\w*(?:\son[ao]?)?|zastępuj\w+|replac(?:es|ed|ing)|succeed(?:s|ed|ing))\s+(?:(?:pan\w{1,3}|dr|prof\.|Mr|Ms|Dr)\s+)*(?:na (?:tym )?stanowisku\s+)?$",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"\bkandydatur\w+\s+(?:(?:pan\w{1,3}|dr|prof\.|hab\.|inż\.|mgr)\s*)*$", re.IGNORECASE)
_LOST = re.compile(r"\b(?:zabrakło|nie (?:uzyskał|zdobył|otrzymał|przeszł)\w*)\b", re.IGNORECASE)
_ABSENT_AFTER = re.compile(
    r"^,?\s*(?:ale|lecz|jednak|but)\s(?:\w+\s){0,2}(?:odmówi\w+|zrezygnowa\w+|declined|refused)|^,?\s*(?:któr[yae]\s+)?(?:nie (?:mógł|mogła|mogli) (?:przybyć|przyjechać|wziąć|być|dotrzeć|uczestniczyć)|nie (?:dotarł|przybył|przyjechał)\w*|był[ay]? nieobecn\w+|who (?:was|were) (?:not able|unable) to|who could not|was absent)",
    re.IGNORECASE,
)


def is_no_person(context: Context) -> bool:
    """Whether the words only look like somebody: a patron's, street's or firm's name, a photographer, a contact person."""
    before, after = context.before, context.after
    tight = before[-60:]
    if _PATRON.search(tight) or _STREET.search(tight) or _FIRM.search(tight) or _PHOTO.search(tight) or _PHOTO_LINE.match(context.line_before):
        return True
    if _CLOSING_BYLINE.match(context.line_before) and context.name.end + 2 >= context.block_end - 2:
        return True
    if "gen" in context.name.cases and _NAMED_AFTER.search(tight):
        return True
    if _FIRM_TAIL.match(after):
        return True
    return bool(_CONTACT_BEFORE.search(before) or _CONTACT_AFTER.match(after))


def only_mentioned(context: Context) -> bool:
    """Whether the person is talked about and does not act: the dead, authors of letters read out, founders of old."""
    before, after, sentence = context.before, context.after, context.sentence
    if _DEAD.search(before[-60:]) or _CONDOLENCE_AFTER.match(after) or re.match(r"^[^.]{0,30}\b(?:zmarł\w*|odszed\w*|odeszł\w*)\b", after):
        return True
    if _LETTER.search(before[-80:]) and _READ_OUT.search(sentence):
        return True
    if _ABSENT_AFTER.match(after) or (_CANDIDATE.search(before[-60:]) and _LOST.search(sentence)):
        return True
    if "nom" not in context.name.cases and (_RELATION.search(before[-60:]) or _REPLACED.search(before[-60:])):
        return True
    return bool(_TALKED_ABOUT.search(before[-50:]))
