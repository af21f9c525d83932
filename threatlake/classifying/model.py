"""What was learnt from labelled texts: weights of measures and n-grams, and calibrations, for each target.

The file (`seeds/model.npz`) holds numbers and ids only; `threatlake train` makes it anew.
"""

import math
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from threatlake.classifying.memory import MEMORY
from threatlake.classifying.ngrams import (
    BEGINNINGS,
    BUCKETS,
    LEAD_WORDS,
    LEAST_LENGTH,
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
    """Rows by word, for each section in one table, so that those of a text are taken at once.

    Forgotten when there are too many.
    """

    def __init__(self, width: int) -> None:
        self._places: dict[str, int] = {}
        self._tables = np.zeros((len(SECTION_WEIGHTS), 1024, width), np.float32)

    def places(self, words: list[str], look_up: Callable[[list[str]], NDArray[np.float32]]) -> NDArray[np.intp]:
        """Tell where the rows of each word are; those of words not seen before are looked up together."""
        if len(self._places) > MEMORY:
            self._places.clear()
        new = [word for word in words if word not in self._places]
        if new:
            first, last = len(self._places), len(self._places) + len(new)
            while last > self._tables.shape[1]:
                self._tables = np.concatenate([self._tables, np.zeros_like(self._tables)], axis=1)
            self._tables[:, first:last] = look_up(new)
            self._places.update(zip(new, range(first, last), strict=True))
        return np.fromiter(map(self._places.__getitem__, words), np.intp, len(words))

    def rows(self, section: int, places: NDArray[np.intp]) -> NDArray[np.float32]:
        """Give the rows of a section (word, target)."""
        return np.take(self._tables[section], places, axis=0)


class Model:
    """Weights made ready: what a word adds is looked up once and remembered."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.targets = weights.targets
        self.numbers = {target: number for number, target in enumerate(weights.targets)}
        # What a subject's measure is to a target, as one matrix (subject and measure, target).
        self.measures = weights.measures.reshape(len(weights.targets) * len(MEASURES), len(weights.targets))
        mixed = (weights.ngrams @ weights.mixing).astype(np.float32)
        # A bucket that weighs nothing is found in the row of noughts at the end.
        self._rows = np.vstack([mixed, np.zeros((1, len(weights.targets)), np.float32)])
        self._nothing = len(mixed)
        self._found = np.full(BUCKETS + 1, self._nothing, np.int32)
        self._found[weights.buckets] = np.arange(len(mixed))
        self._memory = _Remembered(len(weights.targets))

    def word_weights(self, bag: Bag) -> Row:
        """Say what each word of a document adds to each target's log-odds (word, target)."""
        added = np.zeros((len(bag.words), len(self.targets)))
        places = self._memory.places(bag.words, self._look_up)
        for number, section in enumerate(bag.sections):
            rows = self._memory.rows(number, places[section.words])
            added[section.words] += rows * section.word_amounts[:, np.newaxis]
        return np.clip(added, -MOST_OF_A_WORD, MOST_OF_A_WORD)

    def pair_weights(self, bag: Bag) -> Row:
        """Say what the pairs of words of a document add together (target)."""
        found = self._found[np.concatenate([section.pairs for section in bag.sections])]
        amounts = np.concatenate([section.pair_amounts for section in bag.sections])
        weigh = np.flatnonzero(found != self._nothing)
        return np.asarray(amounts[weigh] @ self._rows.take(found[weigh], axis=0), dtype=np.float64)

    def calibration(self, target: str) -> Calibration:
        """How a target's log-odds become a probability."""
        return self.weights.calibrations[self.numbers[target]]

    def _look_up(self, words: list[str]) -> NDArray[np.float32]:
        """Sum the rows of the features of each word, section by section (section, word, target)."""
        features = [word_ids(word, section) for section in range(len(SECTION_WEIGHTS)) for word in words]
        # Made equally long by the row of noughts, and summed for all words at once.
        summed = np.zeros((len(features), len(self.targets)), np.float32)
        for ids in zip_longest(*features, fillvalue=BUCKETS):
            summed += self._rows[self._found[list(ids)]]
        return summed.reshape(len(SECTION_WEIGHTS), len(words), len(self.targets))


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
