"""How far a run is: whoever runs it may listen; else each batch is a line in the log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

# Prefect takes this logger's lines into the logs of the run: [tool.prefect] in pyproject.toml names it.
log = logging.getLogger("threatlake")
log.setLevel(logging.INFO)


class Listener(Protocol):
    """Is told how much there is, and of each document as it is read."""

    def expect(self, document_count: int) -> None:
        """Say how many documents are to be read or passed over in all."""

    def passed(self, document_count: int) -> None:
        """Say that documents need no reading."""

    def read(self, page_count: int) -> None:
        """Say that one more document is read (or rejected), of so many pages."""


class Silent:
    """The listener where nobody looks."""

    def expect(self, document_count: int) -> None:
        """Log how many there are."""
        log.info("to go through: %d", document_count)

    def passed(self, document_count: int) -> None:
        """Say nothing: the batch's line in the log counts them."""

    def read(self, page_count: int) -> None:
        """Say nothing: the batch's line in the log counts them."""


_listener: ContextVar[Listener] = ContextVar("listener")
_SILENT = Silent()


def listener() -> Listener:
    """Whoever listens to this run."""
    return _listener.get(_SILENT)


@contextmanager
def listening(to: Listener) -> Iterator[None]:
    """Let a listener be told of the runs inside the block."""
    token = _listener.set(to)
    try:
        yield
    finally:
        _listener.reset(token)
