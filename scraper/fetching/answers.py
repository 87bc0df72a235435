"""Between Scrapy's responses and our own types."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scraper.archive.hashes import body_hash
from scraper.model.page import Page
from scraper.normalisation.urls import normalise_url
from scraper.storage.crawl_state import Validators

if TYPE_CHECKING:
    from scrapy.http import Response
    from twisted.python.failure import Failure as TwistedFailure

    from scraper.model.page import Sighting

_PLAIN = {
    "DNSLookupError": "the host name does not resolve",
    "CannotResolveHostError": "the host name does not resolve",
    "TimeoutError": "no answer in time",
    "DownloadTimeoutError": "no answer in time",
    "ConnectionRefusedError": "the connection was refused",
    "DownloadConnectionRefusedError": "the connection was refused",
    "ConnectionLost": "the connection broke off",
    "ResponseNeverReceived": "the connection broke off before an answer",
    "ResponseDataLossError": "the answer broke off before the end that it announced",
    "DownloadCancelledError": "the answer is larger than a page may be",
}
_TLS = (
    ("certificate verify failed", "its certificate cannot be verified: it has expired, signs itself, or its authority is unknown here"),
    ("service_identity.exceptions.", "its certificate is for another host"),
)
"""What stands in Twisted's message of a failed handshake, which says nothing more to a person."""
_PERMANENT = frozenset((301, 308))


def as_page(response: Response, site: str, now: datetime, sighting: Sighting | None = None) -> Page:
    """The answer as a page."""
    content_type = response.headers.get("Content-Type")
    return Page(
        url=normalise_url(response.url),
        site=site,
        body=response.body,
        content_type=content_type.decode("latin-1") if content_type else None,
        status=response.status,
        fetched_at=now,
        sighting=sighting,
    )


def conditional_headers(validators: Validators | None) -> dict[str, str]:
    """What makes a request conditional (RFC 9110 13.1)."""
    headers = {}
    if validators and validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators and validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def header(response: Response, name: str) -> str | None:
    """One header of the answer."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def validators_of(response: Response) -> Validators:
    """What will make the next request for it conditional."""
    return Validators(etag=header(response, "ETag"), last_modified=header(response, "Last-Modified"), body_hash=body_hash(response.body))


def headers_of(response: Response) -> dict[str, str]:
    """The answer's headers, repeated ones joined."""
    return {name.decode("latin-1"): b", ".join(values).decode("latin-1") for name, values in response.headers.items()}


def is_unchanged(response: Response) -> bool:
    """Whether the server says so, or the bytes are those of last time."""
    known = response.meta.get("validators")
    if known is None:  # a 304 that nobody asked for says nothing: the page was never read
        return False
    return response.status == 304 or (response.status == 200 and known.body_hash == body_hash(response.body))


def moved_for_good(response: Response) -> bool:
    """Whether every redirect on the way to this answer was permanent (RFC 9110 15.4: 301, 308), and there was one."""
    reasons = response.meta.get("redirect_reasons") or ()
    return bool(reasons) and all(reason in _PERMANENT for reason in reasons)


def in_plain_words(failure: TwistedFailure) -> str:
    """Why there is no answer, for a person."""
    name = type(failure.value).__name__
    text = failure.getErrorMessage() or name
    if said := next((meaning for sign, meaning in _TLS if sign in text), None):
        return said
    plain = _PLAIN.get(name)
    if "during decompression" in text:
        plain = "the answer is larger than a page may be, unpacked"
    if "max redirections reached" in text:
        plain = "redirected without end; a site that asks for cookies first is read with `cookies = true` in its profile"
    return f"{plain} ({text})" if plain else f"{name}: {text}"


def certificate_end(response: Response) -> datetime | None:
    """The moment until which the server's TLS certificate is valid; None without TLS."""
    certificate = getattr(response, "certificate", None)
    stamp = certificate.original.get_notAfter() if certificate is not None else None
    return datetime.strptime(stamp.decode("ascii"), "%Y%m%d%H%M%SZ").replace(tzinfo=UTC) if stamp else None
