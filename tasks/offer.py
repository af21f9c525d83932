"""Take a batch of inputs: keep their raw bytes, and tell which are new."""

from pathlib import Path

from tasks.orchestration import NO_CACHE, task
from tasks.progress import listener
from warehouse import inputs
from warehouse.ledger import OpenRun, Sifted, sift


@task(name="offer", retries=2, retry_delay_seconds=5, cache_policy=NO_CACHE)
def offer_batch(run: OpenRun, paths: list[Path], *, retry: bool) -> Sifted:
    """Archive and sift a batch of files; tried again, for a disk may fail and archiving twice changes nothing."""
    sifted = sift(run, [inputs.offer(run.lake, path) for path in paths], retry=retry)
    listener().passed(len(paths) - len(sifted.fresh))
    return sifted
