"""Today's code, seeds and model for documents that are kept.

find due -> classify, batch by batch -> tell the difference -> commit all of it at once -> compare what other code did
"""

from pathlib import Path

from flows.ingest import SEEDS
from tasks.classify import classify_batch, find_documents
from tasks.compare import compare_outdated
from tasks.orchestration import flow
from tasks.refresh import commit_all, tell_difference
from tasks.workers import workers
from threatlake.classifying.model import MODEL_FILE
from threatlake.classifying.model import load as load_model
from threatlake.records import Run
from threatlake.seeds.load import load
from threatlake.understanding.understand import Rules
from warehouse.fingerprints import fingerprints
from warehouse.lake import Lake
from warehouse.refreshing import open_refresh
from warehouse.seed_tables import seed_rows


@flow(name="refresh", persist_result=False)
def refresh(
    lake: Path | None = None,
    seeds: Path = SEEDS,
    batch_size: int = 5000,
    *,
    dry_run: bool = False,
) -> Run | None:
    """Classify and compare anew what other code or seeds did; no run comes of a dry one, nor where nothing differs."""
    decided, stamps = load(seeds), fingerprints(seeds)
    rows = seed_rows(decided, Rules.of(decided, load_model(seeds / MODEL_FILE), stamps.classify))
    with open_refresh(Lake.at(lake), stamps, rows, is_dry=dry_run) as work, workers() as pool:
        for batch in range(find_documents(work, batch_size)):
            classify_batch(work, pool, batch, seeds)
        tell_difference(work)
        run = None if dry_run else commit_all(work)
        if run:
            compare_outdated(work, run)
        return run
