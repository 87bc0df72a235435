"""What broke unforeseen while a page was read or stored becomes a recorded failure: Scrapy would only log it, and the address stay pending in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy import signals

if TYPE_CHECKING:
    from scrapy.http import Response
    from twisted.python.failure import Failure as TwistedFailure

    from scraper.fetching.items import Reading


class FailureRecorder:
    """Scrapy extension: the wide net under spider and pipelines. The address counts as failed and is tried again on later visits, a few times."""

    def __init__(self, crawler: Any) -> None:  # Any: Scrapy's Crawler, untyped
        self._crawler = crawler
        crawler.signals.connect(self.spider_failed, signal=signals.spider_error)
        crawler.signals.connect(self.item_failed, signal=signals.item_error)

    @classmethod
    def from_crawler(cls, crawler: Any) -> FailureRecorder:
        """As Scrapy makes it."""
        return cls(crawler)

    def spider_failed(self, failure: TwistedFailure, response: Response) -> None:
        """Extraction or discovery raised on this answer."""
        self._record(response.meta.get("asked", response.url), "extract", failure, is_page="sighting" in response.meta)

    def item_failed(self, item: Reading, failure: TwistedFailure) -> None:
        """A pipeline raised on this reading."""
        self._record(item.asked, "store", failure, is_page=True)

    def _record(self, url: str, stage: str, failure: TwistedFailure, *, is_page: bool) -> None:
        visit = self._crawler.spider.visit
        if is_page:
            visit.page_read(url, "failed")
        visit.failed(url, stage, f"{type(failure.value).__name__}: {failure.getErrorMessage()}")
