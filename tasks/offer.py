"""Take a batch of inputs: keep their raw bytes, and tell which are new."""

from pathlib import Path

from tasks.orchestration import NO_CACHE, task
from tasks.progress import listener
from warehouse import inputs
from warehouse.ledger import Offer, OpenRun, Sifted, sift


@task(name="offer", retries=2, retry_delay_seconds=5, cache_policy=NO_CACHE)
def offer_batch(run: OpenRun, batch: list[Path | Offer], *, retry: bool) -> Sifted:
    """Archive and sift a batch of files, or of what was inside of them.

    Tried again, for a disk may fail and archiving twice changes nothing.
    """
    offers = [one if isinstance(one, Offer) else inputs.offer(run.lake, one) for one in batch]
    sifted = sift(run, offers, retry=retry)
    listener().passed(len(batch) - len(sifted.fresh))
    return sifted
