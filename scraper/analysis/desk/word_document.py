"""A Word document (ECMA-376) of headings, paragraphs, links and tables: all that a report needs, so no library is.

The same content gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TYPES = (
    _XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_PACKAGE = (
    _XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_MARGINS = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'


class WordDocument:
    """Written from top to bottom, then taken as bytes."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._body: list[str] = []
        self._links: list[str] = []

    def heading(self, text: str, level: int = 1) -> None:
        """The title (level 0) or a heading."""
        self._body.append(_paragraph(_run(text), "Title" if level == 0 else f"Heading{level}"))

    def paragraph(self, text: str) -> None:
        """A paragraph of plain text."""
        self._body.append(_paragraph(_run(text)))

    def link(self, text: str, url: str) -> None:
        """A paragraph that leads to a web address; plain text where the address is of another kind."""
        if not url.startswith(("http://", "https://")):
            self.paragraph(text)
            return
        self._links.append(url)
        run = _run(text, '<w:rPr><w:b/><w:color w:val="1B4F72"/></w:rPr>')
        self._body.append(_paragraph(f'<w:hyperlink r:id="link{len(self._links)}">{run}</w:hyperlink>', keep=True))

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table with a head that repeats on each page; a dash where there is no row."""
        lines = [_row(headings, head=True), *(_row(row) for row in rows)]
        if len(lines) == 1:
            self.paragraph("–")
            return
        grid = "".join("<w:gridCol/>" for _ in headings)
        properties = '<w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        self._body.append(f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>" + _paragraph(""))

    def as_bytes(self) -> bytes:
        """The document as a file holds it."""
        links = "".join(
            f'<Relationship Id="link{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
            f'Target={quoteattr(_clean(url))} TargetMode="External"/>'
            for n, url in enumerate(self._links, 1)
        )
        relationships = (
            _XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
            f"{links}</Relationships>"
        )
        parts = {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _PACKAGE,
            "word/document.xml": f"{_XML}<w:document {_W}><w:body>{''.join(self._body)}{_MARGINS}</w:body></w:document>",
            "word/_rels/document.xml.rels": relationships,
            "word/styles.xml": _styles(self._language),
        }
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(zipfile.ZipInfo(name), content.encode("utf-8"), zipfile.ZIP_DEFLATED)
        return file.getvalue()


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(_clean(text))}</w:t></w:r>'


def _paragraph(content: str, style: str | None = None, *, keep: bool = False) -> str:
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:keepNext/>" if keep else "")
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def _row(cells: Sequence[str], *, head: bool = False) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if head else ""
    written = "".join(f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{_paragraph(_run(cell, bold))}</w:tc>' for cell in cells)
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else '<w:trPr><w:cantSplit/></w:trPr>'}{written}</w:tr>"


def _styles(language: str) -> str:
    def style(name: str, label: str, size: int, before: int, after: int, level: str) -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{label}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
            f'<w:pPr><w:keepNext/><w:spacing w:before="{before}" w:after="{after}"/>{level}</w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/><w:color w:val="14213D"/></w:rPr></w:style>'
        )

    code = {"pl": "pl-PL", "en": "en-GB"}[language]
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C9D1DC"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>'
        f'<w:sz w:val="22"/><w:lang w:val="{code}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + style("Title", "Title", 40, 0, 160, "")
        + style("Heading1", "heading 1", 28, 320, 100, '<w:outlineLvl w:val="0"/>')
        + f'<w:style w:type="table" w:styleId="Table"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>{border}</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
    )
