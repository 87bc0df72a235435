"""What is no news alerts nobody, by the real commands: a first crawl, a backfill, a reading made anew, an import, a redesign, a new rule, a clock set back."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.crawl.conftest import CHECKOUT, FakeSite, Klastry

OLD, BACK = 12, 6
TEXT = (
    "W Ministerstwie Rozwoju i Technologii odbyło się posiedzenie Rady Krajowych Klastrów Kluczowych numer {n}. Obrady otworzyła Anna Nowak, podsekretarz "
    "stanu. Członkowie rady omówili projekt polityki klastrowej w województwie numer {n} i kalendarz prac zespołu, a spotkanie {n} zamknęła dyskusja o targach."
)


@dataclass
class Office:
    """A site of expert items that has had its first crawl, and the rules of its own office."""

    site: FakeSite
    klastry: Klastry
    rules: Path

    def publish(self, number: int) -> str:
        return self.site.article(number, title=f"Posiedzenie numer {number} Rady Krajowych Klastrów Kluczowych", text=TEXT.format(n=number))

    def run(self, *arguments: str) -> None:
        done = self.klastry.run(*arguments, "--rules", str(self.rules))
        assert done.returncode == 0, done.stderr

    def experts(self) -> int:
        count = self.klastry.rows("SELECT count(*) FROM matches WHERE rule = 'expert-groups' AND passing = 0")[0][0]
        assert isinstance(count, int)
        return count

    def edit_rule(self) -> None:
        """Another version of the rule, and a second one that fits everything."""
        file = self.rules / "expert-groups.toml"
        file.write_text(file.read_text(encoding="utf-8") + '\n[[clause]]\nname = "wszystko"\ntier = "A"\npatterns = ["klaster"]\n', encoding="utf-8")
        (self.rules / "nowa.toml").write_text('title = "Nowa"\n[[clause]]\nname = "rada"\npatterns = ["rada"]\n', encoding="utf-8")


@pytest.fixture
def office(site: FakeSite, klastry: Klastry, tmp_path: Path) -> Office:
    rules = tmp_path / "rules"
    rules.mkdir()
    shutil.copy(CHECKOUT / "data" / "rules" / "expert-groups.toml", rules)
    made = Office(site, klastry, rules)
    site.listing("/", [made.publish(number) for number in range(OLD)])
    klastry.profile("jedna", site.url)
    made.run("crawl")
    assert made.experts() == OLD
    assert klastry.rows("SELECT count(*) FROM deliveries") == [(0,)]
    return made


def _backfilled(office: Office) -> None:
    older = [office.publish(number) for number in range(100, 100 + BACK)]
    office.site.listing("/", [f"/news/artykul-{number}.htm" for number in range(OLD)], "/lista,1.htm")
    office.site.listing("/lista,1.htm", older)
    office.run("backfill", "jedna")
    assert office.experts() == OLD + BACK


def _read_anew(office: Office) -> None:
    office.edit_rule()
    office.run("reextract")
    assert office.klastry.rows("SELECT count(*) FROM matches WHERE rule = 'nowa'") == [(OLD + BACK,)]


def _imported(office: Office) -> None:
    other = Klastry(office.klastry.folder / "inna")
    other.profile("jedna", office.site.url)
    files = [str(file) for file in (office.klastry.folder / "archive").rglob("*.warc*")]
    assert files
    done = other.run("import-warc", *files, "--json", "--rules", str(office.rules))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)
    assert other.rows("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM deliveries)") == [(OLD, 0)]
    office.run("import-warc", *files)


def _redesigned(office: Office) -> None:
    moved = []
    for number in range(OLD):
        answer = office.site.pages.pop(office.publish(number))
        office.site.pages[f"/aktualnosci/2026/{number}-posiedzenie"] = answer
        moved.append(f"/aktualnosci/2026/{number}-posiedzenie")
    office.site.listing("/", moved)
    office.run("crawl", "--full")
    assert office.klastry.rows("SELECT count(*), sum(url LIKE '%/aktualnosci/%') FROM articles") == [(OLD + BACK, OLD)]


def _under_a_new_rule(office: Office) -> None:
    office.run("crawl", "--full")


def _after_the_clock_was_set_back(office: Office) -> None:
    """As if all that is stored had been stored in a year to come."""
    for table, column in office.klastry.rows(
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'TEXT' AND m.name NOT LIKE 'articles_%' "
        "AND m.name NOT LIKE 'sqlite%' AND c.name NOT IN ('text', 'title', 'article', 'published', 'published_raw', 'sentence')"
    ):
        # Years of the moments of our own: 2026-11-25T… becomes 2027-11-25T…
        office.klastry.write(
            f'UPDATE "{table}" SET "{column}" = (substr("{column}", 1, 4) + 1) || substr("{column}", 5) '
            f"WHERE \"{column}\" GLOB '20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'"
        )
    office.run("crawl", "--full")


def test_nobody_is_alerted_of_what_is_old_and_then_once_of_what_is_new(office: Office) -> None:
    for what in (_imported, _backfilled, _read_anew, _under_a_new_rule, _redesigned, _after_the_clock_was_set_back):
        what(office)
        office.run("alerts", "deliver")
        assert office.klastry.rows("SELECT rule, count(*) FROM deliveries GROUP BY rule") == [], what.__name__
    office.site.listing("/", [office.publish(500), *(f"/aktualnosci/2026/{number}-posiedzenie" for number in range(OLD))])
    office.run("crawl", "--full")
    assert office.klastry.rows("SELECT rule, state, count(*) FROM deliveries GROUP BY rule") == [
        ("expert-groups", "delivered", 1),
        ("nowa", "delivered", 1),
    ]
