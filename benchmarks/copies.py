"""How well copies are found, and how fast, beside datasketch, text-dedup's method and datatrove: one run, same texts.

    .venv/bin/python benchmarks/copies.py [DATA] [--seed N] [--size N] [--templates N]

The texts are made: reprints as newsrooms make them, passages laid into longer texts, texts from one template,
unrelated texts in a publisher's frame, events told twice. What is true of each pair is known from the making. DATA is
a folder with `threats.jsonl.gz` (more originals) and `duplicates` (pairs of bills). Prints Markdown tables.
"""

import argparse
import platform
import time
from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import version
from pathlib import Path

import copies_bills
from copies_corpus import OF_TEMPLATE, make
from copies_ours import Findings, find
from copies_peers import PEERS
from copies_quality import Tried, quality_tables
from report import Table

from threatlake.records import CopyKind

OURS = "threatlake"
KNOWN = "threatlake, publishers known"


def main() -> None:
    """Measure and print."""
    options = _options()
    versions = (f"{library} {version(library)}" for library in ("numpy", "duckdb", "datasketch", "datatrove"))
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}; {', '.join(versions)}\n"
    )
    corpus = make(options.seed, options.size, options.data, options.templates)
    tried = _try(corpus.texts)
    tried[KNOWN] = _own(partial(find, corpus.texts, corpus.publishers))
    for table in quality_tables(corpus, tried):
        print(table.markdown(), flush=True)
    times = {"made texts": (len(corpus.texts), tried)}
    if options.data:
        bills = copies_bills.load(options.data)
        times["bills"] = len(bills.texts), _try(bills.texts)
        print(copies_bills.bills_table(bills, times["bills"][1]).markdown(), flush=True)
    print(_times(times).markdown())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the finding of copies beside its peers, in one run.")
    parser.add_argument("data", type=Path, nargs="?", help="folder with threats.jsonl.gz and duplicates")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another makes other texts")
    parser.add_argument("--size", type=float, default=1.0, metavar="N", help="times as many texts, templates left out")
    parser.add_argument("--templates", type=int, default=OF_TEMPLATE, metavar="N", help="texts of each template")
    return parser.parse_args()


def _try(texts: Mapping[str, str]) -> dict[str, Tried]:
    """Every method on the same texts."""
    tried = {}
    for name, peer in PEERS.items():
        started = time.process_time()
        pairs = peer(texts)
        tried[name] = Tried(pairs, time.process_time() - started)
    tried[OURS] = _own(partial(find, texts))
    return tried


def _own(work: Callable[[], Findings]) -> Tried:
    started = time.process_time()
    findings = work()
    seconds = time.process_time() - started
    pairs = {(each.one, each.other) for each in findings.found if each.kind is not CopyKind.RELATED}
    return Tried(pairs, seconds, frozenset(findings.found), findings.stories)


def _times(times: Mapping[str, tuple[int, Mapping[str, Tried]]]) -> Table:
    rows: list[tuple[str, ...]] = [
        (
            corpus,
            f"{count:,}",
            name,
            f"{each.seconds * 1_000 / count:.2f} s",
            f"{each.seconds / tried[OURS].seconds:.2f}",
        )
        for corpus, (count, tried) in times.items()
        for name, each in tried.items()
    ]
    note = "Processor time of one run, all threads; peers name pairs and verify nothing, ours reads both texts of each."
    return Table("Time", note, ("texts", "count", "method", "per 1,000 texts", "to ours"), rows)


if __name__ == "__main__":
    main()
