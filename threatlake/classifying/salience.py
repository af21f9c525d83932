"""How much a document makes of a threat: what its terms add up to, where they stand, how they are spread.

Each measure is handed back to the terms it came from in shares that sum to one, so that what the model makes of a
measure is told word by word.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threatlake.classifying.ngrams import Row
from threatlake.classifying.weighing import LEAD_WORDS, USUAL_WORDS, Weighed

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


@dataclass(frozen=True, slots=True)
class Salience:
    """The measures of a threat in a document: values (measure), and the share each term has in each (measure, term)."""

    values: Row
    shares: Row


# What no term comes to.
NOTHING = Salience(np.zeros(len(MEASURES)), np.zeros((len(MEASURES), 0)))


def salience(weighed: list[Weighed], word_count: int) -> Salience:
    """Measure what the terms of one threat come to in a document of so many words."""
    if not weighed:
        return NOTHING
    values, shares = np.zeros(len(MEASURES)), np.zeros((len(MEASURES), len(weighed)))
    points = np.array([each.weight for each in weighed])
    for number, amounts in enumerate(_amounts(weighed, points, word_count)):
        whole = float(amounts.sum())
        if whole:
            values[number] = _damped(MEASURES[number], whole, word_count)
            shares[number] = amounts / whole
    return Salience(values, shares)


def _amounts(weighed: list[Weighed], points: Row, word_count: int) -> list[Row]:
    """What each term adds to each measure, before damping; in the order of the measures."""
    is_for, positive = points > 0, np.maximum(points, 0.0)
    strongest = np.zeros(len(points))
    strongest[int(positive.argmax())] = positive.max()
    in_title = np.array([each.is_title for each in weighed])
    in_lead = np.array([each.words_before < LEAD_WORDS for each in weighed])
    return [
        positive,
        positive,
        np.maximum(-points, 0.0),
        positive * in_title,
        positive * in_lead,
        strongest,
        _firsts([each.hit.rule_id for each in weighed], is_for),
        _firsts([str(PARTS * each.words_before // max(1, word_count)) for each in weighed], is_for),
        is_for.astype(float),
    ]


def _firsts(names: list[str], is_for: NDArray[np.bool_]) -> Row:
    """One for the first term of each name that speaks for the threat, nothing for the others."""
    seen: set[str] = set()
    amounts = np.zeros(len(names))
    for number, name in enumerate(names):
        if is_for[number] and name not in seen:
            seen.add(name)
            amounts[number] = 1.0
    return amounts


def _damped(measure: str, whole: float, word_count: int) -> float:
    match measure:
        case "total" | "against" | "lead":
            return math.log1p(whole)
        case "density":
            return whole / math.sqrt(1 + word_count / USUAL_WORDS)
        case "variety":
            return math.sqrt(whole)
        case "spread":
            return whole / PARTS
        case "frequency":
            return 100 * whole / max(1, word_count)
        case _:
            return whole
