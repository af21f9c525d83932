"""Read a batch of raw files into clean text."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from tasks.orchestration import NO_CACHE, task
from tasks.progress import listener
from tasks.workers import Lost, Workers
from threatlake.errors import Unreadable
from threatlake.reading.extraction import Reading
from threatlake.reading.read import read
from threatlake.reading.sniff import sniff
from threatlake.records import DocumentId
from warehouse import archive
from warehouse.ledger import OpenRun, Rejection, Sifted

# By SHA-256. A read-only view, not a dict: Prefect would search every passage of a dict for futures.
Readings = Mapping[str, Reading | Rejection]


@task(name="read", cache_policy=NO_CACHE)
def read_batch(run: OpenRun, pool: Workers, sifted: Sifted) -> Readings:
    """Read what is new, in worker processes; not retried: the same bytes fail the same way."""
    results: dict[str, Reading | Rejection] = {}
    hashes = [offer.sha256 for offer in sifted.fresh if offer.sha256]
    for sha256, result in pool.run(partial(_read_archived, run.lake.path), hashes):
        results[sha256] = Rejection(str(result)) if isinstance(result, Lost) else result
        listener().read((result.page_count or 0) if isinstance(result, Reading) else 0)
    return MappingProxyType(results)


def _read_archived(lake: Path, sha256: str) -> Reading | Rejection:
    raw = archive.load(lake, sha256)
    media_type = None
    try:
        media_type = sniff(raw)
        return read(DocumentId(sha256), raw)
    except Unreadable as error:
        return Rejection(str(error), media_type)
