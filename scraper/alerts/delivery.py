"""Sending what the outbox holds: at least once, under the same key, beside a crawl and twice at once without harm.

First what waits is put in order: a flood is held, a busy day's rest and a due digest become one message each. Then each is leased, sent, confirmed.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from scraper.alerts.channels import CHANNELS, Undeliverable, send
from scraper.alerts.digests import Span, compose_digest, compose_rest, compose_review
from scraper.alerts.items import load_item
from scraper.alerts.messages import Alert, addition_of, compose_alert
from scraper.alerts.rhythm import digest_moment, quiet_channels
from scraper.alerts.wording import WORDS
from scraper.model.moments import WARSAW
from scraper.storage import bundles, leaving, outbox

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from scraper.config import Config
    from scraper.model.rule import Rule

_TOO_MANY_DEATHS = 2 * outbox.MAX_ATTEMPTS


@dataclass(slots=True)
class DeliveryReport:
    """What a delivery run did."""

    delivered: list[Alert] = field(default_factory=list)
    postponed: int = 0
    dead: int = 0
    held: int = 0
    """Alerts of a flood, that wait for a person."""
    slow: set[str] = field(default_factory=set)
    """Channels that let us wait for nothing: what else is for them leaves with the next run, and holds up no other channel."""


def deliver(
    conn: sqlite3.Connection, config: Config, rules: Sequence[Rule], clock: Callable[[], datetime] = lambda: datetime.now(WARSAW)
) -> DeliveryReport:
    """Send every alert that may leave; one that fails is put off, or given up with its reason, and the next one goes."""
    report = DeliveryReport(held=put_in_order(conn, config, rules, clock()))
    by_name = {rule.name: rule for rule in rules}
    later = frozenset(rule.name for rule in rules if rule.delivery.rhythm != "instant")
    sender = f"{socket.gethostname()}:{os.getpid()}"
    while True:
        now = clock()
        waiting = outbox.Waiting(rules=later, channels=quiet_channels(frozenset(CHANNELS), config.alerts, now) | report.slow)
        delivery = outbox.lease(conn, now, sender, waiting)
        if delivery is None:
            return report
        _hand_over(conn, delivery, config, by_name, clock, report)


def put_in_order(conn: sqlite3.Connection, config: Config, rules: Sequence[Rule], now: datetime) -> int:
    """Hold floods, bundle the rest of a busy day, make the digests that are due; gives how many alerts were held."""
    held = 0
    waiting = bundles.rules_waiting(conn)
    rules = [rule for rule in rules if rule.name in waiting]
    midnight = datetime.combine(now.astimezone(WARSAW).date(), time(), WARSAW)
    for rule in rules:
        held += bundles.hold_flood(conn, rule.name, (config.alerts.storm_factor, config.alerts.storm_floor), now)
        if rule.delivery.most and rule.delivery.rhythm == "instant":
            bundles.bundle_rest(conn, rule.name, rule.delivery.most, midnight.astimezone(now.tzinfo), now)
    for kind in ("daily", "weekly"):
        _make_due_digests(conn, config, rules, kind, now)
    return held


def edition_of(rules: Sequence[Rule], channel: str, kind: Literal["daily", "weekly"], config: Config, now: datetime) -> bundles.Edition:
    """The regular digest of rules that have the same readers, whose moment came last."""
    moment = digest_moment(kind, config.alerts, now)
    return bundles.Edition(
        kind=kind,
        channel=channel,
        recipients=rules[0].delivery.recipients,
        rules=tuple(rule.name for rule in rules),
        carried=frozenset(rule.name for rule in rules if rule.delivery.rhythm == kind),
        label=moment.date().isoformat(),
        since=digest_moment(kind, config.alerts, moment - timedelta(seconds=1)),
        until=moment,
    )


def by_readers(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules in groups that have the same recipients."""

    def recipients(rule: Rule) -> tuple[str, ...]:
        return rule.delivery.recipients

    return [list(group) for _, group in groupby(sorted(rules, key=recipients), key=recipients)]


def _make_due_digests(conn: sqlite3.Connection, config: Config, rules: Sequence[Rule], kind: Literal["daily", "weekly"], now: datetime) -> None:
    """Digests of the rules of that rhythm, for each channel on which an alert of theirs waits since before the digest's moment."""
    for group in by_readers([rule for rule in rules if rule.delivery.rhythm == kind]):
        for channel in CHANNELS:
            edition = edition_of(group, channel, kind, config, now)
            if bundles.waits_for(conn, edition.carried, channel, edition.until):
                bundles.make_edition(conn, edition, now)


def _hand_over(
    conn: sqlite3.Connection,
    delivery: outbox.Delivery,
    config: Config,
    rules: dict[str, Rule],
    clock: Callable[[], datetime],
    report: DeliveryReport,
) -> None:
    try:
        if delivery.attempts > _TOO_MANY_DEATHS:
            raise Undeliverable("every process that tried to send it was killed", final=True)
        alert = _composed(conn, delivery, config, rules)
        if alert is None:
            outbox.drop(conn, delivery, "read again, the article no longer fits the rule, or nothing is left to tell", clock())
            return
        if delivery.channel == "mail":
            readers = alert.recipients or config.mail.recipients
            alert = replace(alert, recipients=_still_to_reach(conn, readers, alert.rule, delivery))
            if readers and not alert.recipients:
                _close_without_readers(conn, delivery, clock())
                return
        elif delivery.reached:
            alert = replace(alert, reached=delivery.reached)
        note = send(delivery.channel, alert, config)
    except Undeliverable as error:
        if error.slow:
            report.slow.add(delivery.channel)
        failure = outbox.Failure(reason=str(error), final=error.final, reached=error.reached, pause=error.pause)
        if outbox.postpone(conn, delivery, failure, clock()):
            report.dead += 1
        else:
            report.postponed += 1
        return
    outbox.confirm(conn, delivery, clock(), note)
    report.delivered.append(alert)


def _still_to_reach(conn: sqlite3.Connection, readers: Sequence[str], name: str, delivery: outbox.Delivery) -> tuple[str, ...]:
    """The readers who have neither left the list nor got the mail at an earlier try."""
    return tuple(reader for reader in leaving.readers_left(conn, readers, name) if reader not in delivery.reached)


def _close_without_readers(conn: sqlite3.Connection, delivery: outbox.Delivery, now: datetime) -> None:
    if delivery.reached:
        outbox.confirm(conn, delivery, now, "the readers who could not be reached have unsubscribed")
    else:
        outbox.drop(conn, delivery, "every reader has unsubscribed", now)


def _composed(conn: sqlite3.Connection, delivery: outbox.Delivery, config: Config, rules: dict[str, Rule]) -> Alert | None:
    """What is to be sent; None where there is nothing to tell any more."""
    rule = rules.get(delivery.rule)
    title = rule.title if rule else delivery.rule
    if delivery.article_id is None:
        return _composed_bundle(conn, bundles.load_bundle(conn, delivery.id), title, config, rules)
    alert = compose_alert(conn, delivery.key, delivery.article_id, delivery.rule, datetime.fromisoformat(delivery.queued), config.lang, title)
    if alert.data["sentence"] is None or alert.data["passing"]:
        return None
    alert = _as_addition(conn, delivery, alert, title, config)
    return replace(alert, recipients=rule.delivery.recipients if rule else ())


def _as_addition(conn: sqlite3.Connection, delivery: outbox.Delivery, alert: Alert, title: str, config: Config) -> Alert:
    """The alert itself, or a short answer where an alert of the same story has left."""
    first = conn.execute(
        "SELECT coalesce(b.key, f.key) AS key, f.article_id FROM deliveries d JOIN deliveries f ON f.id = d.joined_to "
        "LEFT JOIN bundles b ON b.id = f.bundle_id WHERE d.id = ?",
        (delivery.id,),
    ).fetchone()
    if first is None or delivery.article_id is None:
        return alert
    item = load_item(conn, delivery.article_id, delivery.rule)
    subject = WORDS[config.lang]["subject"].format(rule=title, title=load_item(conn, first["article_id"], delivery.rule).title)
    return addition_of(item, alert, first["key"], subject, config.lang)


def _composed_bundle(conn: sqlite3.Connection, bundle: bundles.Bundle, title: str, config: Config, rules: dict[str, Rule]) -> Alert | None:
    rule = rules.get(bundle.rule)
    readers = rule.delivery.recipients if rule else ()
    if bundle.kind == "review":
        review = compose_review(conn, bundle, title, config.lang)
        return review and replace(review, recipients=config.mail.recipients or readers)
    if bundle.kind == "rest":
        return replace(compose_rest(conn, bundle, title, config.lang), recipients=readers)
    told = [rules[name] for name in bundle.rules if name in rules]
    span = Span(key=bundle.key, since=bundle.since, until=bundle.until, kind=bundle.kind)
    digest = compose_digest(conn, told, span, config.lang)
    if not digest.entries and not config.alerts.nothing_new:
        return None
    return replace(digest.alert, recipients=bundle.recipients)
