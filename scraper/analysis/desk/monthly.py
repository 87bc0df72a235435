"""The monthly report that an association can send to its board: a page to print, and a Word document to edit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from scraper.alerts.wording import written_day, written_days
from scraper.analysis.desk.answers import File, Rendered
from scraper.analysis.desk.inquiry import Inquiry, Row
from scraper.analysis.desk.word_document import WordDocument
from scraper.analysis.desk.words import code, count_of, month_name

_MOST = 15
# CROSS JOIN keeps the order: the month's articles first, not every participation of fifteen years (1.1 s instead of 20 ms).
_MONTH = "a.published >= :first AND a.published < :after AND a.withdrawn IS NULL"


def page(inquiry: Inquiry) -> Rendered:
    """The report as a page."""
    return Rendered("monthly", report(inquiry))


def document(inquiry: Inquiry) -> File:
    """The report as a Word document."""
    found = report(inquiry)
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return File(name=f"klastry-raport-{found['month']}.docx", body=_as_document(inquiry, found), media_type=media_type)


def report(inquiry: Inquiry) -> dict[str, Any]:  # Any: what a template prints
    """What a board wants to know of one month: the month asked for, else the last whole one with articles."""
    first = _month_of(inquiry)
    after = (first + timedelta(days=32)).replace(day=1)
    days = {"first": first.isoformat(), "after": after.isoformat(), "most": _MOST}
    by_site = inquiry.rows(
        f"SELECT coalesce(nullif(s.title, ''), s.name) AS title, count(*) AS articles FROM articles a JOIN sites s ON s.name = a.site WHERE {_MONTH} "  # noqa: S608 - our own words
        "GROUP BY s.name ORDER BY articles DESC, title",
        days,
    )
    return {
        "month": first.isoformat()[:7],
        "before": (first - timedelta(days=1)).isoformat()[:7],
        "after": after.isoformat()[:7],
        "by_site": by_site,
        "total": sum(row["articles"] for row in by_site),
        "experts": _experts(inquiry, days),
        "people": _most_active(inquiry, days),
        "organisations": _organisations(inquiry, days),
        "events": _events(inquiry, after, ("event",)),
        "deadlines": _events(inquiry, after, ("deadline", "call")),
        "made": inquiry.today.isoformat(),
    }


def _month_of(inquiry: Inquiry) -> date:
    if asked := inquiry.first_day("miesiac"):
        return date.fromisoformat(asked[:7] + "-01")
    before_this = inquiry.today.replace(day=1)
    row = inquiry.conn.execute("SELECT max(substr(published, 1, 7)) FROM articles WHERE published < ?", (before_this.isoformat(),)).fetchone()
    return date.fromisoformat(f"{row[0]}-01") if row[0] else before_this


def _experts(inquiry: Inquiry, days: Row) -> list[Row]:
    return inquiry.rows(
        "SELECT a.id, a.title, a.published, a.url, coalesce(nullif(s.title, ''), a.site) AS site_title, m.tier, m.sentence, m.words FROM matches m JOIN articles a ON a.id = m.article_id JOIN sites s ON s.name = a.site "  # noqa: S608 - our own words
        f"WHERE m.rule = 'expert-groups' AND m.passing = 0 AND m.tier IN ('A', 'B') AND {_MONTH} ORDER BY m.tier, a.published LIMIT 60",
        days,
    )


def _most_active(inquiry: Inquiry, days: Row) -> list[Row]:
    return inquiry.rows(
        "SELECT coalesce(k.id, p.id) AS id, coalesce(k.name, p.name) AS name, max(r.role) AS role, max(o.name) AS organisation, count(DISTINCT a.id) AS articles "  # noqa: S608 - our own words
        "FROM articles a CROSS JOIN participations r ON r.article_id = a.id AND r.mention = 0 JOIN people p ON p.id = r.person_id LEFT JOIN people k ON k.id = p.merged_into "
        f"LEFT JOIN organisations o ON o.id = r.organisation_id WHERE {_MONTH} GROUP BY 1 ORDER BY articles DESC, k.sort_key, p.sort_key LIMIT :most",
        days,
    )


def _organisations(inquiry: Inquiry, days: Row) -> list[Row]:
    return inquiry.rows(
        "SELECT o.id, o.name, count(DISTINCT a.id) AS articles FROM articles a CROSS JOIN participations r ON r.article_id = a.id AND r.mention = 0 "  # noqa: S608 - our own words
        f"JOIN organisations o ON o.id = r.organisation_id WHERE {_MONTH} GROUP BY o.id ORDER BY articles DESC, o.sort_key LIMIT :most",
        days,
    )


def _events(inquiry: Inquiry, after: date, kinds: tuple[str, ...]) -> list[Row]:
    """What the board has before it: events, or deadlines, of the 45 days after the month."""
    marks = ",".join("?" * len(kinds))
    return inquiry.rows(
        'SELECT e."start", e."end", e.place, e.online, e.kind, a.id AS article_id, a.title, a.url FROM events e JOIN articles a ON a.id = e.article_id '  # noqa: S608 - only marks
        f'WHERE substr(e."end", 1, 10) >= ? AND substr(e."end", 1, 10) < ? AND e.kind IN ({marks}) AND a.withdrawn IS NULL '
        'ORDER BY CASE e.kind WHEN \'event\' THEN e."start" ELSE e."end" END, a.id LIMIT 40',
        (after.isoformat(), (after + timedelta(days=45)).isoformat(), *kinds),
    )


def _as_document(inquiry: Inquiry, found: dict[str, Any]) -> bytes:  # Any: as `report` gives it
    t, language = inquiry.t, inquiry.config.lang
    document = WordDocument(language)
    document.heading(t("Klastry: raport za ", "Clusters: report of ") + month_name(found["month"], language), level=0)
    articles = count_of(language, found["total"], "artykuł", "artykuły", "artykułów", "article")
    document.paragraph(
        t(f"{articles} z serwisów: {len(found['by_site'])}. ", f"{articles} of {len(found['by_site'])} sites. ")
        + t("Stan na ", "As of ")
        + written_day(found["made"], language)
        + "."
    )
    document.heading(t("Grupy eksperckie", "Expert groups"))
    for row in found["experts"]:
        document.link(f"{row['title']}", row["url"])
        document.paragraph(
            f"{written_day(row['published'], language)}, {row['site_title']}, {t('poziom', 'tier')} {row['tier']}. „{row['sentence']}”"
        )
    if not found["experts"]:
        document.paragraph(t("W tym miesiącu żaden artykuł nie dotyczył grup eksperckich.", "No item was about expert groups this month."))
    for title, rows in (
        (t("Nadchodzące wydarzenia", "Events ahead"), found["events"]),
        (t("Terminy i nabory", "Deadlines and calls"), found["deadlines"]),
    ):
        document.heading(title)
        lines = [
            (
                written_days(r["start"], r["end"], language),
                r["place"] or ("online" if r["online"] else ""),
                code(language, "kind", r["kind"]),
                r["title"],
            )
            for r in rows
        ]
        document.table((t("Kiedy", "When"), t("Gdzie", "Where"), t("Rodzaj", "Kind"), t("Artykuł", "Article")), lines)
    document.heading(t("Najaktywniejsze osoby", "Most active people"))
    people = [(r["name"], ", ".join(filter(None, (r["role"], r["organisation"]))), str(r["articles"])) for r in found["people"]]
    document.table((t("Osoba", "Person"), t("Funkcja i organizacja", "Role and organisation"), t("Artykuły", "Articles")), people)
    document.heading(t("Serwisy", "Sites"))
    document.table((t("Serwis", "Site"), t("Artykuły", "Articles")), [(r["title"], str(r["articles"])) for r in found["by_site"]])
    return document.as_bytes()
