"""Polish plurals after a number."""

from __future__ import annotations


def counted(number: int, one: str, few: str, many: str) -> str:
    """The number with the noun in the form it asks for.

    >>> [counted(n, "artykuł", "artykuły", "artykułów") for n in (1, 2, 5, 12, 22, 112)]
    ['1 artykuł', '2 artykuły', '5 artykułów', '12 artykułów', '22 artykuły', '112 artykułów']
    """
    if number == 1:
        return f"1 {one}"
    few_fits = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    return f"{number} {few if few_fits else many}"
