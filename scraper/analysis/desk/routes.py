"""The addresses of the desk, and its menu."""

from __future__ import annotations

from collections.abc import Callable

from scraper.analysis.desk import downloads, monthly
from scraper.analysis.desk.answers import Answer
from scraper.analysis.desk.inquiry import Inquiry
from scraper.analysis.desk.pages import (
    accounts,
    alerts,
    article,
    correcting,
    events,
    experts,
    health,
    leaving,
    network,
    news,
    organisations,
    people,
    person,
    search,
    timeline,
)

Page = Callable[[Inquiry], Answer]


def _sent(page: Page) -> Page:
    """A page that is only ever sent to: a link that somebody follows must change nothing."""

    def posted(inquiry: Inquiry) -> Answer:
        if not inquiry.is_post:
            raise LookupError
        return page(inquiry)

    return posted


_N = r"(?P<numer>\d{1,9})"
ROUTES: tuple[tuple[str, Page], ...] = (
    (r"^/$", news.page),
    (r"^/przeczytane$", _sent(news.mark_read)),
    (r"^/szukaj$", search.page),
    (r"^/grupy$", experts.page),
    (rf"^/artykul/{_N}$", article.page),
    (rf"^/artykul/{_N}/wersje$", article.versions),
    (rf"^/artykul/{_N}/popraw$", correcting.article),
    (r"^/osoby$", people.page),
    (rf"^/osoba/{_N}$", person.page),
    (rf"^/osoba/{_N}/popraw$", correcting.person),
    (r"^/kto-z-kim$", network.page),
    (rf"^/kto-z-kim/{_N}-(?P<inny>\d{{1,9}})$", network.pair),
    (r"^/organizacje$", organisations.page),
    (rf"^/organizacja/{_N}$", organisations.one),
    (r"^/wydarzenia$", events.page),
    (r"^/wydarzenia\.ics$", events.ics),
    (r"^/os-czasu$", timeline.page),
    (r"^/alerty$", alerts.page),
    (r"^/alerty/proba$", alerts.trial),
    (r"^/stan$", health.page),
    (r"^/raport$", monthly.page),
    (r"^/raport\.docx$", monthly.document),
    (r"^/poprawki$", correcting.log),
    (rf"^/poprawki/{_N}/cofnij$", _sent(correcting.undo)),
    (r"^/zaloguj$", accounts.sign_in),
    (r"^/wyloguj$", _sent(accounts.sign_out)),
    (r"^/uzytkownicy$", accounts.users),
    (r"^/wypisz/(?P<znak>[\w-]{4,600}\.[\w-]{10,40})$", leaving.page),
    (r"^/eksport/(?P<lista>[a-z-]{2,20})\.(?P<forma>[a-z]{3,7})$", downloads.page),
)
SLOW: frozenset[Page] = frozenset((downloads.page, alerts.trial))
"""Pages that may take seconds on a large archive: one at a time, apart from the others."""
# Groups of (address, Polish, English, the addresses that belong to it too).
SECTIONS: tuple[tuple[str, str, tuple[tuple[str, str, str, tuple[str, ...]], ...]], ...] = (
    (
        "Wiadomości",
        "News",
        (
            ("/", "Co nowego", "News", ("/artykul/",)),
            ("/grupy", "Grupy eksperckie", "Expert groups", ()),
            ("/szukaj", "Szukaj", "Search", ()),
            ("/os-czasu", "Oś czasu", "Timeline", ()),
        ),
    ),
    (
        "Ludzie i terminy",
        "People and dates",
        (
            ("/osoby", "Osoby", "People", ("/osoba/",)),
            ("/kto-z-kim", "Kto z kim", "Who met whom", ("/kto-z-kim/",)),
            ("/organizacje", "Organizacje", "Organisations", ("/organizacja/",)),
            ("/wydarzenia", "Wydarzenia", "Events", ()),
        ),
    ),
    (
        "Praca",
        "Work",
        (
            ("/alerty", "Alerty", "Alerts", ("/alerty/",)),
            ("/stan", "Stan źródeł", "Health", ()),
            ("/raport", "Raport miesięczny", "Monthly report", ()),
            ("/poprawki", "Poprawki", "Corrections", ()),
            ("/baza", "Dane i SQL", "Data and SQL", ("/baza/",)),
        ),
    ),
)
