"""How fast a folder is ingested, beside the bare floor: PDFium's own text of the same PDF pages, and nothing else.

    .venv/bin/python benchmarks/ingest.py FOLDER

Prints one table: documents, pages, wall seconds, rates and peak memory (all processes of the run together) of
`threatlake ingest` into a new lake, and the seconds PDFium alone takes for the same pages, as a ratio.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pypdfium2

from warehouse.lake import Lake, reading

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Measure the folder that is named."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        lake = Lake.at(Path(scratch) / "lake")
        seconds, peak_bytes = _ingest(folder, lake)
        with reading(lake) as connection:
            counts = connection.execute(
                "SELECT count(*), coalesce(sum(page_count), 0)::BIGINT, (SELECT count(*) FROM sources) FROM documents"
            ).fetchone()
            work = connection.execute("SELECT epoch(max(finished_at - started_at)) FROM runs").fetchone()
    documents, pages, sources = counts or (0, 0, 0)
    run_seconds = float(work[0]) if work else seconds
    floor = _floor(folder)
    print(f"inputs            {sources}, of which loaded {documents}, {pages} pages")
    print(f"whole command     {seconds:.1f} s, the run in it {run_seconds:.1f} s")
    print(f"rate of the run   {documents / run_seconds:.1f} documents/s, {pages / run_seconds:.1f} pages/s")
    print(f"peak memory       {peak_bytes / 2**20:.0f} MiB, all processes together")
    if floor:
        print(f"PDFium text alone {floor:.1f} s; the run takes {run_seconds / floor:.1f} times that")


def _ingest(folder: Path, lake: Lake) -> tuple[float, int]:
    command = [sys.executable, "-m", "flows.cli", "ingest", str(folder.resolve()), "--lake", str(lake.path)]
    started, peak = time.monotonic(), 0
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.1)
    return time.monotonic() - started, peak


def _memory(pid: int) -> int:
    total = 0
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        for process in family:
            total += process.memory_info().rss
    except psutil.NoSuchProcess:
        return total
    return total


def _floor(folder: Path) -> float:
    """Seconds that PDFium takes to give the text of every page it opens."""
    started = time.monotonic()
    pages = 0
    for path in sorted(folder.rglob("*.pdf")):
        try:
            with pypdfium2.PdfDocument(path) as document:
                for page in document:
                    page.get_textpage().get_text_range()
                    pages += 1
        except pypdfium2.PdfiumError:
            continue  # the floor reads what opens
    return time.monotonic() - started if pages else 0.0


if __name__ == "__main__":
    main()
