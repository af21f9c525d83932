"""From labelled texts to a model and what to expect of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from threatlake.classifying.model import Weights
from threatlake.classifying.ngrams import Row
from threatlake.errors import InvalidInput
from threatlake.seeds.threats import ThreatSeeds
from threatlake.training.design import UNKNOWN, Design, design
from threatlake.training.examples import Example
from threatlake.training.fit import fit
from threatlake.training.metrics import f1
from threatlake.training.validate import FOLDS, calibrations, held_out

# Labelled texts below which a target is left out: every fold needs some to learn from and some to be tried on.
LEAST_LABELS = 2 * FOLDS
# Thresholds that are tried.
THRESHOLDS = tuple(step / 50 for step in range(10, 41))
# The threshold where there is nothing to choose it by.
EVEN = 0.5
# Labelled texts of a collection below which its F1 says too little to choose a threshold by.
LEAST_OF_GROUP = 10


@dataclass(frozen=True, slots=True)
class Trained:
    """A model, the texts it was fitted on, and the score each got from a model that had not seen it (text, target)."""

    weights: Weights
    design: Design
    scores: Row


def train(examples: Sequence[Example], seeds: ThreatSeeds) -> Trained:
    """Fit a model; InvalidInput where a threat or sub-threat has too few texts to be learnt."""
    laid_out = design(examples, seeds)
    for target, name in enumerate(laid_out.targets):
        for label, kind in ((1, "with it"), (0, "without it")):
            count = int((laid_out.labels[:, target] == label).sum())
            if count < LEAST_LABELS:
                raise InvalidInput(f"{name}: {count} labelled texts {kind}; give at least {LEAST_LABELS}")
    log_odds = held_out(laid_out)
    lines = calibrations(laid_out, log_odds)
    scores = np.column_stack([np.vectorize(line.probability)(log_odds[:, target]) for target, line in enumerate(lines)])
    weights = fit(laid_out, np.arange(len(examples)))
    return Trained(replace(weights, calibrations=lines), laid_out, scores)


def best_threshold(trained: Trained, target: int) -> float:
    """The threshold with the best F1 on held-out texts, on average over the collections that have enough labels."""
    labels, groups = trained.design.labels[:, target], trained.design.groups
    collections = [
        inside
        for group in np.unique(groups)
        if (inside := (groups == group) & (labels != UNKNOWN)).any() and (labels[inside] == 1).sum() >= LEAST_OF_GROUP
    ]

    def mean_f1(threshold: float) -> float:
        chosen = trained.scores[:, target] >= threshold
        return float(np.mean([f1(labels[inside] == 1, chosen[inside]) for inside in collections]))

    return max(THRESHOLDS, key=mean_f1) if collections else EVEN
