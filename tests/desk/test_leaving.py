"""The page by which readers leave a list: what mail programs post, and what a person is asked."""

import asyncio
import re
from contextlib import closing
from dataclasses import replace

import httpx
import pytest

from scraper.alerts.leaving import leaving_link
from scraper.analysis.desk.application import desk_application
from scraper.storage.database import open_database
from scraper.storage.leaving import departures
from tests.desk.conftest import Desk


@pytest.fixture
def path(filled: Desk) -> str:
    """The address in a mail to Anna, as her mail program asks for it."""
    config = replace(filled.config, mail=replace(filled.config.mail, desk_url="http://127.0.0.1"))
    return leaving_link("expert-groups", "anna@example.org", config).removeprefix("http://127.0.0.1")


def _left(desk: Desk) -> list[tuple[str, str, str]]:
    with closing(open_database(desk.config.db)) as conn:
        return [(row["address"], row["list"], row["how"]) for row in departures(conn)]


def _post(desk: Desk, path: str, **body: object) -> int:
    async def fetch() -> int:
        transport = httpx.ASGITransport(app=desk_application(desk.config))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return (await client.post(path, **body)).status_code  # type: ignore[arg-type]

    return asyncio.run(fetch())


@pytest.mark.parametrize(
    "body", [{"data": {"List-Unsubscribe": "One-Click"}}, {"files": {"List-Unsubscribe": (None, "One-Click")}}, {"content": b""}]
)
def test_one_click_needs_no_cookie_and_no_token_of_a_form(filled: Desk, path: str, body: dict[str, object]) -> None:
    assert _post(filled, path, **body) == 200
    assert _post(filled, path, **body) == 200
    assert _left(filled) == [("anna@example.org", "expert-groups", "one-click")]


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "ds_csrftoken=of-another-day; klastry_session=somebody"},
        {"cookie": "ds_csrftoken=x", "sec-fetch-site": "cross-site", "origin": "https://poczta.example.org"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
    ],
)
def test_one_click_works_from_a_browser_that_has_cookies_and_from_a_webmail(filled: Desk, path: str, headers: dict[str, str]) -> None:
    assert _post(filled, path, data={"List-Unsubscribe": "One-Click"}, headers=headers) == 200
    assert _left(filled) == [("anna@example.org", "expert-groups", "one-click")]


def test_only_signed_links_are_taken_from_anywhere(filled: Desk) -> None:
    headers = {"cookie": "ds_csrftoken=x"}
    assert _post(filled, "/zaloguj", data={"kto": "Ewa", "haslo": "x"}, headers=headers) == 403
    assert _post(filled, "/zaloguj", data={"kto": "Ewa", "haslo": "x"}, headers={"origin": "https://poczta.example.org"}) == 403


def test_following_the_link_asks_and_changes_nothing(filled: Desk, path: str) -> None:
    answer = filled.get(path)
    assert answer.status_code == 200
    assert "Grupy eksperckie" in answer.text
    assert "anna@example.org" in answer.text
    assert _left(filled) == []


def test_a_person_leaves_comes_back_and_leaves_all(filled: Desk, path: str) -> None:
    assert "Wypisano" in filled.send(path, {"co": "lista"}).text
    assert _left(filled) == [("anna@example.org", "expert-groups", "page")]
    assert "Wypisano" in filled.get(path).text
    assert "znów będą przychodzić" in filled.send(path, {"co": "wroc"}).text
    assert _left(filled) == []
    filled.send(path, {"co": "wszystko"})
    assert _left(filled) == [("anna@example.org", "*", "page")]


def test_a_link_that_was_not_made_here_is_a_page_that_is_not_there(filled: Desk, path: str) -> None:
    forged = re.sub(r"\.[\w-]{6}", ".AAAAAA", path)
    assert forged != path
    assert filled.get(forged).status_code == 404
    assert _post(filled, forged, data={"List-Unsubscribe": "One-Click"}) == 404
    assert _left(filled) == []


def test_the_page_speaks_english_where_the_desk_does(filled: Desk, path: str) -> None:
    filled.config = replace(filled.config, lang="en")
    assert "No more of these?" in filled.get(path).text
    assert "Unsubscribed" in filled.send(path, {"co": "lista"}).text
