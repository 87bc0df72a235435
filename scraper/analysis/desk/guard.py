"""What stands before every page: which hosts we answer for, whose forms we take, what a browser may do with our pages.

A page of the network may point a name of its own at 127.0.0.1 and read the desk from a victim's browser (DNS rebinding): so only our own host names are answered.
Forms carry Datasette's token; it is not asked of a browser without cookies, so the browser's own word (`Sec-Fetch-Site`, `Origin`) is checked as well.
The links by which readers leave a list are signed, and are asked for neither.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from scraper.alerts.leaving import PATH as LEAVING

Scope = MutableMapping[str, Any]  # Any: ASGI's own
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_LONGEST_FORM = 200_000
# Nothing of a crawled page may run, be framed, or load from elsewhere. No 'unsafe-inline' anywhere: styles and keys are files of ours.
_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),  # with no-referrer a browser sends our own forms with `Origin: null`
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_STATIC = ("/static/",)


def guarded(application: Application, hosts: frozenset[str] | None) -> Application:
    """The application behind the guard. `hosts`: names we answer for, without ports; None: any, where the desk is open to a network."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope.get("headers", [])}
        refused = _refused(scope, headers, hosts)
        if refused:
            await _refuse(send, *refused)
            return
        await application(scope, receive, _with_headers(send, is_static=scope["path"].startswith(_STATIC)))

    return guard


def is_signed(scope: Scope) -> bool:
    """Whether the address itself holds the right to what is sent there: nobody else knows it, so the form may come from anywhere, a webmail too."""
    return str(scope["path"]).startswith(LEAVING)


def _refused(scope: Scope, headers: dict[str, str], hosts: frozenset[str] | None) -> tuple[int, str] | None:
    host = headers.get("host", "")
    if hosts is not None and (urlsplit(f"//{host}").hostname or "") not in hosts:
        return 421, "The desk does not answer for this host name; see klastry serve --help (--name)."
    # Datasette's own diagnostic pages name files and versions of this machine.
    if scope["path"].startswith("/-/") or scope["path"].startswith("/_internal") or scope["path"].startswith("/_memory"):
        return 404, "Not found"
    if scope["method"] in ("GET", "HEAD"):
        return None
    if scope["method"] != "POST":
        return 405, "Method not allowed"
    if not headers.get("content-length", "").isdigit() or int(headers["content-length"]) > _LONGEST_FORM:
        return 413, "The form is too long"
    if is_signed(scope):
        return None
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return 403, "The form was sent from another site"
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return 403, "The form was sent from another site"
    return None


async def _refuse(send: Send, status: int, message: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": message.encode()})


def _with_headers(send: Send, *, is_static: bool) -> Send:
    ours = {name for name, _ in _HEADERS}

    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message.get("headers", []) if bytes(name).lower() not in ours]
            caching = [(b"cache-control", b"public, max-age=31536000, immutable")] if is_static else []
            message = {**message, "headers": [*kept, *_HEADERS, *caching]}
        await send(message)

    return sending
