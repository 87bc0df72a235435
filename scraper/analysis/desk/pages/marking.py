"""A text as paragraphs with parts of it marked."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape


class Mark(NamedTuple):
    """Characters of the text, what they are, and where they lead."""

    start: int
    end: int
    kind: str
    """`mark` for matched words, else a class of the style sheet."""
    link: str | None


def marked_paragraphs(text: str, marks: Sequence[Mark]) -> list[Markup]:
    """The blocks of the text, escaped, with the marks in them; of two that overlap, the earlier in the sequence stays.

    >>> marked_paragraphs("Był Jan.", [Mark(4, 7, "person", "/osoba/1")])
    [Markup('Był <a class="person" href="/osoba/1">Jan</a>.')]
    """
    kept = deque(_without_overlap(marks))
    paragraphs, at = [], 0
    for block in text.split("\n\n"):
        inside = []
        while kept and kept[0].start < at + len(block):
            mark = kept.popleft()
            if mark.start >= at and mark.end <= at + len(block):  # one across blocks marks nothing
                inside.append(mark)
        paragraphs.append(_marked(block, at, inside))
        at += len(block) + 2
    return paragraphs


def _without_overlap(marks: Sequence[Mark]) -> list[Mark]:
    taken: list[Mark] = []
    ends: set[int] = set()
    for mark in marks:
        if ends.isdisjoint(range(mark.start, mark.end)) and mark.end > mark.start:
            taken.append(mark)
            ends.update(range(mark.start, mark.end))
    return sorted(taken)


def _marked(block: str, offset: int, marks: list[Mark]) -> Markup:
    parts, done = [], 0
    for mark in marks:
        said = escape(block[mark.start - offset : mark.end - offset])
        parts.append(escape(block[done : mark.start - offset]))
        if mark.kind == "mark":
            parts.append(Markup("<mark>") + said + Markup("</mark>"))
        elif mark.link:
            parts.append(Markup('<a class="{}" href="{}">').format(mark.kind, mark.link) + said + Markup("</a>"))
        else:
            parts.append(Markup('<span class="{}">').format(mark.kind) + said + Markup("</span>"))
        done = mark.end - offset
    return Markup("").join([*parts, escape(block[done:])])
