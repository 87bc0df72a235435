"""No request to this machine's own network unless the profile allows it: a crawled page must not make us its messenger (SSRF), also not by a redirect or by DNS."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest

if TYPE_CHECKING:
    from scrapy import Request


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
    return any(not address.is_global for address in addresses)
