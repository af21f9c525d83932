"""Each measure of a threat is handed back to the terms it came from, in shares that sum to one."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying.hits import Hit
from threatlake.classifying.salience import MEASURES, PARTS, Salience, salience
from threatlake.classifying.weighing import FIRST_WORDS, Weighed
from threatlake.records import DocumentId, Passage, PassageKind, ThreatId
from threatlake.seeds.terms import Term, parse

WORDS = 600


def term(weight: float, words_before: int = 0, *, name: str = "heroin", is_title: bool = False) -> Weighed:
    found = Term(name, ThreatId("t"), None, "en", weight, parse(name, "en"))
    kind = PassageKind.HEADING if is_title else PassageKind.PARAGRAPH
    passage = Passage(DocumentId("d"), 0 if is_title else 1, kind, None, None, 0, 9999)
    hit = Hit(found, f"t/en/{name}", 0, ((words_before, words_before + 1),))
    return Weighed(hit, passage, 6 * words_before, 6 * words_before + 5, words_before, weight)


def value(measured: Salience, name: str) -> float:
    return float(measured.values[0, MEASURES.index(name)])


def shares(measured: Salience, name: str) -> list[float]:
    return [float(share) for share in measured.shares[MEASURES.index(name)]]


found = st.lists(
    st.builds(
        term,
        st.floats(-5, 5, allow_nan=False).filter(lambda weight: abs(weight) > 1e-6),
        st.integers(0, WORDS - 1),
        name=st.sampled_from(["heroin", "opium", "cocaine"]),
        is_title=st.booleans(),
    ),
    max_size=12,
)


@given(found)
def test_the_shares_of_a_measure_sum_to_one_or_there_is_nothing_to_share(weighed: list[Weighed]) -> None:
    measured = salience([weighed], WORDS)
    assert measured.shares.shape == (len(MEASURES), len(weighed))
    assert np.all(measured.shares >= 0)
    for whole, each in zip(measured.values[0], measured.shares, strict=True):
        assert math.fsum(each) == pytest.approx(1 if whole else 0, abs=1e-9)


@given(found, st.integers(0, 5000))
def test_measures_are_numbers_and_never_below_nothing(weighed: list[Weighed], word_count: int) -> None:
    values = salience([weighed], word_count).values
    assert np.all(np.isfinite(values))
    assert np.all(values >= 0)


@given(found)
def test_only_words_against_share_in_what_speaks_against(weighed: list[Weighed]) -> None:
    measured = salience([weighed], WORDS)
    for name in MEASURES:
        for each, share in zip(weighed, shares(measured, name), strict=True):
            assert share == 0 or (each.weight < 0) == (name == "against")


def test_no_term_comes_to_nothing() -> None:
    measured = salience([[], []], WORDS)
    assert (measured.values.shape, measured.values.any()) == ((2, len(MEASURES)), False)
    assert measured.shares_of(1).shape == (len(MEASURES), 0)


@given(st.lists(found, max_size=5))
def test_subjects_are_measured_as_if_each_were_alone(terms: list[list[Weighed]]) -> None:
    together = salience(terms, WORDS)
    assert together.values.shape == (len(terms), len(MEASURES))
    for number, each in enumerate(terms):
        alone = salience([each], WORDS)
        assert together.values[number] == pytest.approx(alone.values[0])
        assert together.shares_of(number) == pytest.approx(alone.shares_of(0))


def test_the_same_points_are_denser_in_a_short_text() -> None:
    short, long = (salience([[term(2)]], count) for count in (100, 5000))
    assert value(short, "density") > value(long, "density")
    assert value(short, "frequency") > value(long, "frequency")
    assert value(short, "total") == value(long, "total")


def test_title_and_lead_are_measured_apart() -> None:
    measured = salience([[term(2, is_title=True), term(1, 10), term(3, FIRST_WORDS)]], WORDS)
    assert (value(measured, "title"), shares(measured, "title")) == (2, [1, 0, 0])
    assert shares(measured, "lead") == pytest.approx([2 / 3, 1 / 3, 0])
    assert (value(measured, "strongest"), shares(measured, "strongest")) == (3, [0, 0, 1])


def test_variety_counts_a_term_once_however_often_it_is_said() -> None:
    measured = salience([[term(2), term(1, 100), term(2, 200, name="opium")]], WORDS)
    assert value(measured, "variety") == pytest.approx(math.sqrt(2))
    assert shares(measured, "variety") == [0.5, 0, 0.5]


def test_spread_is_the_share_of_the_texts_tenths() -> None:
    together = [term(1, place) for place in range(5)]
    apart = [term(1, tenth * WORDS // PARTS) for tenth in range(PARTS)]
    assert value(salience([together], WORDS), "spread") == 1 / PARTS
    assert value(salience([apart], WORDS), "spread") == 1
