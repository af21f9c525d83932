"""What stands between the headline and the end of the article is read, whatever the extractor thought of it."""

from threatlake.reading.html import page as html
from threatlake.records import PassageKind

LEAD = "Eleven lorries are back with the firm that had given them up for lost in the spring of last year"
BODY = [
    "The service returned the lorries on Tuesday, after a court found that the drivers had not known of the tobacco.",
    "Officers had opened them in March, when a dog marked the first of them at a post in the northern district.",
    "The search for the senders of the load goes on with the help of two neighbouring countries, the service said.",
]


def blocks(page: str) -> list[tuple[PassageKind, str]]:
    return [(block.kind, block.text) for block in html.extract(page.encode()).blocks]


def page(head: str, middle: str = "") -> str:
    story = f"<p>{BODY[0]}</p><p>{BODY[1]}</p>{middle}<p>{BODY[2]}</p>"
    return f"<title>Lorries returned</title><body><div class=top>{head}</div><div class=story>{story}</div></body>"


def test_the_lead_beside_the_headline_is_read_in_its_place() -> None:
    found = blocks(page(f"<h1>Lorries returned</h1><div class='article-teaser'><p>{LEAD}</p></div>"))
    assert [text for _, text in found][:3] == ["Lorries returned", LEAD, BODY[0]]


def test_a_caption_beside_the_headline_is_no_lead() -> None:
    caption = f"<h1>Lorries returned</h1><figure><figcaption>{LEAD}</figcaption></figure><p>{LEAD} (Photo: D. Li)</p>"
    assert blocks(page(caption))[1][1] == BODY[0]


def test_short_items_of_a_list_are_read() -> None:
    found = blocks(page("<h1>Lorries returned</h1>", "<ul><li>a second dog;</li><li>a scanner.</li></ul>"))
    assert (PassageKind.LIST_ITEM, "a second dog;") in found
    assert [text for _, text in found].index("a scanner.") == len(found) - 2


def test_a_teaser_amid_the_article_is_left_out() -> None:
    teaser = f'<div class="related-box"><p><a href="/x">{LEAD}</a></p><p>{LEAD}!</p></div>'
    assert not any(LEAD in text for _, text in blocks(page("<h1>Lorries returned</h1>", teaser)))


def test_a_story_that_is_shown_by_script_is_read_from_what_the_page_states() -> None:
    body = r"\n".join(BODY)
    stated = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    found = blocks(f"<html><head><title>Lorries returned</title>{stated}</head><body><p>Loading</p></body></html>")
    assert [text for _, text in found] == ["Lorries returned", *BODY]
