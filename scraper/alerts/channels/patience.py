"""How long a service may take in all. A time-out of a socket starts anew with every byte, so a server that sends one now and then holds it for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from scraper.alerts.channels import Undeliverable

T = TypeVar("T")


def within(seconds: float, name: str, deed: Callable[[], T]) -> T:
    """What the deed gives; what it raises. Undeliverable where it is not done in time: then it is left to itself, in a thread that keeps no process alive."""
    done: Future[T] = Future()

    def work() -> None:
        try:
            done.set_result(deed())
        except BaseException as error:  # noqa: BLE001 - raised again where the deed is waited for
            done.set_exception(error)

    threading.Thread(target=work, name=f"alert to {name}", daemon=True).start()
    try:
        return done.result(timeout=seconds)
    except TimeoutError:
        if done.done():  # the deed's own: sockets raise the same
            raise
        raise Undeliverable(f"{name} took longer than {seconds:.0f} s in all", slow=True) from None
