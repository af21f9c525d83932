"""A text is scored by a model that has not seen it, and more log-odds are never a lower probability."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threatlake.training.design import UNKNOWN
from threatlake.training.fit import fit, log_odds
from threatlake.training.validate import FOLDS, LEAST_SLOPE, calibrations, dealt, held_out


def test_folds_spread_every_collection_and_label(learnt) -> None:
    folds = dealt(learnt.design)
    assert max(Counter(folds.tolist()).values()) - min(Counter(folds.tolist()).values()) <= 1
    for group in np.unique(learnt.design.groups):
        counts = np.bincount(folds[learnt.design.groups == group], minlength=FOLDS)
        assert counts.max() - counts.min() <= 1
    for target in range(len(learnt.design.targets)):
        counts = np.bincount(folds[learnt.design.labels[:, target] == 1], minlength=FOLDS)
        assert counts.min() > 0


def test_a_text_is_scored_by_a_model_of_the_other_folds(learnt) -> None:
    scores, folds = held_out(learnt.design), dealt(learnt.design)
    inside = np.flatnonzero(folds == 2)
    assert np.array_equal(
        scores[inside], log_odds(learnt.design, fit(learnt.design, np.flatnonzero(folds != 2)), inside)
    )


def test_a_texts_own_label_does_not_change_its_score(learnt) -> None:
    labels, folds = learnt.design.labels.copy(), dealt(learnt.design)
    text = int(np.flatnonzero(folds == 0)[0])
    others = np.flatnonzero(folds != 0)
    labels[text] = 1 - labels[text]
    changed = replace(learnt.design, labels=labels)
    ours, theirs = (log_odds(each, fit(each, others), np.array([text])) for each in (learnt.design, changed))
    assert np.array_equal(ours, theirs)


@settings(max_examples=30)
@given(st.lists(st.floats(-20, 20), min_size=6, max_size=40), st.randoms())
def test_calibration_rises_whatever_the_labels(learnt, scores: list[float], random) -> None:
    labels = np.array([1, 0, *(random.choice([1, 0, UNKNOWN]) for _ in scores[2:])], dtype=np.int8)
    one = replace(learnt.design, targets=("t",), labels=labels[:, np.newaxis])
    (line,) = calibrations(one, np.array(scores)[:, np.newaxis])
    assert line.slope >= LEAST_SLOPE
    told = [line.probability(each) for each in sorted(scores)]
    assert told == sorted(told)


def test_scores_that_are_too_sure_are_brought_to_what_is_so(learnt) -> None:
    rng = np.random.default_rng(0)
    sure = rng.normal(scale=2, size=4000)
    labels = (rng.random(4000) < 1 / (1 + np.exp(-sure))).astype(np.int8)
    one = replace(learnt.design, targets=("t",), labels=labels[:, np.newaxis])
    (line,) = calibrations(one, 3 * sure[:, np.newaxis] + 1)
    assert line.slope == pytest.approx(1 / 3, abs=0.03)
    assert line.intercept == pytest.approx(-1 / 3, abs=0.1)
