"""Reading -> the article with the alert rules it fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scraper.processing import match

if TYPE_CHECKING:
    from scraper.fetching.items import Reading


class Matching:
    """Second step."""

    def __init__(self, crawler: Any) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> Matching:
        """As Scrapy makes it."""
        return cls(crawler)

    def process_item(self, item: Reading) -> Reading:
        """The reading with its article's matches."""
        return replace(item, article=match(item.article, self._crawler.spider.visit.desk))
