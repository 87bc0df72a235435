"""robots.txt (RFC 9309), kept for a day, and asked for once however many requests wait for it.

Scrapy 2.19 lets several coroutines await one Deferred, of which all but the first read "no rules": 4 to 13 of 20 disallowed addresses were fetched. Here all wait
for one task. A robots.txt that answers 5xx forbids everything, as the RFC says; 4xx allows everything.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.misc import build_from_crawler

if TYPE_CHECKING:
    from scrapy.robotstxt import RobotParser

    from scraper.fetching.visit import SiteVisit

ANSWERS_TO_READ = [304, *range(400, 600)]
"""Statuses that callbacks see beside 2xx. Scrapy's `handle_httpstatus_all` would hand them redirects too, which then nobody follows."""
_FORBID_ALL = "User-agent: *\nDisallow: /\n"


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
        visit.robots_parsed(netloc, parser, text)
        return parser

    def _visit(self) -> SiteVisit:
        visit: SiteVisit = getattr(self.crawler.spider, "visit")  # noqa: B009 - Scrapy knows a plain Spider only
        return visit

    async def _fetched(self, url: str) -> str:
        request = Request(
            url, priority=self.DOWNLOAD_PRIORITY, meta={"dont_obey_robotstxt": True, "handle_httpstatus_list": ANSWERS_TO_READ}, callback=NO_CALLBACK
        )
        response = await self.crawler.engine.download_async(request)
        if response.status >= 500:
            return _FORBID_ALL
        return response.body.decode("utf-8", "replace")[:500_000] if response.status == 200 else ""
