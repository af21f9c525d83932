"""Which documents hold a value, in sorted files: asking costs about the same however many documents there are.

A run is a file of 64-bit numbers, rising: a value above, the number of a document that holds it below. What is added
becomes a run and takes in those before it that are no longer, so that there are few runs and each posting is written
again a few times only. A run that is long enough is left alone, which bounds the memory of a merge.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# A value that a document holds, or the number of a document: 32 bits each.
Halves = NDArray[np.uint32]

# Postings of a run that is left alone: 128 MiB, so that a merge holds 256 MiB.
LONGEST = 2**24
_LOW = np.uint64(2**32 - 1)
_HALF = np.uint64(32)


class Postings:
    """Values of one kind, each with the numbers of the documents that hold it."""

    def __init__(self, folder: Path, name: str, runs: Sequence[str] = ()) -> None:
        self.runs = list(runs)
        self._folder, self._name = folder, name
        self._opened = [_opened(folder / run) for run in self.runs]

    def add(self, values: Halves, numbers: Halves) -> None:
        """Add documents; the files of runs that were taken in stay, for the caller to forget."""
        if not len(values):
            return
        run = np.sort((values.astype(np.uint64) << _HALF) | numbers)
        while self._opened and len(self._opened[-1]) <= len(run) and 2 * len(run) <= LONGEST:
            run = np.concatenate([self._opened.pop(), run])
            run.sort(kind="stable")  # merges what is in order already
            self.runs.pop()
        low = (run & _LOW).astype(np.uint32)
        self.runs.append(f"{self._name}-{low.min()}-{low.max()}.run")
        written(self._folder / self.runs[-1], run.astype("<u8", copy=False).tobytes())
        self._opened.append(_opened(self._folder / self.runs[-1]))

    def holding(self, values: Halves) -> tuple[NDArray[np.int64], Halves]:
        """Every place of rising `values` together with the number of each document that holds the value there."""
        places, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.uint32)]
        least = values.astype(np.uint64) << _HALF
        for run in self._opened:
            first = np.searchsorted(run, least)
            held = np.flatnonzero(run[np.minimum(first, len(run) - 1)] >> _HALF == values)
            counts = np.searchsorted(run, least[held] | _LOW, side="right") - first[held]
            before = np.cumsum(counts) - counts
            at = np.repeat(first[held] - before, counts) + np.arange(counts.sum())
            places.append(np.repeat(held, counts))
            numbers.append((run[at] & _LOW).astype(np.uint32))
        return np.concatenate(places), np.concatenate(numbers)


def written(path: Path, content: bytes) -> None:
    """Write a file so that it is whole on the disk when this returns."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _opened(path: Path) -> NDArray[np.uint64]:
    return np.memmap(path, dtype="<u8", mode="r")
