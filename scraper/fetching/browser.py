"""Pages that are written by their scripts: a headless Chromium builds them, for profiles with `javascript = true` alone.

The browser has no network. Whatever a page asks for is fetched by Scrapy, so that robots.txt, the guard against private addresses, budgets, pauses and size limits
hold for scripts and data as for pages; what goes past that (sockets, prefetching) ends at a proxy that is not there. Only GET is asked: a visitor changes nothing.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import shutil
from functools import partial
from typing import TYPE_CHECKING, Any

from scrapy import Request, signals
from scrapy.http import HtmlResponse
from scrapy.http.request import NO_CALLBACK

from scraper.fetching.gate import LeftForLater
from scraper.fetching.robots import ANSWERS_TO_READ
from scraper.fetching.scripts import Scripts
from scraper.fetching.wire import forget_wire

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Playwright, Route
    from scrapy.http import Response

_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_NEEDED = frozenset(("document", "script", "xhr", "fetch"))
"""What builds a text. Pictures, films, fonts, styles and pings are not asked for."""
_HANDED_ON = frozenset(("accept", "authorization", "origin", "referer", "x-requested-with"))
_OF_THE_WAY = frozenset(("content-encoding", "content-length", "transfer-encoding", "set-cookie", "connection"))
_LONGEST_SECONDS = 60.0
_PAGES_AT_ONCE = 2
"""Each takes some 200 MB of memory."""
RENDERED = "X-Klastry-Rendered"
"""Header of a page that the archive keeps as the browser built it, not as it was sent."""


class NotRendered(Exception):  # noqa: N818 - named for what became of the page
    """The browser could not build the page."""


def what_is_missing() -> str:
    """What must be installed before a page can be rendered, in words; empty where all is there."""
    if importlib.util.find_spec("playwright") is None:
        return "the profile says javascript = true, and Playwright is not installed: make setup-javascript"
    if chromium() is None:
        return "the profile says javascript = true, and there is no Chromium: apt-get install chromium"
    return ""


def chromium() -> str | None:
    """The browser's program."""
    return next((found for name in _CHROMIUMS if (found := shutil.which(name))), None)


class Renderer:
    """Downloader middleware, between the answers undone from their coding and the spider: puts the built page in place of the one that was sent."""

    def __init__(self, crawler: Any) -> None:  # Any: Scrapy's Crawler, untyped
        self._crawler = crawler
        self._starting = asyncio.Lock()
        self._places = asyncio.Semaphore(_PAGES_AT_ONCE)
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._scripts = Scripts()
        crawler.signals.connect(self.close, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Any) -> Renderer:
        """As Scrapy makes it."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """The answer, or the page that its scripts make of it; NotRendered where they cannot."""
        is_page = "sighting" in request.meta or request.meta.get("kind") == "listing"
        if not is_page or response.status != 200 or not isinstance(response, HtmlResponse):
            return response
        from playwright.async_api import Error

        try:
            async with self._places:
                html = await asyncio.wait_for(self._built(response), _LONGEST_SECONDS)
        except (Error, TimeoutError) as error:
            raise NotRendered(f"the browser could not build the page: {str(error).partition(chr(10))[0] or 'no end in time'}") from error
        visit = self._crawler.spider.visit
        if visit.stop_reason:
            raise LeftForLater(visit.stop_reason)  # what the page was missing by then cannot be told
        body = html.encode()
        if len(body) > self._crawler.settings.getint("DOWNLOAD_MAXSIZE"):
            raise NotRendered("the page is larger, built, than a page may be")
        forget_wire(request)
        headers = response.headers.copy()
        headers.pop("Content-Length", None)
        headers.update({"Content-Type": "text/html; charset=utf-8", RENDERED: "1"})
        return response.replace(body=body, headers=headers, encoding="utf-8")

    async def _built(self, response: Response) -> str:
        context = await self._context()
        try:
            page = await context.new_page()
            first = [response]

            async def answer(route: Route) -> None:
                await self._answer(route, first)

            await page.route("**/*", answer)
            await page.goto(response.url, wait_until="networkidle", timeout=_LONGEST_SECONDS * 1000)
            return await page.content()
        finally:
            await context.close()

    async def _context(self) -> BrowserContext:
        """A browser without memory, a page each: nothing of one page reaches the next."""
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                from playwright.async_api import async_playwright

                self._playwright = self._playwright or await async_playwright().start()
                self._browser = await self._playwright.chromium.launch(
                    executable_path=chromium(),
                    chromium_sandbox=os.geteuid() != 0,  # root has none: Chromium refuses it
                    proxy={"server": "http://127.0.0.1:9"},
                    args=["--force-webrtc-ip-handling-policy=disable_non_proxied_udp"],
                )
        return await self._browser.new_context(
            user_agent=self._crawler.settings["USER_AGENT"],
            locale="pl-PL",
            timezone_id="Europe/Warsaw",
            service_workers="block",
            accept_downloads=False,
        )

    async def _answer(self, route: Route, first: list[Response]) -> None:
        """Give the browser the page itself once, or what Scrapy fetched; nothing where that is not asked for or not to be had."""
        asked = route.request
        if asked.is_navigation_request() and not first:
            await route.fulfill(
                status=204
            )  # where its scripts would go on to is another page, and a frame is none of it: "no content" keeps the page that is there
            return
        if asked.is_navigation_request():
            answer: Response | None = first.pop()
        elif asked.method == "GET" and asked.resource_type in _NEEDED:
            fetch = partial(self._fetched, asked.url, asked.headers)
            answer = await (self._scripts.get(asked.url, fetch) if asked.resource_type == "script" else fetch())
        else:
            answer = None
        if answer is None:
            await route.abort()
            return
        headers = {name.decode("latin-1"): b", ".join(values).decode("latin-1") for name, values in answer.headers.items()}
        kept = {name: value for name, value in headers.items() if name.lower() not in _OF_THE_WAY}
        await route.fulfill(status=answer.status, headers=kept, body=answer.body)

    async def _fetched(self, url: str, headers: dict[str, str]) -> Response | None:
        handed_on = {name: value for name, value in headers.items() if name.lower() in _HANDED_ON}
        meta = {"dont_retry": True, "handle_httpstatus_list": ANSWERS_TO_READ}
        try:
            answer: Response = await self._crawler.engine.download_async(Request(url, headers=handed_on, meta=meta, callback=NO_CALLBACK))
        except Exception:  # noqa: BLE001 - whatever refused or broke it, to the page it is a request that failed
            return None
        self._crawler.spider.visit.counts["bytes"] += len(answer.body)
        return answer

    async def close(self) -> None:
        """The browser goes with the visit."""
        if self._browser is not None:
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()
