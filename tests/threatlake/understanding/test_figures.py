"""Amounts of money are read as stated: the number, its currency, how it is hedged; nothing is converted."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, Figure, MediaType, Passage, PassageKind
from threatlake.understanding.counted.lexicons import lexicons
from threatlake.understanding.currencies import CODES
from threatlake.understanding.figures import find_figures

SAMPLES = Path(__file__).parents[2] / "samples" / "figures"
KNOWN = lexicons([], [])
LINES = [
    pytest.param(*line.split(" => ", 1), id=f"{path.stem}-{number}")
    for path in sorted(SAMPLES.glob("*.txt"))
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
    if path.stem != "none"
]
NO_FIGURES = (SAMPLES / "none.txt").read_text("utf-8").splitlines()


def reading(text: str) -> Reading:
    """A reading of one passage."""
    passage = Passage(DocumentId("d"), 0, PassageKind.PARAGRAPH, None, 1, 0, len(text))
    return Reading(DocumentId("d"), MediaType.TEXT, text, [passage])


def money(text: str) -> list[Figure]:
    """The amounts of money of a text."""
    return [figure for figure in find_figures(reading(text), KNOWN, [], []) if figure.unit_normalised in CODES]


def written(found: Figure) -> str:
    top = "-" if found.value_max is None else f"{found.value_max:.15g}"
    return (
        f"{found.matched_text} | {found.value:.15g} {top} {found.qualifier or '-'} {found.unit} {found.unit_normalised}"
    )


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_an_amount_is_read_as_stated(text: str, expected: str) -> None:
    assert [written(found) for found in money(text)] == expected.split(" => ")


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_amount_or_of_no_known_currency_is_not_read(text: str) -> None:
    assert money(text) == []


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_read_before_and_after_the_number(code: str) -> None:
    for text in (f"{code} 3,500", f"3,500 {code}"):
        assert [(found.value, found.unit_normalised) for found in money(text)] == [(3500, code)]


@given(st.integers(1, 10**12))
def test_any_number_is_read_with_either_separator(number: int) -> None:
    for text in (f"${number:,}", f"{number:,} dollars".replace(",", " "), f"€{number:,}".replace(",", ".")):
        assert [found.value for found in money(text)] == [number]


WORDS = st.sampled_from([
    "5m", "2–3", "million", "млн", "1,5", "1.234,5", "€1", "$2", "to", "and", "between", "от", "до", "около",
    "over", "euros", "тенге", "теңгеге", "жуық", "US$", "USD", "долларов", "США", "3", "000", "000", "руб.",
    "9,99,9",
])  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=6), max_size=40).map(" ".join))
def test_spans_give_their_words_back_and_do_not_overlap(text: str) -> None:
    found = money(text)
    for one in found:
        assert text[one.start_char : one.end_char] == one.matched_text != ""
        assert one.value_max is None or one.value < one.value_max
    assert all(one.end_char <= other.start_char for one, other in pairwise(found))
