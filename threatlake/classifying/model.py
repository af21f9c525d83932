"""What was learnt from labelled texts: weights of measures and n-grams, and calibrations, for each target.

The file (`seeds/model.npz`) holds numbers and ids only; `threatlake train` makes it anew.
"""

import math
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from threatlake.classifying.ngrams import (
    BEGINNINGS,
    BUCKETS,
    LEAD_WORDS,
    LEAST_LENGTH,
    MEMORY,
    OPENING_WORDS,
    SECTION_WEIGHTS,
    Bag,
    Ids,
    Row,
    word_ids,
)
from threatlake.classifying.salience import MEASURES
from threatlake.errors import InvalidSeed

# Its name in the folder of the seeds.
MODEL_FILE = "model.npz"
# Log-odds that one word may add or take: in a short text no word decides alone. Of 1,200 labelled texts it turns one,
# from wrong to right.
MOST_OF_A_WORD = 2.0


class Calibration(NamedTuple):
    """A rising line from log-odds to those of the calibrated probability (Platt's scaling)."""

    slope: float
    intercept: float

    def probability(self, log_odds: float) -> float:
        """Give the calibrated probability."""
        return 0.5 * (1 + math.tanh((self.slope * log_odds + self.intercept) / 2))

    def log_odds(self, probability: float) -> float:
        """Give the log-odds that become a probability."""
        return (math.log(probability / (1 - probability)) - self.intercept) / self.slope


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of a model; its targets are threats and sub-threats, and also the subjects whose terms are measured.

    `biases` and `lengths` (target; the length of a text is the logarithm of its words), `measures` (subject, measure,
    target), `buckets` (the n-grams that weigh, rising), `ngrams` (bucket, target), `mixing` (target whose n-grams
    speak, target whose score it is), `calibrations` (target).
    """

    targets: tuple[str, ...]
    biases: Row
    lengths: Row
    measures: Row
    buckets: Ids
    ngrams: NDArray[np.float32]
    mixing: Row
    calibrations: tuple[Calibration, ...]


class _Remembered:
    """Rows by word, in one table so that those of a text are taken at once; forgotten when there are too many."""

    def __init__(self, width: int) -> None:
        self._places: dict[str, int] = {}
        self._table = np.zeros((1024, width), np.float32)

    def rows(self, words: list[str], look_up: Callable[[str], NDArray[np.float32]]) -> NDArray[np.float32]:
        """Give the row of each word (word, target)."""
        if len(self._places) > MEMORY:
            self._places.clear()
        places = self._places
        for word in words:
            if word not in places:
                if len(places) == len(self._table):
                    self._table = np.vstack([self._table, np.zeros_like(self._table)])
                self._table[len(places)] = look_up(word)
                places[word] = len(places)
        return self._table[[places[word] for word in words]]


class Model:
    """Weights made ready: what a word adds is looked up once and remembered."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.targets = weights.targets
        mixed = (weights.ngrams @ weights.mixing).astype(np.float32)
        # A bucket that weighs nothing is found in the row of noughts at the end.
        self._rows = np.vstack([mixed, np.zeros((1, len(weights.targets)), np.float32)])
        self._buckets = np.append(weights.buckets, BUCKETS)
        self._memory = tuple(_Remembered(len(weights.targets)) for _ in SECTION_WEIGHTS)

    def word_weights(self, bag: Bag) -> Row:
        """Say what each word of a document adds to each target's log-odds (word, target)."""
        added = np.zeros((len(bag.words), len(self.targets)))
        for number, section in enumerate(bag.sections):
            words = [bag.words[word] for word in section.words]
            rows = self._memory[number].rows(words, partial(self._look_up, number))
            added[section.words] += rows * section.word_amounts[:, np.newaxis]
        return np.clip(added, -MOST_OF_A_WORD, MOST_OF_A_WORD)

    def pair_weights(self, bag: Bag) -> Row:
        """Say what the pairs of words of a document add together (target)."""
        pairs = np.concatenate([section.pairs for section in bag.sections])
        amounts = np.concatenate([section.pair_amounts for section in bag.sections])
        return np.asarray(amounts @ self._rows[self._found(pairs)], dtype=np.float64)

    def calibration(self, target: str) -> Calibration:
        """How a target's log-odds become a probability."""
        return self.weights.calibrations[self.targets.index(target)]

    def _look_up(self, section: int, word: str) -> NDArray[np.float32]:
        ids = np.array(word_ids(word, section), dtype=np.int64)
        return np.asarray(self._rows[self._found(ids)].sum(axis=0))

    def _found(self, ids: Ids) -> Ids:
        """Tell the row of each bucket."""
        rows = np.searchsorted(self._buckets, ids)
        return np.where(self._buckets[rows] == ids, rows, len(self._rows) - 1)


# A model that knows no target: every threat is scored by its terms alone.
UNTRAINED = Model(
    Weights(
        targets=(),
        biases=np.zeros(0),
        lengths=np.zeros(0),
        measures=np.zeros((0, len(MEASURES), 0)),
        buckets=np.zeros(0, np.int64),
        ngrams=np.zeros((0, 0), np.float32),
        mixing=np.zeros((0, 0)),
        calibrations=(),
    )
)


def save(weights: Weights, path: Path) -> None:
    """Write a model's weights, those of n-grams in 16 bits; the same weights make the same bytes."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            features=_features(),
            targets=np.array(weights.targets),
            biases=weights.biases,
            lengths=weights.lengths,
            measures=weights.measures,
            buckets=weights.buckets.astype(np.int32),
            ngrams=weights.ngrams.astype(np.float16),
            mixing=weights.mixing,
            calibrations=np.array(weights.calibrations),
        )


def load(path: Path) -> Model:
    """Read a model; where there is none every threat is scored by its terms, and a damaged one is an InvalidSeed."""
    if not path.exists():
        return UNTRAINED
    try:
        with np.load(path) as found:
            parts = dict(found)
        features = parts["features"].tolist()
    except (OSError, EOFError, ValueError, KeyError, zlib.error, zipfile.BadZipFile) as error:
        raise InvalidSeed(f"{path.name} is no model ({error}); make it anew: threatlake train") from error
    if features != _features().tolist():
        raise InvalidSeed(f"{path.name} was made for other features; make it anew: threatlake train")
    weights = Weights(
        targets=tuple(parts["targets"].tolist()),
        biases=parts["biases"],
        lengths=parts["lengths"],
        measures=parts["measures"],
        buckets=parts["buckets"].astype(np.int64),
        ngrams=parts["ngrams"].astype(np.float32),
        mixing=parts["mixing"],
        calibrations=tuple(Calibration(*pair) for pair in parts["calibrations"].tolist()),
    )
    return Model(weights)


def _features() -> NDArray[np.str_]:
    """What a model is made for: where one of these differs, its numbers mean something else."""
    sections = zip(SECTION_WEIGHTS, (0, 0, OPENING_WORDS, LEAD_WORDS), strict=True)
    return np.array(
        [
            *MEASURES,
            f"{BUCKETS} buckets",
            f"beginnings of {BEGINNINGS}",
            f"rows no shorter than {LEAST_LENGTH}",
            *(f"section of {words} words weighs {weight}" for weight, words in sections),
        ]
    )
