"""A text as numbered words and as overlapping runs of words, which is what copies share.

A word's number comes from its folded letters (CRC-32), a run's from those of its words: the same on every platform.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

# Three words: an edit of r of the words leaves a Jaccard of about (1 - 3r) / (1 + 3r), so that 5% edited is
# still 0.74; with five words it would be 0.6 (Broder 1997, "On the resemblance and containment of documents").
SHINGLE_WORDS = 3
# Distinct spellings remembered: about the vocabulary of 10,000 documents in one language.
MEMORY = 100_000
# Odd numbers that spread the bits of a run: Knuth's multiplier in 64 bits, and the finaliser of SplitMix64.
_SPREAD, _MIX, _MIX_AGAIN = 6_364_136_223_846_793_005, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB

_WORD = re.compile(r"\w+")

Numbers = NDArray[np.uint64]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as numbers, with where each begins and ends."""

    text: str
    numbers: Numbers
    starts: list[int]
    ends: list[int]
    is_figure: NDArray[np.bool_]  # whether each begins with a digit

    def __len__(self) -> int:
        return len(self.starts)

    def runs(self, length: int) -> Numbers:
        """The number of every run of so many words, in order, repeats included."""
        return run_numbers(self.numbers, length)

    def shingles(self) -> Numbers:
        """The distinct shingles, rising."""
        return np.unique(self.runs(SHINGLE_WORDS))

    def within(self, span: Span) -> tuple[int, int]:
        """The first word that begins inside of a span, and one past the last."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])

    def outside(self, spans: Sequence[Span]) -> "Words":
        """The words that begin outside of some spans."""
        keep = np.ones(len(self), np.bool_)
        for first, last in map(self.within, spans):
            keep[first:last] = False
        places = np.flatnonzero(keep)
        starts, ends = ([spots[at] for at in places] for spots in (self.starts, self.ends))
        return Words(self.text, self.numbers[places], starts, ends, self.is_figure[places])

    def spelt(self, first: int, last: int) -> list[str]:
        """Some words as they are written, `last` left out."""
        return [self.text[self.starts[at] : self.ends[at]] for at in range(first, last)]

    def sha256(self) -> str:
        """The same for texts that differ in case, spacing and punctuation only."""
        return hashlib.sha256(self.numbers.astype("<u4").tobytes()).hexdigest()


def words(text: str) -> Words:
    """Split a text into its words; case and compatibility forms are folded."""
    found = list(_WORD.finditer(text))
    numbers = np.array([_number(each.group()) for each in found], dtype=np.uint64)
    starts, ends = [each.start() for each in found], [each.end() for each in found]
    is_figure = np.array([text[start].isdigit() for start in starts], dtype=np.bool_)
    return Words(text, numbers, starts, ends, is_figure)


def run_numbers(numbers: Numbers, length: int) -> Numbers:
    """The number of every run of so many words; none where there are fewer words."""
    if len(numbers) < length:
        return np.zeros(0, np.uint64)
    run = np.zeros(len(numbers) - length + 1, np.uint64)
    for column in sliding_window_view(numbers, length).T:
        run = run * np.uint64(_SPREAD) + column + np.uint64(1)
    return _mixed(run)


def number_of(numbers: Numbers) -> int:
    """The number of all words as one run, without a step for each of them."""
    powers = np.full(len(numbers), _SPREAD, np.uint64)
    powers[-1] = 1
    return int(_mixed(((numbers + np.uint64(1)) * np.cumprod(powers[::-1])[::-1]).sum(keepdims=True))[0])


def _mixed(run: Numbers) -> Numbers:
    run ^= run >> np.uint64(30)
    run *= np.uint64(_MIX)
    run ^= run >> np.uint64(27)
    run *= np.uint64(_MIX_AGAIN)
    return run ^ (run >> np.uint64(31))


@lru_cache(maxsize=MEMORY)
def _number(word: str) -> int:
    return crc32(unicodedata.normalize("NFKC", word).casefold().encode())
