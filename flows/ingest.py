"""Reports in, warehouse out.

discover -> offer -> read -> understand -> compare -> commit
              ^       |
              +-------+ what is inside of archives and messages
"""

from pathlib import Path

from tasks.commit import commit_batch
from tasks.compare import compare_batch, compare_outdated
from tasks.discover import discover
from tasks.inbox import settle_inbox, take_inbox
from tasks.offer import offer_batch
from tasks.orchestration import flow
from tasks.queue import Queue
from tasks.read import read_batch
from tasks.understand import understand_batch
from tasks.workers import workers
from threatlake.classifying.model import MODEL_FILE
from threatlake.classifying.model import load as load_model
from threatlake.records import Run
from threatlake.seeds.load import load
from threatlake.understanding.understand import Rules
from warehouse.fingerprints import fingerprints
from warehouse.lake import Lake
from warehouse.ledger import open_run
from warehouse.reading_settings import reading_settings
from warehouse.seed_tables import seed_rows, sync

SEEDS = Path(__file__).parent.parent / "seeds"


@flow(name="ingest", persist_result=False)
def ingest(  # noqa: PLR0913 - the parameters are the configuration
    paths: list[Path] | None = None,
    inbox: Path | None = None,
    lake: Path | None = None,
    seeds: Path = SEEDS,
    batch_size: int = 200,
    *,
    retry: bool = False,
) -> Run:
    """Bring every report under `paths`, and every settled one in `inbox`, into the warehouse at `lake`."""
    decided = load(seeds)
    stamps = fingerprints(seeds)
    rules = Rules.of(decided, load_model(seeds / MODEL_FILE), stamps.classify)
    reports = discover(paths or [])
    with open_run(Lake.at(lake), "ingest", stamps) as run, workers() as pool:
        sync(run.connection, seed_rows(decided, rules))
        compare_outdated(run, run.row)
        arrived = take_inbox(inbox) if inbox else []
        reports += arrived
        settings = reading_settings(run.lake)
        queue = Queue(reports)
        for batch in queue.batches(batch_size):
            sifted = offer_batch(run, batch, retry=retry)
            readings = read_batch(run, pool, sifted, settings)
            queue.put_inside(sifted, readings)
            understandings = understand_batch(run, pool, readings, seeds)
            comparison = compare_batch(run, readings, understandings)
            commit_batch(run, sifted, readings, understandings, comparison)
        if inbox:
            settle_inbox(run, inbox, arrived)
    return run.row
