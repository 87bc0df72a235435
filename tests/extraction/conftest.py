"""Invented articles, for the layouts in `skins.py`."""

from __future__ import annotations

import importlib.util
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest


def _load(name: str) -> ModuleType:
    """The module beside this file, under its bare name: tests import it so."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


skins = _load("skins")
_load("more_skins")
_load("theme_skins")

_WHO = "przedstawiciele członków klastra|eksperci z uczelni technicznych|koordynatorzy z pięciu regionów|zaproszeni przedsiębiorcy|młodzi inżynierowie".split(
    "|"
)
_DID = "omówili plany wspólnych badań nad materiałami|uzgodnili zasady korzystania z laboratoriów|podsumowali pierwszy rok współpracy|porównali doświadczenia z wdrożeń|zwiedzili halę produkcyjną i nową linię".split(
    "|"
)
_WHERE = (
    "w siedzibie parku naukowego|podczas warsztatów w Mielcu|na spotkaniu w Bydgoszczy|w czasie wizyty studyjnej|przy okazji targów branżowych".split(
        "|"
    )
)
_THEN = "Wnioski trafią do raportu, który powstanie przed końcem kwartału|Następne spotkanie zaplanowano po wakacjach|Zainteresowane firmy mogą zgłaszać własne propozycje tematów|Organizatorzy zapowiedzieli kolejną turę rozmów|Uczestnicy podkreślali znaczenie wymiany wiedzy".split(
    "|"
)


@pytest.fixture(scope="session")
def stories() -> list:
    """Twenty-four articles of two to six paragraphs, some with a list, a heading or a table."""
    chance = random.Random(7)
    made = []
    for number in range(24):

        def sentence() -> str:
            return f"{chance.choice(_WHO).capitalize()} {chance.choice(_DID)} {chance.choice(_WHERE)}. {chance.choice(_THEN)} (nr {chance.randint(100, 999)})."

        blocks = [("p", sentence()), *(("p", sentence() + " " + sentence()) for _ in range(chance.randint(1, 4)))]
        if number % 3 == 0:
            blocks += [
                ("h2", f"Co dalej w roku {2010 + number}?"),
                ("li", f"przegląd {number} projektów,"),
                ("li", f"raport z prac {number} zespołów."),
                ("p", sentence()),
            ]
        if number % 4 == 0:
            blocks += [("tr", f"Firma | Liczba {number}"), ("tr", f"Odlewnia | {number * 3}"), ("p", sentence())]
        made.append(
            skins.Story(
                number,
                f"Wydarzenie klastra numer {number}: {chance.choice(_WHERE)}",
                date(2018, 1, 9) + timedelta(days=23 * number),
                ("klastry", "badania"),
                tuple(blocks),
            )
        )
    return made
