#!/usr/bin/env python3
"""Kill `klastry crawl` with SIGKILL at random moments, on a first visit and on visits with news, and compare with what an undisturbed crawl should hold.

    .venv/bin/python bench/kill.py [ROUNDS] [SEED]

Exit code 1 where an article is lost or doubled, an alert is missing, doubled or made on a first visit, or the database is damaged.
"""

from __future__ import annotations

import random
import socketserver
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.crawl.conftest import FakeSite, Klastry

OLD, NEW = 40, 6
TEXT = (
    "W Ministerstwie Rozwoju i Technologii odbyło się posiedzenie Rady Krajowych Klastrów Kluczowych. Obrady numer {n} otworzyła Anna Nowak, podsekretarz "
    "stanu w Ministerstwie Rozwoju i Technologii. Członkowie rady omówili projekt polityki klastrowej i kalendarz prac zespołu w części {n}."
)


def _publish(site: FakeSite, paths: list[str]) -> None:
    chunks = [paths[i : i + 10] for i in range(0, len(paths), 10)]
    for number, chunk in enumerate(chunks):
        further = f"/lista,{number + 1}.htm" if number + 1 < len(chunks) else ""
        site.listing(f"/lista,{number}.htm" if number else "/", chunk, further)


def _article(site: FakeSite, number: int) -> str:
    return site.article(number, title=f"Posiedzenie numer {number} Rady Krajowych Klastrów Kluczowych", text=TEXT.format(n=number))


def _killed(klastry: Klastry, after_seconds: float) -> bool:
    """One crawl, killed after so long; False where it had ended before."""
    running = subprocess.Popen(klastry.command("crawl"), env=klastry.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        running.wait(after_seconds)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
        return True
    return False


def _faults(klastry: Klastry, articles: int, alerts: int) -> list[str]:
    faults = []
    for what, sql, expected in (
        ("articles", "SELECT count(*), count(DISTINCT url) FROM articles", [(articles, articles)]),
        ("alerts", "SELECT count(*), count(DISTINCT article_id) FROM deliveries WHERE rule = 'expert-groups'", [(alerts, alerts)]),
        ("integrity", "PRAGMA integrity_check", [("ok",)]),
    ):
        found = klastry.rows(sql)
        if found != expected:
            faults.append(f"{what}: {found} instead of {expected}")
    return faults


def _round(chance: random.Random) -> tuple[int, list[str]]:
    site = FakeSite()
    try:
        with tempfile.TemporaryDirectory() as folder:
            klastry = Klastry(Path(folder))
            klastry.profile("jedna", site.url)
            old = [_article(site, number) for number in range(1, OLD + 1)]
            _publish(site, old)
            kills = sum(_killed(klastry, chance.uniform(0.6, 3.0)) for _ in range(3))
            klastry.crawl()
            faults = [f"first visit: {fault}" for fault in _faults(klastry, OLD, 0)]
            _publish(site, [*(_article(site, number) for number in range(OLD + 1, OLD + NEW + 1)), *old])
            kills += sum(_killed(klastry, chance.uniform(0.6, 1.3)) for _ in range(3))
            klastry.crawl()
            return kills, faults + [f"with news: {fault}" for fault in _faults(klastry, OLD + NEW, NEW)]
    finally:
        site.close()


def main() -> int:
    """Runs the rounds; tells each fault with its round."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    kills, faulty = 0, 0
    socketserver.BaseServer.handle_error = lambda *_: None  # type: ignore[method-assign]  # a killed client breaks its connections off
    for number in range(1, rounds + 1):
        done, faults = _round(chance)
        kills += done
        faulty += bool(faults)
        for fault in faults:
            print(f"round {number}: {fault}")
    print(f"{rounds} rounds, {kills} kills, {faulty} rounds with a fault")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
