"""Labelled texts as the numbers a model is fitted on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from threatlake.classifying.ngrams import BUCKETS, Bag, Row, word_ids
from threatlake.seeds.threats import ThreatSeeds
from threatlake.training.examples import Example, targets

# A text of a small collection weighs more than one of a large, up to this; by cross-validation.
MOST_WEIGHT = 3.0
# What a label says of a text whose target nobody judged.
UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Design:
    """One row a text: `ngrams` (text, bucket), `measures` (text, subject, measure), `lengths` (text).

    `labels` (text, target) are 1, 0 or UNKNOWN; `groups` number the collection of each text and `weights` are what it
    counts; `parents` is the threat of each target, itself where it is one.
    """

    targets: tuple[str, ...]
    parents: tuple[int, ...]
    ngrams: csr_array
    measures: Row
    lengths: Row
    labels: NDArray[np.int8]
    groups: NDArray[np.int64]
    weights: Row


def design(examples: Sequence[Example], seeds: ThreatSeeds) -> Design:
    """Lay texts out as matrices."""
    names = targets(seeds)
    of_subthreat: dict[str, str] = {each.subthreat_id: each.threat_id for each in seeds.subthreat_records}
    counts = Counter(each.group for each in examples)
    numbers = {group: number for number, group in enumerate(counts)}
    largest = max(counts.values())
    return Design(
        targets=names,
        parents=tuple(names.index(of_subthreat.get(name, name)) for name in names),
        ngrams=_ngrams([each.measured.bag for each in examples]),
        measures=np.array([each.measured.measures for each in examples]),
        lengths=np.array([each.measured.length for each in examples]),
        labels=np.array(
            [[int(name in each.labels) if name in each.known else UNKNOWN for name in names] for each in examples],
            dtype=np.int8,
        ),
        groups=np.array([numbers[each.group] for each in examples]),
        weights=np.array([min(MOST_WEIGHT, largest / counts[each.group]) for each in examples]),
    )


def _ngrams(bags: Sequence[Bag]) -> csr_array:
    """The n-grams of texts (text, bucket), as `Model` sums them."""
    rows = [_row(bag) for bag in bags]
    # 32 bits, for liblinear takes no other.
    ends = np.cumsum([0, *(len(ids) for ids, _ in rows)]).astype(np.int32)
    ids, amounts = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    matrix = csr_array((amounts, ids.astype(np.int32), ends), shape=(len(bags), BUCKETS))
    matrix.sum_duplicates()
    return matrix


def _row(bag: Bag) -> tuple[NDArray[np.int64], Row]:
    """The buckets of a text and what counts in each."""
    ids: list[NDArray[np.int64]] = []
    amounts: list[Row] = []
    for number, section in enumerate(bag.sections):
        each = [word_ids(bag.words[word], number) for word in section.words]
        ids += [np.array([bucket for buckets in each for bucket in buckets], dtype=np.int64), section.pairs]
        amounts += [np.repeat(section.word_amounts, [len(buckets) for buckets in each]), section.pair_amounts]
    return np.concatenate(ids), np.concatenate(amounts)
