"""The article as JSON, to the letter of the contract in docs/architecture.md."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from scraper.model.article import Article, Event, Match, Participant

JsonObject = dict[str, Any]  # Any: JSON is what it is


def article_to_json(article: Article) -> JsonObject:
    """Every field of the contract, always present; None for what is absent, lists for what may repeat."""
    return {
        "url": article.url,
        "canonical_url": article.canonical_url,
        "site": article.site,
        "is_article": article.is_article,
        "kind": article.kind,
        "title": article.title,
        "lead": article.lead,
        "text": article.text,
        "language": article.language,
        "author": article.author,
        "published": _iso(article.published),
        "published_raw": article.published_raw,
        "modified": _iso(article.modified),
        "tags": list(article.tags),
        "participants": [participant_to_json(p) for p in article.participants],
        "mentions": [participant_to_json(p) for p in article.mentions],
        "events": [event_to_json(e) for e in article.events],
        "attachments": [asdict(a) for a in article.attachments],
        "expert_group": article.expert_group,
        "matches": [match_to_json(m) for m in article.matches],
        "flags": list(article.flags),
        "from": dict(article.winners),
    }


_EXPLAINED = ("rule", "sign", "status_rule")


def participant_to_json(person: Participant) -> JsonObject:
    """The contract's fields of a person; the rules are left to `--explain`."""
    return {k: v for k, v in asdict(person).items() if k not in _EXPLAINED}


def event_to_json(event: Event) -> JsonObject:
    """The contract's fields of an event, days as ISO 8601."""
    return {
        "start": _iso(event.start),
        "end": _iso(event.end),
        "place": event.place,
        "online": event.online,
        "kind": event.kind,
        "sentence": event.sentence,
    }


def match_to_json(match: Match) -> JsonObject:
    """The contract's fields of a match, and beyond them the rule's version and the field it matched in."""
    return {
        "rule": match.rule,
        "tier": match.tier,
        "passing": match.passing,
        "sentence": match.sentence,
        "words": list(match.words),
        "rule_version": match.rule_version,
        "field": match.field,
    }


def _iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None
