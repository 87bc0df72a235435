"""What governs a name that is not in the nominative: the noun right before it, else a preposition or a verb of its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.extraction.people.clauses import Clause
    from scraper.extraction.people.contexts import Context
    from scraper.language.lexicon import Lexicon

_HONORIFICS = re.compile(
    r"(?:(?:[Pp]an(?:a|i|u|ią|em|ów|ie|om)?|[Pp]ań(?:stwa)?|p\.|[Pp]rof\.|[Dd]ra?\.?|hab\.|inż\.|mgr|mec\.|red\.|ks\.|bp\.|[Pp]rofesor\w?|[Dd]oktora?)\s*)+$"
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SHORTEST_NOUN = 3
_LAST_WORD = re.compile(r"(?:^|\s|[„\"(])([^\W\d_]+)\s+$")
_PERFORMED = re.compile(
    r"^(?:udział|obecnoś|wystąpie|wykład|prelekcj|prezentacj|przemówieni|referat|koncert|recital|występ|wypowied|słow|głos|pyta|odpowied|wyb[oó]r|powoła|przyjazd|wizyt"
    r"|zaprosz|inicjatyw|zdani|ocen|opini|towarzystw|asyś|prowadzeni|przewodnictw|kierownict|kierunk|wniosek$|przewodem|batut|dyrekcj|wodz|opiek|gol|uprzejmoś|pomoc|osob|rąk|ręk|ręc|ramienii|stron"
    r"|warsztat|seminari|pokaz|komentarz|kandydatur|moderacj|deklaracj|apel|nominacj|awans|sukces|zwycięstw|oprowadza|relacj|debiut|histori)",
    re.IGNORECASE,
)
"""A noun whose genitive is somebody who does or is done it here: `z udziałem X`, `wykład X`; of any other, `raport X`, the name is an owner's or author's."""
_PRESENT = re.compile(
    r"\b(?:z udziałem|przy udziale|w obecności|w towarzystwie|w asyście|w osob\w+|z rąk|na ręce|pod (?:przewodnictwem|przewodem|batutą|dyrekcją|wodzą|kierunkiem|kierownictwem)"
    r"|dzięki uprzejmości|u boku|(?:nagroda|statuetka|wyróżnienie|medal|tytuł|puchar) dla|(?:słowo|głos|wystąpienie|wykład)\w*(?: \w+){0,3} należa\w+ do|zdaniem|wśród|obok|wraz z|razem z|wspólnie z|na czele z|jak (?:mówi|podkreśla)|uznani\w+|brawa|dzięki|wielkie|ukłony|podziękowani\w+|gratulacj\w+|pozdrowieni\w+)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:reprezentowan|moderowan|prowadzon|poprowadzon|celebrowan|odprawion|ufundowan|przyję|powitan|witan|wygłoszon|przedstawion|prezentowan|zaprezentowan|wręczon|wręczan|otwart"
    r"|otwieran|podpisan|organizowan|zorganizowan|kierowan|zaproszon|goszczon|oprowadzan|koordynowan|podejmowan|złożon|zgłoszon|odebran|przekazan|omówion|omawian|podejm|zwołan)\w*\s[^,;]{0,40}\bprzez\s",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:(?:wy|po|do)?bra(?:no|ł\w?|li)|wybier\w+|wybran\w+|powoł\w+|odwoł\w+|mianow\w+|powierz\w+|uczyni\w+|uzna(?:no|ł\w?|li)|kooptowa\w+|dokooptowa\w+|nominowa\w+|desygnowa\w+|delegowa\w+|wskaza(?:no|ł\w?|li)"
    r"|przyzna\w+|wręcz\w+|nagrodz(?:ono|ił\w?|ili)|nagradza\w+|wyróżni(?:ono|ł\w?|li)|uhonorowa(?:no|ł\w?|li)|odznacz(?:ono|ył\w?|yli)|przypad(?:ł\w?|nie)|trafi(?:ł\w*|ło|ły)?\sdo|(?:po|przy)?wita\w+|gości(?:ł\w?|li|my|liśmy)|zaprosi\w+|zaprasza\w+|zaproszon\w+"
    r"|(?:po)?dzięk\w+|(?:po)?gratul\w+|pozdrawia\w+|życz\w+|dostrze\w+|wypatrz\w+|zobaczy\w+|spotka\w+|spotyka\w+|zgromadzi\w+|skupi\w+|przyciągn\w+|połączy\w+ się|połączo\w+|przyj(?:ął|ęł[ai]|ęto|ęli)|usłysz\w+|wysłucha\w+|słucha(?:ł\w?|li|no)|towarzysz\w+|asystowa\w+|rekomendowa\w+|poparł\w*|poparto|wyłoni\w+|ogłoszono|okrzyknięto|docenion?\w+|kibicowa\w+|usłyszeli|zapyta\w+|popros\w+|poproszon\w+|rozmawia\w+|porozmawia\w+"
    r"|interesowa\w+|nie zabrakło|nie zabraknie|nie (?:mogło|może) zabraknąć|reprezentowa\w+|reprezentuj\w+|należ[ąy] się|patrząc na|oklaskiwa\w+|przekaza\w+|pożegna\w+|zatrudni\w+|awansowa\w+|odwiedzi\w+|przedstawi(?:ł\w?|li|ono|my)"
    r"|wy(?:losowa|typowa|znacz)\w+|zgłosi\w+|zgłoszo\w+|udziel\w+|pośle\w+|oddać?\w*\sgłos\w*|głos\w*\soddan\w*)\b",
    re.IGNORECASE,
)
_OBJECT_AFTER = re.compile(
    r"^[^.;]{0,90}?\b(?:podzięk\w+|dziękuj\w+|gratul\w+|życz\w+|interesowa\w+|zapyta\w+|powita\w+|wita\w+|zaprosi\w+|zaproszon\w+|spotka\w+|wybra\w+|powoła\w+|mianowa\w+|nagrodz\w+|wyróżni\w+|uhonorowa\w+|odznacz\w+"
    r"|wręczo\w+|przyznan\w+|przypad\w+|powierz\w+|poproszo\w+|pożegna\w+|odebra\w+|reprezentowa\w+|towarzysz\w+|rozmawia\w+|nastąpi\w+|zasied\w+|podpisa\w+|przekaza\w+)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[,!(]\s?)(?:[A-ZŁŚŻ]\w+(?:ie|o|u|y|i|e)\s?,?\s){0,3}$")
_WITH = re.compile(r"(?:^|\s|\()(?:[Zz]|[Zz]e)\s[^;]{0,110}$")
_OF_FIRST = re.compile(
    r"\b(?:od czasów|za czasów|za kadencji|za rządów|następc\w+|poprzedni\w+|po śmierci|na wzór|śladem|śladami|niż|zamiast|w miejsce|przeciw\w*|w przeciwieństwie do|na podstawie|na prac\w+)\s[^,;]{0,40}$",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?:przywoła\w*|przywołuj\w+|cytowa\w+|cytuj\w+|zacytowa\w+|przytoczy\w+|parafraz\w+|sparafraz\w+|nawiąza\w+|nawiązuj\w+|odwoła\w+ się|powoła\w+ się|powołując się|zgodn\w+ z|pytan\w+ o|odnosząc się do|odni(?:ósł|osła|eśli) się do|komentuj\w+|skomentowa\w+)\s[^;]{0,60}$",
    re.IGNORECASE,
)
"""`Przywołał słowa X`, `powołało się na opinię X`: whoever is cited need not be there."""
_KIN = re.compile(
    r"\b(?:spadkobierc|potom(?:e)?k|rodzin|wnu(?:k|cz)|prawnu|wd(?:ow|ó)|uczni|uczen|wychowan|bliscy|bliskich|imienni|zesp(?:ół|oł)|ekip|biur|pracown)\w*\s(?:(?:śp\.|prof\.|dra?\.?|ks\.|inż\.|pana|pani)\s)*$",
    re.IGNORECASE,
)
"""`Spadkobiercy X`, `uczniowie prof. X`, `zespół X`: who acts is another."""
_TO = re.compile(
    r"\b(?:za)?adresowan\w+ do\s[^,;]{0,50}$|\b(?:list|pism|wniosek|wniosk|apel|petycj|skarg)\w*(?: otwart\w+)? do\s[^,;]{0,50}$", re.IGNORECASE
)
"""`List do X`: whom it is sent to is not there."""
_AGAINST = re.compile(r"\bprzeciw(?:ko)?\s[^;]{0,90}$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:usłysz\w+|dowiedzi\w+ się|otrzyma\w+|odebra\w+)\sod\s[^,;]{0,40}$", re.IGNORECASE)
_ACCORDING = re.compile(
    r"\b(?:[Ww]edług|[Ww]g)\s(?:(?:[Pp]an[ai]|prof\.|dra?|dr\.|hab\.|inż\.|prezesa|prezeski|dyrektora|dyrektorki|ekspert\w+)\s)*$"
)
_FOUNDED = re.compile(r"\b(?:za(?:łożył\w*|łożyli|kładał\w*)|kupił\w*|przejął|przejęła|odziedziczy\w+)\b[^;]{0,90}$", re.IGNORECASE)
_STUDIED = re.compile(
    r"\b(?:doktorat\w*|rozpraw\w+|dyplom\w*|prac\w+ (?:magistersk|doktorsk)\w+|studi\w+|aplikacj\w+)\s[^;]{0,40}\bpod (?:kierunkiem|opieką)\s[^,;]{0,40}$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\bnie\s(?!zabrakło|mogło zabraknąć|może zabraknąć|zabraknie|tylko|lada|mniej|dość|kryj|ukryw|mog\w+ się nachwalić)\w+\s[^;]{0,60}$|(?<!nie\s)\bzabrakło\s[^;]{0,40}$",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"^[^.]{0,50}\b(?:został\w?|zostało|zostały)?\s?(?:odwołan\w+|odwołano|nie odbył\w*|nie doszł\w+|nie odbędzie|przeniesiono|przełożono|przesunięto)\b"
)
_OWN_SUBJECT = re.compile(
    r"\b(?:był|była|jest|są|byli)\s(?:wcześniej\s|dawniej\s|kiedyś\s|jeszcze\s)?(?:doradc|asystent|uczni|studen|współpracowni|zastępc|doktorant|wychowan)\w+\s[^,;]{0,30}$",
    re.IGNORECASE,
)


def governed(context: Context, clause: Clause, lexicon: Lexicon) -> str:
    """The rule by which the governor makes somebody take part; one that begins with `no-` where it makes them somebody talked about."""
    before = clause.before
    lower = before.lower()
    if (("nie " in lower or "zabrakło" in lower) and _DENIED.search(before)) or _CALLED_OFF.match(context.after):
        return "no-denied"
    if "gen" in context.name.cases and _KIN.search(before):
        return "no-relation"
    if any(pattern.search(before) for pattern in (_CITED, _TO, _AGAINST, _FOUNDED, _STUDIED, _OF_FIRST, _OWN_SUBJECT)):
        return "no-compared"
    if _FROM.search(before) or _ACCORDING.search(before):
        return "present-with"
    if "gen" in context.name.cases and (noun := owning_noun(before, lexicon)):
        return "performs" if _PERFORMED.match(noun) else "no-owner-or-author"
    if _PRESENT.search(before):
        return "present-with"
    if _BY.search(before):
        return "agent"
    return "no-told-of-another" if clause.is_subordinate else _object(context, clause)


def _object(context: Context, clause: Clause) -> str:
    """The rule by which a deed or a verb of the main clause makes somebody take part."""
    if any(_PERFORMED.match(word) for word in _LONG_WORD.findall(clause.before)):
        return "performs"  # wystąpienia m.in. prof. X, dr Y
    if _OBJECT.search(clause.before) or _OBJECT_AFTER.match(context.after):
        return "object"
    if "inst" in context.name.cases and _WITH.search(clause.before):
        return "together-with"
    if context.name.cases == {"voc"} or (context.name.cases <= {"voc", "loc"} and _OPENS.search(clause.before)):
        return "addressed"
    return "no-sign"


def owning_noun(before: str, lexicon: Lexicon) -> str | None:
    """The noun right before the name, with only degrees between, where it is of a thing: `raportu prof. X`, `wykład dr X`."""
    found = _LAST_WORD.search(_HONORIFICS.sub("", before))
    if found is None or (found[1][:1].isupper() and len(before) > len(found[1]) + 6):
        return None
    word = found[1]
    if len(word) < _SHORTEST_NOUN:
        return None  # "do" is also a note
    if lexicon.words.is_person(word) or lexicon.words.is_complement(word) or lexicon.words.is_organisation(word) or lexicon.words.is_adjective(word):
        return None
    if lexicon.words.is_finite_verb(word.lower()) or not lexicon.words.cases(word) | lexicon.words.cases(word, "pl"):
        return None
    head = before[: found.start(1)].split()[-4:]
    return None if any(lexicon.words.is_person(w.strip(",")) for w in head) else word
