"""Read a batch of raw files into clean text."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from tasks.orchestration import NO_CACHE, task
from tasks.progress import listener
from tasks.workers import Lost, Workers
from threatlake.reading.extraction import Reading
from threatlake.reading.pdf.scans import wants_ocr
from threatlake.reading.settings import Settings
from threatlake.records import Page
from warehouse.ledger import OpenRun, Rejection, Sifted, Unpacked
from warehouse.opening import Opened, open_archived

# Seconds that a page read by OCR adds to its document's deadline. A clean page takes 2, a noisy one up to 10.
_OCR_SECONDS = 30


class Readings:
    """What each file came to, by SHA-256. No dict nor dataclass: Prefect would search every passage for futures."""

    def __init__(self, opened: dict[str, Opened]) -> None:
        self.opened = opened

    @property
    def results(self) -> Mapping[str, Reading | Rejection | Unpacked]:
        """The document of each, or why there is none."""
        return {sha256: opened.result for sha256, opened in self.opened.items()}

    @property
    def documents(self) -> list[Reading]:
        """Those that are documents."""
        return [opened.result for opened in self.opened.values() if isinstance(opened.result, Reading)]


@task(name="read", cache_policy=NO_CACHE)
def read_batch(run: OpenRun, pool: Workers, sifted: Sifted, settings: Settings) -> Readings:
    """Open what is new, in worker processes; not retried: the same bytes fail the same way."""
    opened: dict[str, Opened] = {}
    hashes = list(dict.fromkeys(offer.sha256 for offer in [*sifted.fresh, *sifted.reopened] if offer.sha256))
    without_ocr = replace(settings, tessdata=None)
    for sha256, result in pool.run(partial(open_archived, run.lake, without_ocr), hashes):
        opened[sha256] = Opened(Rejection(str(result))) if isinstance(result, Lost) else result
        document = opened[sha256].result
        listener().read((document.page_count or 0) if isinstance(document, Reading) else 0)
    if settings.tessdata is not None:
        _read_scans(run, pool, settings, opened)
    _as_known({offer.sha256 or "" for offer in sifted.reopened}, opened)
    return Readings(opened)


def _read_scans(run: OpenRun, pool: Workers, settings: Settings, opened: dict[str, Opened]) -> None:
    """Read documents with scanned pages once more, with OCR; where that fails, the first reading stands."""
    scans = {sha256: len(pages) for sha256, one in opened.items() if (pages := _scanned(one.result))}
    read = partial(open_archived, run.lake, settings)
    for sha256, result in pool.run(read, list(scans), lambda sha256: _OCR_SECONDS * scans[sha256]):
        first = opened[sha256].result
        if not isinstance(result, Lost):
            opened[sha256] = result
        elif isinstance(first, Reading):
            opened[sha256] = Opened(_explained(first, f"OCR failed: {result}"))


def _scanned(result: Reading | Rejection | Unpacked) -> list[Page]:
    return [page for page in result.unread_pages if wants_ocr(page.reason)] if isinstance(result, Reading) else []


def _explained(reading: Reading, reason: str) -> Reading:
    """A reading whose scanned pages say why OCR did not read them."""
    pages = [replace(page, reason=reason) if wants_ocr(page.reason) else page for page in reading.pages]
    return replace(reading, pages=pages)


def _as_known(hashes: set[str], opened: dict[str, Opened]) -> None:
    """Of a message that is a document already, only what is inside of it is wanted."""
    for sha256 in hashes:
        result = opened[sha256].result
        if isinstance(result, Reading):
            opened[sha256] = Opened(Unpacked(result.media_type), opened[sha256].inside)
