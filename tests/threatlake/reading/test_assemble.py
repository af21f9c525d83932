"""Every passage is a slice of the text, and the text is its passages with an empty line between."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.assemble import SEPARATOR, assemble
from threatlake.reading.characters import clean
from threatlake.reading.extraction import Block, Cell, Extraction, Stated
from threatlake.records import DocumentId, MediaType, PassageKind

DOCUMENT = DocumentId("0" * 64)

blocks = st.builds(Block, st.sampled_from(PassageKind), st.text(max_size=60), st.none(), st.integers(1, 9))


@given(st.lists(blocks, max_size=12))
def test_passages_reslice_to_their_blocks_and_cover_the_text(found: list[Block]) -> None:
    reading = assemble(DOCUMENT, MediaType.TEXT, Extraction(blocks=found))
    texts = [text for block in found if (text := clean.block(block.text))]
    assert [reading.text[passage.start_char : passage.end_char] for passage in reading.passages] == texts
    assert SEPARATOR.join(texts) == reading.text
    assert [passage.passage_number for passage in reading.passages] == list(range(len(texts)))
    at = 0
    for passage in reading.passages:
        assert passage.start_char == at
        at = passage.end_char + len(SEPARATOR)


@given(st.lists(blocks, max_size=6))
def test_the_text_is_composed_and_free_of_control_characters(found: list[Block]) -> None:
    text = assemble(DOCUMENT, MediaType.TEXT, Extraction(blocks=found)).text
    assert unicodedata.is_normalized("NFC", text)
    assert not [character for character in text if unicodedata.category(character) == "Cc" and character not in "\n\t"]
    text.encode("utf-8")


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean.block(text)
    assert clean.block(once) == once
    assert SEPARATOR not in once


def test_offsets_count_code_points() -> None:
    reading = assemble(
        DOCUMENT,
        MediaType.TEXT,
        Extraction(blocks=[Block(PassageKind.PARAGRAPH, "😀 e\u0301"), Block(PassageKind.PARAGRAPH, "end")]),
    )
    assert reading.text == "😀 é\n\nend"
    assert (reading.passages[1].start_char, reading.passages[1].end_char) == (5, 8)


def test_what_is_stated_stands_on_one_line_and_nothing_is_null() -> None:
    extraction = Extraction(
        blocks=[Block(PassageKind.PARAGRAPH, "words", label=" ")],
        cells=[Cell(1, 0, 0, 0, " a\u00a0b ")],
        stated=Stated(title=" A\n title ", author=" \u200b"),
    )
    reading = assemble(DOCUMENT, MediaType.HTML, extraction)
    assert reading.stated == Stated(title="A title")
    assert reading.passages[0].label is None
    assert reading.cells[0].text == "a b"
