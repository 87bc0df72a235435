"""The database described for people: what each table, view and column holds, and ten questions to begin with; Datasette shows them on its pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

from scraper.analysis.headings import heading

_TABLES: dict[str, tuple[str, str]] = {
    "news": ("Artykuły od najnowszych, z tagami i uczestnikami w jednej komórce.", "The news, with tags and participants in one cell each."),
    "participants": (
        "Kto, w jakiej roli i skąd, wziął udział w czym; wiersz na osobę i artykuł.",
        "Who took part in what; one row a person and article.",
    ),
    "expert_group_items": (
        "Artykuły o grupach eksperckich, ze zdaniem, które o tym mówi.",
        "Items about expert groups, with the sentence that says so.",
    ),
    "upcoming_events": ("Wydarzenia, terminy i nabory od dziś.", "What takes place from today on, deadlines and calls too."),
    "who_met_whom": (
        "Pary osób w tych samych artykułach: ile razy, od kiedy, do kiedy.",
        "Pairs of people in the same articles, how often and when.",
    ),
    "site_health": ("Każdy serwis z ostatnią wizytą.", "Every site with its last visit."),
    "articles": ("Artykuły, po jednym w wierszu, z pełnym tekstem.", "One row an article, with its whole text."),
    "article_versions": ("Wcześniejsze wersje artykułów (JSON).", "Earlier forms of articles, as JSON."),
    "article_urls": ("Wszystkie adresy każdego artykułu.", "Every address of an article."),
    "article_tags": ("Które tagi ma który artykuł.", "Which article has which tags."),
    "tags": ("Tagi w pisowni serwisów.", "Tags as the sites print them."),
    "people": ("Osoby w mianowniku, bez tytułów.", "People in the nominative, without degrees."),
    "organisations": ("Organizacje, jedna pisownia w wierszu.", "Organisations, one row a spelling."),
    "participations": ("Udział osoby w artykule: funkcja, organizacja, zdanie.", "A person's part in an article: role, organisation, sentence."),
    "person_merges": ("Połączenia dwóch wpisów jednej osoby.", "Merges of two rows of one person."),
    "events": ("Wydarzenia, terminy i nabory z artykułów.", "Events, deadlines and calls of the articles."),
    "attachments": ("Pliki, które artykuły dają do pobrania.", "Files that articles offer."),
    "stories": ("Ta sama wiadomość na kilku serwisach.", "The same news on several sites."),
    "matches": ("Która reguła pasuje do którego artykułu i dlaczego.", "Which rule fits which article, and why."),
    "deliveries": ("Alerty i ich los.", "Alerts and what became of them."),
    "unsubscribed": ("Kto i od kiedy nie chce dostawać alertów pocztą.", "Who receives no more mails, and since when."),
    "bundles": ("Przeglądy i wiadomości zbiorcze.", "Digests and other messages of several alerts."),
    "corrections": ("Poprawki ludzi: kto, kiedy, co było, co jest.", "What people put right: who, when, old, new."),
    "sites": ("Serwisy.", "The sites."),
    "site_visits": ("Wizyty programu na serwisach.", "Visits of the sites."),
    "site_conditions": ("Co było nie w porządku z serwisem i jak długo.", "What was wrong with a site, and for how long."),
    "runs": ("Uruchomienia programu.", "Runs of the program."),
}
_HIDDEN = (
    "articles_fts articles_lemmas search_forms search_lemmas story_sketches frontier sources templates archived_pages fetches erased_people "
    "corrected_readings robots _sqlite_migrations"
).split()
_QUESTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("co-nowego", "Co nowego w tym miesiącu?", "What is new this month?",
     "SELECT published, title, site, participants FROM news WHERE published >= date('now', 'start of month') LIMIT 200"),
    ("grupy", "Które artykuły dotyczą grup eksperckich i dlaczego?", "Which items are about expert groups, and why?",
     "SELECT published, title, tier, sentence, url FROM expert_group_items LIMIT 200"),
    ("najaktywniejsi", "Kto najczęściej brał udział w ostatnim roku?", "Who took part most often in the last year?",
     ("SELECT p.name AS person, count(DISTINCT r.article_id) AS articles FROM articles a JOIN participations r ON r.article_id = a.id AND r.mention = 0\n"
     "JOIN people p ON p.id = r.person_id WHERE a.published >= date('now', '-1 year') GROUP BY p.id ORDER BY articles DESC LIMIT 30")),
    ("role", "W jakich rolach ktoś występował?", "In which roles did somebody appear?",
     ("SELECT a.published, r.role, o.name AS organisation, a.title FROM people p JOIN participations r ON r.person_id = p.id JOIN articles a ON a.id = r.article_id\n"
     "LEFT JOIN organisations o ON o.id = r.organisation_id WHERE p.name LIKE '%' || :nazwisko || '%' ORDER BY a.published LIMIT 200")),
    ("wydarzenia", "Co odbędzie się w ciągu 30 dni?", "What takes place in the next 30 days?",
     "SELECT \"start\", place, article_title FROM upcoming_events WHERE kind = 'event' AND \"start\" <= date('now', '+30 days')"),
    ("terminy", "Które terminy się zbliżają?", "Which deadlines are near?",
     "SELECT \"end\", article_title, sentence FROM upcoming_events WHERE kind IN ('deadline', 'call') ORDER BY \"end\" LIMIT 30"),
    ("sprawdzic", "Które artykuły trzeba sprawdzić?", "Which articles need a person's eye?",
     "SELECT title, published_raw, flags, url FROM articles WHERE flags != '[]' ORDER BY first_seen DESC LIMIT 200"),
    ("miesiace", "Ile artykułów miesięcznie publikuje każdy serwis?", "How many articles did each site publish in each month?",
     "SELECT site, substr(published, 1, 7) AS month, count(*) AS articles FROM articles WHERE published >= date('now', '-1 year') GROUP BY site, month ORDER BY site, month"),
    ("slowa", "Które artykuły mówią o klastrach i energii, w dowolnej formie?", "Which articles speak of clusters and energy, in any form?",
     "SELECT a.published, a.title, a.url FROM articles_lemmas JOIN articles a ON a.id = articles_lemmas.rowid\nWHERE articles_lemmas MATCH 'klaster AND energia' ORDER BY a.published DESC LIMIT 100"),
    ("wspolne", "Które wiadomości stały na kilku serwisach?", "Which news stood on several sites?",
     "SELECT story_id, site, published, title FROM articles WHERE story_id IS NOT NULL ORDER BY story_id DESC, published LIMIT 200"),
)  # fmt: skip
_MIGRATIONS = Path(__file__).parents[2] / "storage" / "migrations"
_TABLE = re.compile(r"CREATE TABLE (\w+) \((.*?)\n\)", re.S)
_COLUMN = re.compile(r'^\s+"?(\w+)"? [A-Z][^\n]*?-- (.+)$', re.M)


def metadata(language: Literal["pl", "en"]) -> dict[str, Any]:  # Any: Datasette's metadata
    """Datasette's metadata of the one database it is given."""
    column = 0 if language == "pl" else 1
    comments = _comments()
    tables: dict[str, dict[str, Any]] = {name: {"hidden": True} for name in _HIDDEN}
    for name, described in _TABLES.items():
        tables[name] = {"description": described[column], "columns": _columns(comments.get(name, {}), language)}
    queries = {name: {"title": (polish, english)[column], "sql": sql} for name, polish, english, sql in _QUESTIONS}
    return {"databases": {"baza": {"tables": tables, "queries": queries}}}


def _columns(comments: dict[str, str], language: Literal["pl", "en"]) -> dict[str, str]:
    """What each column holds: the migration's own words, after the Polish heading where a reader wants one."""
    if language == "en":
        return comments
    return {name: heading(name, "pl") + f" – {comment}" for name, comment in comments.items()}


def _comments() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file in sorted(_MIGRATIONS.glob("*.sql")):
        for table, body in _TABLE.findall(file.read_text(encoding="utf-8")):
            found[table] = dict(_COLUMN.findall(body))
    return found
