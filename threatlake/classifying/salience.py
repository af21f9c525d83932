"""How much a document makes of a threat: what its terms add up to, where they stand, how they are spread.

Each measure is handed back to the terms it came from in shares that sum to one, so that what the model makes of a
measure is told word by word.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

import numpy as np

from threatlake.classifying.ngrams import Row
from threatlake.classifying.weighing import FIRST_WORDS, USUAL_WORDS, Weighed

# Parts of a document in which terms are looked for to say how far they are spread.
PARTS = 10
MEASURES = (
    "total",  # points for the threat, damped: the tenth proof says less than the first
    "density",  # points for it by the square root of the length
    "against",  # points against it, damped
    "title",  # points in the title
    "lead",  # points in the first words, damped
    "strongest",  # points of the weightiest term
    "variety",  # square root of how many different terms were found
    "spread",  # share of the document's tenths that hold a term
    "frequency",  # terms for it in a hundred words
)
DAMPED = [MEASURES.index(each) for each in ("total", "against", "lead")]
DENSITY, VARIETY, SPREAD, FREQUENCY = map(MEASURES.index, ("density", "variety", "spread", "frequency"))


@dataclass(frozen=True, slots=True)
class Salience:
    """The measures of each subject in a document: `values` (subject, measure).

    `shares` (measure, term) is what each term has in each of its subject's; the terms of a subject begin at its bound
    and end at the next.
    """

    values: Row
    shares: Row
    bounds: Sequence[int]

    def shares_of(self, subject: int) -> Row:
        """Give the share that each term of a subject has in each measure (measure, term)."""
        return self.shares[:, self.bounds[subject] : self.bounds[subject + 1]]


def salience(terms: Sequence[list[Weighed]], word_count: int) -> Salience:
    """Measure what the terms of each subject come to in a document of so many words, all subjects at once."""
    bounds = list(accumulate(map(len, terms), initial=0))
    values, shares = np.zeros((len(terms), len(MEASURES))), np.zeros((len(MEASURES), bounds[-1]))
    told = [number for number, each in enumerate(terms) if each]
    if told:
        amounts = _amounts(terms, bounds, word_count)
        wholes = np.add.reduceat(amounts, [bounds[number] for number in told], axis=1)
        values[told] = _damped(wholes, word_count).T
        by_term = np.repeat(np.where(wholes, wholes, 1.0), [len(terms[number]) for number in told], axis=1)
        shares = amounts / by_term
    return Salience(values, shares, bounds)


def _amounts(terms: Sequence[list[Weighed]], bounds: Sequence[int], word_count: int) -> Row:
    """What each term adds to each measure, before damping (measure, term)."""
    found = list(chain.from_iterable(terms))
    points = [each.weight for each in found]
    positive = [max(each, 0.0) for each in points]
    strongest = [0.0] * len(found)
    for first, last in pairwise(bounds):
        if first < last:
            weightiest = max(range(first, last), key=positive.__getitem__)
            strongest[weightiest] = positive[weightiest]
    subjects = [subject for subject, each in enumerate(terms) for _ in each]
    tenths = [PARTS * each.words_before // max(1, word_count) for each in found]
    return np.array([
        positive,
        positive,
        [max(-each, 0.0) for each in points],
        [weight if each.is_title else 0.0 for weight, each in zip(positive, found, strict=True)],
        [weight if each.words_before < FIRST_WORDS else 0.0 for weight, each in zip(positive, found, strict=True)],
        strongest,
        _firsts(zip(subjects, (each.hit.rule_id for each in found), strict=True), points),
        _firsts(zip(subjects, tenths, strict=True), points),
        [float(each > 0) for each in points],
    ])  # fmt: skip


def _firsts(names: Iterable[Hashable], points: list[float]) -> list[float]:
    """One for the first term of each name that speaks for the threat, nothing for the others."""
    seen: set[Hashable] = set()
    amounts = [0.0] * len(points)
    for number, name in enumerate(names):
        if points[number] > 0 and name not in seen:
            seen.add(name)
            amounts[number] = 1.0
    return amounts


def _damped(wholes: Row, word_count: int) -> Row:
    damped = wholes.copy()
    damped[DAMPED] = np.log1p(wholes[DAMPED])
    damped[DENSITY] /= np.sqrt(1 + word_count / USUAL_WORDS)
    damped[VARIETY] **= 0.5
    damped[SPREAD] /= PARTS
    damped[FREQUENCY] *= 100 / max(1, word_count)
    return damped
