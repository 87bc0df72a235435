"""Leaving a list of mails by the link in them: one click of a mail program (RFC 8058), or a page that asks first.

The signed token is all the right that is needed: no account, no cookie. A GET changes nothing, since programs that scan mails follow links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.alerts.leaving import read_token
from scraper.analysis.desk.answers import Rendered
from scraper.analysis.desk.inquiry import Inquiry
from scraper.catalogue.rules import load_rule
from scraper.model.errors import ConfigurationError
from scraper.storage.leaving import EVERY, has_left, leave, rejoin

if TYPE_CHECKING:
    import sqlite3

_DIGESTS = {
    "daily": ("Przegląd dzienny", "Daily digest"),
    "weekly": ("Przegląd tygodniowy", "Weekly digest"),
    "digest": ("Przegląd na życzenie", "Digest on demand"),
}
_DEEDS = ("", "lista", "wszystko", "wroc")
"""What the page's buttons send; a mail program sends none of them and means the list."""


def page(inquiry: Inquiry) -> Rendered:
    """Ask, or do what was asked. LookupError where the link was not made here."""
    known = read_token(inquiry.text("znak", 700), inquiry.config)
    if known is None:
        raise LookupError
    name, address = known
    has_gone = has_left(inquiry.conn, address, name)
    if inquiry.is_post:
        deed = inquiry.choice("co", _DEEDS)
        with inquiry.writing() as conn:
            _do(conn, deed, (name, address), inquiry)
        has_gone = deed != "wroc"
    context = {"address": address, "list": _title(inquiry, name), "has_gone": has_gone, "is_back": inquiry.is_post and not has_gone}
    return Rendered("leaving", context)


def _do(conn: sqlite3.Connection, deed: str, known: tuple[str, str], inquiry: Inquiry) -> None:
    name, address = known
    if deed == "wroc":
        rejoin(conn, address, name)
    else:
        leave(conn, address, EVERY if deed == "wszystko" else name, "page" if deed else "one-click", inquiry.now)


def _title(inquiry: Inquiry, name: str) -> str:
    """The list as its readers know it."""
    if name in _DIGESTS:
        return inquiry.t(*_DIGESTS[name])
    try:
        return load_rule(inquiry.config.rules / f"{name}.toml").title
    except ConfigurationError:  # a rule that is no more: its mails are still in somebody's box
        return name
