"""JSON-LD as sites print it: graphs, lists, trailing commas, control characters, entities."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",(\s{0,20}[}\]])")
_MAX_CHARACTERS = 500_000
_MAX_NODES = 500

ARTICLE_TYPES = frozenset(
    (
        "article",
        "newsarticle",
        "blogposting",
        "reportagenewsarticle",
        "report",
        "scholarlyarticle",
        "techarticle",
        "socialmediaposting",
        "pressrelease",
    )
)


def json_ld_nodes(scripts: Iterable[str]) -> list[dict[str, Any]]:  # Any: JSON of strangers
    """Every object of every script, outermost first; a script that cannot be mended gives nothing."""
    nodes: list[dict[str, Any]] = []
    for script in scripts:
        if len(script) <= _MAX_CHARACTERS:
            nodes.extend(_unfolded(_loaded(script)))
    return nodes[:_MAX_NODES]


def article_node(nodes: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The first node that is an article; None where the page has none."""
    return next((node for node in nodes if is_type(node, ARTICLE_TYPES)), None)


def is_type(node: dict[str, Any], types: frozenset[str]) -> bool:
    """Whether the node's @type (one or a list) is among the types, case and prefix aside."""
    named = node.get("@type")
    return any(
        isinstance(n, str) and n.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() in types for n in (named if isinstance(named, list) else [named])
    )


def text_of(value: object) -> str | None:
    """The text of a property: a string, or the name or @value of an object, or the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _loaded(script: str) -> object:
    script = _COMMENT.sub("", script).strip()
    for mend in (lambda s: s, lambda s: _TRAILING_COMMA.sub(r"\1", s), lambda s: html.unescape(s), lambda s: s.rstrip(";").replace("\n", " ")):
        try:
            return json.loads(mend(script), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unfolded(value: object) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        current = waiting.pop(0)
        if isinstance(current, list):
            waiting[:0] = current[:_MAX_NODES]
        elif isinstance(current, dict):
            yield current
            waiting[:0] = [inner for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(inner := current.get(key), list | dict)]
