"""What came over the wire, before Scrapy undoes its coding: the archive keeps pages as they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fetching.answers import headers_of

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

_KEY = "wire"


class WireKeeper:
    """Downloader middleware, nearer to the server than HttpCompressionMiddleware: sets a coded page's bytes and headers aside."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Passes every answer on."""
        if "sighting" in request.meta and response.headers.get("Content-Encoding"):
            request.meta[_KEY] = (response.body, headers_of(response))
        return response


def forget_wire(request: Request) -> None:
    """The answer is no longer what the server sent: a browser built another of it, and the archive keeps that one."""
    request.meta.pop(_KEY, None)


def as_sent(response: Response) -> tuple[bytes, dict[str, str]]:
    """The body and headers of the answer as the server sent them; transfer codings, which are of the way and not of the answer, are undone."""
    kept: tuple[bytes, dict[str, str]] | None = response.meta.get(_KEY)
    return kept or (response.body, headers_of(response))
