"""The one configuration: defaults < data/config.toml < environment < command line, read once at the edge and passed on in parts.

A key of the file `[mail] host` is `KLASTRY_MAIL_HOST` in the environment; top-level keys are
`KLASTRY_DB`, `KLASTRY_SITES`, `KLASTRY_RULES`, `KLASTRY_LANG`. A key that does not exist is an error naming file and key.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from scraper.model.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlSettings:
    """`[crawl]`: how we behave as a visitor."""

    contact: str = ""
    """Address of who runs this instance, put into the User-Agent: `https://…` or an e-mail address."""
    sites_in_parallel: int = 8
    timeout_seconds: float = 30.0
    max_page_megabytes: int = 20
    log_file: str = ""
    """File to which each visit appends a JSON line, with the run's id; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """`[mail]`: how alerts leave by SMTP. The password comes from the environment or a file, never from config.toml's printed form."""

    host: str = ""
    """Empty: no mail is sent."""
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    password_file: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    desk_url: str = ""
    """Where readers reach the pages of `klastry serve`: `https://klastry.example.pl`. With it each mail has a link that takes its reader off the list."""
    unsubscribe_url: str = ""
    """Another address that takes the one-click POST of RFC 8058; `{rule}` in it becomes the rule's name, `{token}` the reader's token."""
    unsubscribe_key: str = field(default="", repr=False)
    """What those links are signed with; empty: unsubscribe.key beside the database, made when first needed."""
    timeout_seconds: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertSettings:
    """`[alerts]`: where alerts go besides the mail, and when. A secret may be named by its file: `file:/run/secrets/slack`."""

    file: str = ""
    """Every alert is appended here as text; empty: data/var/alerts.txt."""
    urls: tuple[str, ...] = field(default=(), repr=False)
    """Apprise addresses (Slack, Teams, Telegram, ntfy …); they hold secrets."""
    webhook: str = field(default="", repr=False)
    webhook_secret: str = field(default="", repr=False)
    slack: str = field(default="", repr=False)
    """Address of a Slack incoming webhook."""
    teams: str = field(default="", repr=False)
    """Address of a Teams workflow that posts Adaptive Cards."""
    quiet_hours: str = ""
    """Hours in which nothing leaves by mail or chat: `20:00-07:00`."""
    working_days_only: bool = False
    """Nothing leaves by mail or chat at weekends and on Polish holidays."""
    digest_time: str = "05:30"
    """When digests are made on working days, so that they are there by six."""
    nothing_new: bool = False
    """A digest is sent also when nothing was found."""
    storm_factor: float = 5.0
    """A rule's alerts are held for review when a day brings more than so many times the usual …"""
    storm_floor: int = 20
    """… and more than so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorSettings:
    """`[operator]`: who watches over the program itself."""

    recipients: tuple[str, ...] = ()
    """Who is mailed when a site stops working, falls silent or changes its form; always also in operator.txt beside the database."""
    ping_url: str = field(default="", repr=False)
    """Address asked after each crawl that ran to its end: a dead man's switch such as healthchecks.io. It holds a secret."""
    metrics_file: str = ""
    """OpenMetrics text written after each crawl, for a node exporter's textfile collector."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of one command. Paths are absolute."""

    db: Path = CHECKOUT / "data" / "var" / "klastry.db"
    sites: Path = CHECKOUT / "data" / "sites"
    rules: Path = CHECKOUT / "data" / "rules"
    gazetteers: Path = CHECKOUT / "data" / "gazetteers"
    lang: Literal["pl", "en"] = "pl"
    verbosity: int = 0
    crawl: CrawlSettings = CrawlSettings()
    mail: MailSettings = MailSettings()
    alerts: AlertSettings = AlertSettings()
    operator: OperatorSettings = OperatorSettings()

    @property
    def var(self) -> Path:
        """Folder of what a run writes beside the database: locks, logs, the archive."""
        return self.db.parent


T = TypeVar("T")


def load_config(flags: Mapping[str, object], *, file: Path | None = None, environment: Mapping[str, str] | None = None) -> Config:
    """The configuration of this command.

    `flags` holds only what was given, by field name. `file` must exist if given;
    else `KLASTRY_CONFIG`, else data/config.toml where there is one.
    Raises ConfigurationError naming file (or variable) and key.
    """
    environment = os.environ if environment is None else environment
    if file is None and environment.get("KLASTRY_CONFIG"):
        file = Path(environment["KLASTRY_CONFIG"])
    default = CHECKOUT / "data" / "config.toml"
    if file is None and default.exists():
        file = default
    config = Config()
    if file is not None:
        config = _merged(config, _read_toml(file), where=str(file), prefix="")
    config = _with_environment(config, environment)
    return _with_absolute_paths(_changed(config, dict(flags)))


def _with_absolute_paths(config: Config) -> Config:
    paths = {f.name: getattr(config, f.name) for f in fields(config) if isinstance(getattr(config, f.name), Path)}
    return _changed(config, {name: path.expanduser().absolute() for name, path in paths.items()})


def _changed(settings: T, changes: dict[str, Any]) -> T:  # Any: values of as many types as there are settings
    return replace(settings, **changes)  # type: ignore[type-var]  # T is always one of the dataclasses above


def _read_toml(file: Path) -> dict[str, Any]:  # Any: TOML values before they are checked
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigurationError(f"{file}: no such configuration file") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{file}: {error}") from None


def _merged(settings: T, values: Mapping[str, Any], *, where: str, prefix: str) -> T:
    hints = get_type_hints(type(settings))
    changes: dict[str, Any] = {}
    for key, value in values.items():
        name = f"{prefix}{key}"
        if key not in hints:
            known = ", ".join(sorted(hints))
            raise ConfigurationError(f"{where}: unknown key {name!r}; known here: {known}")
        current = getattr(settings, key)
        if is_dataclass(current):
            if not isinstance(value, dict):
                raise ConfigurationError(f"{where}: {name!r} must be a table")
            changes[key] = _merged(current, value, where=where, prefix=f"{name}.")
        else:
            changes[key] = coerced(value, hints[key], where=where, name=name)
    return _changed(settings, changes)


def coerced(value: object, hint: Any, *, where: str, name: str) -> Any:  # Any: a type annotation, and what it describes
    """The TOML value as the annotated type; ConfigurationError naming `where` and `name` where it is of another."""
    origin = get_origin(hint)
    if origin is Literal:
        if value in get_args(hint):
            return value
        raise ConfigurationError(f"{where}: {name!r} must be one of {', '.join(map(str, get_args(hint)))}, not {value!r}")
    if origin is tuple:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise ConfigurationError(f"{where}: {name!r} must be a list of texts")
    if hint is Path and isinstance(value, str):
        return Path(value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, hint) and not (isinstance(value, bool) and hint is not bool):
        return value
    raise ConfigurationError(f"{where}: {name!r} must be {_PLAIN.get(hint, hint.__name__)}, not {value!r}")


_PLAIN = {str: "a text", int: "a whole number", float: "a number", bool: "true or false", Path: "a path"}


def _with_environment(config: Config, environment: Mapping[str, str]) -> Config:
    for section in fields(config):
        current = getattr(config, section.name)
        if is_dataclass(current):
            values = {
                f.name: environment[variable] for f in fields(current) if (variable := f"KLASTRY_{section.name}_{f.name}".upper()) in environment
            }
            config = _changed(config, {section.name: _parsed(current, values, f"KLASTRY_{section.name}_".upper())})
        elif (variable := f"KLASTRY_{section.name}".upper()) in environment:
            config = _parsed(config, {section.name: environment[variable]}, "KLASTRY_")
    return config


def _parsed(settings: T, values: Mapping[str, str], variable_prefix: str) -> T:
    hints = get_type_hints(type(settings))
    typed: dict[str, Any] = {}  # Any: values of as many types as there are settings
    for key, text in values.items():
        hint, variable = hints[key], variable_prefix + key.upper()
        value: object = text
        if get_origin(hint) is tuple:
            value = [part.strip() for part in text.split(",") if part.strip()]
        elif hint in (int, float):
            try:
                value = hint(text)
            except ValueError:
                raise ConfigurationError(f"environment: {variable} must be {_PLAIN[hint]}, not {text!r}") from None
        elif hint is bool:
            value = text.lower() in ("1", "true", "yes", "on")
        typed[key] = coerced(value, hint, where="environment", name=variable)
    return _changed(settings, typed)
