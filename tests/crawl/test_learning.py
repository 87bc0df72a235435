"""What a first visit learns while it goes on, and at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.crawl.conftest import FakeSite, Klastry


def test_a_template_drafted_from_one_part_of_a_site_loses_nothing_of_the_other(site: FakeSite, klastry: Klastry) -> None:
    usual = [site.article(number) for number in range(1, 41)]
    other = []
    for number in range(41, 49):
        path = f"/news/relacja-{number}.htm"
        site.html(
            path,
            f"<html><head><title>Relacja numer {number} z targów - Serwis</title></head><body><table><tr><td class='lewa'><a href='/'>Start</a></td>"
            f"<td class='srodek'><h1>Relacja numer {number} z targów</h1><small>{number - 30} marca 2026</small><p>Wystawcy klastra numer {number} wrócili z targów "
            "z dwunastoma umowami, a goście obejrzeli cztery nowe maszyny i makietę hali.</p><p>Następne targi zaplanowano na jesień.</p></td></tr></table></body></html>",
        )
        other.append(path)
    site.listing("/", [*usual, *other])
    klastry.profile("jedna", site.url)
    klastry.crawl()
    assert klastry.rows("SELECT count(*), count(DISTINCT url), count(published) FROM articles") == [(48, 48, 48)]
    strange = "text LIKE '%Start%' OR text LIKE '%Wykonanie%' OR text NOT LIKE '%klastra numer%'"
    assert klastry.rows(f"SELECT count(*) FROM articles WHERE {strange}") == [(0,)]
