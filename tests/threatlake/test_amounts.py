"""Two numbers may be one amount where they are equal, or the one is what the other hedges or rounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.amounts import are_one, digits
from threatlake.records import Qualifier

QUALIFIERS = st.none() | st.sampled_from(Qualifier)
VALUES = st.floats(0.001, 1e12)


@pytest.mark.parametrize(
    ("one", "hedge", "other"),
    [
        (12.4, None, 12.4),
        (12, Qualifier.OVER, 12.4),
        (12, None, 12.4),
        (13, Qualifier.NEARLY, 12.9),
        (12, Qualifier.ABOUT, 12.6),
        (181.4, None, 181.437),
        (12_400, None, 12_384),
    ],
)
def test_an_amount_is_told_more_or_less_exactly(one: float, hedge: Qualifier | None, other: float) -> None:
    assert are_one(one, hedge, other, None)
    assert are_one(other, None, one, hedge)


@pytest.mark.parametrize(
    ("one", "hedge", "other"),
    [
        (12.4, None, 12.9),
        (12, Qualifier.OVER, 14),
        (12, Qualifier.OVER, 11),
        (10, None, 12),
        (2, None, 3),
        (13, Qualifier.NEARLY, 14),
        (0, None, 1),
    ],
)
def test_other_numbers_are_other_amounts(one: float, hedge: Qualifier | None, other: float) -> None:
    assert not are_one(one, hedge, other, None)


@given(VALUES, QUALIFIERS, VALUES, QUALIFIERS)
def test_neither_number_comes_first(
    one: float, hedge: Qualifier | None, other: float, other_hedge: Qualifier | None
) -> None:
    assert are_one(one, hedge, other, other_hedge) == are_one(other, other_hedge, one, hedge)


@given(VALUES, QUALIFIERS)
def test_a_number_is_itself(value: float, hedge: Qualifier | None) -> None:
    assert are_one(value, hedge, value, None)


@pytest.mark.parametrize(("value", "count"), [(12_400, 3), (12.4, 3), (5, 1), (0.05, 1), (1_000_000, 1), (1e21, 1)])
def test_zeros_at_either_end_are_no_digits(value: float, count: int) -> None:
    assert digits(value) == count
