"""No request to this machine's own network unless the profile allows it: a crawled page must not make us its messenger (SSRF), also not by a redirect or by DNS.

A name may resolve to another address each time it is asked (DNS rebinding): the connection goes to the very address that was found public.
"""

from __future__ import annotations

import asyncio
import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import dnscache
from twisted.internet.error import DNSLookupError

if TYPE_CHECKING:
    from scrapy import Request

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address


class PrivateAddress(IgnoreRequest):
    """The host lies on a private network."""


class PrivateAddressGuard:
    """Downloader middleware; every request passes it, redirected ones too."""

    def __init__(self, crawler: Any) -> None:  # Any: Scrapy's Crawler, untyped
        self._crawler = crawler
        self._addresses: dict[str, list[_Address]] = {}
        self._proxies = getproxies()  # a proxy resolves names itself; ours perhaps cannot

    @classmethod
    def from_crawler(cls, crawler: Any) -> PrivateAddressGuard:
        """As Scrapy makes it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Lets the request go, or raises PrivateAddress; DNSLookupError where the host does not resolve."""
        if self._crawler.spider.visit.site.allow_private_addresses:
            return
        host = urlsplit(request.url).hostname or ""
        if not self._addresses.get(host):
            self._addresses[host] = await _addresses_of(host)
        addresses = self._addresses[host]
        if not all(is_public(address) for address in addresses):
            raise PrivateAddress(f"{host} lies on a private network; set allow_private_addresses = true in the profile if that is meant")
        if urlsplit(request.url).scheme not in self._proxies:
            _pin(host, addresses)


def _pin(host: str, addresses: list[_Address]) -> None:
    """Have Scrapy's resolver answer with an address that was checked. It speaks IPv4 alone; where it asked again, a second answer could lead elsewhere."""
    checked = [str(address) for address in addresses if address.version == 4 or str(address) == host]
    if not checked:
        raise DNSLookupError(f"no IPv4 address of {host}")
    if checked[0] != host:
        dnscache[host] = checked[0]


async def is_private(host: str) -> bool:
    """Whether any address of the host is not public; False where it does not resolve."""
    return not all(is_public(address) for address in await _addresses_of(host))


async def _addresses_of(host: str) -> list[_Address]:
    try:
        return [ipaddress.ip_address(host)]
    except ValueError:
        pass
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None)
    except OSError:
        return []
    return [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]


def is_public(address: _Address) -> bool:
    """Whether the address is of one host on the internet, also where it carries an IPv4 address inside."""
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    inner = address.ipv4_mapped or address.sixtofour or (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None)
    return inner is None or is_public(inner)
