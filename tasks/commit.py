"""Commit a batch: all tables in one transaction."""

from tasks.orchestration import NO_CACHE, task
from tasks.progress import log
from tasks.read import Readings
from tasks.understand import Understandings
from warehouse.batch import Batch, commit_to
from warehouse.comparison import Comparison
from warehouse.ledger import OpenRun, Sifted


@task(name="commit", cache_policy=NO_CACHE)
def commit_batch(
    run: OpenRun, sifted: Sifted, readings: Readings, understandings: Understandings, comparison: Comparison
) -> None:
    """Write what the batch came to; not retried: what fails half-way is rolled back, and the next run does it again."""
    inside = {sha256: len(opened.inside) for sha256, opened in readings.opened.items()}
    row = commit_to(run, Batch(sifted, readings.results, inside, understandings, comparison))
    log.info(
        "%d inputs so far: %d loaded, %d copies of known files, %d unpacked, %d rejected, %d unchanged",
        row.input_count,
        row.loaded_count,
        row.duplicate_count,
        row.unpacked_count,
        row.rejected_count,
        row.unchanged_count,
    )
