import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.archive.warc import WarcFile
from scraper.cli.main import BAD_USAGE, DONE, FAILED, LOCKED, main
from scraper.model.moments import WARSAW
from scraper.model.page import Page
from scraper.storage.corrections import correct_article
from scraper.storage.database import open_database
from scraper.storage.lock import run_lock

SUBJECTS = {
    "laboratoria": "Laboratoria uczelni otworzą się dla firm, które nie mają własnej aparatury. Pomiary wykona zespół uczelni w wyznaczonych godzinach.",
    "targi": "Delegacja klastra pojechała na targi, gdzie rozmawiała z dostawcami części. Umowy mają zostać podpisane po powrocie do kraju.",
    "szkolenia": "Szkolenia dla operatorów maszyn ruszą w trzech miastach. Zapisy prowadzi biuro klastra, a liczba miejsc jest ograniczona przez salę.",
    "drony": "Drony dostarczą próbki między szpitalami w ciągu kwadransa. Loty próbne odbyły się nad rzeką i trwały przez cały tydzień.",
    "wodór": "Autobusy na wodór wyjadą na linie podmiejskie, gdy powstanie stacja tankowania. Działkę pod stację wskazała już rada gminy.",
}
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def page(number: int, subject: str, *, host: str = "klaster.pl", addition: str = "", fetched_at: datetime = NOW) -> Page:
    text = f"<p>{SUBJECTS[subject]}</p><p>Temat „{subject}” wróci na jesiennym spotkaniu. {addition} Do tego czasu zbierane są uwagi członków.</p>"
    html = (
        f"<html lang='pl'><head><title>Nowe wieści: {subject} | Klaster</title></head><body><nav><a href='/'>Start</a> <a href='/kontakt'>Kontakt</a></nav>"
        f"<main><h1>Nowe wieści: {subject}</h1><span class='date'>Dodano: {number + 10}.02.2026</span><div class='tresc'>{text}</div></main>"
        "<footer>Klaster, ul. Prosta 1, Radom</footer></body></html>"
    )
    return Page(
        url=f"https://{host}/news/wiesci-{number},{number}.htm",
        site="",
        body=html.encode(),
        content_type="text/html; charset=utf-8",
        fetched_at=fetched_at,
    )


def warc(folder: Path, name: str, pages: list[Page]) -> Path:
    file = WarcFile(folder, name)
    for p in pages:
        file.append(p, {"Content-Type": p.content_type or ""}, p.fetched_at or NOW)
    return folder / name


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "klaster.toml").write_text('url = "https://klaster.pl/"\n')
    return ["--db", str(tmp_path / "klastry.db"), "--sites", str(tmp_path / "sites")]


@pytest.fixture
def imported(tmp_path: Path, options: list[str]) -> Path:
    pages = [page(number, subject) for number, subject in enumerate(SUBJECTS)]
    assert main(["import-warc", str(warc(tmp_path, "foreign.warc.gz", pages)), *options]) == DONE
    return tmp_path / "klastry.db"


def one(db: Path, sql: str) -> object:
    with closing(open_database(db, readonly=True)) as conn:
        return conn.execute(sql).fetchone()[0]


def test_pages_of_known_hosts_are_stored_kept_and_alert_nobody(imported: Path) -> None:
    assert one(imported, "SELECT count(*) FROM articles WHERE site = 'klaster' AND baseline = 1 AND published LIKE '2026-02-1_'") == 5
    assert one(imported, "SELECT count(*) FROM archived_pages") == 5
    assert one(imported, "SELECT count(*) FROM deliveries") == 0
    assert one(imported, "SELECT baseline_done FROM sites") is None, "the site's own first crawl must still be silent"


def test_the_same_file_again_changes_nothing(imported: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-warc", str(imported.with_name("foreign.warc.gz")), "--json", *options]) == DONE
    assert json.loads(capsys.readouterr().out) == {"pages": 5, "older": 5, "new": 0, "changed": 0}


def test_a_later_capture_is_a_version_and_an_earlier_one_is_left_out(imported: Path, options: list[str]) -> None:
    later = page(1, "targi", addition="Dopisano nowe zdanie.", fetched_at=datetime(2026, 4, 1, tzinfo=UTC))
    earlier = page(1, "targi", addition="Zdanie sprzed zmiany.", fetched_at=datetime(2025, 4, 1, tzinfo=UTC))
    assert main(["import-warc", str(warc(imported.parent, "two.warc.gz", [later, earlier])), *options]) == DONE
    assert one(imported, "SELECT count(*) FROM articles") == 5
    assert one(imported, "SELECT text LIKE '%Dopisano nowe zdanie.%' FROM articles WHERE url LIKE '%,1.htm'") == 1
    assert one(imported, "SELECT count(*) FROM article_versions v JOIN articles a ON a.id = v.article_id WHERE a.url LIKE '%,1.htm'") == 2


def test_pages_of_unknown_hosts_are_taken_only_when_asked(tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    pages = [page(number, subject, host=host) for number, subject in enumerate(SUBJECTS) for host in ("www.inny.pl", "inny.pl:8080")]
    file = str(warc(tmp_path, "foreign.warc.gz", pages))
    assert main(["import-warc", file, *options]) == DONE
    assert "10 of no known site" in capsys.readouterr().err
    assert main(["import-warc", file, "--all", *options]) == DONE
    assert one(tmp_path / "klastry.db", "SELECT group_concat(name) FROM (SELECT name FROM sites ORDER BY name)") == "inny-pl,inny-pl-8080"
    assert one(tmp_path / "klastry.db", "SELECT count(*) FROM articles") == 10


def test_surnames_that_the_archive_knows_decide_in_the_next_file(tmp_path: Path, options: list[str]) -> None:
    nominative = page(0, "targi", addition="Obecny był dr Seweryn Matejko z Izby Młynarskiej.")
    dative = page(1, "drony", addition="Nagrodę wręczono Sewerynowi Matejce z Izby Młynarskiej.")
    assert main(["import-warc", str(warc(tmp_path, "one.warc.gz", [nominative])), *options]) == DONE
    assert main(["import-warc", str(warc(tmp_path, "two.warc.gz", [dative])), *options]) == DONE
    assert (
        one(tmp_path / "klastry.db", "SELECT group_concat(DISTINCT p.name) FROM participations r JOIN people p ON p.id = r.person_id")
        == "Seweryn Matejko"
    )


def test_a_bad_record_is_told_and_recorded_and_the_others_are_read(tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    file = warc(tmp_path, "foreign.warc.gz", [page(number, subject) for number, subject in enumerate(SUBJECTS)])
    content = bytearray(file.read_bytes())
    content[60:120] = bytes(60)
    file.write_bytes(content)
    assert main(["import-warc", str(file), *options]) == DONE
    assert "bad record" in capsys.readouterr().err
    assert one(tmp_path / "klastry.db", "SELECT count(*) FROM fetches WHERE reason LIKE 'bad record%'") == 1
    assert one(tmp_path / "klastry.db", "SELECT count(*) FROM articles") == 4


def test_a_file_that_is_no_warc_fails_and_one_that_is_missing_is_bad_usage(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "letter.txt").write_text("Szanowni Państwo, " * 300)
    assert main(["import-warc", str(tmp_path / "letter.txt"), *options]) == FAILED
    assert main(["import-warc", str(tmp_path / "none.warc"), *options]) == BAD_USAGE


def spoil(db: Path) -> None:
    """As an older program would have read the pages."""
    with closing(open_database(db)) as conn, conn:
        conn.execute("UPDATE articles SET title = 'Klaster', published = NULL WHERE url LIKE '%,2.htm'")


def test_a_dry_run_shows_each_field_and_changes_nothing(imported: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    spoil(imported)
    before = one(imported, "SELECT group_concat(title || text) FROM articles")
    capsys.readouterr()
    assert main(["reextract", "--dry-run", "--json", *options]) == DONE
    [changed] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert changed["url"].endswith(",2.htm")
    assert changed["changes"] == {"title": ["Klaster", "Nowe wieści: szkolenia"], "published": [None, "2026-02-12"]}
    assert one(imported, "SELECT group_concat(title || text) FROM articles") == before


def test_a_new_reading_mends_articles_and_makes_neither_version_nor_alert(
    imported: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(imported)
    assert main(["reextract", "klaster", *options]) == DONE
    out = capsys.readouterr().out
    assert "  - title: Klaster\n  + title: Nowe wieści: szkolenia\n" in out
    assert one(imported, "SELECT published FROM articles WHERE url LIKE '%,2.htm'") == "2026-02-12"
    assert one(imported, "SELECT count(*) FROM article_versions") == 5
    assert one(imported, "SELECT count(*) FROM deliveries") == 0
    assert main(["reextract", *options]) == DONE
    assert capsys.readouterr().out == ""


def test_a_correction_survives_a_new_reading(imported: Path, options: list[str]) -> None:
    with closing(open_database(imported)) as conn, conn:
        article_id = conn.execute("SELECT id FROM articles WHERE url LIKE '%,3.htm'").fetchone()[0]
        correct_article(conn, article_id, "title", "Drony nad rzeką", by="Anna", now=NOW)
    assert main(["reextract", *options]) == DONE
    assert one(imported, "SELECT title FROM articles WHERE url LIKE '%,3.htm'") == "Drony nad rzeką"


def test_a_torn_page_keeps_its_article(imported: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    [file] = (imported.parent / "archive" / "klaster").iterdir()
    file.write_bytes(file.read_bytes()[:-40])
    assert main(["reextract", *options]) == DONE
    assert "NOT READ: its record in the archive is torn" in capsys.readouterr().out
    assert one(imported, "SELECT count(*) FROM articles") == 5


def test_a_site_without_archived_pages_is_bad_usage_and_a_running_crawl_is_not_disturbed(
    imported: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reextract", "klastr", *options]) == BAD_USAGE
    assert "it holds: klaster" in capsys.readouterr().err
    with run_lock(imported, "klastry crawl", datetime.now(WARSAW)):
        assert main(["reextract", *options]) == LOCKED
        assert main(["import-warc", str(imported.with_name("foreign.warc.gz")), *options]) == LOCKED
