"""Where two texts say the same: runs of words that both hold, and passages, which are runs with little between them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threatlake.comparing.shingles import Numbers, Words

# Words in a row that both texts hold, from which a run grows; four seldom agree by chance.
SEED_WORDS = 4
# Words between two runs of one passage, in either text: a figure corrected, a name spelt another way, a clause put in.
MOST_BETWEEN = 12
# A run of words found this often in both texts (times each other) is a form, a refrain or a table: it starts nothing.
MOST_PLACES = 16


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both texts: the first in one and in the other, and how many."""

    start: int
    other_start: int
    length: int

    @property
    def end(self) -> int:
        """One past the last word in the one text."""
        return self.start + self.length

    @property
    def other_end(self) -> int:
        """One past the last word in the other."""
        return self.other_start + self.length


@dataclass(frozen=True, slots=True)
class Passage:
    """Runs that follow each other in both texts."""

    runs: tuple[Run, ...]

    @property
    def word_count(self) -> int:
        """Words that both texts hold."""
        return sum(run.length for run in self.runs)


def shared_passages(one: Words, other: Words) -> list[Passage]:
    """The passages that two texts share, the longest first; no word of either text is in two of them."""
    passages = [Passage(tuple(runs)) for runs in _chained(_runs(one, other))]
    passages.sort(key=lambda each: (-each.word_count, each.runs[0].start, each.runs[0].other_start))
    taken, other_taken = bytearray(len(one)), bytearray(len(other))
    kept: list[Passage] = []
    for passage in passages:
        runs = [
            run
            for run in passage.runs
            if taken.find(1, run.start, run.end) < 0 and other_taken.find(1, run.other_start, run.other_end) < 0
        ]
        for run in runs:
            taken[run.start : run.end] = other_taken[run.other_start : run.other_end] = bytes([1]) * run.length
        if runs:
            kept.append(Passage(tuple(runs)))
    return kept


def _runs(one: Words, other: Words) -> list[Run]:
    """Every longest run of words that both hold, by where it starts."""
    starts, other_starts = _seeds(one.runs(SEED_WORDS), other.runs(SEED_WORDS))
    shifts = starts - other_starts
    order = np.lexsort((starts, shifts))
    starts, shifts = starts[order], shifts[order]
    begins = np.flatnonzero(np.concatenate([[True], (np.diff(shifts) != 0) | (np.diff(starts) != 1)])[: len(starts)])
    lengths = np.diff(np.append(begins, len(starts))) + SEED_WORDS - 1
    first, shift = starts[begins], shifts[begins]
    order = np.lexsort((first - shift, first))
    found = zip(first[order].tolist(), (first - shift)[order].tolist(), lengths[order].tolist(), strict=True)
    return [Run(start, other_start, length) for start, other_start, length in found]


def _seeds(mine: Numbers, theirs: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every place in the one and in the other at which both hold the same run, those that stand too often left out."""
    order, other_order = np.argsort(mine, kind="stable"), np.argsort(theirs, kind="stable")
    shared = np.intersect1d(mine, theirs)
    first, last = (np.searchsorted(mine[order], shared, side) for side in ("left", "right"))
    other_first, other_last = (np.searchsorted(theirs[other_order], shared, side) for side in ("left", "right"))
    counts, other_counts = last - first, other_last - other_first
    few = counts * other_counts <= MOST_PLACES
    starts, other_starts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    # The n-th place in the one with the m-th in the other: nearly all have but one of each.
    for n in range(int(counts[few].max(initial=0))):
        for m in range(int(other_counts[few].max(initial=0))):
            has = few & (counts > n) & (other_counts > m)
            starts.append(order[first[has] + n])
            other_starts.append(other_order[other_first[has] + m])
    return np.concatenate(starts), np.concatenate(other_starts)


def _chained(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that follow each other closely in both texts, together; each joins the chain that ends nearest before it."""
    chains: list[list[Run]] = []
    open_chains: list[list[Run]] = []
    for run in runs:
        open_chains = [chain for chain in open_chains if run.start - chain[-1].end <= MOST_BETWEEN]
        following = [(chain, after) for chain in open_chains if (after := _after(chain[-1], run))]
        if following:
            chain, after = min(following, key=lambda each: abs(run.other_start - each[0][-1].other_end))
            chain.append(after)
        else:
            chains.append([run])
            open_chains.append(chains[-1])
    return chains


def _after(before: Run, run: Run) -> Run | None:
    """The part of a run that lies behind another in both texts, where that is near."""
    passed = max(0, before.end - run.start, before.other_end - run.other_start)
    rest = Run(run.start + passed, run.other_start + passed, run.length - passed)
    is_near = rest.start - before.end <= MOST_BETWEEN and rest.other_start - before.other_end <= MOST_BETWEEN
    return rest if rest.length > 0 and is_near else None
