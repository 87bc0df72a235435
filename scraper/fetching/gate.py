"""The last look before a request leaves: what the visit may no longer ask waits for the next one, and traps are not walked into.

Here and not where requests are made: a listing of five hundred links makes them all at once, long before the budget is spent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.exceptions import IgnoreRequest

from scraper.fetching.ending import end_now, over_budget

if TYPE_CHECKING:
    from scrapy import Request


class LeftForLater(IgnoreRequest):
    """The visit has cost the site what it may; the address stays pending."""


class Trap(IgnoreRequest):
    """Too many addresses like this one brought nothing."""


class Gate:
    """Downloader middleware: every request of the spider passes it first."""

    def __init__(self, crawler: Any) -> None:  # Any: Scrapy's Crawler, untyped
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> Gate:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Lets the request go, or raises LeftForLater or Trap."""
        visit = self._crawler.spider.visit
        if over_budget(visit):
            end_now(self._crawler)
            raise LeftForLater(visit.stop_reason)
        if "sighting" in request.meta and visit.traps.is_trap(request.url):
            raise Trap("addresses like it brought nothing")
        visit.counts["requests"] += 1  # counted as they leave: sixteen may be under way, and repeated and redirected ones come by here too
