"""A rule is tried on the archive before it is saved; only an admin saves, and only a rule that can be read."""

from contextlib import closing

from scraper.catalogue.rules import load_rule
from scraper.storage.database import open_database
from tests.desk.conftest import HOSTILE, NOW, Desk

RULE = 'title = "Rada klastrów"\n[[clause]]\npatterns = ["rada klaster"]\n'


def test_a_rule_from_the_simple_form_finds_what_it_would_have_told(filled: Desk) -> None:
    answer = filled.send(
        "/alerty/proba", {"nazwa": "rady", "tytul": 'Rady „x" \\', "wzory": "rada klaster\nzespół klaster", "bez": "energia", "dni": "9000"}
    )
    assert answer.status_code == 200
    assert "1 alert" in answer.text
    assert "Rada klastrów zebrała się" in answer.text
    assert "Zapisz regułę" not in answer.text
    assert "Regułę zapisze administrator" in answer.text


def test_an_admin_saves_a_tried_rule_as_a_file_that_loads(filled: Desk) -> None:
    filled.sign_in("admin")
    assert "Zapisz regułę" in filled.send("/alerty/proba", {"nazwa": "rady", "regula": RULE, "dni": "9000"}).text
    answer = filled.send("/alerty/proba", {"nazwa": "rady", "regula": RULE, "zapisz": "1"})
    assert answer.headers["location"] == "/alerty?zapisano=rady"
    assert load_rule(filled.config.rules / "rady.toml").title == "Rada klastrów"
    assert "Rada klastrów" in filled.get("/alerty").text
    assert sorted(file.name for file in filled.config.rules.iterdir()) == ["expert-groups.toml", "rady.toml"]


def test_a_rule_that_cannot_be_read_is_said_and_not_saved(filled: Desk) -> None:
    filled.sign_in("admin")
    for text in ("title = ", 'title = "x"\n[[clause]]\npatterns = [""]\n', 'title = "x"\nunknown = 1\n', 'title = "x"\n'):
        answer = filled.send("/alerty/proba", {"nazwa": "zla", "regula": text, "zapisz": "1"})
        assert answer.status_code == 400
        assert "nie można przeczytać" in answer.text
        assert str(filled.config.db.parent) not in answer.text
    assert not (filled.config.rules / "zla.toml").exists()


def test_a_name_leads_out_of_the_folder_of_rules_nowhere(filled: Desk) -> None:
    filled.sign_in("admin")
    for name in ("../x", "a/b", "A", ".ukryta", "x.toml", "-x"):
        assert filled.send("/alerty/proba", {"nazwa": name, "regula": RULE, "zapisz": "1"}).status_code == 400
    assert filled.get("/alerty/proba?z=../../klastry").status_code == 404
    assert sorted(file.name for file in filled.config.rules.iterdir()) == ["expert-groups.toml"]


def test_alerts_say_what_fired_why_and_what_became_of_it(filled: Desk) -> None:
    text = filled.get("/alerty").text
    assert "czeka na wysłanie" in text
    assert "Grupy eksperckie" in text
    assert "<mark>Rada</mark> <mark>klastrów</mark>" in text
    assert "czeka na wysłanie" not in filled.get("/alerty?stan=dead").text.split("Co zadziałało")[1].split("</p>", 1)[1]


def test_rules_that_cannot_be_read_leave_the_page_standing(filled: Desk) -> None:
    (filled.config.rules / "zla.toml").write_text("title = ", encoding="utf-8")
    answer = filled.get("/alerty")
    assert answer.status_code == 200
    assert "zla.toml" in answer.text


def test_digests_are_told_with_their_state(filled: Desk) -> None:
    with closing(open_database(filled.config.db)) as conn, conn:
        conn.execute(
            "INSERT INTO bundles (key, kind, channel, since, until, queued, not_before, state, reason) VALUES ('d', 'daily', 'mail', ?1, ?1, ?1, ?1, 'dead', ?2)",
            (NOW.isoformat(), HOSTILE),
        )
    text = filled.get("/alerty").text
    assert "przegląd dnia" in text
    assert "niedostarczony" in text
    assert HOSTILE not in text
