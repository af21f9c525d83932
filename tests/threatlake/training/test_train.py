"""From labelled texts to a model: each target with its calibration, and a clear word where texts are too few."""

from dataclasses import replace

import numpy as np
import pytest

from threatlake.classifying.model import Calibration
from threatlake.errors import InvalidInput
from threatlake.training.fit import log_odds
from threatlake.training.metrics import f1
from threatlake.training.train import LEAST_LABELS, THRESHOLDS, best_threshold, train


def test_the_model_is_the_one_fitted_on_all_texts_with_calibrations(learnt) -> None:
    trained = learnt.trained
    assert np.array_equal(trained.weights.ngrams, learnt.weights.ngrams)
    assert np.array_equal(trained.weights.biases, learnt.weights.biases)
    assert len(trained.weights.calibrations) == len(trained.design.targets)
    assert Calibration(1.0, 0.0) not in trained.weights.calibrations


def test_scores_are_probabilities_of_texts_that_were_held_out(learnt) -> None:
    trained = learnt.trained
    assert trained.scores.shape == trained.design.labels.shape
    assert np.all((trained.scores >= 0) & (trained.scores <= 1))
    seen = log_odds(trained.design, trained.weights, np.arange(len(learnt.examples)))
    lines = trained.weights.calibrations
    told = np.array([[line.probability(each) for line, each in zip(lines, row, strict=True)] for row in seen])
    assert not np.allclose(trained.scores, told)


def test_texts_that_were_held_out_are_told_apart(learnt) -> None:
    trained = learnt.trained
    for target in range(2):
        labels = trained.design.labels[:, target] == 1
        assert f1(labels, trained.scores[:, target] >= 0.5) > 0.9


def test_learning_twice_gives_the_same(learnt) -> None:
    again = train(learnt.examples, learnt.seeds)
    assert np.array_equal(again.scores, learnt.trained.scores)
    assert again.weights.calibrations == learnt.trained.weights.calibrations


def test_a_subthreat_with_too_few_texts_is_one_clear_line(learnt) -> None:
    named = [each for each in learnt.examples if "weapon_trafficking" in each.labels]
    fewer = [each for each in learnt.examples if each not in named[LEAST_LABELS - 1 :]]
    message = rf"^weapon_trafficking: {LEAST_LABELS - 1} labelled texts with it; give at least {LEAST_LABELS}$"
    with pytest.raises(InvalidInput, match=message):
        train(fewer, learnt.seeds)


def test_a_threat_of_which_all_texts_are_is_one_clear_line(learnt) -> None:
    told = [each for each in learnt.examples if "cybercrime" in each.labels]
    with pytest.raises(InvalidInput, match=r"^drug_weapon_trafficking: 0 labelled texts with it; give at least"):
        train(told, learnt.seeds)


def test_the_best_threshold_is_one_of_those_tried_and_none_does_better(learnt) -> None:
    trained = learnt.trained
    for target in range(2):
        labels, scores = trained.design.labels[:, target] == 1, trained.scores[:, target]
        groups = trained.design.groups

        def mean(threshold: float, labels=labels, scores=scores, groups=groups) -> float:
            enough = [group for group in np.unique(groups) if labels[groups == group].sum() >= 10]
            return float(np.mean([f1(labels[groups == one], scores[groups == one] >= threshold) for one in enough]))

        best = best_threshold(trained, target)
        assert best in THRESHOLDS
        assert mean(best) == max(map(mean, THRESHOLDS))


def test_where_no_collection_has_enough_labels_an_even_chance_is_the_threshold(learnt) -> None:
    target = learnt.trained.design.targets.index("cyber_enabled")
    few = learnt.trained.design.labels[:, target].copy()
    few[np.flatnonzero(few == 1)[6:]] = 0
    labels = learnt.trained.design.labels.copy()
    labels[:, target] = few
    trained = replace(learnt.trained, design=replace(learnt.trained.design, labels=labels))
    assert best_threshold(trained, target) == 0.5
