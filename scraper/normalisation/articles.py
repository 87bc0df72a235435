"""An article in its final form."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from scraper.model.moments import WARSAW
from scraper.normalisation.urls import normalise_url

if TYPE_CHECKING:
    from scraper.model.article import Article
    from scraper.model.moments import PublicationMoment


def normalised(article: Article) -> Article:
    """One spelling of the addresses, tags once each, moments in Polish time, flags sorted. The text's characters are not touched: people's places count on
    them."""
    return replace(
        article,
        url=_address(article),
        canonical_url=normalise_url(article.canonical_url) if article.canonical_url else None,
        translations=tuple(dict.fromkeys(map(normalise_url, article.translations))),
        title=" ".join(article.title.split()),
        published=_in_warsaw(article.published),
        modified=_in_warsaw(article.modified),
        tags=tuple({tag.casefold(): tag for tag in reversed(article.tags)}.values())[::-1],
        flags=tuple(sorted(set(article.flags))),
    )


def _address(article: Article) -> str:
    """One spelling of it, without a fragment, save that of a post which stands on a page with others."""
    page, _, anchor = article.url.partition("#")
    return f"{normalise_url(page)}#{anchor}" if dict(article.winners).get("kind") == "post" else normalise_url(page)


def _in_warsaw(moment: PublicationMoment | None) -> PublicationMoment | None:
    if isinstance(moment, datetime):
        return moment.astimezone(WARSAW) if moment.tzinfo else moment.replace(tzinfo=WARSAW)
    return moment
