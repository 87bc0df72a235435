"""The Datasette plugin: routes, templates' words, and how a page is answered.

Each page runs in a thread with a read-only connection of its own, so that a slow question holds up nobody, a crawl may write meanwhile, and a database that is
replaced, missing or being migrated is noticed at the next click.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote

from datasette import hookimpl
from datasette.utils.asgi import Response

from scraper.analysis.desk import words
from scraper.analysis.desk.answers import Answer, Elsewhere, File, ForbiddenError, Rendered
from scraper.analysis.desk.attached import AttachedDatabase
from scraper.analysis.desk.guard import is_signed
from scraper.analysis.desk.inquiry import Inquiry
from scraper.analysis.desk.routes import ROUTES, SECTIONS, SLOW, Page
from scraper.analysis.desk.session import user_of
from scraper.catalogue.gazetteers import load_lexicon
from scraper.language.folding import fold
from scraper.model.errors import DatabaseUnusable
from scraper.model.moments import WARSAW
from scraper.storage.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

    from scraper.config import Config
    from scraper.language.lexicon import Lexicon
    from scraper.storage.accounts import User

DATABASE = "baza"
_log = logging.getLogger("klastry.desk")
_THREADS = 3


class Desk:
    """The plugin of one desk: its settings, its threads, and each thread's lexicon (Morfeusz is not for sharing)."""

    __name__ = "KlastryDesk"

    def __init__(self, config: Config, style: str) -> None:
        self._config = config
        self._style = style
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="desk")
        self._slow = ThreadPoolExecutor(1, thread_name_prefix="desk-slow")  # a download of 100,000 rows takes seconds: nobody's page waits behind it
        self._own = threading.local()
        self._attached: tuple[int, int] | None = None

    @hookimpl  # type: ignore[untyped-decorator]  # Datasette ships no types
    def register_routes(self) -> list[tuple[str, Callable[..., Any]]]:
        """As Datasette asks for them."""
        # Datasette reads the parameters' names to know what to hand over, so each view is a plain function.
        return [(pattern, _view(partial(self._answer, page))) for pattern, page in ROUTES]

    @hookimpl  # type: ignore[untyped-decorator]  # Datasette ships no types
    def prepare_jinja2_environment(self, env: Any) -> None:  # Any: Jinja's environment
        """The filters of our templates."""
        env.filters |= words.filters(self._config.lang)

    @hookimpl  # type: ignore[untyped-decorator]  # Datasette ships no types
    def extra_template_vars(self, request: Any) -> dict[str, Any]:  # Any: Datasette's own
        """What every template needs, Datasette's own too."""
        user = user_of(self._config.db, request.cookies, datetime.now(WARSAW)) if request else None
        return {
            "language": self._config.lang,
            "t": self._word,
            "path": request.path if request else "",
            "here": quote(request.full_path, safe="") if request else "",
            "sections": SECTIONS,
            "style": self._style,
            "user": user,
            "may_edit": user is not None and user.may("editor"),
            "may_administer": user is not None and user.may("admin"),
        }

    @hookimpl  # type: ignore[untyped-decorator]  # Datasette ships no types
    def skip_csrf(self, scope: Any) -> bool:  # Any: ASGI's own
        """No form's token where the address is signed: a mail program's one click (RFC 8058) has none, and in a browser it may bring a cookie."""
        return is_signed(scope)

    @hookimpl  # type: ignore[untyped-decorator]  # Datasette ships no types
    def handle_exception(self, datasette: Any, request: Any, exception: Exception) -> Any:  # Any: Datasette's own
        """A page in words for what Datasette raises; its own would print every variable to the console, also for a mistyped address."""

        async def answer() -> Response:
            status = getattr(exception, "status", 500)
            if status >= 500:
                _log.error("%s", request.path, exc_info=exception)
            interrupted = getattr(exception, "title", None) == "SQL Interrupted"
            context = words.failure(408 if interrupted else status, self._config.lang)
            context |= {"detail": str(exception)} if status == 400 and not interrupted else {}
            return Response.html(await datasette.render_template("klastry_message.html", context, request=request), status=status)

        return answer

    def warm(self) -> None:
        """Let every thread read its dictionary before somebody waits for it."""
        ready = threading.Barrier(_THREADS)  # keeps one quick thread from doing the work of all

        def load() -> None:
            self._lexicon().lemmatiser.lemmas("klaster")
            ready.wait()

        for _ in range(_THREADS):
            self._threads.submit(load)

    def attach(self, datasette: Any) -> None:  # Any: Datasette's own
        """Give Datasette the database file as it is now: it may have come, gone or been replaced since."""
        try:
            state = self._config.db.stat()
        except OSError:
            found = None
        else:
            found = (state.st_dev, state.st_ino)
        if found == self._attached:
            return
        if self._attached is not None:
            datasette.remove_database(DATABASE)
        if found is not None:
            datasette.add_database(AttachedDatabase(datasette, path=str(self._config.db), is_mutable=True), name=DATABASE)
        self._attached = found

    async def _answer(self, page: Page, request: Any, datasette: Any) -> Response:  # Any: Datasette's own
        form = dict(parse_qsl((await request.post_body()).decode("utf-8", "replace"), keep_blank_values=True)) if request.method == "POST" else {}
        loop = asyncio.get_running_loop()
        threads = self._slow if page in SLOW else self._threads
        answer = await loop.run_in_executor(threads, partial(self._run, page, request, form))
        if isinstance(answer, File):
            return Response(answer.body, headers=_as_download(answer.name), content_type=answer.media_type)
        if isinstance(answer, Elsewhere):
            response = Response.redirect(answer.path, status=303)
        else:
            html = await datasette.render_template(f"klastry_{answer.template}.html", dict(answer.context), request=request)
            response = Response.html(html, status=answer.status)
        for cookie in answer.cookies:
            response.set_cookie(
                cookie.name, cookie.value, max_age=cookie.max_age_seconds, httponly=True, samesite="lax", secure=request.scheme == "https"
            )
        return response

    def _run(self, page: Page, request: Any, form: dict[str, str]) -> Answer:  # Any: Datasette's own
        now = datetime.now(WARSAW)
        try:
            user = user_of(self._config.db, request.cookies, now)
            with closing(open_database(self._config.db, readonly=True)) as conn:
                conn.create_function("fold", 1, lambda text: None if text is None else fold(str(text)), deterministic=True)
                return page(self._inquiry(conn, request, form, user, now))
        except (DatabaseUnusable, sqlite3.DatabaseError) as error:
            _log.warning("%s: %s", request.path, error)
            return self._trouble(error)
        except ForbiddenError as error:
            signed_out = self._word("Zaloguj się, aby poprawiać dane.", "Sign in to correct data.")
            role = self._word(words.ROLES_PL[str(error)], str(error))
            message = self._word("To konto tego nie może; potrzebna rola: ", "This account may not do that; role needed: ") + role
            return Rendered(
                "message",
                {"title": self._word("Brak dostępu", "No access"), "message": message if user else signed_out, "sign_in": user is None},
                403,
            )
        except LookupError:
            return Rendered("message", words.failure(404, self._config.lang), 404)

    def _inquiry(self, conn: sqlite3.Connection, request: Any, form: dict[str, str], user: User | None, now: datetime) -> Inquiry:
        arguments = {key: request.args[key] for key in request.args} | dict(request.url_vars) | form
        client = request.scope.get("client") or ("", 0)
        return Inquiry(
            conn=conn,
            config=self._config,
            lexicon=self._lexicon(),
            now=now,
            path=request.path,
            arguments=arguments,
            user=user,
            is_post=request.method == "POST",
            cookies=request.cookies,
            address=str(client[0]),
            origin=f"{request.scheme}://{request.host}",
        )

    def _lexicon(self) -> Lexicon:
        if not hasattr(self._own, "lexicon"):
            self._own.lexicon = load_lexicon(self._config.gazetteers)
        lexicon: Lexicon = self._own.lexicon
        return lexicon

    def _trouble(self, error: Exception) -> Rendered:
        said = words.trouble(str(error), self._config.lang, missing=not self._config.db.exists())
        return Rendered("message", said | {"detail": _safe_detail(error, self._config.db)}, 503)

    def _word(self, polish: str, english: str) -> str:
        return polish if self._config.lang == "pl" else english


def _view(answer: Callable[..., Any]) -> Callable[..., Any]:
    async def view(request, datasette):  # type: ignore[no-untyped-def]  # Datasette calls it by these names
        return await answer(request, datasette)

    return view


def _as_download(name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"}


def _safe_detail(error: Exception, db: Path) -> str:
    """What the error says, without where on this machine the file is."""
    return str(error).replace(str(db), db.name).replace(str(db.parent), "")
