import gzip
import random
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.archive import payload
from scraper.archive.warc import Place, WarcFile, iter_pages, read_page
from scraper.model.page import Page

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
NOISE = random.Random(2019)


def page(number: int) -> Page:
    body = f"<html><title>{number}</title>".encode("iso-8859-2") + NOISE.randbytes(3000)
    return Page(url=f"https://klaster.pl/news/{number}.htm", site="klaster", body=body, content_type="text/html; charset=ISO-8859-2", fetched_at=NOW)


PAGES = [page(number) for number in range(5)]


@pytest.fixture
def places(tmp_path: Path) -> list[Place]:
    file = WarcFile(tmp_path, "klaster/1.warc.gz")
    return [file.append(p, {"Content-Type": p.content_type or "", "ETag": '"7"', "Content-Encoding": "gzip"}, NOW) for p in PAGES]


def read(file: Path) -> tuple[list[str], list[str]]:
    results = list(iter_pages(file, "klaster"))
    return [found.url[-5] for found, _ in results if found], [reason for found, reason in results if not found]


def test_a_page_comes_back_byte_for_byte_from_its_place(tmp_path: Path, places: list[Place]) -> None:
    assert [read_page(tmp_path, place, "klaster") for place in places] == PAGES
    assert [found for found, _ in iter_pages(tmp_path / places[0].file, "klaster")] == PAGES


def test_each_record_is_a_gzip_member_with_headers_and_digest_of_its_own(tmp_path: Path, places: list[Place]) -> None:
    content = (tmp_path / places[0].file).read_bytes()
    for place, end in zip(places, [*(p.position for p in places[1:]), len(content)], strict=True):
        assert gzip.decompress(content[place.position : end]).startswith(b"WARC/1.")
    records = list(ArchiveIterator(str(tmp_path / places[0].file), parse_http=False, fsspec_args=False))
    assert all(r.headers["WARC-Block-Digest"] and r.headers["WARC-Record-ID"] for r in records)
    assert b'ETag: "7"' in gzip.decompress(content)


def test_a_torn_last_record_costs_no_earlier_one(tmp_path: Path, places: list[Place]) -> None:
    file = tmp_path / places[0].file
    whole = file.read_bytes()
    for length in (*range(places[4].position + 1, len(whole), 97), len(whole) - 1):
        file.write_bytes(whole[:length])
        good, bad = read(file)
        assert (good[:4], len(good) + len(bad) <= 5) == (list("0123"), True)
        assert read_page(tmp_path, places[3], "klaster") == PAGES[3]
    file.write_bytes(whole[:-200])
    assert read_page(tmp_path, places[4], "klaster") is None
    good, [reason] = read(file)
    assert (good, reason[:30]) == (list("0123"), f"{PAGES[4].url}: t"[:30])


def test_a_damaged_record_is_told_and_the_next_ones_are_read(tmp_path: Path, places: list[Place]) -> None:
    file = tmp_path / places[0].file
    content = bytearray(file.read_bytes())
    content[places[2].position + 20 : places[2].position + 90] = NOISE.randbytes(70)
    file.write_bytes(content)
    good, bad = read(file)
    assert good == list("0134")
    assert len(bad) == 1
    assert read_page(tmp_path, places[2], "klaster") is None


def test_a_plain_file_is_read_and_a_lying_length_costs_one_record(tmp_path: Path, places: list[Place]) -> None:
    plain = gzip.decompress((tmp_path / places[0].file).read_bytes())
    (tmp_path / "plain.warc").write_bytes(plain)
    assert read(tmp_path / "plain.warc") == (list("01234"), [])
    (tmp_path / "lying.warc").write_bytes(plain.replace(b"Content-Length: ", b"Content-Length: 9", 1))
    good, bad = read(tmp_path / "lying.warc")
    assert (good, len(bad)) == (list("1234"), 1)


@pytest.mark.parametrize("content", [b"<html>" * 999, b"\x1f\x8b\x08 no gzip at all", b"\x00" * 5000])
def test_a_file_that_is_no_warc_is_one_bad_record(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file.warc.gz").write_bytes(content)
    good, bad = read(tmp_path / "file.warc.gz")
    assert (good, len(bad)) == ([], 1)


def test_a_missing_file_gives_no_page(tmp_path: Path) -> None:
    assert read_page(tmp_path, Place(file="none.warc.gz", position=0), "klaster") is None
    with pytest.raises(FileNotFoundError):
        list(iter_pages(tmp_path / "none.warc.gz"))


def test_a_file_that_exists_is_continued_and_never_cut(tmp_path: Path, places: list[Place]) -> None:
    torn = tmp_path / places[0].file
    torn.write_bytes(torn.read_bytes()[:-50])
    place = WarcFile(tmp_path, places[0].file).append(replace(PAGES[0], url="https://klaster.pl/news/9.htm"), {}, NOW)
    assert read(torn)[0] == list("01239")
    assert read_page(tmp_path, place, "klaster") is not None


def test_a_write_that_breaks_off_is_overwritten_by_the_next(tmp_path: Path) -> None:
    file = WarcFile(tmp_path, "1.warc.gz")
    file.append(PAGES[0], {}, NOW)
    with (tmp_path / "1.warc.gz").open("ab") as disk_full:
        disk_full.write(b"\x1f\x8b\x08 half a record")
    file.append(PAGES[1], {}, NOW)
    assert read(tmp_path / "1.warc.gz") == (list("01"), [])


def test_a_header_cannot_smuggle_another_line_into_the_record(tmp_path: Path) -> None:
    place = WarcFile(tmp_path, "1.warc.gz").append(PAGES[0], {"X-Evil": "a\r\nContent-Type: image/png\r\n\r\nbody"}, NOW)
    assert read_page(tmp_path, place, "klaster") == replace(PAGES[0], content_type=None)


def foreign(tmp_path: Path, headers: str, body: bytes, digest: str = "sha512:unknown") -> list[tuple[Page | None, str]]:
    http = f"HTTP/1.1 200 OK\r\n{headers}\r\n".encode() + body
    warc = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://klaster.pl/>\r\nWARC-Date: 2019-01-30T10:00:00Z\r\n"
    warc += f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n"
    warc += f"WARC-Block-Digest: {digest}\r\n\r\n"
    (tmp_path / "foreign.warc").write_bytes(warc.encode() + http + b"\r\n\r\n")
    return list(iter_pages(tmp_path / "foreign.warc"))


HELLO = "<p>Dzień dobry".encode()
SENT = [
    ("", HELLO),
    ("Content-Encoding: gzip\r\n", gzip.compress(HELLO)),
    ("Content-Encoding: gzip\r\n", HELLO),
    ("Content-Encoding: br\r\n", HELLO),
    ("Transfer-Encoding: chunked\r\n", b"f\r\n" + HELLO + b"\r\n0\r\n\r\n"),
    ("Transfer-Encoding: chunked\r\n", HELLO),
    ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(HELLO)), gzip.compress(HELLO))),
]


@pytest.mark.parametrize(("headers", "body"), SENT)
def test_foreign_bodies_are_read_whether_the_archive_undid_their_coding_or_not(tmp_path: Path, headers: str, body: bytes) -> None:
    [(found, reason)] = foreign(tmp_path, headers, body)
    assert found is not None, reason
    assert (found.url, found.body, found.fetched_at) == ("https://klaster.pl/", HELLO, datetime(2019, 1, 30, 10, tzinfo=UTC))


def test_a_record_whose_digest_does_not_fit_is_bad(tmp_path: Path) -> None:
    [(found, reason)] = foreign(tmp_path, "", HELLO, digest="sha1:TAMBY5RTMO5TSJUSRBWIXZWUMLVNI6VM")
    assert found is None
    assert "digest" in reason


def test_a_bomb_is_a_bad_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload, "LARGEST_BODY", 10_000)
    [(found, reason)] = foreign(tmp_path, "Content-Encoding: gzip\r\n", gzip.compress(b"0" * 1_000_000))
    assert found is None
    assert "more than 10000 bytes" in reason


@pytest.fixture(scope="module")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damaged")
    file = WarcFile(folder, "small.warc.gz")
    for p in PAGES[:3]:
        file.append(replace(p, body=p.body[:200]), {}, NOW)
    return folder / "small.warc.gz"


@settings(max_examples=60, deadline=None)
@given(plain=st.booleans(), damage=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8))
def test_reading_any_damaged_file_ends_and_raises_nothing(small_file: Path, plain: bool, damage: list[tuple[float, int]]) -> None:
    content = bytearray(gzip.decompress(small_file.read_bytes()) if plain else small_file.read_bytes())
    for place, byte in damage:
        content[int(place * len(content))] = byte
    damaged = small_file.with_name("damaged.warc")
    damaged.write_bytes(content)
    assert len(list(iter_pages(damaged))) <= 3 + len(damage)


WRITE = """
import sys, pathlib
from datetime import datetime, UTC
from scraper.archive.warc import WarcFile
from scraper.model.page import Page
file = WarcFile(pathlib.Path(sys.argv[1]), "1.warc.gz")
for number in range(100_000):
    place = file.append(Page(url=f"https://klaster.pl/{number}", site="klaster", body=b"x%d" % number * 5000), {}, datetime.now(UTC))
    print(place.position, flush=True)
"""


def test_after_a_kill_every_page_whose_place_was_told_is_there(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITE, str(tmp_path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(100)]
        writer.kill()
        told += [int(line) for line in writer.stdout.read().splitlines() if line]
    for number, position in enumerate(told):
        found = read_page(tmp_path, Place(file="1.warc.gz", position=position), "klaster")
        assert found is not None
        assert found.url == f"https://klaster.pl/{number}"
