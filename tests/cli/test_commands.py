"""Every command a newcomer tries, on a database with a few articles, an empty one and a broken one."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from scraper.catalogue.gazetteers import load_lexicon
from scraper.cli.main import BAD_USAGE, DONE, FAILED, main
from scraper.config import CHECKOUT
from scraper.model.article import Article, Event, Match, Participant
from scraper.model.moments import WARSAW
from scraper.model.site import Site
from scraper.storage import runs
from scraper.storage.articles import Intake, store_article
from scraper.storage.database import open_database

NOW = datetime.now(WARSAW)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `klastry` on the test's database; gives code, stdout and stderr."""
    for name in ("KLASTRY_DB", "KLASTRY_CONFIG", "KLASTRY_SITES", "KLASTRY_RULES", "KLASTRY_LANG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--db", str(tmp_path / "klastry.db")])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def filled(tmp_path: Path) -> None:
    day = NOW.date() + timedelta(days=10)
    person = Participant(
        name="Anna Nowak", role="prezes", organisation="Klaster Lotniczy", surface="Anna Nowak", sentence="Mówiła Anna Nowak.", end=10
    )
    match = Match(rule="expert-groups", rule_version="1", tier="A", passing=False, sentence="Zebrała się Rada KKK.", words=("Rada", "KKK"))
    article = Article(
        url="https://serwis.pl/1", site="serwis", kind="article", title="Posiedzenie Rady KKK", text="Zebrała się Rada KKK. Mówiła Anna Nowak o przyszłości klastrów.",
        published=NOW.date(), language="pl", tags=("klastry",), participants=(person,), events=(Event(start=day, end=day, place="Łódź", sentence="Spotkanie."),), matches=(match,),
    )  # fmt: skip
    intake = Intake(now=NOW, lexicon=load_lexicon(CHECKOUT / "data" / "gazetteers"), alerting_rules=frozenset({"expert-groups"}), channels=("file",))
    conn = open_database(tmp_path / "klastry.db")
    with conn:
        number = runs.start_run(conn, "crawl", NOW)
        site = Site(name="serwis", url="https://serwis.pl/", title="Serwis")
        runs.finish_visit(conn, runs.start_visit(conn, number, site, NOW), "done", runs.VisitCounts(), NOW)
        store_article(conn, article, runs.start_visit(conn, number, site, NOW), intake)
    conn.close()


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("search", "klastrami"), "Posiedzenie Rady KKK"),
        (("people",), "Anna Nowak"),
        (("people", "nowak"), "Klaster Lotniczy"),
        (("events", "--upcoming"), "Łódź"),
        (("alerts", "list"), "expert-groups"),
        (("digest", "--preview"), "Rada"),
        (("status",), "serwis"),
        (("export", "participants"), "Anna Nowak"),
        (("schedule",), "crawl --due"),
        (("schedule", "--systemd"), "[Timer]"),
        (("rules", "test", "--since", "2020-01-01"), "expert-groups"),
        (("site", "list"), "klastrypolskie"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_command_answers(arguments: tuple[str, ...], said: str, run: Run) -> None:
    code, out, err = run(*arguments)
    assert code == DONE, err
    assert said in out


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "arguments", [("search", "klaster"), ("people",), ("events",), ("alerts", "list"), ("status",), ("site", "list")], ids=" ".join
)
def test_json_is_one_object_a_line(arguments: tuple[str, ...], run: Run) -> None:
    code, out, _ = run(*arguments, "--json")
    assert code == DONE
    assert all(isinstance(json.loads(line), dict) for line in out.splitlines())
    assert out


@pytest.mark.usefixtures("filled")
def test_articles_are_exported_in_the_contracts_form(run: Run) -> None:
    _, out, _ = run("export", "articles", "--format", "jsonl")
    article = json.loads(out)
    assert article["participants"][0]["name"] == "Anna Nowak"
    assert article["expert_group"] is True
    assert article["from"] == {}
    assert article["is_article"] is True


@pytest.mark.usefixtures("filled")
def test_the_calendar_can_be_read_by_others_and_keeps_its_ids(run: Run) -> None:
    files = [run("events", "--ics")[1] for _ in range(2)]
    assert files[0] == files[1]
    event = Calendar.from_ical(files[0]).walk("VEVENT")[0]
    assert str(event["location"]) == "Łódź"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)


@pytest.mark.parametrize("arguments", [("search", "x"), ("people",), ("events",), ("status",), ("export", "news"), ("alerts", "list")], ids=" ".join)
def test_without_a_database_a_command_says_what_makes_one(arguments: tuple[str, ...], run: Run) -> None:
    code, _, err = run(*arguments)
    assert code == FAILED
    assert "klastry crawl" in err


@pytest.mark.parametrize("arguments", [("search", "x"), ("status",), ("doctor",)], ids=" ".join)
def test_a_file_that_is_no_database_is_told_and_left_as_it_is(arguments: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    (tmp_path / "klastry.db").write_bytes(b"to nie jest baza" * 1000)
    code, out, err = run(*arguments)
    assert code == FAILED
    assert "no SQLite database" in out + err
    assert (tmp_path / "klastry.db").read_bytes().startswith(b"to nie jest baza")


def test_an_unknown_table_names_those_there_are(run: Run, tmp_path: Path) -> None:
    open_database(tmp_path / "klastry.db").close()
    code, _, err = run("export", "uczestnicy")
    assert code == BAD_USAGE
    assert "participants" in err


def test_a_broken_rule_is_named_with_its_file_and_key(run: Run, tmp_path: Path) -> None:
    (tmp_path / "zla.toml").write_text('title = "x"\n[[clause]]\npaterns = ["a"]\n', encoding="utf-8")
    code, _, err = run("rules", "test", "--rules", str(tmp_path))
    assert code == BAD_USAGE
    assert "zla.toml" in err
    assert "paterns" in err


def test_dates_are_read_line_by_line(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("Dodano: 18 X 2019, godz. 10.00\n17-18 października 2019\nwczoraj\nsię\n"))
    main_code, out, _ = _dates(run)
    assert main_code == DONE
    assert out.splitlines() == ["2019-10-18T10:00", "2019-10-17/2019-10-18", "2024-06-29", ""]


def _dates(run: Run) -> tuple[int, str, str]:
    return run("dates", "--now", "2024-06-30")


def test_participants_of_a_file_are_a_json_list(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Obrady otworzyła dr Anna Nowak, prezes Klastra Lotniczego.", encoding="utf-8")
    _, out, _ = run("participants", str(tmp_path / "a.txt"))
    person = json.loads(out)[0]
    assert (person["name"], person["title"], person["role"], person["organisation"]) == ("Anna Nowak", "dr", "prezes", "Klaster Lotniczy")


@pytest.mark.usefixtures("filled")
def test_a_person_is_erased_for_good(run: Run) -> None:
    assert run("people", "erase", "Anna Nowak", "--yes")[0] == DONE
    assert run("people", "Nowak")[0] == FAILED


def test_doctor_finds_nothing_broken_here(run: Run) -> None:
    code, out, _ = run("doctor")
    assert code == DONE, out


def test_doctor_tries_the_copy_that_backup_made(run: Run, tmp_path: Path) -> None:
    open_database(tmp_path / "klastry.db").close()
    assert "no copy" in run("doctor")[1]
    assert run("backup")[0] == DONE
    assert "no copy" not in run("doctor")[1]
    (copy,) = (tmp_path / "backup").glob("*.db")
    copy.write_bytes(b"to nie jest baza" * 1000)
    code, out, _ = run("doctor")
    assert code == FAILED
    assert "cannot be restored" in out
