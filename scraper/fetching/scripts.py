"""The scripts of a site that a browser builds: its pages share them, and each is asked for once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from scrapy.http import Response

_LARGEST_STORE = 32 * 1024 * 1024


class Scripts:
    """Those of one visit."""

    def __init__(self, largest: int = _LARGEST_STORE) -> None:
        self._answers: dict[str, asyncio.Task[Response | None]] = {}
        self._left = largest

    async def get(self, url: str, ask: Callable[[], Coroutine[Any, Any, Response | None]]) -> Response | None:
        """The answer that another page had or waits for, since several are built at once; else what `ask` gives, kept where it is good and there is room."""
        if url not in self._answers:
            self._answers[url] = asyncio.ensure_future(self._kept(url, ask))
        return await asyncio.shield(self._answers[url])  # the page that asked first may be given up while another waits

    async def _kept(self, url: str, ask: Callable[[], Coroutine[Any, Any, Response | None]]) -> Response | None:
        answer = await ask()
        if answer is not None and answer.status == 200 and len(answer.body) <= self._left:
            self._left -= len(answer.body)
        else:
            del self._answers[url]
        return answer
