"""A document as the model sees it: what the terms of each subject come to, and its words."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from threatlake.classifying.ngrams import Bag, Row, bag_of
from threatlake.classifying.salience import MEASURES, Salience, salience
from threatlake.classifying.weighing import Weighed
from threatlake.classifying.words import Words


@dataclass(frozen=True, slots=True)
class Measured:
    """The terms and the salience of each subject (a threat or sub-threat), and the words of the document."""

    terms: list[list[Weighed]]
    saliences: list[Salience]
    passages: Sequence[Words]
    bag: Bag
    word_count: int

    @property
    def measures(self) -> Row:
        """Every measure of every subject (subject, measure)."""
        return np.array([each.values for each in self.saliences]).reshape(len(self.saliences), len(MEASURES))

    @property
    def length(self) -> float:
        """The logarithm of the number of words."""
        return math.log(self.word_count + 1)


def measure(subjects: Sequence[str], weighed: list[Weighed], passages: Sequence[Words]) -> Measured:
    """Measure a document for each subject by the terms that were found in it."""
    by_subject: dict[str, list[Weighed]] = defaultdict(list)
    for each in weighed:
        by_subject[each.hit.term.threat_id].append(each)
        if each.hit.term.subthreat_id is not None:
            by_subject[each.hit.term.subthreat_id].append(each)
    word_count = sum(len(words.spelt) for words in passages)
    terms = [by_subject[subject] for subject in subjects]
    return Measured(terms, [salience(each, word_count) for each in terms], passages, bag_of(passages), word_count)
