"""Plain text becomes the paragraphs, headings and list items that a reader sees; samples stand beside their outcome."""

from pathlib import Path

import pytest

from threatlake.errors import Unreadable
from threatlake.reading.extraction import Extraction
from threatlake.reading.plain import text

SAMPLES = Path(__file__).parents[2] / "samples" / "text"


def outcome(extraction: Extraction) -> str:
    day = extraction.stated.published
    lines = [f"title: {extraction.stated.title}", f"published: {f'{day.on} {day.precision}' if day else None}"]
    lines += [f"{block.kind}\t{block.label or '-'}\t{block.text}" for block in extraction.blocks]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_sample_is_read_as_a_person_would(sample: Path) -> None:
    expected = sample.with_suffix(".expected").read_text(encoding="utf-8")
    assert outcome(text.extract(sample.read_bytes())) == expected


def test_pages_are_numbered_only_where_form_feeds_end_them() -> None:
    without = text.extract(b"One sentence stands here.\n\n\n\nAnother stands there.")
    assert {block.page for block in without.blocks} == {None}
    assert without.pages == []
    paged = text.extract(b"One sentence stands here.\fAnother stands there.")
    assert [(block.page, block.text) for block in paged.blocks] == [
        (1, "One sentence stands here."),
        (2, "Another stands there."),
    ]
    assert len(paged.pages) == 2


def test_a_number_between_two_sentences_is_content() -> None:
    extraction = text.extract(b"The class has a new number.\n\n42\n\nIt was chosen by lot.")
    assert [block.text for block in extraction.blocks][1] == "42"


def test_a_page_number_in_the_middle_of_a_sentence_is_no_content() -> None:
    extraction = text.extract(
        b"The commission met in the old hall of the\n\n- 7 -\n\ncity library and heard two reports."
    )
    assert [block.text for block in extraction.blocks] == [
        "The commission met in the old hall of the city library and heard two reports."
    ]


def test_a_line_that_recurs_where_pages_ended_is_no_content() -> None:
    pages = ("It was agreed after a long debate that the posts should", "be kept open, and that they", "need light.")
    extraction = text.extract("\n\nPost Review\n\n".join(pages).encode())
    assert [block.text for block in extraction.blocks] == [
        "It was agreed after a long debate that the posts should be kept open, and that they need light."
    ]


def test_an_initial_is_no_numbered_heading() -> None:
    extraction = text.extract(b"V. Petrov\n\nThe witness was heard on the second day of the trial.")
    assert extraction.blocks[0].label is None


def test_a_file_of_buttons_has_no_text() -> None:
    with pytest.raises(Unreadable, match="no text"):
        text.extract(b"Post a Comment\n\nShare\n")


@pytest.mark.parametrize("piece", ["word ", "x", ". ", "1.", "- ", "»", "a\n\n", "\f", "1. \n", "(a) "])
def test_a_huge_file_is_read_in_time(piece: str) -> None:
    raw = (piece * (300_000 // len(piece)) + " end").encode()
    assert text.extract(raw).blocks


@pytest.mark.parametrize("newline", ["\n", "\r\n", "  \n  "])
def test_a_soft_hyphen_at_the_end_of_a_line_joins_the_word(newline: str) -> None:
    raw = f"The couriers carried several kilograms of syn\u00ad{newline}thetic drugs over the pass and were stopped."
    assert [block.text for block in text.extract(raw.encode()).blocks] == [
        "The couriers carried several kilograms of synthetic drugs over the pass and were stopped."
    ]


def test_the_encoding_is_kept_with_its_confidence() -> None:
    extraction = text.extract("Служба задержала двоих на границе.".encode("koi8-r"))
    assert extraction.encoding == "koi8-r"
    assert 0.9 < (extraction.encoding_confidence or 0) <= 1
