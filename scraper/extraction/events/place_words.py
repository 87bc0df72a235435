"""Regions, countries and words that look like places, and the nominative of a town that no dictionary knows."""

from __future__ import annotations

REGIONS = frozenset(
    """Śląsk Mazowsze Małopolska Wielkopolska Pomorze Podkarpacie Podlasie Lubelszczyzna Opolszczyzna Kielecczyzna Kujawy Warmia Mazury Kaszuby Żuławy Zagłębie
    Podhale Roztocze Bałtyk Tatry Bieszczady Beskidy Sudety Karpaty Karkonosze Kociewie Pomorskie Śląskie Mazowieckie Lubelskie Łódzkie Opolskie Podkarpackie Podlaskie
    Małopolskie Wielkopolskie Dolnośląskie Lubuskie Świętokrzyskie Bawaria Saksonia Brandenburgia Morawy Flandria Katalonia Lombardia Toskania Bretania Normandia
    Badenia-Wirtembergia Nadrenia-Palatynat Szlezwik-Holsztyn Saksonia-Anhalt Turyngia Hesja Dolna-Saksonia Skandynawia Bałkany Silesia Mazovia Pomerania Bavaria Saxony Flanders Catalonia Lombardy""".split()
)
NO_PLACES = frozenset(
    """Polska Europa Unia Azja Afryka Ameryka Australia UE EU Sejm Rada Internet Dolina Park Bank Rynek Facebook Google Microsoft YouTube LinkedIn Zoom Teams
    Poland Europe Asia Africa America""".split()
)
ENGLISH_COUNTRIES = frozenset(
    """Germany Czechia Slovakia Hungary Austria France Spain Portugal Italy Belgium Netherlands Luxembourg Denmark Sweden Norway Finland Estonia Latvia Lithuania Ukraine
    Romania Bulgaria Greece Croatia Slovenia Serbia Turkey Switzerland Ireland Iceland Canada Japan China Korea India Israel Taiwan Vietnam Brazil Mexico Moldova
    Georgia Armenia Scotland England Wales""".split()
)
NO_TOWNS = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Polish English German French Spanish Industry Horizon Cluster Clusters Business Innovation Commission European Parliament Ministry University Technology Regional
    National International Board Council Department The This Our Deputy Director President Head""".split()
)
SOFTENED = tuple(
    (ending, instead)
    for ending, nominatives in (
        ("cie", "ta t to"), ("dzie", "da d do"), ("nie", "na n no"), ("rze", "ra r ro"), ("wie", "wa w wo"), ("mie", "ma m mo"), ("bie", "ba b bo"), ("pie", "pa p po"),
        ("sie", "sa s so"), ("ce", "ka ko"), ("dze", "ga"), ("le", "la ła ł"), ("ze", "za z zo"),
    )
    for instead in nominatives.split()
)  # fmt: skip
"""Endings of the locative, with what they stand for in the nominative: Juracie, Jurata."""
_FOREIGN_LOCATIVES = (
    ("icach", "ice"),
    ("kach", "ki"),
    ("gach", "gi"),
    ("nach", "ny"),
    ("wach", "wy"),
    ("rach", "ry"),
    ("łach", "ły"),
    ("owie", "ów"),
    ("wku", "wek"),
    ("dku", "dek"),
    ("nku", "nek"),
    ("łku", "łek"),
    ("tku", "tek"),
    ("mku", "mek"),
    ("nie", "n"),
    ("cie", "t"),
    ("dzie", "d"),
    ("ku", "k"),
    ("gu", "g"),
    ("chu", "ch"),
    ("lu", "l"),
    ("żu", "ż"),
    ("szu", "sz"),
    ("cu", "c"),
)


def guessed_nominative(form: str) -> str:
    """A town as it is called, from the locative of a masculine or plural one: Zlinie -> Zlin, Dolnicach -> Dolnice; Hradcu -> Hradc is not tried to be bettered."""
    return next((form[: -len(e)] + instead for e, instead in _FOREIGN_LOCATIVES if form.endswith(e) and len(form) - len(e) >= 3), form)
