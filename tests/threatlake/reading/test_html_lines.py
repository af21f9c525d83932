"""Each block of a page is found again where it stands, and a page that was poured into one block is parted again."""

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.extraction import Block
from threatlake.reading.html.lines import lines_of, places, unpoured
from threatlake.records import PassageKind

SENTENCES = [f"Boat number {number} was stopped on the river and let go after an hour." for number in range(12)]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True)


def page(*parts: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(f"<body><div>{''.join(parts)}</div></body>")


@given(TEXTS)
def test_a_block_stands_in_the_line_that_has_its_words(texts: list[str]) -> None:
    lines = lines_of(page(*(f"<p>{text}</p>" for text in texts)))
    found = places(lines, [Block(PassageKind.PARAGRAPH, text) for text in texts])
    assert [lines.elements[at].text for at in found if at is not None] == texts


def test_a_heading_stands_by_its_paragraph_not_in_the_table_of_contents() -> None:
    tree = page(f"<p>{SENTENCES[0]}</p><ul><li>Nets</li></ul><h2>Nets</h2><p>{SENTENCES[1]}</p>")
    blocks = [
        Block(PassageKind.PARAGRAPH, SENTENCES[0]),
        Block(PassageKind.HEADING, "Nets"),
        Block(PassageKind.PARAGRAPH, SENTENCES[1]),
    ]
    lines = lines_of(tree)
    assert [lines.elements[at].tag for at in places(lines, blocks) if at is not None] == ["p", "h2", "p"]


def test_a_block_that_is_not_on_the_page_has_no_place() -> None:
    assert places(lines_of(page("<p>Nets</p>")), [Block(PassageKind.PARAGRAPH, SENTENCES[0])]) == [None]


@given(TEXTS)
def test_a_poured_page_is_its_lines_again(texts: list[str]) -> None:
    tree = page("<h2>Boats</h2>", *(f"<p>{text}</p>" for text in texts))
    poured = [Block(PassageKind.PARAGRAPH, " ".join(["Boats", *texts]))]
    parted = unpoured(lines_of(tree), poured)
    assert " ".join(block.text for block in parted) == poured[0].text
    assert len(parted) in {1, len(texts) + 1}
