"""Compare a batch with itself and with the whole corpus."""

from tasks.orchestration import NO_CACHE, task
from tasks.progress import log
from tasks.read import Readings
from tasks.understand import Understandings
from threatlake.records import Run
from warehouse.batch import understood
from warehouse.comparing_anew import compare_anew, maker, outdated_count
from warehouse.comparison import Comparison, compare_with_corpus
from warehouse.ledger import OpenRun
from warehouse.refreshing import OpenRefresh


@task(name="compare", cache_policy=NO_CACHE)
def compare_batch(run: OpenRun, readings: Readings, understandings: Understandings) -> Comparison:
    """Find the copies of what was read; not retried: it only asks."""
    documents = understood(readings.results, understandings)
    return compare_with_corpus(run.connection, documents, maker(run.row, run.fingerprints))


@task(name="compare anew", cache_policy=NO_CACHE)
def compare_outdated(work: OpenRun | OpenRefresh, run: Run) -> None:
    """Find anew the copies of documents that other code compared; not retried: what is committed stays."""
    if count := outdated_count(work.connection, work.fingerprints.compare):
        log.info("%d documents were compared by other code: their copies are found anew", count)
        compare_anew(work.connection, maker(run, work.fingerprints))
