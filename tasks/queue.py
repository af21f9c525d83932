"""What is still to be offered: the files that were given, then what is found inside of them."""

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from tasks.progress import listener
from tasks.read import Readings
from warehouse.ledger import Offer, Sifted
from warehouse.opening import offers_inside


class Queue:
    """Inputs in the order they came, then what is inside of them, level by level."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._waiting: deque[Path | Offer] = deque(paths)
        self._done = 0
        listener().expect(len(self._waiting))

    def batches(self, size: int) -> Iterator[list[Path | Offer]]:
        """Up to `size` inputs at a time, until none waits."""
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(size, len(self._waiting)))]
            self._done += len(batch)
            yield batch

    def put_inside(self, sifted: Sifted, readings: Readings) -> None:
        """Queue what is inside of a batch."""
        before = len(self._waiting)
        for parent in [*sifted.fresh, *sifted.repeats, *sifted.reopened]:
            self._waiting.extend(offers_inside(parent, readings.opened[parent.sha256 or ""]))
        if len(self._waiting) > before:
            listener().expect(self._done + len(self._waiting))
