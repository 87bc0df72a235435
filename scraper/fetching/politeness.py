"""Leaving alone those who ask for it: Retry-After (RFC 9110 10.2.3) in both forms, and Crawl-delay."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

_ASKS_TO_WAIT = frozenset((429, 503))
_DEFAULT_HOLD = timedelta(minutes=10)
_LONGEST_HOLD = timedelta(days=7)
LONGEST_DELAY_SECONDS = 30.0
"""A Crawl-delay above it is cut: at more, a site of 2000 pages takes days."""


class RetryAfterMiddleware:
    """Downloader middleware: an answer that asks to wait holds the site, over the run's end too."""

    def __init__(self, crawler: Any) -> None:  # Any: Scrapy's Crawler, untyped
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> RetryAfterMiddleware:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Passes every answer on; notes the hold where one is asked for."""
        if response.status in _ASKS_TO_WAIT:
            header = response.headers.get("Retry-After")
            visit = self._crawler.spider.visit
            now = visit.now()
            visit.asked_to_wait(now + hold_for(header.decode("latin-1") if header else None, now))
            visit.end_now(self._crawler)
        return response


def hold_for(retry_after: str | None, now: datetime) -> timedelta:
    """How long the header asks to wait: seconds or an HTTP date; ten minutes where it says nothing, a week at most.

    >>> hold_for("120", datetime.now(WARSAW))
    datetime.timedelta(seconds=120)
    """
    if retry_after and retry_after.strip().isdigit():
        return min(timedelta(seconds=int(retry_after.strip()[:9])), _LONGEST_HOLD)
    if retry_after:
        try:
            return max(min(parsedate_to_datetime(retry_after) - now, _LONGEST_HOLD), timedelta())
        except (ValueError, TypeError):
            return _DEFAULT_HOLD
    return _DEFAULT_HOLD
