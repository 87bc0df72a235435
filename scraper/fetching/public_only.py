"""`requests` without the private network: every redirect is checked before it is asked, and every connection before a byte is sent over it."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from requests.adapters import HTTPAdapter
from requests.exceptions import InvalidURL
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from scraper.fetching.guard import is_private, is_public

if TYPE_CHECKING:
    import socket

    import requests


class PublicOnly(HTTPAdapter):
    """Refuses hosts on a private network, also one whose name resolves there only when it is connected to (DNS rebinding)."""

    def init_poolmanager(self, *args: Any, **named: Any) -> None:  # Any: handed on as it comes
        """As requests makes it, with our connections; those through a proxy, which does the resolving, are left alone."""
        super().init_poolmanager(*args, **named)
        self.poolmanager.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}

    def send(self, request: requests.PreparedRequest, *args: Any, **named: Any) -> requests.Response:  # Any: handed on as it comes
        """The answer; InvalidURL where the host lies on a private network."""
        host = urlsplit(request.url or "").hostname or ""
        if asyncio.run(is_private(str(host))):
            raise _refused(str(host))
        return super().send(request, *args, **named)


def _refused(host: str) -> InvalidURL:
    return InvalidURL(f"it leads to {host}, which lies on a private network")


def _checked(connected: socket.socket, host: str) -> socket.socket:
    if is_public(ipaddress.ip_address(str(connected.getpeername()[0]).partition("%")[0])):
        return connected
    connected.close()
    raise _refused(host)


class _HTTP(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _checked(super()._new_conn(), self.host)


class _HTTPS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _checked(super()._new_conn(), self.host)


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _HTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _HTTPS
