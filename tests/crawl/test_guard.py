"""Which hosts lie on a private network, however they are written."""

from __future__ import annotations

import asyncio
import socket
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.resolver import CachingThreadedResolver, dnscache
from twisted.internet.error import DNSLookupError

from scraper.fetching.guard import PrivateAddress, PrivateAddressGuard, is_private


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.5.4", "169.254.169.254", "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1"),
        *("::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"),
        *("2130706433", "0x7f000001", "127.1", "localhost"),
    ],
)
def test_a_private_address_is_known_in_every_spelling(host: str) -> None:
    assert asyncio.run(is_private(host))


@pytest.mark.parametrize("host", ["8.8.8.8", "193.0.6.139", "2001:4860:4860::8888"])
def test_a_public_address_is_none(host: str) -> None:
    assert not asyncio.run(is_private(host))


def test_a_public_name_that_resolves_to_a_private_address_is_refused_also_when_only_one_of_its_addresses_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolved(*_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    site = SimpleNamespace(allow_private_addresses=False)
    guard = PrivateAddressGuard(SimpleNamespace(spider=SimpleNamespace(visit=SimpleNamespace(site=site))))
    with pytest.raises(PrivateAddress, match="private network"):
        asyncio.run(guard.process_request(Request("http://klaster.example/redirected-here")))
    site.allow_private_addresses = True
    assert asyncio.run(guard.process_request(Request("http://klaster.example/"))) is None


def test_a_name_is_connected_to_where_it_was_checked_whatever_it_resolves_to_then(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolved(*_: object, **__: object) -> list[object]:
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2606:2800:220::1", 0, 0, 0)),
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 0)),
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "gethostbyname", lambda _: "127.0.0.1")
    monkeypatch.setitem(dnscache, "dwulicowy.example", "127.0.0.1")
    site = SimpleNamespace(allow_private_addresses=False)
    guard = PrivateAddressGuard(SimpleNamespace(spider=SimpleNamespace(visit=SimpleNamespace(site=site))))
    asyncio.run(guard.process_request(Request("http://dwulicowy.example/")))
    answer = CachingThreadedResolver(SimpleNamespace(), 10_000, 3.0).getHostByName("dwulicowy.example")
    assert answer.result == "93.184.216.34"


def test_a_name_that_does_not_resolve_when_checked_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    site = SimpleNamespace(allow_private_addresses=False)
    guard = PrivateAddressGuard(SimpleNamespace(spider=SimpleNamespace(visit=SimpleNamespace(site=site))))
    with pytest.raises(DNSLookupError):
        asyncio.run(guard.process_request(Request("http://raz-tak-raz-nie.example/")))
