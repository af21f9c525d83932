"""A number that may be something else counts where its neighbours are numbered, in text and PDF alike."""

import pytest

from threatlake.reading.extraction import Block
from threatlake.reading.plain import text
from threatlake.reading.structure.sequences import in_sequence
from threatlake.records import PassageKind

HEADING, PARAGRAPH = PassageKind.HEADING, PassageKind.PARAGRAPH


def _read(*lines: str) -> list[tuple[PassageKind, str | None]]:
    return [(block.kind, block.label) for block in text.extract("\n\n".join(lines).encode()).blocks]


def _labels(*found: tuple[str, str | None]) -> list[str | None]:
    return [block.label for block in in_sequence(Block(PARAGRAPH, words, label) for words, label in found)]


@pytest.mark.parametrize(("number", "beside"), [("I", "II"), ("V", "IV"), ("V", "VI"), ("X", "IX"), ("X", "XI")])
def test_a_section_is_numbered_where_the_one_beside_it_is(number: str, beside: str) -> None:
    blocks = [Block(PARAGRAPH, f"{number}. Introduction"), Block(HEADING, f"{beside}. Berths", beside)]
    assert in_sequence(blocks)[0] == Block(HEADING, f"{number}. Introduction", number)


def test_an_initial_and_an_entry_of_the_contents_number_nothing() -> None:
    section = Block(HEADING, "II. Berths", "II")
    for words in ("V. Petrov", "I. Introduction … 3", "I. Introduction ........ 3", "I. It was late."):
        block = Block(PARAGRAPH, words)
        assert in_sequence([block, section]) == [block, section]


def test_a_number_without_its_space_counts_after_the_one_before_it() -> None:
    found = (
        ("9. It met.", "9"),
        ("10.On Monday it met again.", None),
        ("Nobody spoke.", None),
        ("11.A ship came.", None),
    )
    assert _labels(*found) == ["9", "10", None, "11"]


def test_a_number_without_its_space_counts_before_the_one_after_it() -> None:
    assert _labels(("1.It met.", None), ("2.It rose.", None)) == ["1", "2"]


@pytest.mark.parametrize("words", ["3.5 tons were seized.", "3.a second ship", "17.March was a Sunday.", "1.It met."])
def test_what_follows_no_number_counts_nothing(words: str) -> None:
    assert _labels(("2. It met.", "2"), (words, None), ("Nobody spoke.", None)) == ["2", None, None]


def test_the_words_stay_as_they_are_printed() -> None:
    blocks = [Block(PARAGRAPH, "1. It met.", "1"), Block(PARAGRAPH, "2.It rose.")]
    assert [block.text for block in in_sequence(blocks)] == [block.text for block in blocks]
    assert in_sequence([]) == []


def test_plain_text_is_numbered_by_the_same_rule() -> None:
    read = _read("I. Opening of the meeting", "1. It met.", "2.It rose.", "II. Closing of the meeting", "3. It ended.")
    assert read == [(HEADING, "I"), (PARAGRAPH, "1"), (PARAGRAPH, "2"), (HEADING, "II"), (PARAGRAPH, "3")]
