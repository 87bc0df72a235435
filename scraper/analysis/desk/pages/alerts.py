"""Alerty: what fired, why, to whom, and what became of it; and a rule tried on the archive before it is saved."""

from __future__ import annotations

import json
import re
import tempfile
import threading
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from scraper.alerts.backtest import BackTest, back_test
from scraper.analysis.desk.answers import Elsewhere, Rendered, Rows
from scraper.analysis.desk.drawing.bars import bars
from scraper.analysis.desk.inquiry import PAGE_ROWS, Inquiry, paged
from scraper.catalogue.rules import load_rule, load_rules
from scraper.model.errors import ConfigurationError
from scraper.model.rule import Rule

_STATES = ("", "queued", "delivered", "held", "joined", "dead", "dropped")
_COLUMNS = ("queued", "title", "rule", "tier", "sentence", "words", "channel", "recipient", "state", "delivered", "attempts", "reason", "url")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}$")
_BUNDLES = 12
_TRIAL_ARTICLES = 5_000
"""That many are read in seconds; `klastry rules test --since` reads them all."""
_trial_running = threading.Lock()


def page(inquiry: Inquiry) -> Rendered:
    """The alerts, the latest first, with the sentence that fired each; and the rules."""
    where, parameters = _where(inquiry)
    found = inquiry.rows(
        "SELECT d.*, a.title, coalesce(nullif(s.title, ''), a.site) AS site_title, m.tier, m.sentence, m.words FROM deliveries d JOIN articles a ON a.id = d.article_id "  # noqa: S608 - conditions of ours
        "JOIN sites s ON s.name = a.site LEFT JOIN matches m ON m.article_id = d.article_id AND m.rule = d.rule "
        f"WHERE {where} ORDER BY d.id DESC LIMIT :limit OFFSET :offset",
        parameters | {"limit": PAGE_ROWS + 1, "offset": inquiry.offset},
    )
    for row in found:
        row["words"] = json.loads(row["words"] or "[]")
    counts = inquiry.rows("SELECT state, count(*) AS number FROM deliveries GROUP BY state ORDER BY number DESC")
    rules, trouble = _rules(inquiry)
    bundles = inquiry.rows(
        "SELECT b.*, (SELECT count(*) FROM deliveries d WHERE d.bundle_id = b.id) AS carried FROM bundles b ORDER BY b.id DESC LIMIT ?", (_BUNDLES,)
    )
    context = {
        "bundles": bundles,
        "alerts": found[:PAGE_ROWS],
        "counts": counts,
        "rules": rules,
        "rules_trouble": trouble,
        "titles": {rule.name: rule.title for rule in rules},
        "states": _STATES[1:],
        "f": inquiry.arguments,
        "query": inquiry.query(),
        "mail_to": inquiry.config.mail.recipients if inquiry.user else (),
    }
    return Rendered("alerts", context | paged(inquiry, found))


def rows(inquiry: Inquiry) -> Rows:
    """The alerts as narrowed, whole."""
    where, parameters = _where(inquiry)
    cursor = inquiry.conn.execute(
        "SELECT d.queued, a.title, d.rule, m.tier, m.sentence, m.words, d.channel, d.recipient, d.state, d.delivered, d.attempts, d.reason, a.url "  # noqa: S608 - conditions of ours
        f"FROM deliveries d JOIN articles a ON a.id = d.article_id LEFT JOIN matches m ON m.article_id = d.article_id AND m.rule = d.rule WHERE {where} ORDER BY d.id DESC",
        parameters,
    )
    return Rows("alerty", _COLUMNS, (tuple(row) for row in cursor))


def trial(inquiry: Inquiry) -> Rendered | Elsewhere:
    """A rule from the form: checked, tried on the archive, and saved where an admin asks for it."""
    name, text = inquiry.text("nazwa", 60) or "nowa-regula", inquiry.text("regula", 20_000)
    if chosen := inquiry.text("z", 60):
        name, text = chosen, _text_of(inquiry, chosen)
    elif not text and inquiry.text("wzory", 4000):
        text = _simple_rule(inquiry)
    context: dict[str, object] = {"name": name, "text": text, "f": inquiry.arguments, "result": None, "trouble": None}
    if not inquiry.is_post:
        return Rendered("trial", context)
    try:
        rule = _checked(name, text)
    except ConfigurationError as error:
        return Rendered("trial", context | {"trouble": str(error).split(": ", 1)[-1]}, 400)
    if inquiry.flag("zapisz"):
        inquiry.must_be("admin")
        _save(inquiry, name, text)
        return Elsewhere("/alerty?zapisano=" + name)
    days = min(inquiry.number("dni", 365), 365 * 30)
    first = _first_day(inquiry, days)
    result = _tried(inquiry, rule, first)
    chart = ""
    if result and result.weeks:
        weeks = sorted(result.weeks.items())[-60:]
        chart = bars([(week, n) for week, n in weeks], inquiry.t("Alerty na tydzień", "Alerts a week"), label=str)
    return Rendered(
        "trial", context | {"result": result, "first": first.isoformat(), "busy": result is None, "chart": chart, "days": days, "rule": rule}
    )


def _where(inquiry: Inquiry) -> tuple[str, dict[str, object]]:
    conditions, parameters = ["1"], {}
    if state := inquiry.choice("stan", _STATES):
        conditions.append("d.state = :state")
        parameters["state"] = state
    if rule := inquiry.text("regula", 60):
        conditions.append("d.rule = :rule")
        parameters["rule"] = rule
    return " AND ".join(conditions), dict(parameters)


def _rules(inquiry: Inquiry) -> tuple[tuple[Rule, ...], str | None]:
    """The rules as their files are now, and what is wrong where they cannot be read."""
    folder = inquiry.config.rules
    try:
        state = tuple((file.name, file.stat().st_mtime_ns) for file in sorted(folder.glob("*.toml")))
        return _read_rules(folder, state), None
    except (ConfigurationError, OSError) as error:
        return (), str(error).rpartition("/")[2]


@lru_cache(maxsize=4)
def _read_rules(folder: Path, state: tuple[tuple[str, int], ...]) -> tuple[Rule, ...]:  # `state`: a changed file is another key
    return load_rules(folder)


def _text_of(inquiry: Inquiry, name: str) -> str:
    file = inquiry.config.rules / f"{name}.toml"
    if not _NAME.match(name) or not file.is_file():
        raise LookupError(name)
    return file.read_text(encoding="utf-8")


def _simple_rule(inquiry: Inquiry) -> str:
    """The rule file that the simple form stands for: a title, phrases a line each, and phrases that must not stand beside them."""

    def phrases(name: str) -> str:
        lines = (line.strip() for line in inquiry.text(name, 4000).splitlines())
        return "".join(f"  {json.dumps(line, ensure_ascii=False)},\n" for line in lines if line)

    title = json.dumps(inquiry.text("tytul", 100) or inquiry.text("nazwa", 60), ensure_ascii=False)
    without = phrases("bez")
    return f"title = {title}\n\n[[clause]]\npatterns = [\n{phrases('wzory')}]\n" + (f"without = [\n{without}]\n" if without else "")


def _checked(name: str, text: str) -> Rule:
    """The rule, read as its file would be. ConfigurationError where it cannot."""
    if not _NAME.match(name):
        raise ConfigurationError("nazwa: small letters, digits and hyphens, such as nabory-energia")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.toml"
        file.write_text(text.replace("\r\n", "\n"), encoding="utf-8")
        return load_rule(file)


def _first_day(inquiry: Inquiry, days: int) -> date:
    """The day asked for, or a later one where more articles than a trial reads were published since."""
    asked = inquiry.today - timedelta(days=days)
    row = inquiry.conn.execute(
        "SELECT substr(published, 1, 10) FROM articles ORDER BY published DESC LIMIT 1 OFFSET ?", (_TRIAL_ARTICLES,)
    ).fetchone()
    return max(asked, date.fromisoformat(row[0]) + timedelta(days=1)) if row and row[0] else asked


def _tried(inquiry: Inquiry, rule: Rule, first: date) -> BackTest | None:
    """What the rule would have found since that day; None where another trial runs: it reads the archive, so one at a time."""
    if not _trial_running.acquire(blocking=False):
        return None
    try:
        return back_test(inquiry.conn, [rule], inquiry.lexicon, first)[0]
    finally:
        _trial_running.release()


def _save(inquiry: Inquiry, name: str, text: str) -> None:
    """Put the rule into the folder of rules, whole or not at all; the next crawl uses it."""
    file = inquiry.config.rules / f"{name}.toml"
    unfinished = file.with_name(f".{file.name}.unfinished")
    unfinished.write_text(text.replace("\r\n", "\n").rstrip() + "\n", encoding="utf-8")
    unfinished.replace(file)
