"""Every saved page comes out as a person wrote it down: one result a field.

`SITE/CASE/` holds `page.html.gz`, `page.json` (its address, and what came with it) and `expected.json` (the fields to compare, as in the contract).
"""

import gzip
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from scraper.extraction.article import Known, read_article
from scraper.model.page import Page
from scraper.model.serialisation import JsonObject, article_to_json
from scraper.normalisation.articles import normalised
from scraper.parsing.document import parse

HERE = Path(__file__).parent
CASES = sorted(str(folder.parent.relative_to(HERE)) for folder in HERE.glob("*/*/page.json"))
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def expected(case: str) -> JsonObject:
    fields: JsonObject = json.loads((HERE / case / "expected.json").read_text(encoding="utf-8"))
    return fields


@cache
def read(case: str) -> JsonObject:
    told = json.loads((HERE / case / "page.json").read_text(encoding="utf-8"))
    body = gzip.decompress((HERE / case / "page.html.gz").read_bytes())
    page = Page(url=told["url"], site=case.split("/")[0], body=body, content_type=told.get("content_type"))
    return article_to_json(normalised(read_article(parse(page), Known(now=NOW))))


@pytest.mark.parametrize(("case", "field"), [(case, field) for case in CASES for field in expected(case)])
def test_field_of_a_saved_page(case: str, field: str) -> None:
    assert read(case)[field] == expected(case)[field]
