"""A memory of answers that forgets: what every text asks stays quick, and a process that reads texts for weeks does not grow."""

from __future__ import annotations

from typing import TypeVar

WORDS_KEPT = 20_000
"""Words of which one thing is remembered: some hundred articles of one subject hold as many different forms."""

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Memory(dict[Question, Answer]):
    """Answers by question, at most so many. One too many, and all are forgotten: to keep count of which was asked last costs more, at every answer,
    than to find again what is asked often.

    >>> squares = Memory[int, int](2)
    >>> for number in (1, 2, 3):
    ...     squares[number] = number * number
    >>> dict(squares)
    {3: 9}
    """

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, question: Question, answer: Answer) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(question, answer)
