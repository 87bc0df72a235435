"""Words that tell how somebody takes part: verbs by their lemma, with tense and voice, and nouns that stand in for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from scraper.language.lemmas import Lemmatiser
    from scraper.language.lexicon import Lexicon
    from scraper.language.word_book import Answers

Kind = Literal[
    "choose", "become", "take-office", "sign", "award", "receive", "thank", "speak", "open", "lead", "say", "attend", "invite", "be", "join", "give", "perform", "talk", "take",
    "present", "speech", "debate", "prize", "thanks", "signature", "office", "presence", "opinion", "plan",
]  # fmt: skip
Tense = Literal["past", "present", "future", ""]

_VERBS: dict[Kind, str] = {
    "choose": """wybrać wybierać powołać powoływać mianować kooptować dokooptować nominować desygnować wytypować wyznaczyć wyłonić powierzyć powierzać""",
    "become": "zostać zostawać pozostać pozostawać uznać okrzyknąć",
    "take-office": "objąć obejmować pokierować przejąć zachować utrzymać",
    "sign": "podpisać podpisywać parafować sygnować",
    "award": """wręczyć wręczać nagrodzić nagradzać wyróżnić wyróżniać uhonorować odznaczyć odznaczać przyznać przyznawać docenić ufundować dekorować udekorować
        przypaść trafić powędrować""",
    "receive": "odebrać odbierać otrzymać otrzymywać zdobyć wygrać zwyciężyć triumfować zatriumfować",
    "thank": "dziękować podziękować gratulować pogratulować pożegnać żegnać",
    "speak": """wystąpić występować wygłosić wygłaszać przedstawić przedstawiać zaprezentować prezentować omówić omawiać opowiedzieć przybliżyć przybliżać
        zreferować referować odczytać odpowiadać polemizować dyskutować debatować podsumować podzielić dzielić pokazać wyliczyć streścić nakreślić""",
    "open": "otworzyć otwierać zainaugurować inaugurować powitać witać przywitać pozdrowić",
    "lead": "prowadzić poprowadzić moderować",
    "talk": "mówić opowiadać",
    "take": "wziąć brać zająć",
    "say": """powiedzieć podkreślać podkreślić zaznaczać zaznaczyć dodawać dodać wyjaśniać wyjaśnić oceniać ocenić tłumaczyć wytłumaczyć stwierdzić stwierdzać
        przekonywać komentować skomentować zauważyć zauważać informować poinformować przypomnieć przypominać apelować zaapelować zapewnić zapewniać wspominać wspomnieć śmiać
        żartować zażartować uprzedzać zapowiedzieć zapowiadać twierdzić pytać zapytać deklarować zadeklarować rzucić uciąć zastrzec orzec oświadczyć oświadczać radzić chwalić
        zachwalać zachęcać wyznać narzekać argumentować ostrzegać ostrzec odpowiedzieć obiecać obiecywać kwitować skwitować""",
    "attend": """uczestniczyć przewodniczyć reprezentować przybyć przyjechać towarzyszyć gościć spotkać spotykać odwiedzić odwiedzać zaprosić zjawić pojawić
        obradować podejmować dołączać zasiąść zasiadać wysłuchać usiąść""",
    "invite": "zapraszać",
    "give": "zabrać zabierać oddać udzielić złożyć składać przekazać",
    "perform": "dokonać dokonywać",
    "join": "wejść wchodzić znaleźć znajdować dostać stanąć dołączyć",
}
_NOUNS: dict[Kind, str] = {
    "speech": "wykład wystąpienie prelekcja prezentacja referat wprowadzenie powitanie otwarcie przemówienie odczyt laudacja prelegent prelegentka panelista mówca moderator moderatorka moderacja",
    "debate": "panel debata dyskusja",
    "prize": "nagroda wyróżnienie statuetka medal laureat laureatka puchar dyplom odznaczenie odznaka zwycięzca zwyciężczyni",
    "thanks": "podziękowanie gratulacja brawo oklask ukłon",
    "signature": "sygnatariusz sygnatariuszka poważanie",
    "office": "nominacja skład wybór",
    "presence": "gość udział obecność uczestnik uczestniczka delegacja",
}
_FORMS: dict[Kind, str] = {
    "join": "include includes included",
    "choose": "elected appointed nominated reappointed selected chosen",
    "sign": "signed initialled",
    "award": "handed",
    "receive": "received won awarded collected",
    "thank": "thanked congratulated thanks",
    "speak": "presented spoke explained showed compared outlined summarised shared argued described introduced asked",
    "open": "opened welcomed greeted inaugurated",
    "say": "said says told adds explains notes stresses argues recalls admits added noted stressed commented recalled warned remarked admitted joked replied urged insisted concluded underlined",
    "attend": "attended participated represented accompanied visited met chaired joined",
    "lead": "moderated facilitated prowadzący prowadząca prowadzenie",
    "speech": "opening speaker speakers lecture lectures talk talks speech speeches presentation presentations keynote statement statements remarks comments",
    "debate": "panel debate discussion panellists panelists",
    "prize": "najlepsza najlepszy najszybsza najszybszy najlepszą najlepszym award awards prize prizes winner winners laureate",
    "plan": "will zapraszamy planowane planowany planowana zaplanowano przewidziano",
    "thanks": "gratitude",
    "present": "obecni obecne",
    "presence": "wśród guests participants",
    "opinion": "zdaniem according",
}
_KIND_OF: dict[str, Kind] = {lemma: kind for kinds in (_NOUNS, _VERBS) for kind, lemmas in kinds.items() for lemma in lemmas.split()}
_KIND_OF_FORM: dict[str, Kind] = {form: kind for kind, forms in _FORMS.items() for form in forms.split()}
_WORD = re.compile(r"\w{3,}")


class Word(NamedTuple):
    """What a word can tell of the part that somebody takes."""

    kind: Kind
    tense: Tense
    passive: bool
    """Whether the verb has no doer beside it: `powołany`, `powołano`."""
    is_verb: bool
    is_english: bool = False


class Telling(NamedTuple):
    """A telling word where it stands in a sentence."""

    word: Word
    start: int
    end: int


def tellings_in(sentence: str, lexicon: Lexicon) -> list[Telling]:
    """The telling words of a sentence, in order."""
    lower = sentence.lower()
    if len(lower) != len(sentence):
        lower = sentence
    known = tell_of_words(lexicon)
    found, at = [], 0
    for form in _WORD.findall(lower):
        word = known[form]
        if word is None:
            continue
        at = lower.find(form, at)
        while lower[at - 1 : at].isalpha():  # not within a longer word
            at = lower.find(form, at + 1)
        found.append(Telling(word, at, at + len(form)))
        at += len(form)
    return found


def tell_of_words(lexicon: Lexicon) -> Answers[Word | None]:
    """What each word, in small letters, can tell; None of most."""
    lemmatiser = lexicon.lemmatiser
    return lexicon.words.answers("telling", lambda form: _word(form, lemmatiser))


def _word(form: str, lemmatiser: Lemmatiser) -> Word | None:
    if kind := _KIND_OF_FORM.get(form):
        is_verb = kind in _VERBS
        return Word(kind, "past" if is_verb else "", False, is_verb=is_verb, is_english=is_verb)
    for reading in lemmatiser.readings(form):
        if reading.tag.startswith("bedzie"):
            return Word("be", "future", False, is_verb=True)
        kind = _KIND_OF.get(reading.lemma)
        if kind and kind in _VERBS:
            if told := _verb(kind, reading.tag):
                return told
        elif kind and reading.tag.startswith(("subst", "adj")):
            return Word(kind, "", False, is_verb=False)
    return None


def _verb(kind: Kind, tag: str) -> Word | None:
    part = tag.partition(":")[0]
    if part in ("praet", "imps"):
        return Word(kind, "past", part == "imps", is_verb=True)
    if part == "ppas":
        return Word(kind, "", True, is_verb=True)
    if part == "fin":
        # "dziękujemy": whoever is named is not the doer
        return Word(kind, "future" if "perf" in tag.split(":") else "present", ":pri" in tag, is_verb=True)
    if part in ("inf", "pcon", "pant"):
        return None if kind in ("say", "talk", "choose") else Word(kind, "", False, is_verb=True)
    return Word(kind, "", False, is_verb=False) if part == "ger" else None
