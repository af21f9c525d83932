"""Tell what classifying anew changes, before it is committed; then commit it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

from tasks.orchestration import NO_CACHE, task
from tasks.progress import log
from threatlake.records import Run
from warehouse.differences import Difference, difference
from warehouse.refreshing import LostDocument, OpenRefresh, changed_seeds, commit_refresh, uncompared


@dataclass(frozen=True, slots=True)
class Told:
    """What a refresh is about to change: documents and seed tables, how many are compared anew, and which were lost."""

    difference: Difference
    changed_seeds: list[str]
    uncompared_count: int
    lost: list[LostDocument]


class Reader(Protocol):
    """Whoever is told of the difference, and how many changes of documents they want listed (None: all)."""

    change_limit: int | None

    def tell(self, told: Told) -> None:
        """Show what is about to change."""


class Logged:
    """The reader where nobody looks: a line a threat in the log."""

    change_limit = 0

    def tell(self, told: Told) -> None:
        """Log the counts."""
        for one in told.difference.threats:
            counts = (one.gained, one.lost, one.moved, one.unchanged)
            log.info("%s: %d gained, %d lost, %d moved, %d unchanged", one.threat_id, *counts)
        for lost in told.lost:
            log.warning("lost %s: %s", lost.document_id, lost.reason)


_reader: ContextVar[Reader] = ContextVar("reader")
_LOGGED = Logged()


@contextmanager
def told_to(reader: Reader) -> Iterator[None]:
    """Let a reader be told of the refreshes inside the block."""
    token = _reader.set(reader)
    try:
        yield
    finally:
        _reader.reset(token)


@task(name="tell", cache_policy=NO_CACHE)
def tell_difference(refresh: OpenRefresh) -> None:
    """Compare what was made with what stands and show it; not retried: it only asks."""
    reader = _reader.get(_LOGGED)
    found = difference(refresh.connection, reader.change_limit)
    reader.tell(Told(found, changed_seeds(refresh), uncompared(refresh), refresh.lost))


@task(name="commit refresh", cache_policy=NO_CACHE)
def commit_all(refresh: OpenRefresh) -> Run | None:
    """Write everything in one transaction; not retried: what fails half-way is rolled back whole."""
    return commit_refresh(refresh)
