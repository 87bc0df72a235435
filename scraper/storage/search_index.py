"""The search index, written with each article.

`articles_lemmas` holds each field's words as lemma sets (`scraper.language.lemma_index`), `articles_fts` as printed, folded. `search_forms`
says which lemma sets each form has been seen with, so that a form typed without diacritics (`lodz`) is found; `search_lemmas` says
which sets hold a lemma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.language.lemma_index import index_text, lemmas_in, words_of

if TYPE_CHECKING:
    import sqlite3

    from scraper.language.lemmas import Lemmatiser

_FIELDS = ("title", "lead", "text", "tags")


def index_article(conn: sqlite3.Connection, article_id: int, fields: dict[str, str], lemmatiser: Lemmatiser) -> None:
    """Put the fields `title`, `lead`, `text`, `tags` of an article into the index, in place of what stood there.

    Needs an open transaction: the index row is written with the article or not at all.
    """
    values = [fields.get(name) or "" for name in _FIELDS]
    indexed = [index_text(value, lemmatiser) for value in values]
    remove_article(conn, article_id)
    conn.execute(
        "INSERT INTO articles_fts (rowid, title, lead, text, tags) VALUES (?, ?, ?, ?, ?)",
        (article_id, *(" ".join(map(fold, words_of(value))) for value in values)),
    )
    conn.execute(
        "INSERT INTO articles_lemmas (rowid, title, lead, text, tags) VALUES (?, ?, ?, ?, ?)",
        (article_id, *(i.lemma_sets for i in indexed)),
    )
    forms = frozenset().union(*(i.forms for i in indexed))
    conn.executemany("INSERT OR IGNORE INTO search_forms (form, lemma_set) VALUES (?, ?)", sorted(forms))
    sets = {(lemma, lemma_set) for _, lemma_set in forms for lemma in lemmas_in(lemma_set)}
    conn.executemany("INSERT OR IGNORE INTO search_lemmas (lemma, lemma_set) VALUES (?, ?)", sorted(sets))


def remove_article(conn: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of the index; nothing happens where it is not in it."""
    conn.execute("DELETE FROM articles_fts WHERE rowid = ?", (article_id,))
    conn.execute("DELETE FROM articles_lemmas WHERE rowid = ?", (article_id,))
