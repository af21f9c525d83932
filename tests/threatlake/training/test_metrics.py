"""Figures say what they claim: right answers over all, intervals honest in small numbers, scores beside truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.training.metrics import (
    calibration_error,
    f1,
    f1_interval,
    joint_quality,
    quality,
    reliability,
    trades,
)

flags = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60)
scored = st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=60)


def flag(*values: bool) -> np.ndarray:
    return np.array(values, dtype=bool)


def test_precision_recall_and_f1_are_counted():
    found = quality(flag(1, 1, 1, 0, 0), flag(1, 1, 0, 1, 0))
    assert (found.text_count, found.label_count, found.wrong_count, found.missed_count) == (5, 3, 1, 1)
    assert (found.precision, found.recall, found.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_what_cannot_be_said_is_not_said():
    nothing = quality(flag(0, 0), flag(0, 0))
    assert (nothing.precision, nothing.recall, nothing.f1, nothing.f1_low, nothing.f1_high) == (None,) * 5
    wrong = quality(flag(0, 0), flag(1, 0))
    assert (wrong.wrong_count, wrong.precision, wrong.f1) == (1, 0.0, None)


@given(flags)
def test_f1_lies_in_its_interval(pairs: list[tuple[bool, bool]]):
    labels, chosen = (flag(*each) for each in zip(*pairs, strict=True))
    found = quality(labels, chosen)
    if found.f1 is not None:
        assert found.f1 == pytest.approx(f1(labels, chosen))
        assert 0 <= found.f1_low <= found.f1 + 1e-9
        assert found.f1 - 1e-9 <= found.f1_high <= 1


def test_a_handful_of_right_answers_is_no_certainty_and_many_are_nearly():
    few, many = (f1_interval(np.ones(count, np.int64), np.zeros(count, np.int64)) for count in (2, 500))
    assert few[0] < 0.6
    assert many[0] > 0.99


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    generator = np.random.default_rng(5)
    truth = 2 * 0.8 / 1.8
    held = 0
    for _ in range(1000):
        right = generator.random(40) < 0.8
        low, high = f1_interval(right.astype(np.int64), (~right).astype(np.int64))
        held += low <= truth <= high
    assert 0.92 <= held / 1000 <= 0.98


def test_answers_of_one_text_that_fall_together_count_as_fewer():
    apart = f1_interval(np.array([1] * 30 + [0] * 10), np.array([0] * 30 + [1] * 10))
    together = f1_interval(np.array([5] * 6 + [0] * 2), np.array([0] * 6 + [5] * 2))
    assert together[0] < apart[0]
    assert together[1] > apart[1]


def test_targets_are_counted_together_only_where_they_were_judged():
    one = (flag(1, 0), flag(1, 0), flag(1, 1))
    other = (flag(0, 0), flag(1, 1), flag(0, 1))
    found = joint_quality([one, other])
    assert (found.text_count, found.label_count, found.wrong_count, found.missed_count) == (2, 1, 1, 0)


def test_scores_that_are_the_shares_have_no_calibration_error():
    labels = flag(*([1] * 3 + [0] * 7), *([1] * 9 + [0]))
    scores = np.array([0.3] * 10 + [0.9] * 10)
    assert calibration_error(labels, scores) == pytest.approx(0)
    assert calibration_error(labels, 1 - scores) > 0.5


@given(scored)
def test_every_text_is_in_one_bin(pairs: list[tuple[bool, float]]):
    labels, scores = flag(*(label for label, _ in pairs)), np.array([score for _, score in pairs])
    bins = reliability(labels, scores)
    assert sum(each.text_count for each in bins) == len(pairs)
    assert sum(each.text_count * each.label_share for each in bins) == pytest.approx(labels.sum())


@given(scored)
def test_a_curve_says_what_each_threshold_would_give(pairs: list[tuple[bool, float]]):
    labels, scores = flag(*(label for label, _ in pairs)), np.array([score for _, score in pairs])
    curve = trades(labels, scores)
    assert bool(curve) == bool(labels.any())
    for each in curve:
        found = quality(labels, scores >= each.threshold)
        assert (each.precision, each.recall) == pytest.approx((found.precision, found.recall))
    if curve:
        assert curve[-1].recall == pytest.approx(1)
