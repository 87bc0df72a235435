"""Bytes to text, with the repairs that Polish sites need.

Valid UTF-8 is UTF-8, whatever the page says of itself; a page that says ISO-8859-2 but uses the bytes 0x80–0x9F is windows-1250, which many editors
saved under the wrong name; a page that says nothing is one of {UTF-8, windows-1250, ISO-8859-2}: the browsers' table would guess ISO-8859-10.
"""

from __future__ import annotations

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
_C1 = re.compile(rb"[\x80-\x9f]")
_LATIN2 = frozenset(("iso8859-2", "iso-8859-2", "latin2", "latin-2", "l2"))
_LATIN1 = frozenset(("iso8859-1", "iso-8859-1", "latin-1", "latin1", "cp1252", "windows-1252", "ascii", "us-ascii"))
# What Python can decode and no page is written in: `charset=base64` in a page is a slip, and UTF-7 a trick that browsers refuse.
_NO_CHARSETS = frozenset(
    "base64 bz2 hex quopri rot13 rot-13 uu zlib idna punycode unicode-escape raw-unicode-escape undefined utf-7 mbcs oem".split()
)
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
# UTF-8 read as windows-1250, or as windows-1252, and saved as UTF-8 again: every Polish letter becomes one of these pairs.
_MISREAD = "ÄĹĂÅÃ"
"""What the pairs begin with; of most pages none, and to look for a letter is ten times as quick as for a pattern."""
_MOJIBAKE = re.compile("Ä[…‡™]|Ĺ[‚„›şĽĄ]|Ăł|Å[‚„›º¼»]|Ã³")


def decode(body: bytes, content_type: str | None = None) -> str:
    """The page's text. Undecodable bytes become U+FFFD; never fails.

    >>> decode("<p>Źle się dzieje w Łodzi</p>".encode("cp1250"), "text/html; charset=ISO-8859-2")
    '<p>Źle się dzieje w Łodzi</p>'
    """
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace")
    try:
        return _repaired(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _is_cut(body, error) or _is_nearly_utf8(body, error):
            return body.decode("utf-8", "replace")
    declared = _declared(body, content_type)
    if declared in _LATIN2:
        return body.decode("cp1250" if _C1.search(body) else "iso8859-2", "replace")
    if declared is None or declared in _LATIN1 or declared == "utf-8":
        return _likeliest_polish(body)
    return body.decode(declared, "replace")


def _is_cut(body: bytes, error: UnicodeDecodeError) -> bool:
    """A page broken off in the middle of a letter is still UTF-8."""
    return error.start >= len(body) - 4


def _is_nearly_utf8(body: bytes, error: UnicodeDecodeError) -> bool:
    """One stray byte in a page full of valid sequences (a pasted fragment, a cut excerpt) does not make it another encoding."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(text.count(letter) for letter in _POLISH)
    return good >= 20 * bad


def _declared(body: bytes, content_type: str | None) -> str | None:
    """What the header or the page says, as Python's name of it; None where neither names an encoding that exists."""
    named = []
    if content_type and (found := _HEADER_CHARSET.search(content_type)):
        named.append(found[1])
    if meta := _META_CHARSET.search(body[:_HEAD_BYTES]):
        named.append((meta[1] or meta[2]).decode("ascii"))
    known = []
    for name in named:
        try:
            charset = codecs.lookup(name).name
        except LookupError:
            continue
        if charset.replace("_", "-") not in _NO_CHARSETS:
            known.append(charset)
    # A server's default of ISO-8859-1 says less than the page itself.
    return next((k for k in known if k not in _LATIN1), known[0] if known else None)


def _likeliest_polish(body: bytes) -> str:
    candidates = [body.decode(encoding, "replace") for encoding in ("cp1250", "iso8859-2")]
    return max(
        candidates, key=lambda text: sum(text.count(letter) for letter in _POLISH) - sum(c in "\ufffd" or 0x80 <= ord(c) < 0xA0 for c in text[:20000])
    )


def _repaired(text: str) -> str:
    """Undo one round of double encoding where the page is full of its signs and has no Polish letter of its own."""
    if (
        not any(sign in text for sign in _MISREAD)
        or not _MOJIBAKE.search(text[:20000])
        or len(_MOJIBAKE.findall(text)) < 3
        or sum(text.count(letter) for letter in "ąęśżź") > 2
    ):
        return text
    for misread_as in ("cp1250", "cp1252"):
        try:
            return text.encode(misread_as).decode("utf-8")
        except UnicodeError:
            continue
    return text
