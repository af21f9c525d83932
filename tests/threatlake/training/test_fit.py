"""What is fitted scores texts as the model will, tells the threats apart, and is the same each time."""

from dataclasses import fields, replace

import numpy as np
import pytest

from threatlake.classifying.by_model import judge
from threatlake.classifying.model import MODEL_FILE, Model, load, save
from threatlake.classifying.salience import MEASURES
from threatlake.training.design import UNKNOWN
from threatlake.training.fit import fit, log_odds


def rows(learnt) -> np.ndarray:
    return np.arange(len(learnt.examples))


def test_training_and_use_give_every_text_the_same_log_odds(learnt) -> None:
    used = [judge(Model(learnt.weights), each.measured).log_odds for each in learnt.examples]
    assert log_odds(learnt.design, learnt.weights, rows(learnt)) == pytest.approx(np.array(used), abs=1e-4)


def test_a_model_that_was_saved_scores_almost_as_it_was_fitted(learnt, tmp_path) -> None:
    save(learnt.weights, tmp_path / MODEL_FILE)
    used = [judge(load(tmp_path / MODEL_FILE), each.measured).log_odds for each in learnt.examples]
    assert log_odds(learnt.design, learnt.weights, rows(learnt)) == pytest.approx(np.array(used), abs=0.02)


def test_a_model_fitted_twice_is_the_same(learnt) -> None:
    again = fit(learnt.design, rows(learnt))
    for name in (field.name for field in fields(again)):
        assert np.array_equal(getattr(again, name), getattr(learnt.weights, name)), name


def test_texts_about_a_threat_score_higher_than_others(learnt) -> None:
    scores, labels = log_odds(learnt.design, learnt.weights, rows(learnt)), learnt.design.labels
    for target in range(len(learnt.design.targets)):
        assert scores[labels[:, target] == 1, target].min() > np.median(scores[labels[:, target] == 0, target])


def test_only_the_texts_that_are_given_are_learnt_from(learnt) -> None:
    half = np.arange(0, len(learnt.examples), 2)
    labels = learnt.design.labels.copy()
    labels[1::2] = 1 - labels[1::2]
    ours, theirs = (fit(each, half) for each in (learnt.design, replace(learnt.design, labels=labels)))
    for name in ("biases", "lengths", "measures", "ngrams", "mixing"):
        assert np.array_equal(getattr(ours, name), getattr(theirs, name)), name


def test_of_texts_that_nobody_judged_nothing_is_learnt(learnt) -> None:
    target = learnt.design.targets.index("cyber_enabled")
    labels = learnt.design.labels.copy()
    labels[::5, target] = UNKNOWN
    unjudged = replace(learnt.design, labels=labels)
    given_less = fit(unjudged, rows(learnt))
    assert not np.array_equal(given_less.ngrams[:, target], learnt.weights.ngrams[:, target])
    assert given_less.biases.shape == learnt.weights.biases.shape


def test_terms_of_a_threat_speak_for_it_and_those_against_speak_against(learnt) -> None:
    against = MEASURES.index("against")
    for target in range(len(learnt.design.targets)):
        own = learnt.weights.measures[target, :, target]
        assert own[against] <= 0
        assert np.delete(own, against).min() >= 0
        assert learnt.weights.mixing[target, target] >= 0


def test_a_threat_is_told_by_its_own_terms_and_a_subthreat_by_its_threats_too(learnt) -> None:
    parents = learnt.design.parents
    for target, parent in enumerate(parents):
        subjects = np.flatnonzero(learnt.weights.measures[:, :, target].any(axis=1))
        assert set(subjects.tolist()) <= {target, parent}


def test_every_bucket_weighs_for_some_target_and_they_rise(learnt) -> None:
    assert np.all(np.diff(learnt.weights.buckets) > 0)
    assert learnt.weights.ngrams.shape == (len(learnt.weights.buckets), len(learnt.design.targets))
