"""`klastry site`: list, check, probe, add and explain site profiles."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from scraper.cli.main import BAD_USAGE, DONE, FAILED, configuration, global_options
from scraper.model.errors import ConfigurationError

if TYPE_CHECKING:
    from scraper.discovery.probing import Probe


@click.group("site")
@global_options
def command() -> None:
    """Site profiles are TOML files in data/sites; only the address is needed. docs/adding-a-site.md shows how to add one in five minutes."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a site.")
@global_options
@click.pass_context
def list_sites(ctx: click.Context, as_json: bool) -> int:
    """The sites of the catalogue."""
    from scraper.catalogue.sites import load_sites
    from scraper.cli.tables import print_rows

    config = configuration(ctx)
    rows = [{"site": s.name, "title": s.title, "language": s.language, "url": s.url} for s in load_sites(config.sites).values()]
    empty = "Katalog jest pusty." if config.lang == "pl" else "The catalogue is empty."
    print_rows(rows, ("site", "title", "language", "url"), config.lang, as_json=as_json, empty=empty)
    return DONE


@command.command("check")
@global_options
@click.pass_context
def check(ctx: click.Context) -> int:
    """Validate every profile; each mistake is told with its file and key. Exit code 64 where there is one."""
    from scraper.catalogue.sites import load_site

    config = configuration(ctx)
    if not config.sites.is_dir():
        raise ConfigurationError(f"{config.sites}: no such folder of site profiles")
    files = sorted(config.sites.glob("*.toml"))
    wrong = 0
    addresses: dict[str, str] = {}
    for file in files:
        try:
            site = load_site(file)
        except ConfigurationError as error:
            click.echo(f"klastry: {error}", err=True)
            wrong += 1
            continue
        if site.url in addresses:
            click.echo(f"klastry: {file}: 'url' is also that of {addresses[site.url]}", err=True)
            wrong += 1
        addresses[site.url] = file.name
    click.echo(f"{len(files)} profiles, {wrong} wrong", err=True)
    return BAD_USAGE if wrong else DONE


@command.command("probe")
@click.argument("url")
@click.option("--private", is_flag=True, help="The address may lie on a private network or this machine.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a source.")
@global_options
@click.pass_context
def probe(ctx: click.Context, url: str, private: bool, as_json: bool) -> int:
    """What a live site offers: feeds, sitemaps, WordPress, listings, and how many addresses each names."""
    from scraper.cli.tables import print_rows

    config = configuration(ctx)
    found = _probed(url, private=private, timeout=config.crawl.timeout_seconds)
    if not found.answered:
        click.echo(f"klastry: {url}: {found.reason}", err=True)
        return FAILED
    rows = [asdict(source) for source in found.sources]
    empty = "Serwis odpowiada, ale nie ma żadnego źródła." if config.lang == "pl" else "The site answers but offers no source."
    print_rows(rows, ("kind", "found", "newest", "url"), config.lang, as_json=as_json, empty=empty)
    return DONE


@command.command("new")
@click.argument("url")
@click.option("--name", help="Name of the profile; default: from the host.")
@click.option("--private", is_flag=True, help="The address may lie on a private network or this machine.")
@click.option("--javascript", is_flag=True, help="Its texts are written by scripts: have a Chromium build the pages (make setup-javascript).")
@click.option("--no-probe", is_flag=True, help="Write the profile without asking the site.")
@global_options
@click.pass_context
def new(ctx: click.Context, url: str, name: str | None, private: bool, javascript: bool, no_probe: bool) -> int:
    """Write a profile for the site at URL, with its title where it answers."""
    from scraper.catalogue.sites import load_site, write_site
    from scraper.model.site import Site
    from scraper.normalisation.urls import host_of, normalise_url

    config = configuration(ctx)
    address = normalise_url(url if "://" in url else f"https://{url}")
    host = host_of(address)
    if not host:
        raise click.UsageError(f"{url!r} is no address")
    chosen = name or re.sub(r"[^a-z0-9]+", "-", re.sub(r"\.(?:pl|eu|com|org|net)$", "", host)).strip("-")
    title, language = "", None
    if not no_probe:
        found = _probed(address, private=private, timeout=config.crawl.timeout_seconds)
        title, language = found.title, found.language
        if not found.answered:
            click.echo(f"{address} does not answer now ({found.reason}); the profile is written all the same", err=True)
    try:
        profile = Site(name=chosen, url=address, title=title, language=language, allow_private_addresses=private, javascript=javascript)
        file = write_site(config.sites, profile)
    except FileExistsError:
        click.echo(f"klastry: {config.sites / (chosen + '.toml')} is there already; choose another name with --name", err=True)
        return FAILED
    load_site(file)
    click.echo(f"{file} written; next: klastry crawl {chosen}")
    return DONE


@command.command("show")
@click.argument("name", metavar="SITE")
@global_options
@click.pass_context
def show(ctx: click.Context, name: str) -> int:
    """The profile of SITE, what was learned of its pages, and its sources."""
    from scraper.catalogue.sites import load_sites
    from scraper.cli.crawl import chosen_sites
    from scraper.extraction.templates import describe_template
    from scraper.model.template import Template
    from scraper.storage.crawl_state import sources
    from scraper.storage.database import open_database
    from scraper.storage.templates import load_template, template_versions

    config = configuration(ctx)
    site = chosen_sites(load_sites(config.sites), [name])[0]
    click.echo(f"{site.name}: {site.title or site.url}\n  {site.url}" + (f"\n  {site.note}" if site.note else ""))
    if not config.db.exists():
        click.echo("  not visited yet")
        return DONE
    conn = open_database(config.db, readonly=True)
    try:
        text = load_template(conn, name)
        if text:
            version, learned = template_versions(conn, name)[-1]
            click.echo(f"template {version}, learned {learned[:16].replace('T', ' ')}:")
            for line in describe_template(Template.from_json(text)):
                click.echo(f"  {line}")
        else:
            click.echo("template: none learned yet; pages are read by the rules for single pages")
        click.echo("sources:")
        for source in sources(conn, name):
            click.echo(f"  {source.kind:9} {source.yielded:5} new from it{'  names all the latest' if source.covers else ''}  {source.url}")
    finally:
        conn.close()
    return DONE


def _probed(url: str, *, private: bool, timeout: float) -> Probe:
    from scraper.fetching.probe import probe_site

    return probe_site(url if "://" in url else f"https://{url}", allow_private=private, timeout_seconds=timeout)
