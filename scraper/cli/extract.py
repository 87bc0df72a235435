"""`klastry extract`: saved pages as JSON, one page or a batch."""

from __future__ import annotations

import gc
import json
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.catalogue.gazetteers import load_lexicon
from scraper.catalogue.rules import load_rules
from scraper.catalogue.sites import load_sites, site_for_url
from scraper.cli.batch import Batch, Order, read_orders
from scraper.cli.crawl import chosen_sites
from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.model.errors import NotAnArticle
from scraper.model.moments import WARSAW
from scraper.model.page import Page
from scraper.model.serialisation import article_to_json
from scraper.processing import Desk, process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from scraper.config import Config
    from scraper.model.article import Article
    from scraper.model.site import Site

_PARTS = ("people", "events")


@click.command("extract")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--url", metavar="U", help="Address the page was saved from.")
@click.option("--site", metavar="S", help="Site profile to read it by; default: the one whose host matches.")
@click.option("--explain", is_flag=True, help="Tell on stderr which rule decided each field.")
@click.option("--batch", is_flag=True, help='Read JSON lines {"file","url","site"?} from standard input; the answers keep their order.')
@click.option("--without", default="", metavar="PARTS", help="With --batch: leave out people, events or both (people,events), for speed.")
@global_options
@click.pass_context
def command(ctx: click.Context, file: Path | None, url: str | None, site: str | None, explain: bool, batch: bool, without: str) -> int:
    """Read saved pages of news sites and print what they say, as JSON.

    \b
      klastry extract page.html --url https://klastrypolskie.pl/news/kongres,17.htm
      klastry extract --batch --without people,events < pages.jsonl > articles.jsonl

    In a batch, pages of one profile, else of one scheme, host and port, are learned together: what repeats on them is not their article.
    """
    config = configuration(ctx)
    desk, sites = _desk(config, _left_out(without)), load_sites(config.sites)
    if batch:
        if file or url or site:
            raise click.UsageError("--batch reads files and addresses from standard input; FILE, --url and --site go without it")
        return _print_batch(read_orders(sys.stdin, sites), desk, sites)
    if file is None or not url:
        raise click.UsageError("a FILE and its --url are needed, or --batch")
    profile = chosen_sites(sites, [site])[0] if site else site_for_url(sites, url)
    return _print_one(Order(file=str(file), url=url, site=profile.name if profile else ""), replace(desk, site=profile), explain=explain)


def _left_out(without: str) -> frozenset[str]:
    parts = frozenset(part.strip() for part in without.split(",") if part.strip())
    if unknown := parts.difference(_PARTS):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}: only {' and '.join(_PARTS)} can be left out", param_hint="--without")
    return parts


def _desk(config: Config, without: frozenset[str]) -> Desk:
    return Desk(now=datetime.now(WARSAW), lexicon=load_lexicon(config.gazetteers), rules=load_rules(config.rules), without=without)


def _print_one(order: Order, desk: Desk, *, explain: bool) -> int:
    try:
        body = Path(order.file).read_bytes()
        article = process(Page(url=order.url, site=order.site, body=body), desk)
    except OSError as error:
        click.echo(f"klastry: {order.file}: {error.strerror}", err=True)
        return FAILED
    except NotAnArticle as error:
        click.echo(f"klastry: {order.file}: {error}", err=True)
        return FAILED
    print(json.dumps(article_to_json(article), ensure_ascii=False, indent=2))
    if explain:
        _explain(article)
    return DONE


def _explain(article: Article) -> None:
    values = article_to_json(article)
    for name, rule in article.winners:
        value = " ".join(str(values.get(name) or "").split())
        click.echo(f"{name:14} {rule:20} {value[:80]}", err=True)
    for person in article.participants:
        click.echo(f"{'participant':14} {person.rule:20} {person.name} ({person.sign}; {person.status}: {person.status_rule})", err=True)


def _print_batch(orders: list[Order], desk: Desk, sites: dict[str, Site]) -> int:
    gc.set_threshold(50_000, 50, 50)  # parsed pages are many small objects without circles: looking for some is wasted
    batch = Batch(orders, desk.now, sites)
    with _progress(orders) as progress:
        for order in progress:
            print(json.dumps(_answer(batch, order, desk), ensure_ascii=False))
    return DONE


def _progress(orders: list[Order]) -> AbstractContextManager[Iterator[Order]]:
    return click.progressbar(orders, label="Reading pages", file=sys.stderr, hidden=not sys.stderr.isatty())


def _answer(batch: Batch, order: Order, desk: Desk) -> dict[str, object]:
    """One line of the answer; a page that cannot be read is told as an error, and the run goes on."""
    try:
        return {"file": order.file, **article_to_json(batch.article(order, desk))}
    except NotAnArticle as error:
        return {"file": order.file, "url": order.url, "is_article": False, "kind": "other", "error": str(error)}
    except OSError as error:
        return {"file": order.file, "url": order.url, "error": error.strerror or str(error)}
    except Exception as error:  # noqa: BLE001 - the batch runner's wide net: one page must not end the run
        return {"file": order.file, "url": order.url, "error": f"{type(error).__name__}: {error}"}
