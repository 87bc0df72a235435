"""Alert rules of `data/rules`, one TOML file each; docs/rules.md teaches the language, `scraper.catalogue.rule_patterns` reads its patterns."""

from __future__ import annotations

import hashlib
import tomllib
from typing import TYPE_CHECKING, Any

from scraper.catalogue.rule_patterns import PatternReader
from scraper.language.folding import fold
from scraper.model.errors import ConfigurationError
from scraper.model.rule import Clause, Delivery, Example, Filters, Pattern, Rule, Subject

if TYPE_CHECKING:
    from pathlib import Path

_KEYS = {"title", "description", "enabled", "fields", "alert_tiers", "clause", "subject", "filters", "delivery", "examples", "words"}
_CLAUSE_KEYS = {"name", "tier", "patterns", "not_as", "without", "about", "context", "context_not_as", "unless", "otherwise"}
_SUBJECT_KEYS = {"reports", "decisive", "reveals", "hearsay", "headlines", "echoes", "others"}
_FILTER_KEYS = {"languages", "sites", "people", "roles", "organisations", "tags", "due_within_days", "event_within_days"}
_EXAMPLE_KEYS = {"title", "text", "tier", "person", "organisation", "deadline_in_days"}
_DELIVERY_KEYS = {"rhythm", "recipients", "most"}
_RHYTHMS = ("instant", "daily", "weekly")
_FIELDS = ("title", "lead", "text", "tags")
_TIERS = ("A", "B", "C")


def load_rules(folder: Path) -> tuple[Rule, ...]:
    """Every rule of the folder, by name. ConfigurationError naming file and key where one cannot be used."""
    if not folder.is_dir():
        raise ConfigurationError(f"{folder}: no such folder of rules")
    return tuple(load_rule(file) for file in sorted(folder.glob("*.toml")))


def load_rule(file: Path) -> Rule:
    """The rule of one file."""
    try:
        text = file.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{file}: {error}") from None
    reader = _Reader(file)
    reader.only(data, _KEYS, "")
    lists = {name: reader.texts(data.get("words", {}), name, "words.") for name in data.get("words", {})}
    patterns = PatternReader(lists)
    clauses = tuple(reader.clause(c, n, patterns) for n, c in enumerate(reader.tables(data, "clause"), 1))
    examples = data.get("examples", {})
    reader.only(examples, {"must", "must_not"}, "examples.")
    rule = Rule(
        name=file.stem,
        title=reader.text(data, "title", file.stem),
        version=hashlib.blake2b(text.encode(), digest_size=4).hexdigest(),
        enabled=reader.flag(data, "enabled", default=True),
        description=reader.text(data, "description", ""),
        clauses=clauses,
        subject=reader.subject(data.get("subject", {}), patterns),
        filters=reader.filters(data.get("filters", {})),
        fields=tuple(reader.chosen(data, "fields", _FIELDS, ("title", "lead", "text"))),
        alert_tiers=frozenset(reader.chosen(data, "alert_tiers", _TIERS, ())),
        delivery=reader.delivery(data.get("delivery", {})),
        words=frozenset(patterns.words),
        must=tuple(reader.example(e, "examples.must") for e in reader.tables(examples, "must")),
        must_not=tuple(reader.example(e, "examples.must_not") for e in reader.tables(examples, "must_not")),
    )
    if not rule.clauses and rule.filters == Filters():
        raise ConfigurationError(f"{file}: a rule needs at least one [[clause]] or [filters]")
    return rule


class _Reader:
    """Typed access to the TOML of one file; every complaint names file and key."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._patterns: dict[tuple[str, ...], tuple[Pattern, ...]] = {}  # clauses that say the same share one tuple, and with it what was found by it

    def fail(self, key: str, reason: str) -> ConfigurationError:
        return ConfigurationError(f"{self._file}: {key!r} {reason}")

    def only(self, table: Any, known: set[str], prefix: str) -> None:  # Any: TOML before it is checked, here and below
        if not isinstance(table, dict):
            raise self.fail(prefix.rstrip("."), "must be a table")
        for key in table:
            if key not in known:
                raise self.fail(prefix + key, f"is unknown; known here: {', '.join(sorted(known))}")

    def text(self, table: dict[str, Any], key: str, default: str) -> str:
        value = table.get(key, default)
        if not isinstance(value, str):
            raise self.fail(key, "must be a text")
        return value

    def flag(self, table: dict[str, Any], key: str, *, default: bool) -> bool:
        value = table.get(key, default)
        if not isinstance(value, bool):
            raise self.fail(key, "must be true or false")
        return value

    def texts(self, table: dict[str, Any], key: str, prefix: str = "") -> list[str]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(prefix + key, "must be a list of texts")
        return value

    def tables(self, table: dict[str, Any], key: str) -> list[dict[str, Any]]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fail(key, "must be a list of tables ([[…]])")
        return value

    def chosen(self, table: dict[str, Any], key: str, allowed: tuple[str, ...], default: tuple[str, ...]) -> list[str]:
        values = self.texts(table, key) if key in table else list(default)
        for value in values:
            if value not in allowed:
                raise self.fail(key, f"may hold {', '.join(allowed)}, not {value!r}")
        return values

    def tier(self, table: dict[str, Any], key: str, where: str) -> Any:
        value = table.get(key)
        if value is not None and value not in _TIERS:
            raise self.fail(f"{where}.{key}", "must be A, B or C")
        return value

    def patterns(self, table: dict[str, Any], key: str, where: str, reader: PatternReader) -> tuple[Pattern, ...]:
        patterns: list[Pattern] = []
        texts = self.texts(table, key, where + ".")
        if tuple(texts) in self._patterns:
            return self._patterns[tuple(texts)]
        for text in texts:
            try:
                patterns += reader.read(text)
            except ValueError as error:
                raise self.fail(f"{where}.{key}", f"has a pattern that cannot be read, {text!r}: {error}") from None
        return self._patterns.setdefault(tuple(texts), tuple(patterns))

    def clause(self, table: dict[str, Any], number: int, reader: PatternReader) -> Clause:
        where = f"clause {number}"
        self.only(table, _CLAUSE_KEYS, where + ".")
        if not table.get("patterns"):
            raise self.fail(f"{where}.patterns", "must name at least one pattern")
        return Clause(
            name=self.text(table, "name", f"clause-{number}"),
            tier=self.tier(table, "tier", where),
            patterns=self.patterns(table, "patterns", where, reader),
            not_as=self.patterns(table, "not_as", where, reader),
            without=self.patterns(table, "without", where, reader),
            about=self.patterns(table, "about", where, reader),
            context=self.patterns(table, "context", where, reader),
            context_not_as=self.patterns(table, "context_not_as", where, reader),
            unless=self.patterns(table, "unless", where, reader),
            otherwise=self.tier(table, "otherwise", where),
        )

    def subject(self, table: Any, reader: PatternReader) -> Subject:
        self.only(table, _SUBJECT_KEYS, "subject.")
        return Subject(**{key: self.patterns(table, key, "subject", reader) for key in table})

    def delivery(self, table: Any) -> Delivery:
        self.only(table, _DELIVERY_KEYS, "delivery.")
        rhythm = table.get("rhythm", "instant")
        if rhythm not in _RHYTHMS:
            raise self.fail("delivery.rhythm", f"must be {', '.join(_RHYTHMS)}, not {rhythm!r}")
        recipients = tuple(self.texts(table, "recipients", "delivery."))
        if any("@" not in address for address in recipients):
            raise self.fail("delivery.recipients", "must be e-mail addresses")
        return Delivery(rhythm=rhythm, recipients=recipients, most=self.days(table, "most", "delivery.") or 0)

    def days(self, table: dict[str, Any], key: str, prefix: str) -> int | None:
        value = table.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise self.fail(prefix + key, "must be a whole number, 1 or more")
        return value

    def filters(self, table: Any) -> Filters:
        self.only(table, _FILTER_KEYS, "filters.")
        folded = {key: tuple(fold(name) for name in self.texts(table, key, "filters.")) for key in ("people", "roles", "organisations", "tags")}
        return Filters(
            languages=frozenset(self.texts(table, "languages", "filters.")),
            sites=frozenset(self.texts(table, "sites", "filters.")),
            people=folded["people"],
            roles=folded["roles"],
            organisations=folded["organisations"],
            tags=frozenset(folded["tags"]),
            due_within_days=self.days(table, "due_within_days", "filters."),
            event_within_days=self.days(table, "event_within_days", "filters."),
        )

    def example(self, table: dict[str, Any], where: str) -> Example:
        self.only(table, _EXAMPLE_KEYS, where + ".")
        return Example(
            title=self.text(table, "title", ""),
            text=self.text(table, "text", ""),
            tier=self.tier(table, "tier", where),
            person=self.text(table, "person", ""),
            organisation=self.text(table, "organisation", ""),
            deadline_in_days=self.days(table, "deadline_in_days", where + "."),
        )
