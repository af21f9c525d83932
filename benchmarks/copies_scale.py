"""What a batch costs against a lake of 10,000 to 1,000,000 documents, and what filling the lake costs.

    .venv/bin/python benchmarks/copies_scale.py [COUNT …] [--store] [--seed N]

A lake is filled with made texts, a thousand at a time, each batch compared with all before; then one more batch is
timed. `--store` fills it without comparing, for a quick look at the last batch alone. Prints a Markdown table. Linux
only: the most memory held is told by /proc.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
from copies_scale_lake import batch, store
from copies_scale_texts import Maker, Text
from report import Table

from warehouse.lake import Lake, writing

COUNTS = (10_000, 100_000)
BATCH = 1_000
# Texts from which publishers' boilerplate is learnt before others are stored uncompared.
LEARNT_FROM = 10_000
OWN_MEMORY = Path("/proc/self/status")


class Cost(NamedTuple):
    """Processor and wall seconds, and the most memory held in mebibytes."""

    processor: float
    wall: float
    memory: int


def main() -> None:
    """Measure each size in a process of its own, and print."""
    options = _options()
    if options.inside:
        print(_measure(options.counts[0], options.seed, is_compared=not options.store))
        return
    rows: list[tuple[str, ...]] = []
    for count in options.counts:
        flags = ["--seed", str(options.seed), *(["--store"] if options.store else [])]
        command = [sys.executable, __file__, str(count), "--inside", *flags]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        rows.append((f"{count:,}", *done.stdout.strip().split("|")))
        print(rows[-1], file=sys.stderr)
    note = (
        f"Filling: {'stored, not compared' if options.store else 'compared, a thousand at a time'}; processor time of "
        f"all threads for 1,000 documents. Last batch: {BATCH:,} more documents, compared with all and committed."
    )
    columns = ("documents", "filling", "filling, memory", "last batch", "wall", "memory", "copies", "lake")
    print(Table("Growth", note, columns, rows).markdown())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the finding of copies in a large lake.")
    parser.add_argument("counts", type=int, nargs="*", default=COUNTS, metavar="COUNT", help="documents in the lake")
    parser.add_argument("--store", action="store_true", help="fill the lake without comparing")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another makes other texts")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(count: int, seed: int, *, is_compared: bool) -> str:
    maker = Maker(seed)
    with tempfile.TemporaryDirectory() as folder, writing(Lake(Path(folder))) as connection:
        filling = _cost(lambda: _fill(connection, maker, count, is_compared=is_compared))
        texts = next(maker.batches(BATCH, BATCH))
        copies: list[int] = []
        last = _cost(lambda: copies.append(batch(connection, texts)))
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    return "|".join(
        (
            f"{filling.processor * BATCH / count:.2f} s",
            f"{filling.memory:,} MiB",
            f"{last.processor:.1f} s",
            f"{last.wall:.1f} s",
            f"{last.memory:,} MiB",
            f"{copies[0]:,}",
            f"{size / 2**20:,.0f} MiB",
        )
    )


def _fill(connection: duckdb.DuckDBPyConnection, maker: Maker, count: int, *, is_compared: bool) -> None:
    for number, texts in enumerate(maker.batches(count, BATCH)):
        into: Callable[[duckdb.DuckDBPyConnection, Sequence[Text]], object] = store
        if is_compared or number * BATCH < LEARNT_FROM:
            into = batch
        into(connection, texts)


def _cost(work: Callable[[], object]) -> Cost:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forgets the most memory held before
    wall, processor = time.monotonic(), time.process_time()
    work()
    kibibytes = next(line.split()[1] for line in OWN_MEMORY.read_text().splitlines() if line.startswith("VmHWM"))
    return Cost(time.process_time() - processor, time.monotonic() - wall, int(kibibytes) // 1024)


if __name__ == "__main__":
    main()
