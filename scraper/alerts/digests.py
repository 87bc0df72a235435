"""Messages of many alerts: the digest of a day or week, the rest of a busy day, a flood held for review."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.alerts import letters
from scraper.alerts.items import Item, items_between, items_held, items_of_bundle
from scraper.alerts.matching import tells
from scraper.alerts.messages import Alert, Enclosure
from scraper.alerts.wording import WORDS, Language, counted_articles, marked, written_day, written_days
from scraper.analysis.tabular import Table, Value, write_table
from scraper.language.plural import counted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from scraper.model.rule import Rule
    from scraper.storage.bundles import Bundle

_MOST_LISTED = 50
"""Articles of one rule that a message names; the sheet has them all."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What a digest covers, and under which key it leaves."""

    key: str
    since: datetime
    until: datetime
    kind: str = "digest"


@dataclass(frozen=True, slots=True)
class Section:
    """What a digest says of one rule."""

    rule: Rule
    told: list[Item]
    """What the rule alerts of."""
    margin: list[Item]
    """Passing mentions, and tiers that do not alert."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The message, and how many matches it holds."""

    alert: Alert
    entries: int


def compose_digest(conn: sqlite3.Connection, rules: Sequence[Rule], span: Span, language: Language) -> Digest:
    """The digest of the articles first seen in the span, rule by rule: alerts first, then what was found in passing."""
    sections = [found for rule in rules if rule.enabled and (found := _section(conn, rule, span))]
    told, margin = sum(len(s.told) for s in sections), sum(len(s.margin) for s in sections)
    days = written_days(span.since.date().isoformat(), span.until.date().isoformat(), language)
    title = f"{WORDS[language]['digest']}, {days}"
    summary = _summary(told, margin, language)
    subject = f"{title}: {summary}"
    alert = Alert(
        key=span.key,
        rule=span.kind,
        subject=subject,
        text="\n".join(_digest_text(title, summary, sections, language)),
        html=_digest_html(title, summary, sections, language),
        queued=span.until,
        data={"key": span.key, "entries": told + margin, "rules": {s.rule.name: [i.as_data() for i in (*s.told, *s.margin)] for s in sections}},
        enclosures=(_sheet(sections, span, language),) if sections else (),
    )
    return Digest(alert, told + margin)


def compose_rest(conn: sqlite3.Connection, bundle: Bundle, rule_title: str, language: Language) -> Alert:
    """„i N innych”: what a busy day brought beyond the alerts sent singly."""
    items = items_of_bundle(conn, bundle.id)
    word = WORDS[language]
    subject = word["rest"].format(rule=rule_title, others=counted_articles(len(items), language, others=True))
    return _listing(bundle, subject, (word["rest_why"].format(rule=rule_title),), items, language)


def compose_review(conn: sqlite3.Connection, bundle: Bundle, rule_title: str, language: Language) -> Alert | None:
    """A flood, for a person to look at; None where it was released before it was told."""
    items = items_held(conn, bundle.rule, bundle.channel)
    if not items:
        return None
    word = WORDS[language]
    subject = word["review"].format(rule=rule_title, n=len(items))
    why = (word["review_why"].format(rule=rule_title, articles=counted_articles(len(items), language)), word["review_how"].format(rule=bundle.rule))
    return _listing(bundle, subject, why, items, language)


def _section(conn: sqlite3.Connection, rule: Rule, span: Span) -> Section | None:
    items = items_between(conn, rule.name, span.since, span.until)
    told = [item for item in items if tells(item.tier, rule, passing=item.passing)]
    margin = [item for item in items if not tells(item.tier, rule, passing=item.passing)]
    return Section(rule, told, margin) if items else None


def _summary(told: int, margin: int, language: Language) -> str:
    if not told and not margin:
        return WORDS[language]["nothing"].rstrip(".").lower()
    if language == "en":
        parts = [f"{told} alert{'s' * (told != 1)}" if told else "", f"{margin} in passing" if margin else ""]
    else:
        parts = [
            counted(told, "nowy alert", "nowe alerty", "nowych alertów") if told else "",
            counted(margin, "wzmianka", "wzmianki", "wzmianek") if margin else "",
        ]
    return ", ".join(part for part in parts if part)


def _meta(item: Item, language: Language) -> str:
    parts = [item.day(language), item.site_title]
    if item.passing:
        parts.append(WORDS[language]["passing"])
    if item.also:
        parts.append(f"{WORDS[language]['also'].lower()}: {', '.join(site for site, _ in item.also)}")
    return " · ".join(parts)


def _digest_text(title: str, summary: str, sections: Sequence[Section], language: Language) -> list[str]:
    word = WORDS[language]
    lines = [title, "=" * min(72, len(title)), summary if sections else word["nothing_long"]]
    for section in sections:
        lines += ["", "", section.rule.title, "-" * len(section.rule.title)]
        for item in section.told[:_MOST_LISTED]:
            tier = f" [{word['tier'].format(tier=item.tier)}]" if item.tier else ""
            quote = marked(item.quote(), list(item.words), "**", "**")
            lines += ["", f"• {item.title}{tier}", f"  {_meta(item, language)}", f"  „{quote}”", f"  {item.url}"]
        lines += [line for more in _more(section.told, language) for line in ("", more)]
        if section.margin:
            lines += ["", f"{word['margin']}:"]
            lines += [line for item in section.margin[:_MOST_LISTED] for line in (f"  – {item.title} ({_meta(item, language)})", f"    {item.url}")]
    return lines


def _digest_html(title: str, summary: str, sections: Sequence[Section], language: Language) -> str:
    word = WORDS[language]
    blocks = [letters.headline(title), letters.soft(summary[:1].upper() + summary[1:] + ".", below=0)]
    if not sections:
        blocks = [letters.headline(title), letters.paragraph(word["nothing_long"])]
    shown: dict[int, str] = {}
    for section in sections:
        blocks.append(letters.section(section.rule.title, str(len(section.told) or "")))
        for item in section.told[:_MOST_LISTED]:
            if item.article_id in shown:  # two rules, one article: its quotation stands above
                blocks.append(letters.brief(item, f"{_tiered(item, language)} · {word['above'].format(rule=shown[item.article_id])}"))
            else:
                blocks.append(letters.entry(item, _meta(item, language), language))
            shown.setdefault(item.article_id, section.rule.title)
        blocks += map(letters.soft, _more(section.told, language))
        if section.margin:
            blocks += [letters.label(word["margin"]), *(letters.brief(item, _tiered(item, language)) for item in section.margin[:_MOST_LISTED])]
            blocks += map(letters.soft, _more(section.margin, language))
    return letters.page(title, summary, blocks, word["digest_footer"] if sections else word["digest_footer"].split(". ")[0] + ".", language)


def _more(items: Sequence[object], language: Language) -> list[str]:
    """„i N innych”, where there are more than a message names."""
    others = len(items) - _MOST_LISTED
    return [WORDS[language]["other_articles"].format(n=counted_articles(others, language, others=True))] if others > 0 else []


def _tiered(item: Item, language: Language) -> str:
    tier = f" · {WORDS[language]['tier'].format(tier=item.tier)}" if item.tier else ""
    return _meta(item, language) + tier


def _listing(bundle: Bundle, subject: str, why: Sequence[str], items: list[tuple[int, Item]], language: Language) -> Alert:
    word = WORDS[language]
    shown, more = items[:_MOST_LISTED], _more(items, language)
    text = [subject, "=" * min(72, len(subject)), "", *why, ""]
    text += [line for number, item in shown for line in (f"• {number}: {item.title} ({_tiered(item, language)})", f"  {item.url}")]
    blocks = [letters.headline(subject), *map(letters.paragraph, why)]
    blocks += [letters.brief(item, f"{number} · {_tiered(item, language)}") for number, item in shown]
    return Alert(
        key=bundle.key,
        rule=bundle.rule,
        subject=subject,
        text="\n".join([*text, *more]),
        html=letters.page(subject, why[0], [*blocks, *map(letters.paragraph, more)], word["footer"].format(key=bundle.key), language),
        queued=bundle.until,
        data={"key": bundle.key, "kind": bundle.kind, "rule": bundle.rule, "alerts": [{"number": n, **item.as_data()} for n, item in items]},
        recipients=bundle.recipients,
    )


def _sheet(sections: Sequence[Section], span: Span, language: Language) -> Enclosure:
    columns = ("rule", "tier", "passing", "title", "published", "site", "sentence", "participants", "url")
    rows: list[tuple[Value, ...]] = [
        (
            s.rule.title,
            i.tier,
            "" if not i.passing else "×",
            i.title,
            i.published,
            i.site_title,
            i.sentence,
            "; ".join(p.name for p in i.people),
            i.url,
        )
        for s in sections
        for i in (*s.told, *s.margin)
    ]
    day = span.until.date().isoformat()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "digest.xlsx"
        write_table(Table(name=written_day(day, language), columns=columns, rows=rows, language=language), file, "xlsx")
        return Enclosure(name=f"klastry-{day}.xlsx", media_type=_XLSX, content=file.read_bytes())
