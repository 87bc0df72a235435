"""`python -m bench.desk [ARTICLES] [FILE]`: how fast the analyst's pages answer on a made-up archive (100,000 articles unless told).

Each page is asked with different arguments, as readers would, through the whole application (routing, query, template); the first three of each are
left out: the server loads a dictionary for each thread when it starts. Milliseconds of wall time, for the question is what a reader waits; nothing else should run.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import httpx

from bench.archive import build_archive, sample_queries
from scraper.analysis.desk.application import desk_application
from scraper.config import Config
from scraper.storage.database import open_database

_ROUNDS = 20
_QUERIES = [quote(query) for query in sample_queries()]
_PAGES: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("Co nowego", lambda n: f"/?start={30 * n}"),
    ("… by site and days", lambda n: f"/?site=klaster-morski&od=2019&do=20{10 + n % 15:02}-12"),
    ("… by tag", lambda n: f"/?tag=wodorowy+{n % 12}"),
    ("… by person", lambda n: f"/?osoba={('nowak', 'kowalski', 'anna', 'wisniew')[n % 4]}"),
    ("Szukaj", lambda n: f"/szukaj?q={_QUERIES[n % len(_QUERIES)]}"),
    ("Grupy eksperckie", lambda n: f"/grupy?start={30 * n}"),
    ("Artykuł", lambda n: f"/artykul/{1 + n * 37}?q=klaster"),
    ("Osoby", lambda n: f"/osoby?start={30 * n}"),
    ("… by name", lambda n: f"/osoby?q={('nowak', 'ewa', 'zaj', 'krol')[n % 4]}"),
    ("Osoba", lambda n: f"/osoba/{1 + n * 3}"),
    ("Kto z kim", lambda n: f"/kto-z-kim?od={2012 + n % 14}-01&do={2012 + n % 14}-12"),
    ("Organizacje", lambda n: f"/organizacje?start={30 * n}"),
    ("Organizacja", lambda n: f"/organizacja/{1 + n * 11}"),
    ("Wydarzenia", lambda n: f"/wydarzenia?minione=1&start={30 * n}"),
    ("Kalendarz", lambda n: f"/wydarzenia?widok=kalendarz&miesiac={2012 + n % 14}-0{1 + n % 9}"),
    ("Oś czasu", lambda n: f"/os-czasu?tag=morski+{n % 12}"),
    ("Oś czasu, all", lambda n: "/os-czasu"),
    ("Alerty", lambda n: f"/alerty?start={30 * n}"),
    ("Stan źródeł", lambda n: "/stan"),
    ("Raport", lambda n: f"/raport?miesiac={2012 + n % 14}-0{1 + n % 9}"),
    ("Dane i SQL", lambda n: "/baza"),
    ("… a table", lambda n: f"/baza/articles?site=klaster-morski&_size={20 + n}"),
)


def main(articles: int, file: Path | None) -> None:
    """Build the archive where there is none, ask every page, print the table."""
    with tempfile.TemporaryDirectory() as folder:
        db = file or Path(folder) / "archive.db"
        if not db.exists():
            build_archive(db, articles)
        open_database(db).close()  # one kept from an earlier version is brought up to date
        asyncio.run(_ask(db))


async def _ask(db: Path) -> None:
    transport = httpx.ASGITransport(app=desk_application(replace(Config(), db=db)))
    slowest: list[float] = []
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=60) as client:
        print(f"{'page':24}{'p50 ms':>8}{'p95 ms':>8}")
        for name, address in _PAGES:
            for n in range(3):
                await client.get(address(_ROUNDS + n))
            times = sorted([await _timed(client, address(n)) for n in range(_ROUNDS)])
            slowest += times
            print(f"{name:24}{times[len(times) // 2]:8.0f}{times[int(len(times) * 0.95)]:8.0f}")
    slowest.sort()
    print(f"{'all':24}{slowest[len(slowest) // 2]:8.0f}{slowest[int(len(slowest) * 0.95)]:8.0f}")


async def _timed(client: httpx.AsyncClient, address: str) -> float:
    begun = time.perf_counter()
    answer = await client.get(address)
    answer.raise_for_status()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
