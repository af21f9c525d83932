"""How a model does on texts it did not see: each scored by a model fitted on others, and the calibration that gives."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from threatlake.classifying.model import Calibration
from threatlake.classifying.ngrams import Ids, Row
from threatlake.training.design import UNKNOWN, Design
from threatlake.training.fit import fit, log_odds

FOLDS = 5
SEED = 0
# As good as no regularisation: a line has two numbers.
LINE_C = 1e6
# A line that hardly rises would call everything alike: labels that say nothing about the scores.
LEAST_SLOPE = 0.05


def held_out(design: Design) -> Row:
    """Score each text by a model fitted on the other folds (text, target)."""
    folds = dealt(design)
    scores = np.zeros(design.labels.shape)
    for fold in range(FOLDS):
        rows = np.flatnonzero(folds == fold)
        scores[rows] = log_odds(design, fit(design, np.flatnonzero(folds != fold)), rows)
    return scores


def calibrations(design: Design, scores: Row) -> tuple[Calibration, ...]:
    """Fit to held-out scores how log-odds become a probability, for each target."""
    return tuple(_calibration(design.labels[:, target], scores[:, target]) for target in range(len(design.targets)))


def _calibration(labels: NDArray[np.int8], scores: Row) -> Calibration:
    known = labels != UNKNOWN
    line = LogisticRegression(C=LINE_C).fit(scores[known, np.newaxis], labels[known])
    return Calibration(max(LEAST_SLOPE, float(line.coef_[0, 0])), float(line.intercept_[0]))


def dealt(design: Design) -> Ids:
    """The fold of each text: those of each collection and set of labels are dealt out in turn."""
    shuffled = np.random.default_rng(SEED).permutation(len(design.labels))
    keys = np.column_stack([design.groups, design.labels])[shuffled]
    order = shuffled[np.lexsort(keys.T[::-1])]
    folds = np.zeros(len(design.labels), dtype=np.int64)
    folds[order] = np.arange(len(order)) % FOLDS
    return folds
