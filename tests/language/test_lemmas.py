"""Folding and lemmas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.language.folding import fold
from scraper.language.lemmas import Lemmatiser


@pytest.fixture(scope="module")
def lemmatiser() -> Lemmatiser:
    return Lemmatiser()


def test_folding_takes_every_polish_letter_and_l_with_stroke_too() -> None:
    assert fold("Zażółć GĘŚLĄ JAŹŃ Łódź") == "zazolc gesla jazn lodz"


def test_folding_takes_foreign_diacritics_and_decomposed_forms() -> None:
    assert fold("Sørensen Čapek Müller Žižek") == "sorensen capek muller zizek"
    assert fold("Lo\u0301dz\u0301") == "lodz"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "form", ["klaster", "klastra", "klastrowi", "klastrem", "klastrze", "klastry", "klastrów", "klastrom", "klastrami", "klastrach"]
)
def test_every_case_of_a_word_has_its_lemma(lemmatiser: Lemmatiser, form: str) -> None:
    assert "klaster" in lemmatiser.lemmas(form)
    assert "klaster" in lemmatiser.lemmas(form.capitalize())


def test_an_unknown_word_is_its_own_lemma(lemmatiser: Lemmatiser) -> None:
    assert lemmatiser.lemmas("ECPG") == {"ecpg"}
    assert lemmatiser.readings("ECPG") == ()


def test_a_surname_keeps_its_gender(lemmatiser: Lemmatiser) -> None:
    assert {r.lemma for r in lemmatiser.readings("Krystowskiego") if "nazwisko" in r.labels} == {"Krystowski"}
    assert {r.lemma for r in lemmatiser.readings("Krystowską") if "nazwisko" in r.labels} == {"Krystowska"}


def test_the_forms_of_a_lemma_are_folded(lemmatiser: Lemmatiser) -> None:
    assert {"klaster", "klastrow", "klastrami"} <= lemmatiser.forms("klaster")


def test_a_verb_is_no_half_of_a_compound(lemmatiser: Lemmatiser) -> None:
    assert lemmatiser.lemmas("było") == {"byc"}
    assert "polski" in lemmatiser.lemmas("polsko")  # polsko-niemiecki
