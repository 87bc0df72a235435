"""Pages of several posts made by people who mean harm, or who know no limits: told in time that grows with the page."""

from __future__ import annotations

import time
from datetime import datetime

import pytest

from scraper.discovery.posts import find_posts
from scraper.model.moments import WARSAW
from scraper.model.page import Page
from scraper.parsing.document import parse

NOW = datetime(2026, 11, 25, 12, tzinfo=WARSAW)
TEXT = "Członkowie klastra spotkali się w Lublinie i omówili plan pracy na kolejne miesiące, w tym wspólne wyjazdy na targi."


def _post(number: int, text: str = TEXT, more: str = "") -> str:
    return f"<div {more}><h2>Wiadomość {number}</h2><p>{1 + (27 - number) % 28}.02.2026</p><p>{text}</p></div>"


@pytest.mark.parametrize(
    "body",
    [
        "".join("<div>" * 150 + _post(n) + "</div>" * 150 for n in range(400)),
        "".join(_post(n, TEXT + "..." * 300_000 + "a") for n in range(5)),
        "".join(_post(n, "<i>x</i>" * 60_000) for n in range(5)),
        "".join(_post(n, more=f"id='{'1' * 20_000}a{'1' * 20_000}b{n}'") for n in range(5)),
        "".join(_post(n).removesuffix("</div>") for n in range(400)),
    ],
    ids=["deep", "dots", "many elements", "long names", "nested"],
)
def test_no_page_takes_long(body: str) -> None:
    document = parse(Page(url="https://klaster.pl/aktualnosci", site="klaster", body=f"<html><body>{body}</body></html>".encode()))
    started = time.process_time()
    find_posts(document, NOW)
    assert time.process_time() - started < 10


def test_two_posts_of_one_name_and_day_keep_apart() -> None:
    posts = [f"<h3>Komunikat</h3><p>{day}.02.2026</p><p>{TEXT} Część {n}.</p>" for n, day in enumerate((12, 12, 11, 10))]
    posts[2] = posts[2].replace("Komunikat", "Spotkanie")
    posts[3] = posts[3].replace("Komunikat", "Wyjazd")
    posts.append(f"<h3>Targi</h3><p>9.02.2026</p><p>{TEXT}</p>")
    document = parse(
        Page(url="https://klaster.pl/aktualnosci", site="klaster", body=f"<html><body><div>{''.join(posts)}</div></body></html>".encode())
    )
    found = find_posts(document, NOW)
    assert [post.anchor for post in found][:2] == ["2026-02-12-komunikat", "2026-02-12-komunikat-2"]
    assert len({post.anchor for post in found}) == 5
