"""Reading -> the article in its final form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scraper.processing import normalise

if TYPE_CHECKING:
    from scraper.fetching.items import Reading


class Normalising:
    """First step."""

    def process_item(self, item: Reading) -> Reading:
        """The reading with its article normalised."""
        return replace(item, article=normalise(item.article))
