"""The routes of the analyst's pages. Each opens the database read-only for itself, so that a crawl may write meanwhile."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from datasette import hookimpl
from datasette.utils.asgi import Response
from markupsafe import Markup, escape

from scraper.alerts.wording import marked, written_day
from scraper.analysis.desk import questions
from scraper.analysis.health import assess
from scraper.analysis.search import Narrowing, search
from scraper.language.lemmas import Lemmatiser
from scraper.model.errors import DatabaseUnusable
from scraper.model.moments import WARSAW
from scraper.storage.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

# Nothing of a crawled page may run, be framed, or load from elsewhere.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_HITS = 20


class Desk:
    """The plugin: routes with the database and language they serve."""

    __name__ = "KlastryDesk"

    def __init__(self, db: Path, language: Literal["pl", "en"]) -> None:
        self._db = db
        self._language = language
        self._lemmatiser = Lemmatiser()

    @hookimpl  # type: ignore[untyped-decorator]  # Datasette ships no types
    def register_routes(self) -> list[tuple[str, Callable[..., Any]]]:
        """As Datasette asks for them."""
        pages = {
            r"^/$": self._news,
            r"^/szukaj$": self._search,
            r"^/grupy$": self._experts,
            r"^/artykul/(?P<number>\d{1,9})$": self._article,
            r"^/osoby$": self._people,
            r"^/osoba/(?P<number>\d{1,9})$": self._person,
            r"^/wydarzenia$": self._events,
            r"^/alerty$": self._alerts,
            r"^/stan$": self._health,
        }
        # Datasette reads the parameters' names to know what to hand over, so each view is a plain function.
        return [(pattern, _view(partial(self._answer, page))) for pattern, page in pages.items()]

    @hookimpl  # type: ignore[untyped-decorator]  # Datasette ships no types
    def prepare_jinja2_environment(self, env: Any) -> None:  # Any: Jinja's environment
        """The filters of our templates."""
        env.filters["day"] = lambda moment: written_day(moment, self._language) if moment else self._word("bez daty", "undated")
        env.filters["marked"] = _marked
        env.filters["quoted"] = lambda quote: Markup(quote.marked("<mark>", "</mark>", lambda text: str(escape(text))))  # noqa: S704 - escaped there
        env.filters["safe_link"] = lambda url: url if str(url).startswith(("http://", "https://")) else "#"

    async def _answer(self, page: Callable[..., tuple[str, dict[str, Any]]], request: Any, datasette: Any) -> Response:  # Any: Datasette's own
        status = 200
        try:
            with closing(open_database(self._db, readonly=True)) as conn:
                template, context = page(conn, request)
        except (DatabaseUnusable, sqlite3.OperationalError) as error:
            template, context, status = "klastry_message.html", {"message": str(error)}, 503
        except LookupError:
            template, context, status = "klastry_message.html", {"message": self._word("Nie ma takiej strony.", "There is no such page.")}, 404
        context |= {"language": self._language, "path": request.path, "t": self._word}
        html = await datasette.render_template(template, context, request=request)
        return Response.html(html, status=status, headers=_HEADERS)

    def _word(self, polish: str, english: str) -> str:
        return polish if self._language == "pl" else english

    def _news(self, conn: sqlite3.Connection, request: Any, *, experts: bool = False) -> tuple[str, dict[str, Any]]:
        offset, site = _offset(request), request.args.get("site") or ""
        rows = questions.news(conn, site=site, experts=experts, offset=offset)
        context = {"articles": rows[: questions.PAGE], "sites": questions.sites(conn), "site": site, "experts": experts}
        return "klastry_news.html", context | _paging(rows, offset)

    def _experts(self, conn: sqlite3.Connection, request: Any) -> tuple[str, dict[str, Any]]:
        return self._news(conn, request, experts=True)

    def _search(self, conn: sqlite3.Connection, request: Any) -> tuple[str, dict[str, Any]]:
        text, offset = (request.args.get("q") or "")[:500], _offset(request)
        narrowing = Narrowing(first=request.args.get("od") or None, last=request.args.get("do") or None, site=request.args.get("site") or None)
        answer = (
            search(conn, text, narrowing, now=datetime.now(WARSAW), limit=_HITS, offset=offset, lemmatiser=self._lemmatiser) if text.strip() else None
        )
        context = {
            "q": text,
            "answer": answer,
            "sites": questions.sites(conn),
            "narrowing": narrowing,
            "offset": offset,
            "next_offset": offset + _HITS if answer and answer.total > offset + _HITS else None,
        }
        return "klastry_search.html", context

    def _article(self, conn: sqlite3.Connection, request: Any) -> tuple[str, dict[str, Any]]:
        found = questions.article(conn, int(request.url_vars["number"]))
        if found is None:
            raise LookupError
        return "klastry_article.html", {"article": found}

    def _people(self, conn: sqlite3.Connection, request: Any) -> tuple[str, dict[str, Any]]:
        offset, name = _offset(request), (request.args.get("q") or "")[:100]
        rows = questions.people(conn, name, offset)
        return "klastry_people.html", {"people": rows[: questions.PAGE], "q": name} | _paging(rows, offset)

    def _person(self, conn: sqlite3.Connection, request: Any) -> tuple[str, dict[str, Any]]:
        found = questions.person(conn, int(request.url_vars["number"]))
        if found is None:
            raise LookupError
        return "klastry_person.html", {"person": found}

    def _events(self, conn: sqlite3.Connection, request: Any) -> tuple[str, dict[str, Any]]:
        past = request.args.get("minione") == "1"
        return "klastry_events.html", {"events": questions.events(conn, datetime.now(WARSAW).date().isoformat(), past=past), "past": past}

    def _alerts(self, conn: sqlite3.Connection, request: Any) -> tuple[str, dict[str, Any]]:
        return "klastry_alerts.html", {"alerts": questions.alerts(conn)}

    def _health(self, conn: sqlite3.Connection, request: Any) -> tuple[str, dict[str, Any]]:
        return "klastry_health.html", {"sites": assess(conn, datetime.now(WARSAW), self._language)}


def _view(answer: Callable[..., Any]) -> Callable[..., Any]:
    async def view(request, datasette):  # type: ignore[no-untyped-def]  # Datasette calls it by these names
        return await answer(request, datasette)

    return view


def _offset(request: Any) -> int:
    text = request.args.get("start") or "0"
    return min(int(text), 100_000) if text.isdigit() else 0


def _paging(rows: list[Any], offset: int) -> dict[str, int | None]:
    return {"offset": offset, "next_offset": offset + questions.PAGE if len(rows) > questions.PAGE else None}


def _marked(sentence: str, words: list[str] | str) -> Markup:
    """The sentence with the matched words in <mark>, all else escaped."""
    wanted = json.loads(words) if isinstance(words, str) else words
    return Markup(marked(sentence, wanted, "<mark>", "</mark>", html=True))  # noqa: S704 - `marked` escapes
