"""What is remembered of words, and forgotten."""

from itertools import product

from scraper.language.lemmas import Lemmatiser
from scraper.language.lexicon import Lexicon
from scraper.language.memory import WORDS_KEPT, Memory

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "wu")


def _words(count: int) -> list[str]:
    made = ["".join(syllables) for syllables in product(_SYLLABLES, repeat=4)]
    return made[:count]


def test_a_memory_holds_no_more_than_it_is_given_and_still_answers() -> None:
    memory = Memory[str, int](3)
    for number, word in enumerate("abcdefgh"):
        memory[word] = number
        assert memory[word] == number
        assert len(memory) <= 3


def test_a_lemmatiser_that_reads_for_weeks_does_not_grow_and_answers_as_before() -> None:
    lemmatiser = Lemmatiser()
    before = lemmatiser.lemmas("klastrów")
    for word in _words(WORDS_KEPT + 500):
        lemmatiser.lemmas(word)
    held = [memory for memory in vars(lemmatiser).values() if isinstance(memory, Memory)]
    assert max(map(len, held)) <= WORDS_KEPT
    assert "klastrów" not in lemmatiser._lemmas
    assert lemmatiser.lemmas("klastrów") == before == {"klaster"}


def test_a_form_that_is_only_half_a_compound_has_no_case() -> None:
    assert Lexicon().words.cases("idąco") == frozenset()
