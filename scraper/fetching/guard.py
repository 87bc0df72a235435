"""No request to this machine's own network unless the profile allows it: a crawled page must not make us its messenger (SSRF), also not by a redirect or by DNS."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest

if TYPE_CHECKING:
    from scrapy import Request

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address


class PrivateAddress(IgnoreRequest):
    """The host lies on a private network."""


class PrivateAddressGuard:
    """Downloader middleware; every request passes it, redirected ones too."""

    def __init__(self, crawler: Any) -> None:  # Any: Scrapy's Crawler, untyped
        self._crawler = crawler
        self._verdicts: dict[str, bool] = {}

    @classmethod
    def from_crawler(cls, crawler: Any) -> PrivateAddressGuard:
        """As Scrapy makes it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Lets the request go, or raises PrivateAddress."""
        if self._crawler.spider.visit.site.allow_private_addresses:
            return
        host = urlsplit(request.url).hostname or ""
        if host not in self._verdicts:
            self._verdicts[host] = await is_private(host)
        if self._verdicts[host]:
            raise PrivateAddress(f"{host} lies on a private network; set allow_private_addresses = true in the profile if that is meant")


async def is_private(host: str) -> bool:
    """Whether any address of the host is not public; a host that does not resolve is left to the downloader, which says so."""
    try:
        addresses = [ipaddress.ip_address(host)]
    except ValueError:
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, None)
        except OSError:
            return False
        addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    return any(not _is_public(address) for address in addresses)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether the address is of one host on the internet, also where it carries an IPv4 address inside."""
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    inner = address.ipv4_mapped or address.sixtofour or (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None)
    return inner is None or _is_public(inner)
