"""What a spider yields and the pipelines finish."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.model.article import Article
    from scraper.model.page import Page
    from scraper.storage.crawl_state import Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page that was read: the article on its way to the database, and the page for the archive."""

    article: Article
    page: Page
    asked: str
    """The address in the frontier, before redirects."""
    headers: dict[str, str] = field(repr=False, default_factory=dict)
    sent: bytes = field(repr=False, default=b"")
    """The body as it came over the wire, perhaps compressed, as the headers say."""
    validators: Validators
    is_old: bool = False
    """Met for the first time and old news all the same: nobody is alerted of it."""
