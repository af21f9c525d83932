"""JSON-LD is read as sites write it: in graphs, by reference, in lists, and broken."""

import pytest

from threatlake.reading.html.json_ld import Claims, claims


def test_a_graph_is_followed_to_the_names_it_refers_to() -> None:
    graph = """{"@graph": [
        {"@type": "WebPage", "@id": "#page", "url": "https://service.example/lorries", "inLanguage": "kk-KZ"},
        {"@type": "Article", "headline": "Lorries &amp; drivers", "author": {"@id": "#a"}, "publisher": {"@id": "#p"}},
        {"@type": "Person", "@id": "#a", "name": "Anna Li"}, {"@type": "Organization", "@id": "#p", "name": "Service"}
    ]}"""
    found = claims([graph])
    assert (found.headline, found.author, found.publisher) == ("Lorries & drivers", "Anna Li", "Service")
    assert (found.language, found.address) == ("kk-KZ", "https://service.example/lorries")


def test_several_authors_are_all_named() -> None:
    script = '[{"@type": ["Thing", "NewsArticle"], "author": [{"name": "Anna Li"}, {"name": "Marat Ospan"}]}]'
    assert claims([script]).author == "Anna Li, Marat Ospan"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "Report", "datePublished": "2021-09-07",}',
        '<!-- {"@type": "Report", "datePublished": "2021-09-07"} -->',
        '//<![CDATA[\n{"@type": "Report", "datePublished": "2021-09-07"}\n//]]>',
        '{"@type": "Report", "description": "two\nlines", "datePublished": "2021-09-07"};',
        '{"@type": "Report", "image": ["a" "b"], "datePublished": "2021-09-07"}',
        "{'@type': 'Report', 'datePublished': '2021-09-07'}",
        "{&quot;@type&quot;: &quot;Report&quot;, &quot;datePublished&quot;: &quot;2021-09-07&quot;}",
    ],
)
def test_broken_json_keeps_what_is_certain(script: str) -> None:
    assert claims([script]).published == "2021-09-07"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "[" * 100_000,
        '{"@type": "Product", "datePublished": "2021-09-07"}',
        '{"@type": "Report", "image": ["a" "b"], "datePublished": "2021-09-07"} {"datePublished": "2021-09-09"}',
        '{"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2021-09-07"}]}',
    ],
)
def test_what_is_no_claim_of_the_page_is_none(script: str) -> None:
    assert claims([script]) == Claims()
