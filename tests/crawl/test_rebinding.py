"""A name server that answers one thing at the look and another at the connection, end to end."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.crawl.conftest import CHECKOUT

if TYPE_CHECKING:
    from tests.crawl.conftest import FakeSite, Klastry

# `klaster.example` does not resolve the first times, and is this machine ever after.
_REBINDING = """
import socket, sys
asked, whole, every = [], socket.gethostbyname, socket.getaddrinfo
def by_name(name):
    if name != "klaster.example":
        return whole(name)
    asked.append(name)
    if len(asked) <= {times}:
        raise socket.gaierror("not now")
    return "127.0.0.1"
socket.gethostbyname = by_name
socket.getaddrinfo = lambda host, *rest, **named: every(by_name(host) if host == "klaster.example" else host, *rest, **named)
from scraper.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def _run_rebinding(klastry: Klastry, *arguments: str, times: int = 1) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _REBINDING.format(times=times), *klastry.command(*arguments)[3:]]
    return subprocess.run(command, env=klastry.environment(), cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(("command", "times"), [(("crawl",), 1), (("site", "probe"), 2)])  # as often as they look before they connect
def test_a_name_that_becomes_private_between_the_look_and_the_connection_gets_no_request(
    site: FakeSite, klastry: Klastry, command: tuple[str, ...], times: int
) -> None:
    site.listing("/", [site.article(number) for number in range(1, 4)])
    address = site.url.replace("127.0.0.1", "klaster.example")
    (klastry.sites / "obca.toml").write_text(f'url = "{address}"\n', encoding="utf-8")
    done = _run_rebinding(klastry, *command, *([address] if "probe" in command else []), times=times)
    assert done.returncode in (1, 3), done.stderr
    assert not site.asked


def test_the_same_name_is_read_where_the_profile_allows_it(site: FakeSite, klastry: Klastry) -> None:
    site.listing("/", [site.article(number) for number in range(1, 4)])
    klastry.profile("wlasna", site.url.replace("127.0.0.1", "klaster.example"))
    assert _run_rebinding(klastry, "crawl").returncode == 0
    assert klastry.rows("SELECT count(*) FROM articles") == [(3,)]
