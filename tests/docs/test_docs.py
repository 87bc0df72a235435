"""The documents say what the program does, and their SQL runs."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scraper.cli.main import COMMANDS
from scraper.storage.database import open_database

CHECKOUT = Path(__file__).resolve().parents[2]
DOCUMENTS = [CHECKOUT / "README.md", CHECKOUT / "CHANGELOG.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
QUESTIONS = re.findall(r"```sql\n(.*?)```", (CHECKOUT / "docs" / "schema.md").read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_of_the_schema_runs(question: str, tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "klastry.db")) as conn:
        conn.execute(question).fetchall()


def test_the_schema_asks_at_least_ten_questions() -> None:
    assert len(QUESTIONS) >= 10


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"`{command}`" in (CHECKOUT / "README.md").read_text(encoding="utf-8")


def test_the_readme_says_demo_and_test_first() -> None:
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    assert text.index("make demo") < text.index("make test") < text.index("make setup")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+\.md)\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_the_schema_names_every_table_and_view(tmp_path: Path) -> None:
    text = (CHECKOUT / "docs" / "schema.md").read_text(encoding="utf-8")
    with closing(open_database(tmp_path / "klastry.db")) as conn:
        names = [row["name"] for row in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    hidden = ("sqlite_", "_sqlite", "articles_fts_", "articles_lemmas_", "search_", "story_sketches")
    assert [n for n in names if not n.startswith(hidden) and f"`{n}`" not in text] == []


def test_a_view_answers_an_empty_database(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "klastry.db")) as conn:
        for view in ("expert_group_items", "participants", "upcoming_events", "who_met_whom", "site_health", "news"):
            cursor: sqlite3.Cursor = conn.execute(f"SELECT * FROM {view}")
            assert cursor.fetchall() == []
