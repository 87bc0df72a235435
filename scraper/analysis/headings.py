"""Polish headings of tables and columns, for people who open a spreadsheet and not a schema."""

from __future__ import annotations

from typing import Literal

_POLISH = {
    "id": "Nr",
    "url": "Adres",
    "canonical_url": "Adres kanoniczny",
    "site": "Serwis",
    "title": "Tytuł",
    "lead": "Lead",
    "text": "Treść",
    "language": "Język",
    "author": "Autor",
    "published": "Opublikowano",
    "published_raw": "Data wydrukowana na stronie",
    "modified": "Zmieniono",
    "first_seen": "Po raz pierwszy widziany",
    "last_seen": "Ostatnio widziany",
    "expert_group": "Grupa ekspertów",
    "flags": "Do sprawdzenia",
    "tags": "Tagi",
    "tag": "Tag",
    "name": "Imię i nazwisko",
    "person": "Osoba",
    "participants": "Uczestnicy",
    "other": "Druga osoba",
    "role": "Funkcja",
    "organisation": "Organizacja",
    "organisations": "Organizacje",
    "country": "Kraj",
    "status": "Charakter udziału",
    "surface": "W tekście",
    "sentence": "Zdanie",
    "start": "Początek",
    "end": "Koniec",
    "first_day": "Pierwszy dzień",
    "last_day": "Ostatni dzień",
    "place": "Miejsce",
    "online": "Online",
    "kind": "Rodzaj",
    "label": "Opis",
    "media_type": "Typ pliku",
    "rule": "Reguła",
    "tier": "Poziom",
    "passing": "Wzmianka na marginesie",
    "words": "Słowa",
    "articles": "Artykuły",
    "article_id": "Nr artykułu",
    "article_title": "Tytuł artykułu",
    "article_url": "Adres artykułu",
    "last_published": "Ostatnia publikacja",
    "last_visit": "Ostatnia wizyta",
    "last_error": "Ostatni błąd",
    "together": "Razem",
    "first_together": "Pierwszy raz razem",
    "last_together": "Ostatni raz razem",
    "health": "Stan",
    "newest": "Najnowszy",
    "state": "Stan",
    "channel": "Kanał",
    "reason": "Powód",
    "attempts": "Próby",
    "queued": "W kolejce od",
    "delivered": "Dostarczono",
    "found": "Znaleziono",
    "new": "Nowe",
    "changed": "Zmienione",
    "failed": "Nieudane",
}


def heading(column: str, language: Literal["pl", "en"]) -> str:
    """What stands above a column for a reader; a column without a Polish heading keeps its name, made readable.

    >>> heading("published", "pl"), heading("first_seen", "en")
    ('Opublikowano', 'First seen')
    """
    if language == "pl" and column in _POLISH:
        return _POLISH[column]
    return column.replace("_", " ").capitalize()
