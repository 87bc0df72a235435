"""Reading -> archive and database: article, version, index, people, events, alerts and frontier in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scraper.fetching.learning import draft_template
from scraper.fetching.storing import store_reading

if TYPE_CHECKING:
    from scraper.fetching.items import Reading


class Storing:
    """Last step."""

    def __init__(self, crawler: Any) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> Storing:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_item(self, item: Reading) -> Reading:
        """The reading, stored; a failure is recorded and the visit goes on. A first visit learns from it how to read the next."""
        visit = self._crawler.spider.visit
        store_reading(visit, item)
        draft_template(visit)
        return item
