"""Our middlewares as one Scrapy add-on: `ADDONS = {"scraper.fetching.addon.PoliteCrawling": 100}`."""

from __future__ import annotations

from typing import Any


class PoliteCrawling:
    """Puts budgets, robots.txt, the private-address guard, Retry-After and the record of failures into a crawl."""

    def update_settings(self, settings: Any) -> None:  # Any: Scrapy's BaseSettings, untyped
        """Called by Scrapy before the crawl starts."""
        middlewares = settings["DOWNLOADER_MIDDLEWARES"]
        middlewares.set("scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware", None)
        middlewares.set("scraper.fetching.gate.Gate", 110)
        middlewares.set("scraper.fetching.robots.RobotsMiddleware", 100)
        middlewares.set("scraper.fetching.guard.PrivateAddressGuard", 90)
        middlewares.set("scraper.fetching.wire.WireKeeper", 595)  # before HttpCompressionMiddleware at 590, seen from the server
        middlewares.set("scraper.fetching.politeness.RetryAfterMiddleware", 560)
        if settings.getbool("COOKIES_ENABLED"):
            middlewares.set(
                "scrapy.downloadermiddlewares.cookies.CookiesMiddleware", 700
            )  # imported with its libraries: only where a profile wants it
        if settings.getbool("KLASTRY_JAVASCRIPT"):
            middlewares.set("scraper.fetching.browser.Renderer", 105)  # after all that an answer goes through, and before the spider
        settings["EXTENSIONS"].set("scraper.fetching.failures.FailureRecorder", 0)
