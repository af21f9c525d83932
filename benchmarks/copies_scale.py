"""What a batch costs against a lake of 10,000 to 1,000,000 documents, and what filling the lake costs.

    .venv/bin/python benchmarks/copies_scale.py [COUNT …] [--store] [--seed N]

A lake is filled with made texts, a thousand at a time, each batch compared with all before; then more batches are
timed, the same whatever the size: one without forms, whose texts have as many copies in a large lake as in a small one,
and one with forms, of which a large lake holds more. `--store` fills it without comparing, for a quick look at the last
batches alone. Prints a Markdown table. Linux only: the most memory held is told by /proc.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import duckdb
from copies_scale_lake import batch, store
from copies_scale_texts import Maker, Text
from report import Table

from warehouse.index_following import opened
from warehouse.lake import Lake, writing

COUNTS = (10_000, 100_000)
BATCH = 1_000
# Batches of which the cheapest counts: the machine has other things to do.
TIMES = 3
# Of the last batches; the texts they are like are those of the lake's own seed.
LAST_SEED = 101
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
        f"all threads for 1,000 documents. Last batch: {BATCH:,} more documents, compared with all and committed; the "
        f"least of {TIMES}, processor time, without forms and with them."
    )
    columns = (
        "documents",
        "filling",
        "filling, memory",
        "without forms",
        "last batch",
        "wall",
        "memory",
        "copies",
        "lake",
    )
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
        forks: list[Maker] = []
        filling = _cost(lambda: forks.extend(_fill(connection, maker, count, is_compared=is_compared)))
        plain, formed = (list(fork.batches(BATCH * TIMES, BATCH)) for fork in forks)
        without, _ = _least(connection, plain)
        last, copies = _least(connection, formed)
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    return "|".join(
        (
            f"{filling.processor * BATCH / count:.2f} s",
            f"{filling.memory:,} MiB",
            f"{without.processor:.1f} s",
            f"{last.processor:.1f} s",
            f"{last.wall:.1f} s",
            f"{last.memory:,} MiB",
            f"{copies:,}",
            f"{size / 2**20:,.0f} MiB",
        )
    )


def _least(connection: duckdb.DuckDBPyConnection, batches: Sequence[Sequence[Text]]) -> tuple[Cost, int]:
    """What the cheapest of some batches costs, and the copies that it made."""
    copies: list[int] = []
    costs = [_cost(lambda: copies.append(batch(connection, batches[len(copies)]))) for _ in batches]
    return min(zip(costs, copies, strict=True))


def _fill(connection: duckdb.DuckDBPyConnection, maker: Maker, count: int, *, is_compared: bool) -> list[Maker]:
    """Fill a lake, and give makers of what comes last, which know no text that only a large lake has."""
    forks: list[Maker] = []
    for number, texts in enumerate(maker.batches(count, BATCH), start=1):
        into: Callable[[duckdb.DuckDBPyConnection, Sequence[Text]], object] = store
        if is_compared or number * BATCH <= LEARNT_FROM:
            into = batch
        into(connection, texts)
        if not forks and number * BATCH >= min(count, LEARNT_FROM):
            forks = [deepcopy(maker), deepcopy(maker)]
            forks[0].turn(LAST_SEED, has_forms=False)
            forks[1].turn(LAST_SEED + 1, has_forms=True)
    with opened(connection):  # the index takes in what was stored
        pass
    return forks


def _cost(work: Callable[[], object]) -> Cost:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forgets the most memory held before
    wall, processor = time.monotonic(), time.process_time()
    work()
    kibibytes = next(line.split()[1] for line in OWN_MEMORY.read_text().splitlines() if line.startswith("VmHWM"))
    return Cost(time.process_time() - processor, time.monotonic() - wall, int(kibibytes) // 1024)


if __name__ == "__main__":
    main()
