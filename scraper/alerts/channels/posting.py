"""One POST of JSON, with every failure told in plain words and without the address, which is a secret with most services."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from scraper.alerts.channels import Undeliverable
from scraper.alerts.channels.patience import within
from scraper.model.pauses import asked_pause

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import Message
    from typing import IO

_TIMEOUT_SECONDS = 20.0
"""To connect, and between two pieces of an answer."""
_PATIENCE_SECONDS = 30.0
"""For all of it."""
_LONGEST = timedelta(days=1)
"""Longer than a day no service is believed to want nothing."""
_NEVER = frozenset((400, 401, 403, 410, 413))
"""Answers that the same message will get again. A 404 is not among them: an address may come back, and the reason stands in the outbox."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A POST that is redirected becomes a GET, and its answer says nothing of ours: it must fail instead."""

    def redirect_request(self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects, urllib.request.ProxyHandler())


def post_json(name: str, address: str, body: str, headers: Mapping[str, str] | None = None) -> None:
    """Post the body to the address of the service called `name`. Undeliverable on anything but a 2xx."""
    if not address.startswith(("http://", "https://")):
        raise Undeliverable(f"the address of {name} must begin with http:// or https://", final=True)
    try:
        request = urllib.request.Request(  # noqa: S310 - checked above
            address, body.encode(), {"Content-Type": "application/json; charset=utf-8", "User-Agent": "klastry", **(headers or {})}, method="POST"
        )
        within(_PATIENCE_SECONDS, name, lambda: _OPENER.open(request, timeout=_TIMEOUT_SECONDS).close())
    except urllib.error.HTTPError as error:
        error.close()
        raise Undeliverable(f"{name} answers HTTP {error.code}", final=error.code in _NEVER, pause=_asked(error.headers.get("Retry-After"))) from None
    except urllib.error.URLError as error:
        raise Undeliverable(f"{name} does not answer: {_plain(error.reason)}", slow=isinstance(error.reason, TimeoutError)) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Undeliverable(f"{name} does not answer: {_plain(error)}", slow=isinstance(error, TimeoutError)) from None


def _asked(retry_after: str | None) -> timedelta:
    """How long the service is left alone: as it asks, a day at most."""
    return min(asked_pause(retry_after, datetime.now(UTC)) or timedelta(), _LONGEST)


def as_json(payload: dict[str, Any]) -> str:  # Any: JSON
    """The payload in as few bytes as UTF-8 allows: services count them."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


def _plain(error: object) -> str:
    """What went wrong, without the message of an exception that might quote an address."""
    if isinstance(error, TimeoutError):
        return "timed out"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__
