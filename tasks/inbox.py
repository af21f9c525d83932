"""The inbox: take what has settled, and move it aside once it is in the warehouse."""

from pathlib import Path

from tasks.orchestration import NO_CACHE, task
from warehouse import inbox as inboxes
from warehouse.ledger import OpenRun


@task(name="take inbox", cache_policy=NO_CACHE)
def take_inbox(inbox: Path) -> list[Path]:
    """List the files that nobody is still writing; not retried: what is missed is taken by the next run."""
    return inboxes.take(inbox)


@task(name="settle inbox", retries=2, retry_delay_seconds=5, cache_policy=NO_CACHE)
def settle_inbox(run: OpenRun, inbox: Path, taken: list[Path]) -> None:
    """Move what is committed to `done/` or `rejected/`; tried again, for a disk may fail and a move is done once."""
    inboxes.settle(run.connection, inbox, taken)
