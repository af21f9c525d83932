"""Fit a model on labelled texts, in two linear stages that add up to one.

First n-grams: logistic regression over columns scaled by how much more often they stand in texts about the target than
in others (NB-SVM, Wang and Manning 2012), also within the texts of one collection, so that what is told is learnt and
not where it was printed. Its scores of texts that it did not see, with the measures of the terms, make the second.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression

from threatlake.classifying.model import Calibration, Weights
from threatlake.classifying.ngrams import Ids, Row
from threatlake.classifying.salience import MEASURES
from threatlake.training.bounded import fit_bounded
from threatlake.training.design import UNKNOWN, Design

# Inverse strength of regularisation of either stage, by cross-validation.
FIRST_C, SECOND_C = 10.0, 0.3
# Parts into which texts are split, so that the first stage scores each text without having seen it.
INNER = 4
# Texts an n-gram must stand in, and how many n-grams a target keeps: those that move texts most.
LEAST_TEXTS, KEPT = 2, 30_000
# What is added to counts so that none is nothing (Laplace).
ADDED = 1.0
# What liblinear itself takes for its dual solver; closer changes nothing that is measured.
TOLERANCE = 0.1
SEED = 1


@dataclass(frozen=True, slots=True)
class Ngrams:
    """The first stage of one target: a weight for each of some buckets, and the scores of all texts of the design.

    Those it was fitted on are scored by the part of the stage that did not see them.
    """

    buckets: Ids
    weights: Row
    bias: float
    scores: Row


def fit(design: Design, rows: Ids) -> Weights:
    """Fit a model on some texts of a design; its log-odds are not calibrated yet."""
    firsts = [_fit_ngrams(design, rows, target) for target in range(len(design.targets))]
    scores = np.stack([first.scores for first in firsts], axis=1)
    buckets = np.unique(np.concatenate([first.buckets for first in firsts]))
    count = len(design.targets)
    ngrams = np.zeros((len(buckets), count), np.float32)
    for target, first in enumerate(firsts):
        ngrams[np.searchsorted(buckets, first.buckets), target] = first.weights
    weights = Weights(
        targets=design.targets,
        biases=np.zeros(count),
        lengths=np.zeros(count),
        measures=np.zeros((count, design.measures.shape[2], count)),
        buckets=buckets,
        ngrams=ngrams,
        mixing=np.zeros((count, count)),
        calibrations=(Calibration(1.0, 0.0),) * count,
    )
    for target in range(count):
        _fit_whole(design, rows, target, scores, weights)
    weights.biases[:] += np.array([first.bias for first in firsts]) @ weights.mixing
    return weights


def log_odds(design: Design, weights: Weights, rows: Ids) -> Row:
    """Score texts of a design, as `Model` does (text, target)."""
    ngrams = design.ngrams[rows][:, weights.buckets] @ (weights.ngrams.astype(np.float64) @ weights.mixing)
    measured = np.einsum("nsm,smt->nt", design.measures[rows], weights.measures)
    return np.asarray(weights.biases + np.outer(design.lengths[rows], weights.lengths) + measured + ngrams)


def _fit_ngrams(design: Design, rows: Ids, target: int) -> Ngrams:
    known = rows[design.labels[rows, target] != UNKNOWN]
    found = np.bincount(design.ngrams[known].indices, minlength=design.ngrams.shape[1])
    buckets = np.flatnonzero(found >= LEAST_TEXTS)
    columns = design.ngrams[:, buckets]
    parts = np.random.default_rng(SEED).permutation(len(design.labels)) % INNER
    scores, is_fitted = np.zeros(len(design.labels)), np.zeros(len(design.labels), np.bool_)
    is_fitted[rows] = True
    fitted: list[tuple[Row, float]] = []
    for part in range(INNER):
        seen = known[parts[known] != part]
        weights, bias = _fit_part(columns[seen], design, seen, target)
        held = is_fitted & (parts == part)
        scores[held] = columns[held] @ weights + bias
        fitted.append((weights, bias))
    mean, bias = np.mean([weights for weights, _ in fitted], axis=0), float(np.mean([bias for _, bias in fitted]))
    moving = np.abs(mean) * np.sqrt(columns[known].power(2).mean(axis=0))
    kept = np.sort(np.argsort(-moving, kind="stable")[:KEPT])
    scores[~is_fitted] = columns[~is_fitted][:, kept] @ mean[kept] + bias
    return Ngrams(buckets[kept], mean[kept], bias, scores)


def _fit_part(columns: csr_array, design: Design, rows: Ids, target: int) -> tuple[Row, float]:
    labels = design.labels[rows, target] == 1
    scales = _ratios(columns, labels, design.groups[rows])
    scaled = columns.copy()
    scaled.data = scaled.data * scales[scaled.indices]
    regression = LogisticRegression(
        C=FIRST_C, solver="liblinear", dual=True, intercept_scaling=3, max_iter=500, tol=TOLERANCE, random_state=SEED
    )
    regression.fit(scaled, labels, sample_weight=design.weights[rows])
    return regression.coef_[0] * scales, float(regression.intercept_[0])


def _ratios(columns: csr_array, labels: NDArray[np.bool_], groups: Ids) -> Row:
    """How much more often each column stands with the label than without it, overall and within collections.

    The geometric mean of the logarithms of the naive Bayes ratio and of the Mantel-Haenszel odds ratio, without sign.
    """
    presence = csr_array((np.ones_like(columns.data), columns.indices, columns.indptr), shape=columns.shape)
    # Texts that hold each column, by collection (group, column): with the label, and without.
    numbers = np.unique(groups, return_inverse=True)[1]
    count = int(numbers.max()) + 1
    cells = csr_array(
        (np.ones(len(labels)), (numbers + count * ~labels, np.arange(len(labels)))), (2 * count, len(labels))
    )
    held = (cells @ presence).toarray()
    here, there = held[:count], held[count:]
    sizes = np.bincount(numbers + count * ~labels, minlength=2 * count)
    labelled, others = sizes[:count, np.newaxis], sizes[count:, np.newaxis]
    with_label, without = here.sum(axis=0) + ADDED, there.sum(axis=0) + ADDED
    overall = np.log(with_label / (labelled.sum() + 2 * ADDED) / (without / (others.sum() + 2 * ADDED)))
    more = ADDED + (here * (others - there) / (labelled + others)).sum(axis=0)
    less = ADDED + (there * (labelled - here) / (labelled + others)).sum(axis=0)
    return np.asarray(np.sqrt(np.abs(overall * np.log(more / less))))


def _fit_whole(design: Design, rows: Ids, target: int, scores: Row, weights: Weights) -> None:
    """Fit the second stage of a target and put its numbers in their places."""
    known = rows[design.labels[rows, target] != UNKNOWN]
    mates, subjects = _mates(design, target), sorted({target, design.parents[target]})
    measures = design.measures[:, subjects].reshape(len(design.lengths), -1)
    features = np.column_stack([scores[:, mates], measures, design.lengths])
    mean, spread = features[known].mean(axis=0), features[known].std(axis=0)
    spread[spread == 0] = 1.0
    labels = design.labels[known, target] == 1
    signs = np.concatenate([_mates_signs(mates, target), _measure_signs(subjects, target), [0.0]])
    standard = (features[known] - mean) / spread
    fitted, intercept = fit_bounded(standard, labels, design.weights[known], SECOND_C, signs)
    slopes = fitted / spread
    weights.biases[target] = intercept - slopes @ mean
    weights.lengths[target] = slopes[-1]
    weights.mixing[mates, target] = slopes[: len(mates)]
    weights.measures[subjects, :, target] = slopes[len(mates) : -1].reshape(len(subjects), -1)


def _mates(design: Design, target: int) -> list[int]:
    """The targets whose n-grams speak in a target's score: all threats in a threat's, its own in a sub-threat's."""
    threats = [each for each, parent in enumerate(design.parents) if each == parent]
    return threats if target in threats else [target, design.parents[target]]


def _mates_signs(mates: list[int], target: int) -> Row:
    """A target's own n-grams speak for it; those of others may speak either way."""
    return np.array([1.0 if mate == target else 0.0 for mate in mates])


def _measure_signs(subjects: list[int], target: int) -> Row:
    """A target's own terms speak for it, and those against speak against; its threat's may speak either way."""
    own = [-1.0 if measure == "against" else 1.0 for measure in MEASURES]
    return np.concatenate([own if subject == target else np.zeros(len(MEASURES)) for subject in subjects])
