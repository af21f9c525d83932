"""A page laid out by tables and breaks reads like any other, and no word of it goes on the way."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.html import layout as html_layout
from threatlake.reading.html import page as html

PARAGRAPHS = (
    "The crew of the patrol boat stopped two men who were carrying nets and a rifle without a licence.",
    "They had come from the other bank at night, as the tracks in the reeds showed the next morning.",
    "A court will decide on Monday whether both of them stay in custody until the hearing in August.",
)
MENU = "".join(f'<a href="/{word}">{word} of the whole district</a><br>' for word in ("Weather", "Sport", "Prices"))
TAGS = st.sampled_from(["table", "tr", "td", "p", "br", "hr", "font", "b", "div", "ul", "li", "pre", "a"])
PIECES = st.lists(st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.sampled_from(["word ", "\xa0\xa0"])))


def texts(body: str) -> list[str]:
    page = f"<html><head><title>Two men stopped on the river</title></head><body>{body}</body></html>"
    return [block.text for block in html.extract(page.encode()).blocks][1:]


@pytest.mark.parametrize(
    "separator", ["<br><br>", "<br>\n<br>\n", "<br>&nbsp;<br>", "<br>&nbsp;&nbsp;&nbsp;", "<br>\n", "<hr>", "<p>"]
)
@pytest.mark.parametrize(
    "place",
    [
        "<table><tr><td>{menu}</td><td>{text}</td></tr></table>",
        "<table><tr><td>{menu}</td><td><table><tr><td><font size=2>{text}</font></td></tr></table></td></tr></table>",
        "<div class=left>{menu}</div><div><h1>Two men stopped on the river</h1><div>{text}</div></div>",
    ],
)
def test_paragraphs_are_told_apart_and_the_menu_is_left_out(place: str, separator: str) -> None:
    body = place.replace("{menu}", MENU).replace("{text}", separator.join(PARAGRAPHS))
    assert texts(body) == list(PARAGRAPHS)


def test_a_table_of_data_in_a_layout_table_stays_a_table() -> None:
    data = "<table><tr><th>Post</th><th>Nets</th></tr><tr><td>North</td><td>4</td></tr></table>"
    page = f"<table><tr><td>{MENU}</td><td><p>{'<p>'.join(PARAGRAPHS)}{data}<p>{PARAGRAPHS[0][::-1]}</td></tr></table>"
    assert [cell.text for cell in html.extract(page.encode()).cells] == ["Post", "Nets", "North", "4"]


def test_a_table_of_long_answers_stays_a_table() -> None:
    rows = "".join(f"<tr><td>{text}</td><td>{text[::-1]}</td></tr>" for text in PARAGRAPHS)
    tree = lxml.html.document_fromstring(f"<table>{rows}</table>")
    html_layout.unfold(tree)
    assert tree.find(".//table") is not None


@given(PIECES)
def test_no_word_is_lost_or_moved(pieces: list[str]) -> None:
    tree = lxml.html.document_fromstring("<p>first</p>" + "".join(pieces))
    before = "".join("".join(map(str, tree.itertext())).split())
    html_layout.restore(tree)
    assert "".join("".join(map(str, tree.itertext())).split()) == before
