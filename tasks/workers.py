"""Worker processes that parse hostile files: each document has a deadline and a ceiling on memory.

A parser that hangs, crashes or explodes costs its document: the worker is ended and replaced, and the
document's result says what happened.
"""

import multiprocessing
import os
import resource
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as DeadlineError
from contextlib import contextmanager
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")

# Seconds for one document. The slowest of 60 UN documents takes about 3 s.
DEADLINE = 60
# Bytes of private memory for one worker, its libraries (about 0.3 GiB) and what it keeps of seeds and words (as much
# again) included. Not of address space; but what a library reserves for writing counts (see `worker_libraries`).
MEMORY_CEILING = 1_610_612_736
# Exit codes, none that Python or a signal gives: of a worker that got no memory, and of one whose interpreter noticed
# that its own state is broken, which is how Python 3.11 ends, too, where it gets no memory for the frame of a call.
NO_MEMORY, BROKEN = 77, 78


def _no_more(_: object) -> float:
    return 0.0


class Lost(Exception):
    """A document whose worker died, hung or ran out of memory; the message says which."""


class Overdue(Lost):
    """One whose time was up: it would be up again."""


class Workers:
    """A pool of worker processes; results come in the order of their items."""

    def __init__(self, pool: ProcessPool, deadline: float) -> None:
        self._pool = pool
        self._deadline = deadline

    def run(
        self, function: Callable[[Item], Result], items: Sequence[Item], more_time: Callable[[Item], float] = _no_more
    ) -> Iterator[tuple[Item, Result | Lost]]:
        """Each item with its result, or with why there is none; `more_time` adds seconds to an item's deadline.

        One whose worker died or got no memory is tried once more: it may have been the machine's fault, not its own.
        """
        deadlines = [self._deadline + more_time(item) for item in items]
        futures = [self._start(function, item, deadline) for item, deadline in zip(items, deadlines, strict=True)]
        for item, future, deadline in zip(items, futures, deadlines, strict=True):
            result = _outcome(future, deadline)
            if isinstance(result, Lost) and not isinstance(result, Overdue):
                result = _outcome(self._start(function, item, deadline), deadline)
            yield item, result

    def _start(self, function: Callable[[Item], Result], item: Item, deadline: float) -> ProcessFuture[Result]:
        return self._pool.schedule(_or_end, args=(function, item), timeout=deadline)


def _or_end(function: Callable[[Item], Result], item: Item) -> Result:
    """Do the work; a worker that gets no memory, or is broken, ends, so that what it holds is in nobody's way."""
    try:
        return function(item)
    except MemoryError:
        os._exit(NO_MEMORY)
    except SystemError:
        os._exit(BROKEN)


def _outcome(future: ProcessFuture[Result], deadline: float) -> Result | Lost:
    """What a worker made of an item, or why nothing."""
    try:
        return future.result()
    except DeadlineError:
        return Overdue(f"took longer than {deadline:g} s and was stopped")
    except ProcessExpired as error:
        if error.exitcode == NO_MEMORY:
            return Lost(f"needs more than {MEMORY_CEILING / 2**30:.1f} GiB of memory")
        return Lost(f"the reader crashed on it ({_ending(error.exitcode)})")


def _ending(code: int) -> str:
    """How a process ended, as its exit code tells."""
    if code == -signal.SIGABRT:
        return "SIGABRT: out of memory, as a rule"  # so PDFium ends where it gets none
    if code == BROKEN:
        return "SystemError: out of memory, as a rule"
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


@contextmanager
def workers(count: int | None = None, deadline: float = DEADLINE) -> Iterator[Workers]:
    """Worker processes, one a processor unless told; ended with the block."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tasks.worker_libraries", "tasks.preloaded"])
    pool = ProcessPool(
        max_workers=count or os.cpu_count() or 1,
        # A fresh process now and then: what a library leaks does not grow with the corpus.
        max_tasks=1000,
        initializer=_limit_memory,
        context=context,
    )
    with pool:
        try:
            yield Workers(pool, deadline)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it without types
            raise


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_CEILING, MEMORY_CEILING))
