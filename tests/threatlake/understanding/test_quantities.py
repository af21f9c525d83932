"""What a text states in numbers is read with its hedge and unit; numbers that name, date or order are not."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.understanding.quantities import find_quantities
from threatlake.understanding.quantity import Quantity

SAMPLES = Path(__file__).parents[2] / "samples" / "quantities"
LINES = [
    pytest.param(*(part.strip() for part in line.split("=>")), id=f"{path.stem}-{number}")
    for path in sorted(SAMPLES.glob("*.txt"))
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
]


def written(one: Quantity) -> str:
    number = f"{one.value * one.factor:.12g}"
    if one.value_max is not None:
        number += f"..{one.value_max * one.factor:.12g}"
    return " ".join(part for part in (one.qualifier, number, one.unit_normalised) if part)


def found_in(text: str) -> list[Quantity]:
    return find_quantities(text, 0, len(text), ())


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_sentence_states_these_numbers(text: str, expected: str) -> None:
    assert "; ".join(written(one) for one in found_in(text)) == expected


@pytest.mark.parametrize("number", [0, 5, 12, 100, 999, 1000, 12_345, 1_234_567, 987_654_321])
@pytest.mark.parametrize("separator", [",", " ", "\u00a0", "\u202f", "."])
def test_thousands_are_parted_in_any_way(number: int, separator: str) -> None:
    text = f"They seized {number:,} tablets.".replace(",", separator)
    assert [one.value for one in found_in(text)] == [number]


def test_nothing_is_found_in_a_span_that_others_took() -> None:
    text = "Bureau 39 has 12 offices."
    assert [one.value for one in find_quantities(text, 0, len(text), [(0, 9)])] == [12]


def test_a_passage_is_read_by_itself() -> None:
    text = "Room\n12 tablets\nof 3 sorts"
    assert [(one.start, one.value) for one in find_quantities(text, 5, 15, ())] == [(5, 12)]


PIECES = st.sampled_from([
    "5m", "2–3", "million", "млн", "1,5", "1.234,5", "€1", "$2", "to", "and", "between", "от", "до", "около", "years",
    "лет", "жылға", "дейін", "жуық", "27-сі", "kg", "т", "тысяч", "три", "twenty-", "half a", "one", "бір", "жүз",
    "екі", "3/4", "№ 5", "12:30", "½", "(", ")", "\n", "a hundred", "полтора", "г.", "%", "-", "AK-74", "1 000 000",
    "9,99,9",
])  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=6), max_size=30).map(" ".join), st.integers(0, 40), st.integers(0, 80))
def test_spans_lie_in_their_passage_and_do_not_overlap(text: str, start: int, width: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + width)
    found = find_quantities(text, start, end, ())
    for one in found:
        assert start <= one.start < one.end <= end
        assert text[one.start : one.end].strip() != ""
        assert one.value_max is None or one.value < one.value_max
        assert (one.unit is None) == (one.unit_normalised is None)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.lists(PIECES, max_size=30).map(" ".join), st.lists(st.tuples(st.integers(0, 90), st.integers(1, 12))))
def test_no_quantity_runs_into_a_span_that_others_took(text: str, spans: list[tuple[int, int]]) -> None:
    taken = [(start, min(start + width, len(text))) for start, width in spans if start < len(text)]
    for one in find_quantities(text, 0, len(text), taken):
        assert all(one.end <= start or end <= one.start for start, end in taken)


def test_no_range_is_made_across_a_span_that_others_took() -> None:
    text = "2 to 3 tonnes"
    assert [one.value for one in find_quantities(text, 0, len(text), [(2, 4)])] == [2, 3]


def test_spans_that_others_took_may_lie_in_each_other() -> None:
    text = "Bureau 39 of 12 rooms has 7 offices."
    assert [one.value for one in find_quantities(text, 0, len(text), [(0, 21), (7, 9)])] == [7]
