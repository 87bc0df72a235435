"""What a word can do in the description of a person: name a role, head an organisation, go on with a role. With a memory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from scraper.language.memory import WORDS_KEPT, Memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.language.lemmas import Lemmatiser, Reading

# Nouns that Morfeusz tags as people and that say nothing of a post.
_NO_POST = frozenset(
    """
    były była pan pani syn córka brat siostra mąż żona ojciec matka wnuk wnuczka synowa zięć teść teściowa wujek ciotka człowiek gość uczestnik uczestniczka rodzic
    sąsiad sąsiadka przyjaciel przyjaciółka kolega koleżanka zmarły zmarła chory chora klient klientka mieszkaniec mieszkanka polak polka państwo osoba jeden
    rodak następca następczyni poprzednik poprzedniczka imiennik bohater bohaterka zwycięzca kibic widz słuchacz czytelnik autor autorka patron patronka
    """.split()
)
_SHORT_ROLES = frozenset("dyr. kier. przew. wiceprzew. koord. sekr. nacz. zast. wicedyr. skarb.".split())
_FEMININE = (
    (("czka",), "k"),
    (("czyni",), "ca"),
    (("żka",), "g"),
    (("tka",), "ta"),
    (("ka",), ""),
    (("yni", "ini"), ""),
    (("anka",), "anin"),
    (("lniczka",), "lnik"),
)
_DECLINED = (("kę", "ka"), ("ką", "ka"), ("ki", "ka"), ("ce", "ka"), ("ynię", "yni"), ("ynią", "yni"))
_PARTICIPLE = re.compile(r"^(\w+ąc)(?:y|a|e|ego|emu|ej|ą|ym|ych|ymi)$")
_ADJECTIVAL = ("skiego", "ckiego", "skiej", "ckiej", "skiemu", "ckiemu", "owego", "owej", "owych", "owym", "owymi")
"""Endings of adjectives younger than the dictionary: klastrowej."""
_PAST = ("ł", "ła", "li", "ły", "ło", "no", "to")
_VERBAL = ("fin", "praet", "impt", "bedzie", "imps", "pcon", "pant", "inf", "pred")

Answer = TypeVar("Answer")
_VOIVODESHIPS = ("skie", "ckie", "dzkie")
"""Morfeusz knows `Podkarpackie` as a noun too; it stands for an adjective with the noun left out."""


class Answers(Memory[str, Answer], Generic[Answer]):
    """What was answered of each word when it was first asked about."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        super().__init__(WORDS_KEPT)
        self._ask = ask

    def __missing__(self, text: str) -> Answer:
        answer = self[text] = self._ask(text)
        return answer


class WordBook:
    """Predicates of words, by Morfeusz and the word lists. Holds no state that changes an answer."""

    def __init__(self, lemmatiser: Lemmatiser, roles: frozenset[str], organisations: frozenset[str], complements: frozenset[str]) -> None:
        self.lemmatiser = lemmatiser
        self._roles = roles
        self._organisations = organisations
        self._complements = complements
        self._lemmas = Memory[str, frozenset[str]](WORDS_KEPT)
        self._heads = Memory[str, str | None](WORDS_KEPT)
        self._answers: dict[str, Answers[Any]] = {}  # each question has answers of its own kind
        self._roles_known = Answers(self._is_role)
        self._people = Answers(self._is_person)
        self._organisations_known = Answers(lambda t: not self.lemmas(t).isdisjoint(self._organisations))
        self._adjectives = Answers(lambda t: any(r.tag.startswith(("adj", "ppas", "pact")) for r in self._plain(t.rpartition("-")[2])))
        self._only_adjectives = Answers(self._is_only_adjective)
        self._verbs = Answers(self._is_finite_verb)
        self._common = Answers(lambda t: any(r.lemma[:1].islower() for r in self._plain(t)))
        self._places = Answers(lambda t: any("nazwa_geograficzna" in r.labels for r in self.lemmatiser.readings(t)))
        self._cases = Memory[tuple[str, str], frozenset[str]](WORDS_KEPT)

    def lemmas(self, text: str) -> frozenset[str]:
        """Lemmas with diacritics, lower case; the text itself among them, for words that Morfeusz does not know."""
        known = self._lemmas.get(text)
        if known is None:
            bare = text.strip(".").lower()
            readings = self.lemmatiser.readings(bare) or self.lemmatiser.readings(text)
            known = frozenset(r.lemma.lower() for r in readings) | {bare}
            if not readings:  # technolożki, menedżerkę: feminine titles younger than the dictionary
                known |= {bare[: -len(ending)] + instead for ending, instead in _DECLINED if bare.endswith(ending)}
                known |= {bare[:-1]} if bare.endswith("s") else frozenset()  # English: owners
            if participle := _PARTICIPLE.match(bare):  # prowadzących: Morfeusz gives the verb
                known |= {participle[1] + "y", participle[1] + "a"}
            self._lemmas[text] = known
        return known

    def is_role(self, text: str) -> bool:
        """Whether the word lists know the word as a role; `prof.` is a degree."""
        return self._roles_known[text]

    def is_person(self, text: str) -> bool:
        """Whether the word names a role, or is any noun for somebody by what they do: hutnik, zdobniczka."""
        return self._people[text]

    def is_organisation(self, text: str) -> bool:
        """Whether the word heads names of organisations."""
        return self._organisations_known[text]

    def is_complement(self, text: str) -> bool:
        """Whether the word goes on with a role: zarządu, Departamentu."""
        return not self.lemmas(text).isdisjoint(self._complements)

    def organisation_lemma(self, text: str) -> str | None:
        """The noun that heads organisations of which the word is a form."""
        if text not in self._heads:
            self._heads[text] = min(self.lemmas(text) & self._organisations, default=None, key=lambda lemma: (len(lemma), lemma))
        return self._heads[text]

    def is_adjective(self, text: str) -> bool:
        """Whether the word can be an adjective or participle."""
        return self._adjectives[text]

    def is_only_adjective(self, text: str) -> bool:
        """Whether the word can be nothing else."""
        return self._only_adjectives[text]

    def is_adjective_here(self, text: str) -> bool:
        """Whether the word is an adjective in a phrase: `niemieckiego` is also a form of the language's name."""
        return self.is_only_adjective(text) or (self.is_adjective(text) and text.endswith(("ego", "ej", "ych")))

    def is_finite_verb(self, text: str) -> bool:
        """Only a verb form: `prezes` is none, though `siła` and the like may look like one."""
        return self._verbs[text]

    def is_common(self, text: str) -> bool:
        """Whether the word, however it is written, is a common word of the dictionary."""
        return self._common[text]

    def is_place(self, text: str) -> bool:
        """Whether Morfeusz knows the word as a place."""
        return self._places[text]

    def cases(self, text: str, number: str = "sg") -> frozenset[str]:
        """The cases in which the word stands as a noun of that number."""
        known = self._cases.get((text, number))
        if known is None:
            known = self._cases[text, number] = frozenset(
                case
                for r in self._plain(text)
                if r.tag.startswith(("subst:", "ger:", "depr:", "pact:")) and number in r.tag.split(":")[1] and not self._is_rather_plural(r, text)
                for case in r.tag.split(":")[2].split(".")
            )
        return known

    def is_only_plural(self, text: str) -> bool:
        """Whether the word is a noun of several and can be none of one: `właściciele`, not `kierownictwo`."""
        return bool(self.cases(text, "pl")) and not self.cases(text)

    def _is_rather_plural(self, reading: Reading, text: str) -> bool:
        """`wspólnicy` is the plural of wspólnik, hardly ever a form of wspólnica; `posłowie` are members of parliament, hardly ever an afterword."""
        if reading.lemma == "posłowie":
            return True
        return text.endswith("icy") and reading.lemma.endswith("ica") and any(":pl:nom" in r.tag and ":m1" in r.tag for r in self._plain(text))

    def _plain(self, text: str) -> tuple[Reading, ...]:
        return self.lemmatiser.readings(text.lower()) or self.lemmatiser.readings(text)

    def answers(self, question: str, ask: Callable[[str], Answer]) -> Answers[Answer]:
        """The kept answers to a question, which need nothing but the word and the word lists; whoever asks of many words takes them once."""
        known = self._answers.get(question)
        if known is None:
            known = self._answers[question] = Answers(ask)
        return known

    def _is_only_adjective(self, text: str) -> bool:
        last = text.rpartition("-")[2]  # Kujawsko-Pomorski
        readings = [
            r
            for r in (*self.lemmatiser.readings(last.lower()), *self.lemmatiser.readings(last))
            if (set(r.labels) - {"nazwisko", "imię"} or not r.labels) and not r.lemma.endswith(_VOIVODESHIPS)
        ]
        if not readings:
            return last.endswith(_ADJECTIVAL) and not self.lemmatiser.readings(last)
        return all_of(tuple(readings), ("adj", "ppas", "pact"))

    def _is_role(self, text: str) -> bool:
        return text.lower() in _SHORT_ROLES if text.endswith(".") else not self.lemmas(text).isdisjoint(self._roles)

    def _is_person(self, text: str) -> bool:
        if self.is_role(text):
            return True
        lemmas = self.lemmas(text)
        if text.endswith(".") or not text[:1].isalpha() or not lemmas.isdisjoint(_NO_POST) or self.is_organisation(text):
            return False
        if any(r.tag.startswith(("subst:sg", "subst:pl")) and ":m1" in r.tag and r.lemma[:1].islower() for r in self._plain(text)):
            return True
        return any(self._is_woman(lemma) for lemma in lemmas)

    def _is_woman(self, lemma: str) -> bool:
        """Whether the feminine noun is made from a man's: kapitanka from kapitan, zdobniczka from zdobnik."""
        for endings, instead in _FEMININE:
            for ending in endings:
                stem = lemma.removesuffix(ending)
                if (
                    stem != lemma
                    and len(stem) > 2
                    and any(":m1" in r.tag and r.lemma[:1].islower() for r in self.lemmatiser.readings(stem + instead))
                ):
                    return True
        return False

    def _is_finite_verb(self, text: str) -> bool:
        if not text[:1].islower():
            return False
        readings = self.lemmatiser.readings(text)
        if text.endswith(_PAST) and any(r.tag.startswith(("praet", "imps")) for r in readings):
            return True
        return all_of(readings, _VERBAL)


def all_of(readings: tuple[Reading, ...], kinds: tuple[str, ...]) -> bool:
    """Whether there are readings and each is of one of the kinds."""
    return bool(readings) and all(r.tag.startswith(kinds) for r in readings)
