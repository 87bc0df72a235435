"""Parts of a text marked: escaped, in place, and in linear time."""

import time

from scraper.analysis.desk.pages.marking import Mark, marked_paragraphs


def test_marks_stand_in_their_paragraphs_and_all_else_is_escaped() -> None:
    found = marked_paragraphs("A <b> Ewa\n\nJan & syn", [Mark(6, 9, "person", "/osoba/1"), Mark(11, 14, "mark", None)])
    assert [str(p) for p in found] == ['A &lt;b&gt; <a class="person" href="/osoba/1">Ewa</a>', "<mark>Jan</mark> &amp; syn"]


def test_of_two_that_overlap_the_earlier_named_stays() -> None:
    assert str(marked_paragraphs("Rada Ewy", [Mark(0, 4, "mark", None), Mark(0, 8, "person", None)])[0]) == "<mark>Rada</mark> Ewy"


def test_a_mark_that_cannot_be_is_left_out() -> None:
    marks = [Mark(5, 5, "mark", None), Mark(3, 9, "mark", None), Mark(90, 99, "mark", None)]
    assert [str(p) for p in marked_paragraphs("Raz.\n\nDwa.", marks)] == ["Raz.", "Dwa."]


def test_many_marks_in_many_paragraphs_take_a_moment() -> None:
    text = "\n\n".join(["slowo"] * 20_000)
    begun = time.process_time()
    found = marked_paragraphs(text, [Mark(7 * n, 7 * n + 5, "mark", None) for n in range(20_000)])
    assert time.process_time() - begun < 5
    assert str(found[-1]) == "<mark>slowo</mark>"
