"""JSON-LD as sites print it."""

from scraper.parsing.json_ld import article_node, json_ld_nodes, text_of


def test_an_article_inside_a_graph_is_found() -> None:
    nodes = json_ld_nodes(['{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "headline": "Nabór"}]}'])
    assert article_node(nodes) == {"@type": ["NewsArticle"], "headline": "Nabór"}


def test_trailing_commas_and_line_breaks_in_strings_are_mended() -> None:
    nodes = json_ld_nodes(['<!-- {"@type": "Article", "headline": "Dwa\nwiersze",} -->'])
    assert text_of(nodes[0]["headline"]) == "Dwa\nwiersze"


def test_entities_are_read() -> None:
    assert text_of("Nauka &amp; biznes") == "Nauka & biznes"


def test_a_script_that_cannot_be_mended_does_not_hide_the_next() -> None:
    nodes = json_ld_nodes(["{", '[{"@type": "schema:BlogPosting", "name": "Wpis"}]'])
    assert article_node(nodes) is not None


def test_deep_nesting_gives_nothing_and_does_not_fail() -> None:
    assert json_ld_nodes(["[" * 100_000]) == []
