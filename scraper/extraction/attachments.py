"""`Article.attachments`: the files that the article's region offers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from scraper.model.article import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.parsing.blocks import Block
    from scraper.parsing.document import Document

_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "rtf": "application/rtf",
    "csv": "text/csv",
    "zip": "application/zip",
    "7z": "application/x-7z-compressed",
    "rar": "application/vnd.rar",
    "epub": "application/epub+zip",
}
_EXTENSION = re.compile(r"\.(" + "|".join(_MEDIA_TYPES) + r")$", re.IGNORECASE)
_SIZE = re.compile(
    r"\s*[\[(]?\s*(?:(?:plik|format|pdf|docx?|xlsx?|pptx?|od[tsp]|zip|rtf)\b[\s,:;./-]*)*\d+(?:[.,]\d+)?\s*(?:b|kb|mb|gb|kib|mib)\s*[\])]?\s*$",
    re.IGNORECASE,
)
_LABEL_ONLY = re.compile(
    r"^(?:(?:zalacznik|załącznik|pliki?|do pobrania|pobierz|dokument|attachment|download|file|plik)\w*|[\s\d:.,()\[\]–-]|kB|MB|KB|PDF|DOCX?|XLSX?|PPTX?|ZIP|ODT|pdf|docx?|xlsx?|zip)*$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^(?:za[lł][aą]czniki?|pliki do pobrania|do pobrania|pobierz|dokumenty do pobrania|attachments?|downloads?|materia[lł]y do pobrania)\s*:?$",
    re.IGNORECASE,
)


def media_type(url: str) -> str | None:
    """The media type by the file's extension; None where the address is no file of ours.

    >>> media_type("https://example.org/a/Regulamin.PDF?v=2")
    'application/pdf'
    """
    found = _EXTENSION.search(re.split(r"[?#]", url, maxsplit=1)[0])  # not taken apart: links of strangers may be none
    return _MEDIA_TYPES[found[1].lower()] if found else None


def find_attachments(document: Document, blocks: Iterable[Block]) -> tuple[Attachment, ...]:
    """The files linked from the blocks, in order, each address once; the label is the link's text without size, else the file's name."""
    found: dict[str, Attachment] = {}
    for block in blocks:
        for anchor in block.anchors:
            url = document.absolute(anchor.href)
            kind = media_type(url)
            if kind and url not in found:
                found[url] = Attachment(url=url, label=_label(anchor.text, url), media_type=kind)
    return tuple(found.values())


def is_attachment_label(document: Document, block: Block) -> bool:
    """Whether the block is nothing but a file's label, or the heading over such labels."""
    if _HEADING.match(block.text):
        return True
    files = [a for a in block.anchors if media_type(a.href)]
    if not files or len(block.text) > 300:
        return False
    rest = block.text
    for anchor in files:
        rest = rest.replace(anchor.text, " ")
    return bool(_LABEL_ONLY.match(rest.replace("\n", " ").strip()))


def _label(text: str, url: str) -> str:
    label = _SIZE.sub("", text).strip(" :–-")
    if label and label.lower() not in ("pobierz", "download", "pdf", "plik", "tutaj", "tu", "here", "link"):
        return label
    return unquote(urlsplit(url).path.rsplit("/", 1)[-1])
