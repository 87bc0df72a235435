"""Site profiles of `data/sites`, one TOML file each. Whatever cannot be used is an error that names file and key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints
from urllib.parse import urlsplit

from scraper.config import coerced
from scraper.model.errors import ConfigurationError
from scraper.model.site import Budget, DiscoveryHints, SelectorForm, Site
from scraper.normalisation.urls import host_of

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}$")
_SELECTORS = ("title", "body", "published", "tags", "author", "lead")


def load_sites(folder: Path) -> dict[str, Site]:
    """Every profile of the folder by name, in order of the names. ConfigurationError where the folder is missing or a profile cannot be used."""
    if not folder.is_dir():
        raise ConfigurationError(f"{folder}: no such folder of site profiles")
    return {site.name: site for site in map(load_site, sorted(folder.glob("*.toml")))}


def load_site(file: Path) -> Site:
    """The profile of one file."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{file}: {error}") from None
    if not _NAME.match(file.stem):
        raise ConfigurationError(f"{file}: the file's name is the site's; use small letters, digits, - and _ only")
    forms = data.pop("selectors", [])
    forms = [forms] if isinstance(forms, dict) else forms
    if not isinstance(forms, list) or not all(isinstance(form, dict) for form in forms):
        raise ConfigurationError(f"{file}: 'selectors' must be a table, or a list of tables ([[selectors]]) for dated forms")
    hints = _table(data.pop("discovery", {}), DiscoveryHints, file, "discovery")
    budget = _table(data.pop("budget", {}), Budget, file, "budget")
    selectors = tuple(_table(form, SelectorForm, file, "selectors") for form in forms)
    if "url" not in data:
        raise ConfigurationError(f"{file}: 'url' is missing: the address of the site's home page")
    for reserved in ("name", "selectors"):
        if reserved in data:
            raise ConfigurationError(f"{file}: unknown key {reserved!r}")
    values = _values(data, Site, file, "")
    site = Site(name=file.stem, **values, discovery=hints, selectors=selectors, budget=budget)
    _check(site, file)
    return site


def site_for_url(sites: dict[str, Site], url: str) -> Site | None:
    """The profile whose host the address is on (www. aside), the one of the same port first; None where there is none."""
    host = host_of(url)
    same = [site for site in sites.values() if host_of(site.url) == host]
    port = urlsplit(url).port
    return next((site for site in same if urlsplit(site.url).port == port), None)


def write_site(folder: Path, site: Site) -> Path:
    """Write a new profile with what is not default; FileExistsError where there is one of that name."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{site.name}.toml"
    lines = [f'url = "{site.url}"']
    if site.title:
        lines.append(f"title = {_quoted(site.title)}")
    if site.language:
        lines.append(f'language = "{site.language}"')
    if site.allow_private_addresses:
        lines.append("allow_private_addresses = true")
    if site.javascript:
        lines.append("javascript = true")
    hints = [f"{name} = [{', '.join(map(_quoted, value))}]" for name in ("feeds", "sitemaps", "listings") if (value := getattr(site.discovery, name))]
    if hints:
        lines += ["", "[discovery]", *hints]
    with file.open("x", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    return file


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else " " for c in escaped) + '"'


def _table(data: object, kind: type[T], file: Path, prefix: str) -> T:
    if not isinstance(data, dict):
        raise ConfigurationError(f"{file}: {prefix!r} must be a table")
    return kind(**_values(data, kind, file, f"{prefix}."))


def _values(data: dict[str, Any], kind: type[Any], file: Path, prefix: str) -> dict[str, Any]:  # Any: TOML, and a dataclass's fields
    hints = get_type_hints(kind)
    known = {f.name for f in fields(kind)}
    values = {}
    for key, value in data.items():
        if key not in known:
            raise ConfigurationError(f"{file}: unknown key {prefix + key!r}; known here: {', '.join(sorted(known - {'name'}))}")
        values[key] = coerced(value, _plain(hints[key]), where=str(file), name=prefix + key)
    return values


def _plain(hint: Any) -> Any:  # Any: a type annotation
    """The type that TOML must give: `str | None` is a text, absence is leaving the key out."""
    options = [option for option in getattr(hint, "__args__", ()) if option is not type(None)]
    return options[0] if len(options) == 1 and not hasattr(hint, "__origin__") else hint


def _check(site: Site, file: Path) -> None:
    _check_address(site.url, file, "url")
    for key in ("feeds", "sitemaps", "listings"):
        for url in getattr(site.discovery, key):
            _check_address(url, file, f"discovery.{key}")
    for key in ("article_pattern", "exclude_pattern"):
        pattern = getattr(site.discovery, key)
        try:
            re.compile(pattern or "")
        except re.error as error:
            raise ConfigurationError(f"{file}: 'discovery.{key}' is no regular expression: {error}") from None
    for form in site.selectors:
        for key in _SELECTORS:
            _check_selector(getattr(form, key), file, f"selectors.{key}")
        for selector in form.remove:
            _check_selector(selector, file, "selectors.remove")
    if site.language is not None and not re.fullmatch("[a-z]{2}", site.language):
        raise ConfigurationError(f"{file}: 'language' must be two small letters, such as pl, not {site.language!r}")
    for key in ("max_pages", "max_megabytes", "max_minutes"):
        if getattr(site.budget, key) < 1:
            raise ConfigurationError(f"{file}: 'budget.{key}' must be at least 1")
    if site.budget.delay_seconds is not None and site.budget.delay_seconds < 0:
        raise ConfigurationError(f"{file}: 'budget.delay_seconds' must not be negative")


def _check_address(url: str, file: Path, key: str) -> None:
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        valid = False
    if not valid:
        raise ConfigurationError(f"{file}: {key!r} must be an address with http:// or https://, not {url!r}")


def _check_selector(selector: str | None, file: Path, key: str) -> None:
    if not selector:
        return
    from selectolax.lexbor import LexborHTMLParser

    try:
        LexborHTMLParser("<p></p>").css(selector)
    except Exception as error:  # noqa: BLE001 - selectolax raises what it likes for a selector it cannot read
        raise ConfigurationError(f"{file}: {key!r} is no CSS selector that can be read: {selector!r} ({error})") from None
