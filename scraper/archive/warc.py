"""WARC out, WARC in (ISO 28500, through fastwarc).

Each visit writes a file of its own, one gzip member a record, each written in one piece: a kill can tear only the last record of that file. A reader steps over
what is torn or damaged and goes on with the next record, so nothing behind it is lost.
"""

from __future__ import annotations

import gzip
import io
import mmap
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from scraper.archive.payload import LARGEST_BODY, decoded_body
from scraper.model.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# Transfer codings are undone before anybody sees them, so their headers would lie; cookies are between the server and one visit.
_OF_THE_WAY = frozenset(("transfer-encoding", "content-length", "connection", "keep-alive", "set-cookie"))
_LEVEL = 5
"""Of gzip: a page of 43 KB takes 0.43 ms and 6777 bytes; at 9, 1.22 ms and 6649."""
_RECORD_START = re.compile(rb"\x1f\x8b\x08|(?<=\n)WARC/1\.")

_KNOWN_DIGESTS = ("sha1:", "sha256:", "md5:")


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
        self._position: int | None = None

    def append(self, page: Page, headers: Mapping[str, str], moment: datetime, *, sent: bytes = b"") -> Place:
        """Write one answer in one piece and give its place: `sent`, the body in the coding that the headers name, else the page's own body without coding.

        OSError (a full disk) leaves the earlier records whole.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        member = gzip.compress(_record(page, headers, moment, sent), _LEVEL, mtime=0)
        with self._path.open("ab") as out:
            position = out.tell() if self._position is None else self._position
            if out.tell() != position:
                out.truncate(position)  # an earlier write broke off: its torn bytes go
            self._position = position
            out.write(member)
        self._position += len(member)
        return Place(file=self._file, position=position)


def read_page(folder: Path, place: Place, site: str) -> Page | None:
    """The page at the place; None where the record is torn or damaged, or the file is gone."""
    try:
        with (folder / place.file).open("rb") as source:
            source.seek(place.position)
            return next((page for _, page, _ in _pages(source, site)), None)
    except (OSError, EOFError):
        return None


def iter_pages(file: Path, site: str = "") -> Iterator[tuple[Page | None, str]]:
    """(page, "") of each response in a WARC file, plain or compressed, or (None, why) of a bad record; then goes on with the next.

    OSError where the file cannot be opened.
    """
    position: int | None = 0
    told = False
    with file.open("rb") as source:
        while position is not None:
            source.seek(position)
            start, read = position, 0
            try:
                for offset, page, reason in _pages(source, site):
                    start, read = position + offset, read + 1
                    yield page, reason
                    if page is None:
                        break  # its length cannot be trusted: the next record may begin within it
                else:
                    return
            except (OSError, EOFError) as error:
                if read or not told:
                    yield None, f"byte {start}: {error}"
                told = read > 0  # the damage lies in the record after the last good one, which may now fail again for itself
            position = _next_record(file, start + 1)


def _pages(source: io.BufferedReader, site: str) -> Iterator[tuple[int, Page | None, str]]:
    """(offset of the record, page, "") or (offset, None, why)."""
    for record in ArchiveIterator(source, record_types=WarcRecordType.response, parse_http=False):
        url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        try:
            yield record.stream_pos, _page(record, url, site), ""
        except ValueError as error:
            yield record.stream_pos, None, f"{url}: {error}"


def _page(record: WarcRecord, url: str, site: str) -> Page:
    if record.content_length > LARGEST_BODY:
        raise ValueError(f"{record.content_length} bytes are no news page")
    digest = record.headers.get("WARC-Block-Digest") or ""
    if digest.lower().startswith(_KNOWN_DIGESTS) and not record.verify_block_digest():
        raise ValueError("torn or damaged: its digest does not fit")
    record.parse_http()
    if record.http_headers is None:
        raise ValueError("no HTTP answer in it")
    body = record.reader.read()
    if len(body) < record.content_length:
        raise ValueError(f"torn: {len(body)} of {record.content_length} bytes")
    return Page(
        url=url,
        site=site,
        body=decoded_body(body, record.http_headers),
        content_type=record.http_headers.get("Content-Type"),
        status=record.http_headers.status_code or 200,
        fetched_at=record.record_date or None,
    )


def _next_record(file: Path, after: int) -> int | None:
    """Byte at which the next record begins; None where none does."""
    if after >= file.stat().st_size:
        return None
    with file.open("rb") as source, mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for found in _RECORD_START.finditer(content, after):
            if found[0].startswith(b"WARC") or _holds_record(content[found.start() : found.start() + 4096]):
                return found.start()
    return None


def _holds_record(member: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(member, 5) == b"WARC/"
    except zlib.error:
        return False


def _record(page: Page, headers: Mapping[str, str], moment: datetime, sent: bytes) -> bytes:
    body = sent or page.body
    dropped = _OF_THE_WAY if sent else _OF_THE_WAY | {"content-encoding"}
    lines = [f"HTTP/1.1 {page.status} "]
    lines += [f"{name}: {value}" for name, value in headers.items() if name.lower() not in dropped]
    lines.append(f"Content-Length: {len(body)}")
    head = "\r\n".join(" ".join(line.splitlines()) for line in lines).encode("utf-8", "replace") + b"\r\n\r\n"
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.headers["WARC-Target-URI"] = page.url
    record.headers["WARC-Date"] = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(head + body)
    out = io.BytesIO()
    record.write(out, checksum_data=True)
    return out.getvalue()
