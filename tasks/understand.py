"""Understand a batch of texts: languages, threats with evidence, mentions, dates, figures."""

from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from tasks.orchestration import NO_CACHE, task
from tasks.read import Readings
from tasks.workers import Lost, Workers
from threatlake.classifying.model import MODEL_FILE
from threatlake.classifying.model import load as load_model
from threatlake.reading.extraction import Reading
from threatlake.seeds import load
from threatlake.understanding.understand import Rules, Understanding, understand
from warehouse.ledger import OpenRun, Rejection

# By document. A read-only view, not a dict: Prefect would search every row of a dict for futures.
Understandings = Mapping[str, Understanding | Rejection]


@task(name="understand", cache_policy=NO_CACHE)
def understand_batch(run: OpenRun, pool: Workers, readings: Readings, seeds: Path) -> Understandings:
    """Understand what was read, in worker processes: a text that is lost there costs itself; not retried."""
    understood: dict[str, Understanding | Rejection] = {}
    one = partial(_understand, seeds, run.fingerprints.classify, run.row.started_at.date())
    for reading, result in pool.run(one, readings.documents):
        if isinstance(result, Lost):
            understood[reading.document_id] = Rejection(f"read but not understood: {result}", reading.media_type)
        else:
            understood[reading.document_id] = result
    return MappingProxyType(understood)


def _understand(seeds: Path, fingerprint: str, today: date, reading: Reading) -> Understanding:
    return understand(reading, _rules(seeds, fingerprint), today)


@cache
def _rules(seeds: Path, fingerprint: str) -> Rules:
    """Compiled once in each worker."""
    return Rules.of(load.load(seeds), load_model(seeds / MODEL_FILE), fingerprint)
