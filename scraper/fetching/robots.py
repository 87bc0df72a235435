"""robots.txt (RFC 9309), kept for a day, and asked for once however many requests wait for it.

Scrapy 2.19 lets several coroutines await one Deferred, of which all but the first read "no rules": 4 to 13 of 20 disallowed addresses were fetched. Here all wait
for one task. Where robots.txt answers 5xx or not at all, nothing is asked for now and all stays pending (2.3.1.4); 4xx allows everything (2.3.1.3), and so does a
robots.txt that redirects for ever (2.3.1.2).
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.misc import build_from_crawler

from scraper.fetching.politeness import LONGEST_DELAY_SECONDS, slow_down

if TYPE_CHECKING:
    from scrapy.robotstxt import RobotParser

    from scraper.fetching.visit import SiteVisit

ANSWERS_TO_READ = [304, *range(400, 600)]
"""Statuses that callbacks see beside 2xx. Scrapy's `handle_httpstatus_all` would hand them redirects too, which then nobody follows."""
AGENT = "klastry"
"""The product token by which robots.txt calls us."""
_LARGEST = 512_000
"""Bytes of a robots.txt that are read: RFC 9309 2.5 wants 500 KiB at least."""

_IN_CIRCLES = "max redirections reached"
"""What Scrapy says of redirects without end; other refusals, such as of a private address, are none of robots.txt's."""


class NoRules(IgnoreRequest):
    """robots.txt cannot be had for now, so nothing may be asked for now."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Obeys robots.txt. The spider's `visit` keeps the text over runs."""

    def __init__(self, crawler: Any) -> None:  # Any: Scrapy's Crawler, untyped
        super().__init__(crawler)
        self._tasks: dict[str, asyncio.Task[RobotParser]] = {}

    async def robot_parser(self, request: Request) -> RobotParser:
        """The rules of the request's host; every caller waits for the same answer."""
        parts = urlsplit(request.url)
        if parts.netloc not in self._tasks:
            self._tasks[parts.netloc] = asyncio.ensure_future(self._rules(f"{parts.scheme}://{parts.netloc}/robots.txt", parts.netloc))
        return await asyncio.shield(self._tasks[parts.netloc])

    async def _rules(self, url: str, netloc: str) -> RobotParser:
        visit = self._visit()
        text = visit.kept_robots(netloc)
        if text is None:
            text = await self._fetched(url)
            visit.robots_fetched(netloc, text)
        parser = build_from_crawler(self._parserimpl, self.crawler, text.encode())
        visit.robots_read(netloc, text)
        if delay := parser.crawl_delay(AGENT):
            slow_down(self.crawler, min(float(delay), LONGEST_DELAY_SECONDS))
        return parser

    def _visit(self) -> SiteVisit:
        visit: SiteVisit = getattr(self.crawler.spider, "visit")  # noqa: B009 - Scrapy knows a plain Spider only
        return visit

    async def _fetched(self, url: str) -> str:
        request = Request(
            url, priority=self.DOWNLOAD_PRIORITY, meta={"dont_obey_robotstxt": True, "handle_httpstatus_list": ANSWERS_TO_READ}, callback=NO_CALLBACK
        )
        try:
            response = await self.crawler.engine.download_async(request)
        except IgnoreRequest as refused:
            if _IN_CIRCLES in str(refused):
                return ""
            raise
        if response.status >= 500 or response.status == 429:
            raise NoRules(f"robots.txt answers HTTP {response.status}, so nothing may be asked for now")
        if response.status != 200:
            return ""
        whole = response.body[:_LARGEST].decode("utf-8-sig", "replace")
        return whole if len(response.body) <= _LARGEST else whole.rpartition("\n")[0]
