"""Who met whom as a picture: people as circles, shared articles as lines, laid out by springs (Fruchterman and Reingold 1991); the same people stand the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scraper.analysis.desk.drawing.svg import element, picture

_WIDTH, _HEIGHT = 960.0, 600.0
_MARGIN_X, _MARGIN_Y = 90.0, 36.0
_ROUNDS = 90


@dataclass(frozen=True, slots=True)
class Node:
    """A person; `weight` is how many articles they share with others of the picture."""

    id: int
    name: str
    weight: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Two people by their ids, and in how many articles they stand together."""

    one: int
    other: int
    together: int


def draw_network(nodes: Sequence[Node], edges: Sequence[Edge], title: str) -> Markup:
    """The picture; each person leads to their page, each line to the articles of the two."""
    places = _scaled(_layout(nodes, edges))
    most = max((edge.together for edge in edges), default=1)
    heaviest = max((node.weight for node in nodes), default=1)
    names = {node.id: node.name for node in nodes}
    lines = []
    for edge in edges:
        (x1, y1), (x2, y2) = places[edge.one], places[edge.other]
        said = f"{names[edge.one]} – {names[edge.other]}: {edge.together}"
        thick = 1.0 + 5.0 * (edge.together - 1) / max(most - 1, 1)
        lines.append(
            element(
                "a",
                element("title", said),
                element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_="edge", stroke_width=round(thick, 2)),
                href=f"/kto-z-kim/{edge.one}-{edge.other}",
                aria_label=said,
                tabindex=-1,
            )
        )
    people = [_person(node, places[node.id], 5.0 + 9.0 * math.sqrt(node.weight / heaviest)) for node in nodes]
    return picture(_WIDTH, _HEIGHT, title, [element("g", *lines), element("g", *people)], class_="network", links=True)


def _person(node: Node, place: tuple[float, float], radius: float) -> Markup:
    x, y = place
    return element(
        "a",
        element("title", f"{node.name}: {node.weight}"),
        element("circle", cx=x, cy=y, r=radius, class_="node"),
        element("text", node.name, x=x, y=y - radius - 5, text_anchor="middle", class_="name"),
        href=f"/osoba/{node.id}",
        aria_label=node.name,
    )


def _layout(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[int, tuple[float, float]]:
    """Places in a square of side 1: every two push each other away, those with shared articles pull."""
    count = len(nodes)
    ids = [node.id for node in nodes]
    # Begun on a sunflower's spiral, the weightiest in the middle: deterministic, and near enough to settle in few rounds.
    xs = [0.5 + 0.45 * math.sqrt(i / max(count, 1)) * math.cos(2.39996 * i) for i in range(count)]
    ys = [0.5 + 0.45 * math.sqrt(i / max(count, 1)) * math.sin(2.39996 * i) for i in range(count)]
    index = {person: i for i, person in enumerate(ids)}
    pulls = [(index[e.one], index[e.other], 1.0 + math.log(e.together)) for e in edges]
    ideal = 0.9 / math.sqrt(max(count, 1))
    for turn in range(_ROUNDS):
        _settle(xs, ys, pulls, ideal, 0.08 * (1 - turn / _ROUNDS) + 0.002)
    return {person: (xs[i], ys[i]) for i, person in enumerate(ids)}


def _settle(xs: list[float], ys: list[float], pulls: Sequence[tuple[int, int, float]], ideal: float, heat: float) -> None:
    """One round: forces, then steps no longer than `heat`."""
    count = len(xs)
    fx, fy = [0.0] * count, [0.0] * count
    for i in range(count):
        for j in range(i):
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            push = ideal * ideal / (dx * dx + dy * dy + 1e-6)
            fx[i] += dx * push
            fy[i] += dy * push
            fx[j] -= dx * push
            fy[j] -= dy * push
    for i, j, strength in pulls:
        dx, dy = xs[i] - xs[j], ys[i] - ys[j]
        pull = math.sqrt(dx * dx + dy * dy) / ideal * strength * 0.5
        fx[i] -= dx * pull
        fy[i] -= dy * pull
        fx[j] += dx * pull
        fy[j] += dy * pull
    for i in range(count):
        fx[i] += (0.5 - xs[i]) * 0.4  # a little pull to the middle keeps parts without a common line in the picture
        fy[i] += (0.5 - ys[i]) * 0.4
        length = math.sqrt(fx[i] * fx[i] + fy[i] * fy[i]) or 1.0
        step = min(length, heat) / length
        xs[i] += fx[i] * step
        ys[i] += fy[i] * step


def _scaled(places: dict[int, tuple[float, float]]) -> dict[int, tuple[float, float]]:
    """The places spread over the whole picture."""
    if not places:
        return {}
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    wide, high = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    return {
        person: (
            _MARGIN_X + (x - min(xs)) / wide * (_WIDTH - 2 * _MARGIN_X),
            _MARGIN_Y + (y - min(ys)) / high * (_HEIGHT - 2 * _MARGIN_Y),
        )
        for person, (x, y) in places.items()
    }
