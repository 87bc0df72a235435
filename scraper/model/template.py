"""What was learned of a site from several of its pages: where its articles sit and what repeats around them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One learned form of a site. Paths are `Container.path`: tags and lasting classes from the body down."""

    site: str
    pages: int
    """Article pages it was learned from."""
    body_paths: tuple[str, ...]
    """Places of the body, in order; several where it is split over siblings."""
    title_path: str | None = None
    date_path: str | None = None
    """Place of the block(s) that hold the publication date."""
    clock_paths: tuple[str, ...] = ()
    """Places that print the day of the visit on every page."""
    month_first: bool = False
    """Whether its dates are written 02/12/2019 for 12 February."""
    dated_share: float = 0.0
    """Share of the pages that have a date there, 0 to 1."""
    title_suffix: str = ""
    """What every <title> ends with: the site's name and its separator."""
    title_prefix: str = ""
    """What every <title> begins with, likewise."""
    site_title: str = ""
    """What most of its articles would be called alike, the site's name, as where all bear one <title>; empty where each has its own."""
    url_shapes: tuple[str, ...] = ()
    """Shapes of the articles' addresses: `/news/S,N.htm`."""
    furniture: frozenset[str] = frozenset()
    """Hashes of the texts (with their place) that repeat over the site's pages."""

    def to_json(self) -> str:
        """The template as JSON, the same text for the same template."""
        values = asdict(self) | {"furniture": sorted(self.furniture)}
        return json.dumps(values, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Template:
        """The template that `to_json` wrote."""
        values = json.loads(text)
        template = cls(**values)
        return replace(
            template,
            body_paths=tuple(template.body_paths),
            url_shapes=tuple(template.url_shapes),
            clock_paths=tuple(template.clock_paths),
            furniture=frozenset(template.furniture),
        )
