"""How right labels are, and how sure one may be of that."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from threatlake.classifying.ngrams import Row

Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]

# Standard deviations either side that hold 95% of a normal distribution.
NORMAL_95 = 1.96
# Bins of equal width over the scores (Guo et al. 2017 use 15 for 10,000 texts; ours are fewer).
BINS = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """What came of so many texts with so many labels, with the 95% interval of F1.

    What cannot be said is None: precision where nothing was chosen, recall and F1 where there is no label.
    """

    text_count: int
    label_count: int
    wrong_count: int
    missed_count: int
    precision: float | None
    recall: float | None
    f1: float | None
    f1_low: float | None
    f1_high: float | None


def quality(labels: Flags, chosen: Flags) -> Quality:
    """Compare what was chosen with what is so, for one target."""
    return joint_quality([(labels, chosen, np.ones(len(labels), np.bool_))])


def joint_quality(targets: Sequence[tuple[Flags, Flags, Flags]]) -> Quality:
    """Count several targets of the same texts together (micro-average): labels, choices, and where they were judged."""
    outcomes = np.stack([_outcomes(*target) for target in targets]).sum(axis=0)
    right, wrong, missed = (int(count) for count in outcomes.sum(axis=0))
    low, high = f1_interval(outcomes[:, 0], outcomes[:, 1] + outcomes[:, 2]) if right + missed else (None, None)
    return Quality(
        text_count=int(np.any([judged for *_, judged in targets], axis=0).sum()),
        label_count=right + missed,
        wrong_count=wrong,
        missed_count=missed,
        precision=right / (right + wrong) if right + wrong else None,
        recall=right / (right + missed) if right + missed else None,
        f1=2 * right / (2 * right + wrong + missed) if right + missed else None,
        f1_low=low,
        f1_high=high,
    )


def f1(labels: Flags, chosen: Flags) -> float:
    """The harmonic mean of precision and recall; 1 where there is neither label nor choice."""
    right, faults = int((labels & chosen).sum()), int((labels ^ chosen).sum())
    return 2 * right / (2 * right + faults) if right + faults else 1.0


class Bin(NamedTuple):
    """The texts of one range of scores: how many, their mean score, and the share that is labelled."""

    text_count: int
    mean_score: float
    label_share: float


def reliability(labels: Flags, scores: Row) -> list[Bin]:
    """Lay scores beside what is so, in bins of equal width; empty ones are left out."""
    numbers = np.minimum((scores * BINS).astype(int), BINS - 1)
    return [
        Bin(int(inside.sum()), float(scores[inside].mean()), float(labels[inside].mean()))
        for number in range(BINS)
        if (inside := numbers == number).any()
    ]


def calibration_error(labels: Flags, scores: Row) -> float:
    """The expected calibration error: by how much scores are off, on average over texts."""
    return sum(each.text_count * abs(each.mean_score - each.label_share) for each in reliability(labels, scores)) / len(
        labels
    )


class Trade(NamedTuple):
    """What a threshold would give: the share of choices that is right, and of labels that is chosen."""

    threshold: float
    precision: float
    recall: float


def trades(labels: Flags, scores: Row) -> list[Trade]:
    """Precision against recall for every threshold at which they change, the highest first."""
    order = np.argsort(-scores, kind="stable")
    ranked, right = scores[order], np.cumsum(labels[order])
    last_of_score = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
    label_count = int(labels.sum())
    if not label_count:
        return []
    return [
        Trade(float(ranked[place]), float(right[place]) / (int(place) + 1), float(right[place]) / label_count)
        for place in last_of_score
    ]


def f1_interval(rights: Counts, faults: Counts) -> tuple[float, float]:
    """The 95% interval of the F1 that right answers and faults give, counted for each text.

    F1 rises with the share of right answers among all but the rightly empty ones. That share has Wilson's interval,
    honest where a handful of labels are all right and resampling would call that certain. Answers on one text that are
    right or wrong together count as fewer, by their design effect (Kish 1965).
    """
    counts = rights + faults
    count, share = int(counts.sum()), float(rights.sum() / counts.sum())
    together = float(np.square(rights - share * counts).sum())
    by_chance = count * share * (1 - share)
    spread = NORMAL_95**2 / count * max(1.0, together / by_chance if by_chance else 1.0)
    middle = share + spread / 2
    reach = math.sqrt(spread * (share * (1 - share) + spread / 4))
    low, high = ((middle + sign * reach) / (1 + spread) for sign in (-1, 1))
    return _f1_of_share(max(0.0, low)), _f1_of_share(min(1.0, high))


def _f1_of_share(share: float) -> float:
    return 2 * share / (1 + share)


def _outcomes(labels: Flags, chosen: Flags, judged: Flags) -> Counts:
    """Right, wrong and missed, for each text (text, outcome)."""
    outcomes = np.stack([labels & chosen, ~labels & chosen, labels & ~chosen], axis=1)
    return (outcomes & judged[:, np.newaxis]).astype(np.int64)
