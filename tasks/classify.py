"""Classify kept documents anew, a batch at a time, in worker processes."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from tasks.orchestration import NO_CACHE, task
from tasks.progress import listener, log
from tasks.workers import Lost, Workers
from threatlake.classifying.classifier import Classifier
from threatlake.classifying.model import MODEL_FILE
from threatlake.classifying.model import load as load_model
from threatlake.seeds import load
from warehouse.classifications import Kept, Rows, rows_of, stage
from warehouse.refreshing import LostDocument, OpenRefresh, find_due, kept_batch

# Documents that a worker takes at once: enough that sending them costs little beside classifying them, few enough that
# one which hangs takes few with it. They are then tried one by one.
TOGETHER = 50


@task(name="find due", cache_policy=NO_CACHE)
def find_documents(refresh: OpenRefresh, batch_size: int) -> int:
    """Find the documents whose scores are not today's; not retried: it only asks. How many batches there are."""
    count = find_due(refresh, batch_size)
    listener().expect(count)
    return -(-count // batch_size)


@task(name="classify", cache_policy=NO_CACHE)
def classify_batch(refresh: OpenRefresh, pool: Workers, batch: int, seeds: Path) -> None:
    """Classify a batch with what people judged of it, and stage its rows; a document that is lost keeps its own."""
    kept = kept_batch(refresh, batch)
    classify = partial(_classify, seeds, refresh.fingerprints.classify)
    groups = [kept[start : start + TOGETHER] for start in range(0, len(kept), TOGETHER)]
    found: list[Rows] = []
    for group, result in _tried(pool, classify, groups):
        if isinstance(result, Lost):
            refresh.lost.append(LostDocument(group[0].document_id, str(result)))
        else:
            found.append(result)
        for _ in group:
            listener().read(0)
    stage(refresh.connection, found)
    log.info("%d documents classified anew, %d lost so far", len(kept), len(refresh.lost))


def _tried(
    pool: Workers, classify: Callable[[Sequence[Kept]], Rows], groups: Sequence[Sequence[Kept]]
) -> Iterator[tuple[Sequence[Kept], Rows | Lost]]:
    """Each group with its rows; of one that is lost, each document by itself."""
    lost: list[Kept] = []
    for group, result in pool.run(classify, groups):
        if isinstance(result, Lost):
            lost += group
        else:
            yield group, result
    yield from pool.run(classify, [[kept] for kept in lost])


def _classify(seeds: Path, fingerprint: str, group: Sequence[Kept]) -> Rows:
    classifier = _classifier(seeds, fingerprint)
    return rows_of((kept, classifier.classify(kept.reading(), kept.judged)) for kept in group)


@cache
def _classifier(seeds: Path, fingerprint: str) -> Classifier:
    """Made ready once in each worker."""
    return Classifier(load.load(seeds).threats, load_model(seeds / MODEL_FILE), fingerprint)
