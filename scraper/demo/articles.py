"""The articles of a sample site as they stood on one of two days."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scraper.language.folding import fold

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoArticle:
    """One article of a sample site."""

    id: int
    date: date
    title: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]
    attachments: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"

    @property
    def slug(self) -> str:
        """The title as an address has it, cut at 60 characters as some sites do."""
        return re.sub(r"[^a-z0-9]+", "-", fold(self.title)).strip("-")[:60].rstrip("-")

    @property
    def tag_slugs(self) -> tuple[tuple[str, str], ...]:
        """(tag, its address)."""
        return tuple((tag, re.sub(r"[^a-z0-9]+", "-", fold(tag)).strip("-")) for tag in self.tags)


def load_articles(file: Path, day: int) -> list[DemoArticle]:
    """The articles that stood on the site on that day (1 or 2), newest first."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    articles = [
        DemoArticle(
            id=entry["id"],
            date=entry["date"],
            title=entry["title"],
            tags=tuple(entry["tags"]),
            paragraphs=tuple((entry["later"] if day > 1 and "later" in entry else entry["text"]).strip().split("\n\n")),
            attachments=tuple((label, name) for label, name in entry.get("attachments", ())),
            encoding=entry.get("encoding", "utf-8"),
        )
        for entry in data["article"]
        if entry["day"] <= day
    ]
    return sorted(articles, key=lambda a: (a.date, a.id), reverse=True)
