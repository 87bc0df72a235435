"""Leaving alone those who ask for it: Retry-After (RFC 9110 10.2.3) in both forms, servers in trouble, and Crawl-delay."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from scrapy.extensions.throttle import AutoThrottle

from scraper.fetching.ending import end_now, leave_alone
from scraper.model.pauses import asked_pause

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

_DEFAULT_HOLD = timedelta(minutes=10)
_LONGEST_HOLD = timedelta(days=7)
_TROUBLE = 8
"""Answers of 5xx in a row after which the server is left alone: one page that always fails is no reason, a server on its knees is."""
LONGEST_DELAY_SECONDS = 30.0
"""A Crawl-delay above it is cut: at more, a site of 2000 pages takes days."""


class RetryAfterMiddleware:
    """Downloader middleware: an answer that asks to wait holds the site, over the run's end too."""

    def __init__(self, crawler: Any) -> None:  # Any: Scrapy's Crawler, untyped
        self._crawler = crawler
        self._in_trouble = 0

    @classmethod
    def from_crawler(cls, crawler: Any) -> RetryAfterMiddleware:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Passes every answer on; notes the hold where one is asked for or needed."""
        self._in_trouble = self._in_trouble + 1 if response.status >= 500 else 0
        header = response.headers.get("Retry-After")
        asks = response.status == 429 or (response.status == 503 and header is not None)
        if asks or self._in_trouble >= _TROUBLE:
            visit = self._crawler.spider.visit
            now = visit.now()
            reason = (
                "the site asked for a pause"
                if asks
                else f"the site answered {self._in_trouble} times in a row with an error, at last HTTP {response.status}"
            )
            leave_alone(visit, now + hold_for(header.decode("latin-1") if header else None, now), reason)
            if "sighting" in request.meta:
                visit.page_read(request.meta["asked"], "failed")  # one page that always asks for a pause must not be the first of each visit
            end_now(self._crawler)
            request.meta["dont_retry"] = True
        return response


def hold_for(retry_after: str | None, now: datetime) -> timedelta:
    """How long the header asks to wait: seconds or an HTTP date; ten minutes where it says nothing, a week at most.

    >>> from scraper.model.moments import warsaw_now
    >>> hold_for("120", warsaw_now())
    datetime.timedelta(seconds=120)
    """
    pause = asked_pause(retry_after, now)
    return _DEFAULT_HOLD if pause is None else min(pause, _LONGEST_HOLD)


def slow_down(crawler: Any, delay_seconds: float) -> None:  # Any: as above
    """Keep at least so long a pause between two requests of this visit: robots.txt asks for it (Crawl-delay), which Scrapy reads and does not heed."""
    throttle = crawler.get_extension(AutoThrottle)
    if throttle is not None:
        throttle.mindelay = max(throttle.mindelay, delay_seconds)
    downloader = crawler.engine.downloader
    downloader._delay = max(downloader._delay, delay_seconds)
    for slot in downloader.slots.values():
        slot.delay = max(slot.delay, delay_seconds)
        slot.jitter = 0.0  # Scrapy's jitter shortens pauses too, and the site named a least one
