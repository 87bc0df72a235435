"""Whether somebody named takes part, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.clues import Look, clue
from scraper.extraction.people.namesakes import BEARER, MANY, bears_name

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context

_TIGHT = 60
_NEAR = 92
"""Characters around a name in which most of what is read stands."""
_BYLINE_ENDS = 4
# Right before the name: the name is of a school, a street, a firm, a prize, not of somebody present.
_PATRON = clue(
    r"(?:\bim\.|\bimienia|\bimieniem|\bpw\.|\bpod wezwaniem|\bśw\.|\bświęte\w+|\bbł\.)\s*(?:[A-ZŁŚŻ]\.\s*)*(?:(?:prof|dr|gen|ks|marsz|płk|bp|abp|kard|inż)\.?\s*|(?:[Kk]sięcia|[Kk]siężnej|[Kk]róla|[Kk]rólowej|[Hh]etmana|[Mm]arszałka|[Gg]enerała|[Pp]rofesora|[Dd]oktora|[Pp]apieża|[Kk]ardynała|[Bb]iskupa|[Kk]siędza|[Oo]jca|[Ss]iostry|[Bb]łogosławion\w+|[Śś]więt\w+|[Ii]nżyniera|[Pp]ułkownika|[Kk]apitana|[Rr]otmistrza)\s+)*$",
    "im imieni pw. wezwaniem św. święte bł.",
)
# An institution named after somebody, without "imienia": Uniwersytet Mikołaja Kopernika, Muzeum Fryderyka Chopina.
_NAMED_AFTER = re.compile(
    r"\b(?:Uniwersyte|Akademi|Politechni|Muze|Teat|Filharmoni|Szpital|Lice|Bibliotek|Galeri|Ogród|Ogrod|Lotnisk|Port\w* Lotnicz|Stadion)\w*\s+(?:[A-ZŁŚŻĆ]\w+(?:ego|ej|ym|im|emu|y|a)\s+)?$"
)
_CALLED_AFTER = clue(
    r"(?:\bpatron(?:em|ką|ka)?\s(?:\w+\s){0,3}(?:jest|był\w?|został\w?|będzie)|\b(?:nosi|nosić|nosząc\w*|nadano|otrzymał\w?|przyjęł\w?)\s(?:\w+\s){0,3}imię|\bimię|\bnazwan\w+ (?:imieniem|od)|\bnamed after)\s+(?:(?:prof|dr|hab|inż|mgr|ks|gen|p|bp)\.?\s*|doktora?\s|profesora?\s)*$",
    "patron imię nazwan named",
)
_REGNAL = re.compile(r"^\s(?:I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,2})(?![\w.])")
_OF_NAMESAKE = re.compile(
    r"^\s(?:fellow|scholar|prize|award|medal|actions?|street|school|lecture|foundation|centre|center|institute)\b", re.IGNORECASE
)
"""`Marie Curie fellow`, `Jana Pawła II`: what bears the name."""
_PATRON_WITHOUT_DOT = re.compile(r"\bim\s+$")
_STREET = clue(
    r"(?:\bul\.|\bulic\w*|\bal\.|\balei|\baleja|\bpl\.|\bplac\w*|\bos\.|\bosiedl\w+|\brond\w+|\bskwer\w*|\bbulwar\w*)\s*(?:(?:gen|ks|prof|dr|płk|marsz|św)\.?\s*)*$",
    "ul. ulic al. alei aleja pl. plac os. osiedl rond skwer bulwar",
)
_SECOND_STREET = clue(
    r"\b(?:ul\.|ulic\w*|al\.|alej\w+|plac\w*|rond\w+)\s+(?-i:(?:[A-ZŁŚŻĆ\d][\w-]*|gen\.|ks\.|św\.|prof\.)\s){1,5}(?:i|oraz|a)\s+$",
    "ul. ulic al. alej plac rond",
)
_FIRM = clue(
    r"(?:\bfirm\w{1,3}|\bspółk\w{1,3}|\bkancelari\w{1,3}|\bmark\w{1,3}|\bzakład\w*|\bpracowni\w*|\bfundacj\w{1,3}|\bstatek|\bnagrod\w{1,3}|\bstypendi\w+|\bmedal\w*|\bkonkurs\w*|\bprzedsiębiorstw\w+)\s+(?:(?!\w*(?:ł|ł[aoiy]|li|uje|ają|ono|ano|eto|yto)\s)\w+\s+)?[„\"]?$",
    "firm spółk kancelari mark zakład pracowni fundacj statek nagrod stypendi medal konkurs przedsiębiorstw",
)
_PHOTO = clue(
    r"(?:\bfot\.?|\bfoto|\bfotografi\w+|\bzdj\.?|\bzdjęci\w+|\bphoto(?:s|graph\w*)?|\bautor(?:ka)? zdjęć|\bgrafik\w+|\bopracowa\w+|\boprac\.|\btekst|\bźródło|\bredakcj\w+|\bsubmitted by|\bdodał\w?(?=\s*:))\s*:?\s*(?:by\s+)?$",
    "fot zdj photo autor grafik oprac tekst źródł redakcj submitted doda",
)
_PHOTO_LINE = re.compile(
    r"^\W*(?:(?:tekst i )?fot\.|foto(?=[\s:])|fotografi[ea]\b|zdj\.|zdjęci[ae]\b|photos?\b|pictures?\b|autor(?:ka|zy)? (?:zdj|fot)|text and photos?|(?:fotki|projekt(?: graficzny)?(?: \w+)?|opr\.?|oprac\.?|opracowanie|opracował\w?|red\.|redakcja|tekst|rys\.|rysunki|ilustracje?|il\.|grafika|wideo|film|montaż|skład|korekta|relacja|autor(?:ka|zy)? (?:tekstu|relacji)|źródło|przygotował\w?|rozmawiał\w?|wysłuchał\w?|pytał\w?)(?:\s(?:i|oraz)\s\w+\.?)?\s*:)[^.\n]{0,80}$",
    re.IGNORECASE,
)
_CLOSING_BYLINE = re.compile(r"^\s*(?:Z|Ze|From)\s[^\W\d_][\w ]{2,25}\s?[–—:-]\s?$|^\s*(?:Not\.|Spisał\w?:?|Oprac\.|Tekst:|Notował\w?:?|Tłum\.)\s*$")
_CONTACT_BEFORE = clue(
    r"(?:\bkontakt\w*|\bosob\w+ do kontaktu|\binformacj\w+ udziela\w*|\bwięcej informacji|\bszczegół\w+ (?:informacji )?(?:udziela|zna)\w*|\bdodatkow\w+ informacj\w+|\bpytania (?:proszę )?kierować|\bzgłoszenia (?:przyjmuje|prosimy)|\bcontact(?: person)?|\bfurther information|\btel\.|\bsekretariat\w*)\b[^.]{0,60}$|\b(?:potwierdz\w+|zgłasza\w*|zgłosz\w+|zapis\w+|rezerw\w+|pyta\w+)\s[^.]{0,40}\b(?:u|do)\s(?:p\.|pan\w{1,3})?\s*$|\bzgłasza się[^.]{0,40},\s(?:p\.|pan\w{1,3})\s*$|\bdzwoni\w*\s(?:do|pod)\s[^.]{0,30}(?:\bp\.\s?)?$|\bfaktur\w+ (?:wystawia|przyjmuje)\s.{0,20}$|\b(?:register|registration|apply|enquir\w+|write)\s(?:with|to)\s(?:(?:Ms|Mrs|Mr|Dr)\.?\s)?$|(?:^|\n)\s*(?:Pytania|Zapisy|Zgłoszenia|Rezerwacja|Questions)\b[^.:]{0,40}:\s*$",
    "kontakt udziela szczegół informacj pytan pyta zgłosz zgłasz zapis rezerw potwierdz contact information tel. sekretariat question osob dzwoni faktur regist appl enquir write",
)
_CONTACT_LINE = re.compile(
    r"(?:^|\n)\W*(?:kontakt(?: dla mediów| prasowy)?|osoba do kontaktu|informacji udziela|więcej informacji|dodatkowe informacje|biuro prasowe|contact(?: person)?)\s?:?$",
    re.IGNORECASE,
)
_CONTACT_AFTER = clue(
    r"^(?:[^.\n]|\.(?=\S)){0,80}?(?:\bhappy to (?:help|answer)|\btel\.?\b|\btelefon(?!iczn(?:ie|[ayąe]))|\bkom\.|\bwew\.|\be-?mail|\bphone|@|\+48)",
    "happy tel kom. wew. mail phone @ +48",
)
_HEAD_OF_FIRM = re.compile(
    r"\b(?:prezes|wiceprezes|właściciel|współwłaściciel|dyrektor|kierownik|szef|założyciel|pracownik|przedstawiciel|menedżer|prokurent|pełnomocnik|rzecznik|prawnik|wspólnik|udziałowiec|inżynier|konstruktor|ekspert|koordynator)(?:ka|em|a|owi)?\s+(?:\w+\s+)?[^\W\d_]+\s+$",
    re.IGNORECASE,
)
"""`Prezes firmy Jan Nowak`: in the case of the post, so that it is not the firm's name."""
_WORKSHOP = re.compile(
    r"(?<![\w])(?<!\w\s)(?:Manufaktura|Drukarnia|Piekarnia|Cukiernia|Stolarnia|Restauracja|Kawiarnia|Winnica|Hurtownia|Masarnia|Lakiernia|Odlewnia|Szwalnia|Zakład)\s+$|\b(?:był\w?|jest|firm\w?|została?)\s(?:Manufaktura|Drukarnia|Piekarnia|Cukiernia|Stolarnia|Hurtownia)\s+$"
)
_WORKSHOP_ENDS = ("nia ", "cja ", "tura ", "Zakład ")
_FIRM_TAIL = re.compile(
    r"^\s(?:Trio|Duo|Quartet|Kwartet|Quintet|Kwintet|Sekstet|Band|Orchestra|Orkiestra|Ensemble|Project|Show|Design|Studio|Transport|Budownictwo|Meble|Consulting|Architekci|Nieruchomości|Logistics|Trade|Invest|Company|Bau|Tech|Catering|Serwis|Usługi|Handel)\b|^\s*(?:i\s+(?:Partnerzy|Wspólnicy|S-ka|Synowie|Syn|Córka|Córki|Spółka)\b|Sp\.|S\.A\.|s\.c\.|Ltd|GmbH|& Co|Cosmetics|Group|Holding|sp\. z)"
)
_DEAD = clue(
    r"(?:\bśp\.|\bśp(?=\s)|\bś\.\s?p\.|\bzmarł\w*|\bpamię(?:ci|ć|cią)\b|\bśmier(?:ci|ć|cią)\b|\bminut\w+ ciszy|\b(?:po)?żegna(?:my|no|li|ł\w*)\b|\bnieżyjąc\w+|\bpośmiertnie|\bpogrzeb\w*|\bkondolencj\w+|\bwyrazy współczucia|\bgrob(?:ie|em|y|u)\b|\bgrób\b|\bmogi[lł]\w+|\bodszed\w*|\bodeszł\w*|\blate\b)",
    "śp ś. zmarł pamię śmier ciszy żegna nieżyją pośmiertn pogrzeb kondolenc współczuc grob grób mogi odszed odesz late",
)
_FAREWELL = re.compile(r"(?:\b[Zz]marłe(?:go|j)\s|\b[Zz]marłą\s)?\b(?:[Pp]o)?[Żż]egna(?:ł[ay]?|li)?\b")
"""Whoever says farewell, in the nominative, is present: `Zmarłego pożegna prezes X`."""
_DEAD_AFTER = re.compile(
    r"^[^.]{0,30}\b(?:zmarł\w*|odszed\w*|odeszł\w*|nie żyje|spoczą\w+|spoczywa)\b|^[^.]{0,40}\bnie ma (?:już |go już |jej już )?(?:z|wśród) nami\b|^[^.]{0,30}\b(?:passed away|died)\b"
)
_CONDOLENCE_AFTER = re.compile(r"^[^.]{0,40}\b(?:kondolencj|współczuci|condolence)\w*", re.IGNORECASE)
_LETTER = clue(
    r"(?:\blist\w{0,3}|\bprzesłani\w+|\badres\w{0,3}|\bletters? from|\bmessages? from)\s+(?:\w+\.?\s+){0,3}(?:od\s+)?(?:\w+\.?\s+){0,4}$",
    "list przesłani adres letter message",
)
_READ_OUT = re.compile(r"odczyta\w+|przeczyta\w+|\bread (?:out|aloud)", re.IGNORECASE)
_SENT = re.compile(r"\b(?:nadesła|przesła|przysła)(?:ł\w?|li|ły)\s(?:też\s|także\s|również\s)?(?:\w+\s){0,4}$")
_NOT_COME = re.compile(
    r"\b[Mm]ia(?:ł|ła|ło|ły|li)\s(?:\w+\s){0,2}(?:zostać|być|przyjechać|wystąpić|przybyć|poprowadzić|objąć)\s*(?:\w+\s){0,2}$|\b(?:nie )?zrezygnowa(?:ł|ła|li)\b[^.,;]{0,60}$|\b[Nn]ieobecn\w+ (?:\w+\s)?usprawiedliwi\w+\s+$|\b[Nn]ieobecn\w+(?:\s\w+)?\s?:\s[^.;:]{0,50}$"
)
_BUT = re.compile(r"^[^.]{0,40},\s(?:ale|lecz|jednak|któr\w+ (?:wyjecha|zachorowa|odszed))")
_WRITTEN = re.compile(r"\b(?:list\w{0,3}|gratulacj\w+|życzeni\w+|depesz\w+|adres\w{0,3}|pozdrowieni\w+)\b", re.IGNORECASE)
_OFFICE_OF = re.compile(
    r"\b(?:[Pp]resident|[Dd]irector|CEO|[Mm]anager|[Hh]ead|[Oo]wner|[Cc]o-founder|[Ff]ounder|[Cc]hair\w*|[Oo]fficer|[Rr]epresentative)s? of (?:the )?$"
)
"""`President of Vigo System`: what stands there is the firm."""
_IN_QUOTES = re.compile(r"[„\"«“]((?:[^\W\d_a-z][\w'-]*\s(?:(?:i|&|und)\s)?){1,3})$")
"""`„Wiertła Adam Kosela”`: the name stands within a firm's."""
_TALKED_ABOUT = clue(
    r"(?:\bniejak(?:i|a|iego|iej|iemu|im|ą)|\b(?:zaprojektowan|wykonan|namalowan|skomponowan|wymyślon|wynalezion|napisan|wyrzeźbion|zbudowan|opracowan|nakręcon|zredagowan)\w+ przez|\b(?:designed|painted|composed|written|invented) by|\bautorstwa|\bdłuta|\bpędzla|\bna cześć|\bupamiętnia\w*|\bpoświęcon\w+|\bin an? (?:open )?letter,|\bw liście(?: otwartym)?,|\bli(?:st\w*|ści\w+)(?: \w+)? podpisan\w+ przez|\bopowi\w+(?:\s\w+)? o|\bfilm\w* o|\bhistori\w+ o|\bzałożon\w+ przez|\bzałożył\w?|\bwspomnien\w+ o|\bpomnik\w*|\bo twórczości|\bksiążk\w+|\bdzieł\w*|\bobraz\w*|\bodkryci\w+|\bimienin\w*|\bw zastępstwie|\bnieobecn\w+|\bpod nieobecność)\s+(?:\w+\.?\s+){0,2}$",
    "założ niejak przez designed painted composed written invented autorstw dłut pędzl cześć upamiętni poświęc letter liście wspomni pomnik twórcz opowi film histori książ dzieł obraz odkryc imienin zastępst nieobecn",
)

_RELATION = clue(
    r"\b(?:(?:mo|two|swo|nasz|wasz)(?:jego|jej|im|ją|emu|ego|ą)\s+(?:brata|siostry|syna|córki|męża|żony|mistrza|poprzednika)|(?:pra)?dziad(?:ka|ku|kowi|kiem)|(?:pra)?babc[ięą]|ojc(?:a|u|em)|matk[iaęą]|matce|teści(?:a|u|em)|teściow(?:ej|ą)|stryj(?:a|u|em)|wuj(?:a|u|em))(?:\s[A-ZŁŚŻ]\w+)?[,\s]*(?:[a-ząćęłńóśźż]+\s)?$",
    "mo two swo nasz wasz dziad babc ojc matk matce teści stryj wuj",
)
_REPLACED = clue(
    r"\b(?:(?:zamiast|w miejsce|w zastępstwie)(?:\schor\w+|\snieobecn\w+)?|zastąpi\w*(?:\son[ao]?)?|zastępuj\w+|replac(?:es|ed|ing)|succeed(?:s|ed|ing))\s+(?:(?:pan\w{1,3}|dr|prof\.|Mr|Ms|Dr)\s+)*(?:na (?:tym )?stanowisku\s+(?:[a-ząćęłńóśźż]+\s+){0,4})?$",
    "zamiast miejsce zastępstw zastąpi zastępuj replac succeed",
)
_THANKED_AFTER = re.compile(r"[^.!?]{0,90}\b(?:dziękujemy|dziękuję|podziękowa\w+)\b")
_CANDIDATE = clue(
    r"\bkandydatur\w+\s+(?:(?:pan\w{1,3}|dr|prof\.|hab\.|inż\.|mgr)\s*)*$",
    "kandydatur",
)
_LOST = re.compile(r"\b(?:zabrakło|nie (?:uzyskał|zdobył|otrzymał|przeszł)\w*)\b", re.IGNORECASE)
_ABSENT_AFTER = re.compile(
    r"^,?\s*(?:ale|lecz|jednak|but)\s(?:\w+\s){0,2}(?:odmówi\w+|zrezygnowa\w+|declined|refused)|^,?\s*(?:któr[yae]\s+)?(?:nie (?:mógł|mogła|mogli) (?:przybyć|przyjechać|wziąć|być|dotrzeć|uczestniczyć)|nie (?:dotarł|przybył|przyjechał)\w*|był[ay]? nieobecn\w+|who (?:was|were) (?:not able|unable) to|who could not|was absent)",
    re.IGNORECASE,
)


_NO_PERSON = Look([_PATRON, _STREET, _PHOTO, _CALLED_AFTER, _SECOND_STREET, _FIRM, BEARER, MANY, _CONTACT_BEFORE])
_MENTION = Look([_DEAD, _LETTER, _CANDIDATE, _RELATION, _REPLACED, _TALKED_ABOUT])
_AFTER_PIECES = ("ondolenc", "spółczuc", "zmarł", "odszed", "odesz", "nie ", "spocz", "nami", "passed", "died", "odmówi", "rezygnow", "declined", "refused", "nieobecn", "absent", "who ")  # fmt: skip
"""Of each of which one stands where the patterns of what follows match."""


def is_no_person(context: Context) -> bool:
    """Whether the words only look like somebody: a patron's, street's or firm's name, a photographer, a contact person."""
    before, after = context.before, context.after
    tight = before[-_TIGHT:]
    if _NO_PERSON.standing(before.lower()) and _told_before(context, before, tight, tight.lower()):
        return True
    if _names_firm(context, tight) or _REGNAL.match(after) or _OF_NAMESAKE.match(after) or _FIRM_TAIL.match(after):
        return True
    if _PHOTO_LINE.match(context.line_before) or _PHOTO_LINE.match(before) or _signs_at_end(context) or _is_under_contact(context):
        return True
    if "gen" in context.name.cases and (_NAMED_AFTER.search(tight) or ("nom" not in context.name.cases and _PATRON_WITHOUT_DOT.search(tight))):
        return True
    return _CONTACT_AFTER.may_stand(after[:_NEAR].lower()) and _CONTACT_AFTER.pattern.match(after) is not None


def _told_before(context: Context, before: str, tight: str, lower: str) -> bool:
    """Whether the words before the name say so."""
    if any(named.may_stand(lower) and named.pattern.search(tight) for named in (_PATRON, _STREET, _PHOTO, _CALLED_AFTER)):
        return True
    if "nom" not in context.name.cases and _SECOND_STREET.may_stand(lower) and _SECOND_STREET.pattern.search(tight):
        return True
    if _FIRM.may_stand(lower) and _FIRM.pattern.search(tight) and not ("nom" in context.name.cases and _HEAD_OF_FIRM.search(tight)):
        return True
    if bears_name(context, tight, lower):
        return True
    return _CONTACT_BEFORE.may_stand(before.lower()) and _CONTACT_BEFORE.pattern.search(before) is not None


def _names_firm(context: Context, tight: str) -> bool:
    """`„Wiertła Adam Kosela”`, `Drukarnia Jan Nowak`: the whole of a quoted name, or a workshop's."""
    if context.after[:1] in '”"»' and (_IN_QUOTES.search(tight) or tight.endswith(("„", '"', "«", "“"))):
        return True  # the whole of a quoted name: „Technopolis Odra”
    if " of " in tight and _OFFICE_OF.search(tight):
        return True
    for end in _WORKSHOP_ENDS:
        if end in tight and _WORKSHOP.search(tight):
            return "nom" in context.name.cases
    return False


def _signs_at_end(context: Context) -> bool:
    """`Z Brukseli – X`, or the name alone after the last paragraph, and nothing after: who wrote the article."""
    if context.name.end < context.block_end - _BYLINE_ENDS:
        return False
    if _CLOSING_BYLINE.match(context.line_before) is not None:
        return True
    last = context.name.end >= len(context.text.rstrip()) - 1 and context.name.start == context.block_start
    return last and context.text[: context.block_start].rstrip().endswith((".", "!", "?", ".”", ".)"))


def _is_under_contact(context: Context) -> bool:
    """`Kontakt: ¶ X`: a line of its own that says whom to ask."""
    return context.line_before.strip() == "" and _CONTACT_LINE.search(context.text[: context.block_start].rstrip()[-_TIGHT:]) is not None


def only_mentioned(context: Context) -> bool:
    """Whether the person is talked about and does not act: the dead, the absent, authors of letters read out, founders of old."""
    before, after, sentence = context.before, context.after, context.sentence
    tight = before[-80:]
    lower = tight.lower()
    tight = tight[-_TIGHT:]
    if _MENTION.standing(lower) and _mentioned_before(context, before, tight, lower):
        return True
    near = after[:_NEAR]
    for piece in _AFTER_PIECES:
        if piece in near:
            if _CONDOLENCE_AFTER.match(after) or _DEAD_AFTER.match(after) or _ABSENT_AFTER.match(after):
                return True
            break
    if ("mia" in lower or "rezygnowa" in lower or "ieobecn" in lower) and (missed := _NOT_COME.search(tight)):
        return not missed.group().startswith(("mia", "Mia")) or _BUT.match(after) is not None
    if "łędnie" in sentence or "yłkowo" in sentence or "mylnie" in sentence or "stakenly" in sentence:
        return True
    return "sła" in lower and _SENT.search(tight) is not None and _WRITTEN.search(sentence) is not None


def _mentioned_before(context: Context, before: str, tight: str, lower: str) -> bool:
    """Whether the words right before the name say so."""
    if _DEAD.may_stand(lower) and _DEAD.pattern.search(_FAREWELL.sub("", tight) if "egna" in lower and "nom" in context.name.cases else tight):
        return True
    if (
        _LETTER.may_stand(lower)
        and (letter := _LETTER.pattern.search(before[-80:]))
        and _READ_OUT.search(context.sentence)
        and (_READ_OUT.search(letter.group()) is None or " od " in letter.group())  # "List odczytała X": its reader
    ):
        return True
    if _CANDIDATE.may_stand(lower) and _CANDIDATE.pattern.search(tight) and _LOST.search(context.sentence):
        return True
    if "nom" not in context.name.cases and any(other.may_stand(lower) and other.pattern.search(tight) for other in (_RELATION, _REPLACED)):
        return not _THANKED_AFTER.match(context.after)
    return _TALKED_ABOUT.may_stand(lower) and _TALKED_ABOUT.pattern.search(before[-50:]) is not None
