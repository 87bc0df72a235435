"""A made-up archive of any size, for benchmarks of what reads the database: the same number of articles gives the same rows."""

import json
import random
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from scraper.language.folding import fold
from scraper.language.lemma_index import index_text, lemmas_in, words_of
from scraper.language.lemmas import Lemmatiser
from scraper.model.moments import WARSAW
from scraper.storage.database import open_database
from scraper.storage.people import sort_key

LAST_DAY = date(2026, 3, 31)
_YEARS = 15
_FIRST = "Anna Maria Katarzyna Agnieszka Krystyna Barbara Ewa Elżbieta Zofia Jan Piotr Andrzej Krzysztof Tomasz Paweł Marcin Michał Jerzy Łukasz Ćwik".split()[
    :19
]
_STEMS = "Kowal Nowak Wiśniew Wójcik Zieliń Szymań Woźniak Dąbrow Kozłow Jankow Mazur Krawczyk Piotrow Grabow Pawłow Michal Nowic Adamczyk Dud Zając Król Wieczor Jabłoń Wróbl".split()
_ENDS = ("ski", "icz", "owiak", "czyk", "ek", "")
_TOWNS = "Warszawa Kraków Łódź Wrocław Poznań Gdańsk Szczecin Lublin Katowice Białystok Rzeszów Kielce Opole Olsztyn Toruń Bydgoszcz".split()
_FIELDS = "meblowy lotniczy medyczny budowlany morski spożywczy energetyczny chemiczny fotoniczny tekstylny wodorowy metalowy".split()
_ROLES = "Prezes Wiceprezes Dyrektor Koordynator Minister Prorektor Pełnomocnik Kierownik Ekspertka Członek".split()
_SENTENCES = (
    "W {town} spotkali się przedstawiciele klastrów z całego kraju, aby rozmawiać o finansowaniu innowacji.",
    "Grupa ekspertów do spraw polityki klastrowej przedstawiła założenia nowego programu wsparcia.",
    "Klaster {field} podpisał porozumienie z uczelnią w sprawie wspólnego laboratorium.",
    "Nabór wniosków potrwa do końca miesiąca, a wyniki zostaną ogłoszone jesienią.",
    "Uczestnicy warsztatów poznali dobre praktyki współpracy przedsiębiorstw z samorządem.",
    "Ministerstwo zaprosiło koordynatorów do konsultacji projektu rozporządzenia.",
    "Firmy z branży {field} szukają partnerów zagranicznych na targach i misjach gospodarczych.",
    "Gospodarka obiegu zamkniętego staje się jednym z głównych kierunków rozwoju regionu.",
    "Na konferencji mówiono o cyfryzacji, bezpieczeństwie dostaw i zielonej energii.",
    "Rada programowa zatwierdziła plan działań na przyszły rok i budżet szkoleń.",
)


def build_archive(db: Path, articles: int, lemmatiser: Lemmatiser | None = None) -> None:
    """Write a new database of that many articles over fifteen years, with people, organisations, events, tags, matches, alerts and visits."""
    chance, lemmatiser = random.Random(7), lemmatiser or Lemmatiser()
    conn = open_database(db)
    with conn:
        sites = _sites(conn)
        tags = [f"{field} {number}" for field in _FIELDS for number in range(12)]
        conn.executemany("INSERT INTO tags (name, sort_key) VALUES (?, ?)", [(tag, fold(tag)) for tag in tags])
        people = _people(conn, chance, max(40, articles // 30))
        organisations = _organisations(conn)
        indexed = _Sentences(conn, lemmatiser)
        for number in range(1, articles + 1):
            _article(conn, chance, number, articles, sites, indexed)
            _parts(conn, chance, number, len(tags), people, organisations)
    conn.execute("ANALYZE")
    conn.close()


class _Sentences:
    """The sentences with their words and lemmas, so that each is read once and not once an article."""

    def __init__(self, conn: sqlite3.Connection, lemmatiser: Lemmatiser) -> None:
        self.known: list[tuple[str, str, str]] = []
        for sentence in _SENTENCES:
            for town, field in zip(_TOWNS, [*_FIELDS, *_FIELDS[:4]], strict=True):
                text = sentence.format(town=town, field=field)
                found = index_text(text, lemmatiser)
                conn.executemany("INSERT OR IGNORE INTO search_forms (form, lemma_set) VALUES (?, ?)", sorted(found.forms))
                sets = {(lemma, lemma_set) for _, lemma_set in found.forms for lemma in lemmas_in(lemma_set)}
                conn.executemany("INSERT OR IGNORE INTO search_lemmas (lemma, lemma_set) VALUES (?, ?)", sorted(sets))
                self.known.append((text, " ".join(map(fold, words_of(text))), found.lemma_sets))


def _sites(conn: sqlite3.Connection) -> list[str]:
    names = [f"klaster-{fold(field)}" for field in _FIELDS]
    moment = datetime(2011, 4, 1, 8, tzinfo=WARSAW).isoformat()
    conn.executemany(
        "INSERT INTO sites (name, url, title, language, added, baseline_done) VALUES (?, ?, ?, 'pl', ?, ?)",
        [(name, f"https://{name}.example/", f"Klaster {field}", moment, moment) for name, field in zip(names, _FIELDS, strict=True)],
    )
    last = datetime(2026, 4, 1, 7, tzinfo=WARSAW)
    for day in range(60):
        started = (last - timedelta(days=day)).isoformat()
        run = conn.execute(
            "INSERT INTO runs (started, finished, command, outcome) VALUES (?, ?, 'crawl --due', 'done')", (started, started)
        ).lastrowid
        conn.executemany(
            "INSERT INTO site_visits (run_id, site, started, finished, outcome, requests, bytes, new) VALUES (?, ?, ?, ?, 'done', 2, 900, 1)",
            [(run, name, started, started) for name in names],
        )
    return names


def _people(conn: sqlite3.Connection, chance: random.Random, count: int) -> int:
    names: set[str] = set()
    while len(names) < count:
        names.add(
            f"{chance.choice(_FIRST)} {chance.choice(_STEMS)}{chance.choice(_ENDS)}" + (f"-{chance.choice(_STEMS)}" if chance.random() < 0.6 else "")
        )
    conn.executemany("INSERT INTO people (name, sort_key, name_key) VALUES (?, ?, ?)", [(n, sort_key(n), fold(n)) for n in sorted(names)])
    return count


def _organisations(conn: sqlite3.Connection) -> int:
    names = [f"{kind} {field} {town}" for kind in ("Klaster", "Izba", "Instytut") for field in _FIELDS for town in _TOWNS]
    conn.executemany("INSERT INTO organisations (name, sort_key) VALUES (?, ?)", [(name, fold(name)) for name in names])
    return len(names)


def _article(conn: sqlite3.Connection, chance: random.Random, number: int, total: int, sites: list[str], indexed: _Sentences) -> None:
    day = LAST_DAY - timedelta(days=int((total - number) / total * 365 * _YEARS))
    site = chance.choice(sites)
    body = [chance.choice(indexed.known) for _ in range(12)]
    title = f"{chance.choice(_FIELDS).capitalize()} klaster w {chance.choice(_TOWNS)}: wiadomość nr {number}"
    experts = int(any("Grupa ekspertów" in sentence for sentence, _, _ in body[:2]))
    text = "\n\n".join(" ".join(sentence for sentence, _, _ in body[part : part + 4]) for part in range(0, 12, 4))
    seen = datetime.combine(day, datetime.min.time(), WARSAW).isoformat()
    conn.execute(
        "INSERT INTO articles (id, url, site, title, text, language, published, first_seen, last_seen, expert_group, flags, content_hash, body_hash, baseline, sort_key)"
        " VALUES (?, ?, ?, ?, ?, 'pl', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, f"https://{site}.example/news/{number}", site, title, text, day.isoformat(), seen, seen, experts,
         '["weekday-mismatch"]' if chance.random() < 0.01 else "[]", str(number), str(number), int(number < total * 0.99), fold(title)),
    )  # fmt: skip
    conn.execute("INSERT INTO article_urls (url, article_id) VALUES (?, ?)", (f"https://{site}.example/news/{number}", number))
    flat_title = " ".join(map(fold, words_of(title)))
    words, lemmas = " ".join(b[1] for b in body), " ".join(b[2] for b in body)
    conn.execute("INSERT INTO articles_fts (rowid, title, lead, text, tags) VALUES (?, ?, '', ?, '')", (number, flat_title, words))
    conn.execute("INSERT INTO articles_lemmas (rowid, title, lead, text, tags) VALUES (?, ?, '', ?, '')", (number, flat_title, lemmas))
    if experts:
        sentence = next(s for s, _, _ in body if "Grupa ekspertów" in s)
        conn.execute(
            "INSERT INTO matches (article_id, rule, rule_version, tier, field, sentence, words) VALUES (?, 'expert-groups', '1', 'A', 'text', ?, ?)",
            (number, sentence, json.dumps(["Grupa", "ekspertów"], ensure_ascii=False)),
        )
        if number >= total * 0.97:
            conn.execute(
                "INSERT INTO deliveries (key, article_id, rule, channel, state, queued, not_before, attempts, delivered) "
                "VALUES (?, ?, 'expert-groups', 'file', 'delivered', ?, ?, 1, ?)",
                (f"expert-groups.{number}.file", number, seen, seen, seen),
            )


def _parts(conn: sqlite3.Connection, chance: random.Random, number: int, tags: int, people: int, organisations: int) -> None:
    conn.executemany(
        "INSERT INTO article_tags (article_id, tag_id, position) VALUES (?, ?, ?)",
        [(number, tag, place) for place, tag in enumerate(chance.sample(range(1, tags + 1), 3))],
    )
    # Few people are in the news often, most hardly ever: the first of 3,333 stands in two of a hundred articles.
    taking_part = {min(people, 1 + int(people * chance.random() ** 1.6)) for _ in range(3)}
    conn.executemany(
        "INSERT INTO participations (article_id, person_id, organisation_id, role, status, surface, sentence, \"start\", \"end\") VALUES (?, ?, ?, ?, 'attended', '', '', 0, 0)",
        [(number, person, 1 + (person * 7 + chance.randrange(2)) % organisations, chance.choice(_ROLES)) for person in sorted(taking_part)],
    )
    day = LAST_DAY - timedelta(days=chance.randrange(365 * _YEARS)) if number % 50 else LAST_DAY + timedelta(days=chance.randrange(1, 120))
    conn.execute(
        'INSERT INTO events (article_id, kind, "start", "end", place, sentence) VALUES (?, ?, ?, ?, ?, \'\')',
        (number, chance.choice(("event", "event", "deadline", "call")), day.isoformat(), day.isoformat(), chance.choice(_TOWNS)),
    )


def sample_queries() -> Iterator[str]:
    """What an analyst might type, from rare to found in every article."""
    yield from (
        "klaster",
        "grupa ekspertów",
        '"polityka klastrowa"',
        "wodorowy laboratorium",
        "nabór -energia",
        "cyfryzacja LUB energia",
        "klastr*",
        "tytuł:lotniczy",
    )
