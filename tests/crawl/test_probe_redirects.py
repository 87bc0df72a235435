"""`site probe` follows redirects, but not to a private network, nor a name that leads there only when it is connected to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fetching import probe, public_only

if TYPE_CHECKING:
    import pytest

    from tests.crawl.conftest import FakeSite


def test_a_redirect_to_a_private_host_is_not_followed(site: FakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    async def is_private(host: str) -> bool:
        return host == "localhost"

    monkeypatch.setattr(probe, "is_private", is_private)
    monkeypatch.setattr(public_only, "is_private", is_private)
    monkeypatch.setattr(public_only, "is_public", lambda _: True)  # the server itself, on loopback
    site.html("/", "", status=302, headers={"Location": site.url.replace("127.0.0.1", "localhost") + "wewnetrzne"})
    site.html("/wewnetrzne", "<html><body><h1>Tajne</h1></body></html>")
    found = probe.probe_site(site.url, allow_private=False, timeout_seconds=3)
    assert not found.answered
    assert "private network" in found.reason
    assert site.asked["/wewnetrzne"] == 0
    assert probe.probe_site(site.url, allow_private=True, timeout_seconds=3).answered


def test_a_name_that_was_public_when_checked_and_is_private_when_connected_to_gets_no_request(
    site: FakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def is_private(_: str) -> bool:
        return False

    monkeypatch.setattr(probe, "is_private", is_private)
    monkeypatch.setattr(public_only, "is_private", is_private)
    site.html("/", "<html><body><h1>Tajne</h1></body></html>")
    found = probe.probe_site(site.url.replace("127.0.0.1", "localhost"), allow_private=False, timeout_seconds=3)
    assert not found.answered
    assert "private network" in found.reason
    assert not site.asked
