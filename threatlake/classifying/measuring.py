"""A document as the model sees it: what the terms of each subject come to, and its words."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from threatlake.classifying.ngrams import Bag, Row, bag_of
from threatlake.classifying.salience import Salience, salience
from threatlake.classifying.weighing import Weighed
from threatlake.classifying.words import Words


@dataclass(frozen=True, slots=True)
class Measured:
    """The terms of each subject (a threat or sub-threat) and their salience, and the words of the document.

    `firsts` are the positions in the document at which its passages begin.
    """

    terms: dict[str, list[Weighed]]
    salience: Salience
    passages: Sequence[Words]
    firsts: Sequence[int]
    bag: Bag
    word_count: int

    @property
    def measures(self) -> Row:
        """Every measure of every subject (subject, measure)."""
        return self.salience.values

    @property
    def length(self) -> float:
        """The logarithm of the number of words."""
        return math.log(self.word_count + 1)

    def place(self, position: int) -> tuple[Words, int]:
        """Tell the passage of a word of the document, and its position there."""
        number = bisect_right(self.firsts, position) - 1
        return self.passages[number], position - self.firsts[number]


def measure(subjects: Sequence[str], weighed: list[Weighed], passages: Sequence[Words]) -> Measured:
    """Measure a document for each subject by the terms that were found in it."""
    terms: dict[str, list[Weighed]] = {subject: [] for subject in subjects}
    for each in weighed:
        term = each.hit.term
        for subject in (term.threat_id, term.subthreat_id):
            if subject in terms:
                terms[subject].append(each)
    *firsts, word_count = accumulate((len(words.spelt) for words in passages), initial=0)
    return Measured(terms, salience(list(terms.values()), word_count), passages, firsts, bag_of(passages), word_count)
