"""`klastry demo`: two days, then nothing new."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from scraper.config import CHECKOUT
from scraper.demo.articles import load_articles
from scraper.demo.skins import SKINS


def _demo(db: Path, *arguments: str) -> dict[str, object]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KLASTRY_")} | {"PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        [sys.executable, "-m", "scraper", "demo", "--json", "--db", str(db), *arguments],
        env=environment,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    summary: dict[str, object] = json.loads(done.stdout)
    return summary


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    db = tmp_path_factory.mktemp("demo") / "demo.db"
    return db, _demo(db)


def _query(db: Path, sql: str) -> list[tuple[object, ...]]:
    conn = sqlite3.connect(db)
    try:
        return conn.execute(sql).fetchall()
    finally:
        conn.close()


def test_every_article_of_both_sites_is_stored_once_and_nothing_else(first: tuple[Path, dict[str, object]]) -> None:
    db, _ = first
    for name in SKINS:
        titles = sorted(a.title for a in load_articles(CHECKOUT / "data" / "demo" / f"{name}.toml", 2))
        assert sorted(str(row[0]) for row in _query(db, f"SELECT title FROM articles WHERE site = '{name}'")) == titles


def test_dates_tags_and_attachments_are_those_of_the_site(first: tuple[Path, dict[str, object]]) -> None:
    db, _ = first
    for name in SKINS:
        for article in load_articles(CHECKOUT / "data" / "demo" / f"{name}.toml", 2):
            where = "title = '" + article.title.replace("'", "''") + "'"
            assert _query(db, f"SELECT substr(published, 1, 10) FROM articles WHERE {where}") == [(article.date.isoformat(),)]
            tags = _query(
                db,
                f"SELECT t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id JOIN articles a ON a.id = x.article_id WHERE a.{where} ORDER BY x.position",
            )
            assert [tag for (tag,) in tags] == list(article.tags)
            files = _query(db, f"SELECT f.label FROM attachments f JOIN articles a ON a.id = f.article_id WHERE a.{where} ORDER BY f.id")
            assert [label for (label,) in files] == [label for label, _ in article.attachments]


def test_the_second_day_alerts_of_the_two_expert_groups_and_of_nothing_that_only_looks_so(first: tuple[Path, dict[str, object]]) -> None:
    _, summary = first
    alerts = [(a["tier"], a["title"]) for a in summary["alerts"] if a["rule"] == "expert-groups"]  # type: ignore[attr-defined]
    assert sorted(alerts) == [
        ("A", "Ministerstwo reaktywuje Grupę roboczą ds. polityki klastrowej"),
        ("B", "Zespół ekspertów przy marszałku zajmie się inteligentnymi specjalizacjami Pomorza"),
    ]


def test_the_edited_article_is_a_version(first: tuple[Path, dict[str, object]]) -> None:
    db, summary = first
    assert sum(site["changed"] for site in summary["days"][1]["sites"]) == 1  # type: ignore[index]
    assert _query(db, "SELECT count(*) FROM article_versions v JOIN articles a ON a.id = v.article_id WHERE a.title LIKE 'Trwa nabór%'") == [(2,)]


def test_the_reference_structure_comes_out_whole(first: tuple[Path, dict[str, object]]) -> None:
    db, _ = first
    people = _query(db, "SELECT person, role, organisation FROM participants WHERE article_title LIKE 'European expert group%' ORDER BY 1")
    assert people == [
        ("Halina Brzezińska", "Prezes", "Związek Klastrów Przykładowych"),
        (
            "Marta Ferreira",
            "Director for Industrial Ecosystems",
            "Commission's Directorate-General for Internal Market, Industry, Entrepreneurship and SMEs",
        ),
        ("Norbert Kaczmarczyk", "Zastępca Dyrektora Departamentu Innowacji", "Ministerstwo Rozwoju i Technologii"),
    ]


def test_a_second_run_stores_and_alerts_nothing(first: tuple[Path, dict[str, object]]) -> None:
    db, _ = first
    before = _query(db, "SELECT count(*), (SELECT count(*) FROM article_versions), (SELECT count(*) FROM deliveries) FROM articles")
    again = _demo(db)
    assert again["alerts"] == []
    assert all(site["new"] == site["changed"] == 0 for day in again["days"] for site in day["sites"])  # type: ignore[attr-defined]
    assert _query(db, "SELECT count(*), (SELECT count(*) FROM article_versions), (SELECT count(*) FROM deliveries) FROM articles") == before
