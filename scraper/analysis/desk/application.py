"""Datasette put together with our pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette.app import Datasette
from datasette.plugins import pm

from scraper.analysis.desk.pages import Desk

if TYPE_CHECKING:
    from scraper.config import Config

_NAME = "klastry-desk"
_TEMPLATES = Path(__file__).parent / "templates"
_SETTINGS = {
    "sql_time_limit_ms": 3000,
    "max_returned_rows": 2000,
    "allow_download": False,
    "allow_facet": True,
    "suggest_facets": False,
    "default_page_size": 50,
    "num_sql_threads": 3,
}


def desk_application(config: Config) -> Any:  # Any: an ASGI application
    """The ASGI application. The database is opened anew for each page, and need not exist yet."""
    desk = Desk(config.db, config.lang)
    if pm.has_plugin(_NAME):  # Datasette's plugins are the process's: an earlier desk makes way
        pm.unregister(name=_NAME)
    pm.register(desk, name=_NAME)
    files = [str(config.db)] if config.db.exists() else []
    return Datasette(files, template_dir=str(_TEMPLATES), settings=_SETTINGS, pdb=False).app()
