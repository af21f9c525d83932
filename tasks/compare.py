"""Compare a batch with itself and with the whole corpus."""

from tasks.orchestration import NO_CACHE, task
from tasks.read import Readings
from tasks.understand import Understandings
from warehouse.batch import understood
from warehouse.comparison import Comparison, compare_with_corpus
from warehouse.ledger import OpenRun


@task(name="compare", cache_policy=NO_CACHE)
def compare_batch(run: OpenRun, readings: Readings, understandings: Understandings) -> Comparison:
    """Find the copies of what was read; not retried: it only asks."""
    return compare_with_corpus(run.connection, understood(readings.results, understandings))
