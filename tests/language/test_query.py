"""What a person types, as a tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.language.query import AllOf, AnyOf, Filter, Not, Printed, Query, Words, parse_query


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("klastry energia", AllOf((Words(("klastry",)), Words(("energia",))))),
        ("klastry AND energia", AllOf((Words(("klastry",)), Words(("energia",))))),
        ("energia LUB gaz", AnyOf((Words(("energia",)), Words(("gaz",))))),
        ("energia lub gaz", AnyOf((Words(("energia",)), Words(("gaz",))))),
        ('"list intencyjny" albo "listy intencyjne"', AnyOf((Words(("list", "intencyjny")), Words(("listy", "intencyjne"))))),
        ("umowa nie Zamość", AllOf((Words(("umowa",)), Not(Words(("Zamość",)))))),
        ("klaster nie tylko dla dużych", AllOf(tuple(Words((word,)) for word in ("klaster", "nie", "tylko", "dla", "dużych")))),
        ("lub", Words(("lub",))),
        ("badania i rozwój", AllOf((Words(("badania",)), Words(("rozwój",))))),
        ("klaster -energia", AllOf((Words(("klaster",)), Not(Words(("energia",)))))),
        ("klaster NIE energia", AllOf((Words(("klaster",)), Not(Words(("energia",)))))),
        ('"grupa ekspertów"', Words(("grupa", "ekspertów"))),
        ("„grupa ekspertów”", Words(("grupa", "ekspertów"))),
        ('"grupa ekspertów"~5', Words(("grupa", "ekspertów"), distance=5)),
        ("grupa NEAR/3 ekspert", Words(("grupa", "ekspert"), distance=3)),
        ("klastr*", Printed("klastr", True)),
        ("=klastrów", Printed("klastrow", False)),
        ("tytuł:klaster", Words(("klaster",), field="title")),
        ('TYTUL:"rada klastra"', Words(("rada", "klastra"), field="title")),
        ('osoba:"Anna Nowak"', Filter("person", "Anna Nowak")),
        ("od:2019-05", Filter("from", "2019-05")),
        ("Bielsko-Biała", Words(("Bielsko", "Biała"))),
        ("Klastry: przyszłość", AllOf((Words(("Klastry",)), Words(("przyszłość",))))),
        ("(a OR b) c", AllOf((AnyOf((Words(("a",)), Words(("b",)))), Words(("c",))))),
        ("a OR b c", AnyOf((Words(("a",)), AllOf((Words(("b",)), Words(("c",))))))),
    ],
)
def test_a_query_means_what_a_person_means(typed: str, meant: Query) -> None:
    assert parse_query(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("((((", None), ("a))", Words(("a",))), ("-", None), ("NIE", None), ("a NEAR", Words(("a",))), ('"a b', Words(("a", "b")))],
)
def test_what_is_unfinished_still_means_something(typed: str, meant: Query | None) -> None:
    assert parse_query(typed) == meant


@given(st.text(alphabet='ab ()"-*:=~/ORNIEAD„”\n', max_size=60))
def test_nothing_typed_is_an_error(typed: str) -> None:
    parse_query(typed)


def test_a_pasted_megabyte_ends_at_once() -> None:
    for hostile in ("(" * 10**6, "-" * 10**6, "a-" * 10**6, '"' * 10**6, "a:" * 10**6):
        parse_query(hostile)
