"""The body of an archived answer without the codings of its way over the wire.

Foreign archives differ: wget and Heritrix keep the bytes as sent, Common Crawl keeps them decoded and renames the headers, and some decode the body yet keep the
header. So a coding is undone where the body bears it, and the body stays as it is where it does not.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap

LARGEST_BODY = 64 * 1024 * 1024
"""Bytes beyond which a body is no news page, but perhaps a bomb."""

_READERS = {"gzip": GzipReader, "x-gzip": GzipReader, "deflate": GzipReader, "br": BrotliReader, "zstd": ZstdReader, "chunked": ChunkedReader}


def decoded_body(body: bytes, headers: HeaderMap) -> bytes:
    """The body as the server's program wrote it. ValueError where it grows beyond LARGEST_BODY."""
    codings = f"{headers.get('Content-Encoding') or ''},{headers.get('Transfer-Encoding') or ''}".lower().split(",")
    for coding in reversed(codings):  # the last one named was put on last
        reader = _READERS.get(coding.strip())
        if reader is not None:
            body = _undone(body, reader)
    return body


def _undone(body: bytes, reader: type) -> bytes:
    try:
        plain: bytes = reader(io.BytesIO(body)).read(LARGEST_BODY + 1)
    except OSError:
        return body  # the archive undid it already and kept the header
    if len(plain) > LARGEST_BODY:
        raise ValueError(f"more than {LARGEST_BODY} bytes when unpacked")
    return plain
