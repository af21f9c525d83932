"""What stands beside an article is left out by where it stands; the article stays, whatever its page is called."""

import lxml.html
import pytest

from threatlake.reading.extraction import Block
from threatlake.reading.html import beside as html_beside
from threatlake.reading.html import page as html
from threatlake.reading.html.lines import lines_of
from threatlake.records import PassageKind

KINDS = {"h1": PassageKind.HEADING, "h2": PassageKind.HEADING, "li": PassageKind.LIST_ITEM}

STORY = [
    "The patrol stopped two men on the river on Monday night, the head of the district service told reporters.",
    "They carried nets and a rifle without a licence, and had come from the other bank, as tracks in the reeds showed.",
    "A court in the district town will decide on Thursday whether both of them stay in custody until the hearing.",
    "The nets were burnt on the bank in the presence of two witnesses, as the rules of the service want it.",
]
OTHER = "Nine herders were brought down from the pass by helicopter after three days of snow without a pause."
LINK = "<a href='/other'>Nine herders were brought down from the pass</a>"


def texts(body: str, title: str = "Two men stopped on the river") -> list[str]:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return [block.text for block in html.extract(page.encode()).blocks]


def story(amid: str = "", after: str = "") -> str:
    first, second, third, fourth = (f"<p>{text}</p>" for text in STORY)
    return f"<h1>Two men stopped on the river</h1><div class=text>{first}{second}{amid}{third}{fourth}{after}</div>"


def kept(body: str) -> list[str]:
    """What is left of all lines of a body."""
    lines = lines_of(lxml.html.document_fromstring(f"<body>{body}</body>"))
    blocks = [Block(KINDS.get(line.tag, PassageKind.PARAGRAPH), line.text_content()) for line in lines.elements]
    return [block.text for block in html_beside.without_beside(lines, blocks, ["Two men stopped on the river"])]


@pytest.mark.parametrize(
    "beside",
    [
        f"<div class='img-caption'><p>{OTHER}</p></div>",
        f"<figure><img src=a.jpg><figcaption>{OTHER}</figcaption></figure>",
        f"<div class='related-box'><p>{OTHER}</p></div>",
        f"<aside><p>{OTHER}</p></aside>",
        f"<div id='comments'><p>{OTHER}</p></div>",
        f"<div class='author-bio'><p>{OTHER}</p></div>",
        f"<p>{LINK}</p>",
        f"<h3>{LINK}</h3>",
        "<p>Read also: Nine herders were brought down</p>",
    ],
)
def test_what_stands_amid_the_text_and_is_none_of_it_is_left_out(beside: str) -> None:
    assert texts(story(amid=beside)) == ["Two men stopped on the river", *STORY]


@pytest.mark.parametrize(
    "after",
    [
        f"<h3>Related news</h3><div class=card><p>{OTHER}</p></div>",
        f"<h3>Другие новости</h3><ul><li>{LINK}</li></ul>",
        f"<ul><li>{LINK}</li><li>{LINK}</li></ul>",
        "<h3>Photographs of the day</h3>",
    ],
)
def test_what_comes_after_the_text_is_left_out(after: str) -> None:
    assert texts(story(after=after)) == ["Two men stopped on the river", *STORY]


@pytest.mark.parametrize("name", ["comment-page", "social", "related", "sidebar-right", "credit"])
def test_an_element_that_holds_the_article_is_the_article_whatever_its_name(name: str) -> None:
    assert texts(f"<div class='{name}-holder'>{story()}</div>") == ["Two men stopped on the river", *STORY]


def test_a_lead_in_a_box_of_buttons_is_read() -> None:
    assert OTHER in kept(f"<div class='share-box'><p>{OTHER}</p></div>{story()}")
    assert "Send it" not in kept(f"<div class='share-box'><p>Send it</p></div>{story()}")


def test_a_list_of_links_amid_the_text_is_a_part_of_it() -> None:
    amid = f"<ul><li>{LINK}</li><li><a href='/b'>Rules of the river fishery</a></li></ul>"
    assert "Rules of the river fishery" in kept(story(amid=amid))


def test_a_page_of_links_keeps_them() -> None:
    links = "".join(f"<p><a href='/{n}'>Order number {n} of the service on nets and boats</a></p>" for n in range(9))
    assert len(kept(f"<div class=text><p>{STORY[0]}</p>{links}</div>")) == 10


def test_the_next_story_of_an_endless_page_is_another_article() -> None:
    following = f"<article><h1>Herders brought down</h1><p>{OTHER}</p><p>{OTHER[::-1]}</p></article>"
    assert texts(f"<article>{story()}</article>{following}") == ["Two men stopped on the river", *STORY]


def test_a_headline_in_other_words_is_not_said_twice() -> None:
    again = "<h2>River patrol: two men stopped</h2>"
    assert kept(again + story()) == ["Two men stopped on the river", *STORY]
