"""Datasette put together with our pages."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette.app import Datasette
from datasette.plugins import pm

from scraper.analysis.desk.guard import Application, Receive, Scope, Send, guarded
from scraper.analysis.desk.plugin import Desk
from scraper.analysis.desk.schema import metadata
from scraper.storage.accounts import form_secret

if TYPE_CHECKING:
    from scraper.config import Config

_NAME = "klastry-desk"
_DATASETTES_HANDLER = "datasette.handle_exception"
_HERE = Path(__file__).parent
_SETTINGS = {
    "sql_time_limit_ms": 3000,
    "max_returned_rows": 2000,
    "allow_download": False,
    "allow_facet": True,
    "suggest_facets": False,
    "facet_time_limit_ms": 500,
    "default_page_size": 50,
    "max_csv_mb": 200,
    "truncate_cells_html": 300,
    "num_sql_threads": 3,
    "template_debug": False,
    "default_cache_ttl": 0,
}
LOOPBACK_NAMES = frozenset(("127.0.0.1", "localhost", "::1"))


def desk_application(config: Config, *, hosts: frozenset[str] | None = LOOPBACK_NAMES) -> Any:  # Any: an ASGI application
    """The ASGI application. The database is opened anew for each page, and need not exist yet. `hosts`: the names it answers for; None: any."""
    desk = Desk(config, _style_version())
    if pm.has_plugin(_NAME):  # Datasette's plugins are the process's: an earlier desk makes way
        pm.unregister(name=_NAME)
    pm.register(desk, name=_NAME)
    if pm.has_plugin(_DATASETTES_HANDLER):  # it runs beside ours, and prints a page of variables for each mistyped address
        pm.unregister(name=_DATASETTES_HANDLER)
    datasette = Datasette(
        [],
        template_dir=str(_HERE / "templates"),
        static_mounts=[("static", str(_HERE / "static"))],
        settings=_SETTINGS,
        metadata=metadata(config.lang),
        secret=form_secret(config.db),  # of form tokens alone: sessions are in the accounts
        pdb=False,
    )
    return guarded(_attaching(datasette, desk), hosts)


def _attaching(datasette: Any, desk: Desk) -> Application:  # Any: Datasette's own
    application = datasette.app()

    async def attaching(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            desk.attach(datasette)
        elif scope["type"] == "lifespan":
            desk.warm()
        await application(scope, receive, send)

    return attaching


def _style_version() -> str:
    """Changes with our static files, so that browsers may keep them for a year."""
    digest = hashlib.blake2b(digest_size=4)
    for file in sorted((_HERE / "static").iterdir()):
        digest.update(file.read_bytes())
    return digest.hexdigest()
