"""An alert as a person reads it: subject, text, HTML. Polish by default, English by setting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scraper.alerts import letters
from scraper.alerts.items import Item, load_item
from scraper.alerts.wording import WORDS, Language, marked

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that goes with a mail."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One alert or bundle of alerts, ready for any channel."""

    key: str
    rule: str
    """Name of the rule, or of the kind of digest: what makes a thread of mails."""
    subject: str
    text: str
    html: str
    queued: datetime
    data: dict[str, Any]  # Any: the JSON of webhooks
    url: str = ""
    """Of the one article it tells of; empty for several."""
    answers: str = ""
    """Key of the alert of the same story that this one adds to; empty for news."""
    recipients: tuple[str, ...] = ()
    """E-mail addresses; empty: those of `[mail]`."""
    enclosures: tuple[Enclosure, ...] = ()
    reached: tuple[str, ...] = ()
    """Of a channel that has several addresses: those that have it already, as the channel names them."""

    @property
    def id(self) -> str:
        """The key as headers can carry it: a rule's name may be any file name."""
        return header_id(self.key)


def header_id(key: str) -> str:
    """The key in ASCII, without blanks.

    >>> header_id("expert-groups.7.mail"), header_id("moja reguła.7.mail")
    ('expert-groups.7.mail', 'moja%20regu%C5%82a.7.mail')
    """
    return quote(key, safe="")


def compose_alert(
    conn: sqlite3.Connection, key: str, article_id: int, rule: str, queued: datetime, language: Language, rule_title: str = ""
) -> Alert:
    """The alert of one article and rule, from what the database knows of both. KeyError where the article is gone."""
    return alert_of(load_item(conn, article_id, rule), key, rule, queued, language, rule_title or rule)


def alert_of(item: Item, key: str, rule: str, queued: datetime, language: Language, rule_title: str) -> Alert:
    """The alert of one item."""
    return Alert(
        key=key,
        rule=rule,
        subject=WORDS[language]["subject"].format(rule=rule_title, title=item.title),
        text=_text(item, rule_title, language),
        html=_html(item, key, rule_title, language),
        queued=queued,
        data={"key": key, "rule": rule, **item.as_data()},
        url=item.url,
    )


def addition_of(item: Item, alert: Alert, answers: str, first_title: str, language: Language) -> Alert:
    """The alert of a near-duplicate, as a short answer to the alert of its story that has left already."""
    said = WORDS[language]["again"].format(site=item.site_title)
    blocks = [letters.soft(said), letters.brief(item, item.day(language))]
    title = " ".join(first_title.split())
    return replace(
        alert,
        subject=f"Re: {title}",
        text=f"{said}\n\n{item.title}\n{item.url}",
        html=letters.page(title, said, blocks, WORDS[language]["footer"].format(key=alert.key), language),
        data={**alert.data, "answers": answers},
        answers=answers,
    )


def _reason(item: Item, rule_title: str, language: Language) -> str:
    word = WORDS[language]
    parts = [word["rule"].format(rule=rule_title)]
    if item.tier:
        parts.append(word["tier"].format(tier=item.tier))
    if item.rule_version:
        parts.append(word["version"].format(version=item.rule_version))
    return ", ".join(parts)


def _text(item: Item, rule_title: str, language: Language) -> str:
    word = WORDS[language]
    title = " ".join(item.title.split())
    lines = [title, "=" * min(72, len(title)), ""]
    lines.append(f"{word['published']}: {item.day(language)}   {word['site']}: {item.site_title}")
    if item.fits:
        quote = marked(item.quote(), list(item.words), "**", "**")
        lines += ["", f"{word['why']} ({_reason(item, rule_title, language)}):", f"  „{quote}”"]
    listed = (
        (word["people"], [_joined(pair) for pair in item.people_lines(language)]),
        (word["events"], [_joined(pair) for pair in item.event_lines(language)]),
        (word["flags"], item.flag_lines(language)),
        (word["also"], [_joined(pair) for pair in item.also]),
    )
    for heading, entries in listed:
        if entries:
            lines += ["", f"{heading}:", *(f"  • {entry}" for entry in entries)]
    return "\n".join([*lines, "", item.url])


def _joined(pair: tuple[str, str]) -> str:
    return ", ".join(part for part in pair if part)


def _html(item: Item, key: str, rule_title: str, language: Language) -> str:
    word = WORDS[language]
    blocks = [
        letters.kicker(rule_title, item.tier, language),
        letters.headline(item.title),
        letters.soft(f"{item.day(language)} · {item.site_title}"),
    ]
    if item.fits:
        blocks.append(letters.quotation(item))
    blocks.append(letters.button(item.url, word["read"]))
    for heading, lines in ((word["people"], item.people_lines(language)), (word["events"], item.event_lines(language))):
        if lines:
            blocks += [letters.label(heading), letters.pairs(lines)]
    if item.also:
        blocks += [letters.label(word["also"]), letters.links(item.also)]
    if item.flags:
        blocks.append(letters.warning(word["flags"], item.flag_lines(language)))
    footer = f"{word['why']}: {_reason(item, rule_title, language)}. {word['footer'].format(key=key)}"
    return letters.page(item.title, item.quote(), blocks, footer, language)
