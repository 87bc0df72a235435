"""The links by which a reader leaves a list: signed, so that nobody can take another off it, and good for as long as the key is kept.

A token says which list and whose address, with an HMAC over both. RFC 8058: a POST to the link is all that a mail program's button sends.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64Error
from typing import TYPE_CHECKING
from urllib.parse import quote

from scraper.alerts.channels import Undeliverable, secret

if TYPE_CHECKING:
    from pathlib import Path

    from scraper.config import Config

PATH = "/wypisz/"
_SIGNATURE_BYTES = 16
_KEY_FILE = "unsubscribe.key"


def leaving_link(name: str, address: str, config: Config) -> str:
    """The address that takes this reader off the list; empty where none is set up."""
    template = config.mail.unsubscribe_url or (f"{config.mail.desk_url.rstrip('/')}{PATH}{{token}}" if config.mail.desk_url else "")
    if not template:
        return ""
    token = sign(name, address, _key(config)) if "{token}" in template else ""
    return template.replace("{rule}", quote(name, safe="")).replace("{token}", token)


def read_token(token: str, config: Config) -> tuple[str, str] | None:
    """(list, address) of a token that this installation signed; None of any other."""
    try:
        return verify(token, _key(config, make=False))
    except Undeliverable:
        return None


def sign(name: str, address: str, key: str) -> str:
    """The token.

    >>> verify(sign("expert-groups", "anna@example.org", "k"), "k"), verify(sign("expert-groups", "anna@example.org", "k"), "other")
    (('expert-groups', 'anna@example.org'), None)
    """
    said = f"{name}\n{address}".encode()
    return f"{_coded(said)}.{_coded(_signature(said, key))}"


def verify(token: str, key: str) -> tuple[str, str] | None:
    """(list, address) of the token; None where the key did not sign it."""
    said, _, signature = token.partition(".")
    try:
        content, signed = _decoded(said), _decoded(signature)
    except (NotBase64Error, ValueError):
        return None
    if not hmac.compare_digest(signed, _signature(content, key)):
        return None
    name, _, address = content.decode().partition("\n")
    return name, address


def _signature(content: bytes, key: str) -> bytes:
    return hmac.digest(key.encode(), b"klastry-unsubscribe\n" + content, hashlib.sha256)[:_SIGNATURE_BYTES]


def _coded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _key(config: Config, *, make: bool = True) -> str:
    """The key of `[mail] unsubscribe_key`, else that of a file beside the database, made once for all processes."""
    if config.mail.unsubscribe_key:
        return secret(config.mail.unsubscribe_key)
    file = config.var / _KEY_FILE
    if make and not file.exists():
        _make_key(file)
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Undeliverable(f"{file}: the key of the unsubscribe links cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _make_key(file: Path) -> None:
    """Linked into place whole: whoever else makes one at this moment finds it there, and nobody reads half of it."""
    mine = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as fresh:
            fresh.write(secrets.token_hex(32) + "\n")
        try:
            os.link(mine, file)
        except FileExistsError:
            return  # another process was faster: its key is the key
        finally:
            mine.unlink()
    except OSError as error:
        raise Undeliverable(f"{file}: the key of the unsubscribe links cannot be written: {error.strerror}") from error
