"""WARC out, WARC in (ISO 28500, through fastwarc).

Each visit writes a file of its own, one gzip member a record, each written in one piece: a kill can tear only the last record of that file, and no later visit
appends after a torn one.
"""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from scraper.model.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# The body is kept decoded, so the headers that spoke of its coding on the wire would lie.
_OF_THE_WIRE = frozenset(("content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive", "set-cookie"))
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page lies: the file relative to the archive's folder, and the byte at which its record begins."""

    file: str
    position: int


class WarcFile:
    """One file to which a visit appends its pages."""

    def __init__(self, folder: Path, file: str) -> None:
        self._path = folder / file
        self._file = file
        self._position = 0

    def append(self, page: Page, headers: Mapping[str, str], moment: datetime) -> Place:
        """Write one answer in one piece and give its place. OSError (a full disk) leaves the earlier records whole."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        member = gzip.compress(_record(page, headers, moment), mtime=0)
        place = Place(file=self._file, position=self._position)
        with self._path.open("ab") as out:
            if out.tell() != self._position:
                out.truncate(self._position)  # an earlier write broke off: its torn bytes go
            out.write(member)
        self._position += len(member)
        return place


def read_page(folder: Path, place: Place, site: str) -> Page | None:
    """The page at the place; None where the record is torn or the file is gone."""
    try:
        with (folder / place.file).open("rb") as source:
            source.seek(place.position)
            return next((page for page, _ in _pages(ArchiveIterator(source, record_types=WarcRecordType.response), site)), None)
    except (OSError, EOFError, ValueError):
        return None


def iter_pages(file: Path, site: str = "") -> Iterator[tuple[Page | None, str]]:
    """(page, "") of each response in a WARC file, or (None, why) of a bad record; ends with the reason where the rest cannot be read."""
    try:
        yield from _pages(ArchiveIterator(str(file), record_types=WarcRecordType.response, fsspec_args=False), site)
    except (OSError, EOFError, ValueError) as error:
        yield None, str(error)


def _pages(records: ArchiveIterator, site: str) -> Iterator[tuple[Page | None, str]]:
    for record in records:
        url = record.headers.get("WARC-Target-URI") or ""
        if record.content_length > _LARGEST:
            yield None, f"{url}: {record.content_length} bytes"
        elif record.http_headers is None:
            yield None, f"{url}: no HTTP answer"
        else:
            yield _page(record, url.strip("<>"), site), ""


def _page(record: WarcRecord, url: str, site: str) -> Page:
    return Page(
        url=url,
        site=site,
        body=record.reader.read(),
        content_type=record.http_headers.get("Content-Type"),
        status=record.http_headers.status_code or 200,
        fetched_at=record.record_date or None,
    )


def _record(page: Page, headers: Mapping[str, str], moment: datetime) -> bytes:
    lines = [f"HTTP/1.1 {page.status} "]
    lines += [f"{name}: {value}" for name, value in headers.items() if name.lower() not in _OF_THE_WIRE]
    lines.append(f"Content-Length: {len(page.body)}")
    head = "\r\n".join(" ".join(line.splitlines()) for line in lines).encode("utf-8", "replace") + b"\r\n\r\n"
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.headers["WARC-Target-URI"] = page.url
    record.headers["WARC-Date"] = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(head + page.body)
    out = io.BytesIO()
    record.write(out, checksum_data=True)
    return out.getvalue()
