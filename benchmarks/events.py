"""How well tellings of one event are brought together, and what sums over seizures are worth, on made texts.

    .venv/bin/python benchmarks/events.py [--seed N] [--events N] [--folder FOLDER] [--show]

Events are made up, some much alike; each is told in three languages or two, in other words, with amounts rounded or
in grams and dates stated in other ways, and reprinted ten times. The texts are ingested in one batch, and once more in
batches of 50 in another order. Prints Markdown tables. With FOLDER texts and lakes are kept there, and lakes that are
there already are asked again and not made anew.
"""

import argparse
import random
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
from copies_drafts import desk
from events_files import write
from events_found import judge
from events_newsroom import Newsroom, Sentence
from events_quality import grouping_table, invented_table, shown
from events_sums import conflicts_table, sums_table
from events_world import Event, events
from report import Table

from flows.ingest import SEEDS, ingest
from warehouse.lake import Lake, reading

BATCH = 50


class Made(NamedTuple):
    """What was made: events, and the sentences of each file by its name."""

    events: list[Event]
    printed: Mapping[str, Sequence[Sentence]]
    wrong: set[int]  # numbers of events that one outlet reports with another amount


def main() -> None:
    """Measure and print."""
    options = _options()
    if options.folder:
        _measure(options, options.folder)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            _measure(options, Path(scratch))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the grouping of events and sums over seizures.")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another makes other events and texts")
    parser.add_argument("--events", type=int, default=40, metavar="N", help="events; each makes about 13 documents")
    parser.add_argument("--folder", type=Path, help="keep texts and lakes there")
    parser.add_argument("--show", action="store_true", help="list what is wrong, with its sentences")
    return parser.parse_args()


def _measure(options: argparse.Namespace, folder: Path) -> None:
    folder = folder.resolve()
    at_once, in_batches = folder / "one batch", folder / "batches"
    made = _make(options, at_once)
    _make(options, in_batches, order=1)
    print(f"{len(made.events)} events in {len(made.printed)} documents, seed {options.seed}\n", flush=True)
    first = _lake(at_once, len(made.printed))
    with reading(first) as connection:
        found = judge(connection, made.printed)
        if found.unplaced:
            print(f"{len(found.unplaced)} sentences stand in the lake in other words and are not counted\n")
        for table in (
            sums_table(connection, made.events),
            conflicts_table(connection, found, made.wrong),
            grouping_table(found),
            invented_table(found),
        ):
            print(table.markdown(), flush=True)
        grouped = _groups(connection)
    with reading(_lake(in_batches, BATCH)) as connection:
        print(_orders(grouped, _groups(connection)).markdown())
    if options.show:
        print(*shown(found), sep="\n")


def _make(options: argparse.Namespace, folder: Path, order: int = 0) -> Made:
    """Write the texts; another order gives the same texts other names, by which they arrive."""
    at = desk(options.seed)
    newsroom = Newsroom(at, events(at.chance, options.events))
    documents = list(newsroom.documents())
    files = write(documents, folder / "texts", at.chance, random.Random(order))  # noqa: S311 - the same order each time
    sentences = [newsroom.sentences(document.draft) for document in documents]
    printed = {path.name: each for path, each in zip(files, sentences, strict=True)}
    wrong = {document.wrong_about for document in documents if document.wrong_about is not None}
    return Made(newsroom.events, printed, wrong)


def _lake(folder: Path, batch_size: int) -> Lake:
    lake = Lake.at(folder / "lake")
    if not lake.exists:
        ingest([folder / "texts"], None, lake.path, SEEDS, batch_size)
    return lake


def _groups(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, int], str]:
    rows = connection.execute("SELECT document_id, event_number, event_id FROM events").fetchall()
    return {(document_id, number): event_id for document_id, number, event_id in rows}


def _orders(one: Mapping[tuple[str, int], str], other: Mapping[tuple[str, int], str]) -> Table:
    """Whether another order of arrival gives the same events."""
    differing = [key for key in one.keys() | other.keys() if one.get(key) != other.get(key)]
    groups = _partition(one) ^ _partition(other)
    rows: list[tuple[str, ...]] = [(f"{len(one):,}", f"{len(other):,}", f"{len(differing):,}", f"{len(groups):,}")]
    note = f"The same texts in one batch, and in batches of {BATCH} in another order."
    columns = ("tellings at once", "in batches", "tellings with another event_id", "groups only one of them has")
    return Table("Orders of arrival", note, columns, rows)


def _partition(groups: Mapping[tuple[str, int], str]) -> set[frozenset[tuple[str, int]]]:
    members: dict[str, set[tuple[str, int]]] = {}
    for key, group in groups.items():
        members.setdefault(group, set()).add(key)
    return set(map(frozenset, members.values()))


if __name__ == "__main__":
    main()
