"""Sites of many habits (`habits`), read by address alone in one crawl: every article found and none twice, and a day without news costs next to nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.crawl.conftest import FakeSite, Klastry
from tests.crawl.habits import HABITS

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Found:
    """What came of one site."""

    expected: list[str]
    stored: list[str]
    titles: int
    asked_later: dict[str, int]
    """Without news, on the day after."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Found]]:
    klastry = Klastry(tmp_path_factory.mktemp("habits"))
    sites = {habit.__name__: FakeSite() for habit in HABITS}
    expected = {habit.__name__: habit(sites[habit.__name__]) for habit in HABITS}
    for name, site in sites.items():
        klastry.profile(name.replace("_", "-"), site.url)
    klastry.crawl()
    rows = klastry.rows("SELECT site, url, title FROM articles")
    for site in sites.values():
        site.asked.clear()
    klastry.crawl()
    yield {
        name: Found(
            expected=expected[name],
            stored=[str(url).removeprefix(site.url[:-1]) for owner, url, _ in rows if owner == name.replace("_", "-")],
            titles=len({title for owner, _, title in rows if owner == name.replace("_", "-")}),
            asked_later=dict(site.asked),
        )
        for name, site in sites.items()
    }
    for site in sites.values():
        site.close()


@pytest.mark.parametrize("habit", [habit.__name__ for habit in HABITS])
def test_every_article_is_found_and_none_twice(found: dict[str, Found], habit: str) -> None:
    site = found[habit]
    assert len(site.stored) == site.titles == len(site.expected), (set(site.expected) - set(site.stored), set(site.stored) - set(site.expected))


@pytest.mark.parametrize("habit", [habit.__name__ for habit in HABITS])
def test_a_day_without_news_asks_little(found: dict[str, Found], habit: str) -> None:
    assert 1 <= sum(found[habit].asked_later.values()) <= 3, found[habit].asked_later
