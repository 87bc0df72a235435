"""`Article.language`: told from the text's function words; `lang` of the page only where the text is too short, since templates are copied."""

from __future__ import annotations

import re
from collections import Counter

from scraper.model.found import Found

_WORDS = {
    "pl": "i w na z się do nie że jest oraz dla o przez które który od po za jak są ze przy także będzie podczas została zostały tym jego ich",
    "en": "the of and to in for is on that with as by at from this are be was which will an has have it their its were",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach bei",
    "cs": "a se na že je v ve jsou který která pro by při jako podle až také byl byla bylo k o z s jsme",
    "sk": "a sa na že je v vo sú ktorý ktorá pre by pri ako podľa až tiež bol bola bolo k o z s sme",
    "uk": "і в на з що до не та є це як від для за про або який яка які було його її були",
    "ru": "и в на с что не по это для как от за из или который которая было его её были",
    "fr": "le la les de des et en un une du est pour que dans par sur avec au qui plus ce se pas",
    "lt": "ir į iš su kad yra apie bei tai kaip buvo už nuo dėl jų",
    "es": "el la los las de y en un una del es para que por con se su al como más",
    "it": "il la di e in un una del della che per con è al si da le dei nel",
}  # fmt: skip
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SPEAKING = {word: tuple(language for language, words in _SETS.items() if word in words) for word in frozenset().union(*_SETS.values())}
"""For each of the words, the languages that have it."""
_TOKEN = re.compile(r"[^\W\d_]+")
_POLISH_LETTERS = re.compile("[ąćęłńśźżĄĆĘŁŃŚŹŻ]")


def find_language(text: str, title: str, declared: str | None) -> Found[str] | None:
    """ISO 639-1 of the text; None where neither its words nor the page tell."""
    counts: Counter[str] = Counter(dict.fromkeys(_SETS, 0))
    for word in _TOKEN.findall(f"{title} {text}"[:6000].lower()):
        for language in _SPEAKING.get(word, ()):
            counts[language] += 1
    if _POLISH_LETTERS.search(text) or _POLISH_LETTERS.search(title):
        counts["pl"] += len(_POLISH_LETTERS.findall(text[:6000])) // 4 + 1
    (best, most), (_, second) = counts.most_common(2)
    if most >= 3 and most > 1.2 * second:
        return Found(best, "words")
    if declared:
        return Found(declared, "declared")
    return Found(best, "words") if most > second else None
