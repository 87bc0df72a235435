"""Names of months in every form that Polish and English sites print, folded; Roman months beside them."""

from __future__ import annotations

# Every case, the short forms of editors and programs, and what WordPress prints in the nominative ("18 Luty 2019").
_NAMES = {
    1: "stycznia styczen styczniu styczniem stycz sty january jan",
    2: "lutego luty lutym lut february feb",
    3: "marca marzec marcu marcem mar march",
    4: "kwietnia kwiecien kwietniu kwietniem kwiec kwie kwi april apr",
    5: "maja maj maju majem may",
    6: "czerwca czerwiec czerwcu czerwcem czerw cze june jun",
    7: "lipca lipiec lipcu lipcem lip july jul",
    8: "sierpnia sierpien sierpniu sierpniem sierp sie august aug",
    9: "wrzesnia wrzesien wrzesniu wrzesniem wrzes wrz september sept sep",
    10: "pazdziernika pazdziernik pazdzierniku pazdziernikiem pazdz paz october oct",
    11: "listopada listopad listopadzie listopadem list lis november nov",
    12: "grudnia grudzien grudniu grudniem grudz gru december dec",
}
MONTHS: dict[str, int] = {name: number for number, names in _NAMES.items() for name in names.split()}
# Short forms that are words of their own: without a year beside them only a dot makes them a month ("5 sie." but not "5 list").
SHORT = frozenset(
    "sty lut mar kwi kwie maj cze czerw lip sie wrz paz list lis gru jan feb apr jun jul aug sep sept oct nov dec may march stycz sierp wrzes".split()
)
ROMANS: dict[str, int] = {roman: number for number, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}

# Longest first, so that "mar" does not win over "marca".
MONTH_PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))
ROMAN_PATTERN = "|".join(sorted(ROMANS, key=len, reverse=True))
