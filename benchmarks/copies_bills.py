"""Pairs of summaries of bills that Congress itself marked as identical or related."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from copies_corpus import Pair
from copies_quality import Tried, share
from report import Table

ALIKE, UNLIKE = 0.8, 0.3  # of their runs of four words


class Bills(NamedTuple):
    """Texts, and pairs with what they are marked as and how alike they are."""

    texts: dict[str, str]
    pairs: dict[Pair, tuple[str, float]]


def load(data: Path) -> Bills:
    """The pairs of `duplicates`."""
    folder = data / "duplicates"
    with gzip.open(folder / "texts.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    with gzip.open(folder / "pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    pairs = {(min(row["a"], row["b"]), max(row["a"], row["b"])): (row["relation"], row["jaccard4"]) for row in rows}
    return Bills(texts, pairs)


def bills_table(bills: Bills, tried: Mapping[str, Tried]) -> Table:
    """What of them is found, and what is joined that should not be."""
    identical = {pair for pair, (relation, alike) in bills.pairs.items() if relation == "identical" and alike >= ALIKE}
    every = {pair for pair, (_, alike) in bills.pairs.items() if alike >= ALIKE}
    related = {pair for pair, (relation, alike) in bills.pairs.items() if relation == "related" and alike < UNLIKE}
    rows: list[tuple[str, ...]] = [
        ("pairs", f"{len(identical):,}", f"{len(every):,}", f"{len(related):,}", f"{len(related):,}")
    ]
    for name, each in tried.items():
        joined = {pair for pair in bills.pairs if each.is_one_story(pair)}
        rows.append(
            (
                name,
                share(each.pairs, identical),
                share(each.pairs, every),
                share(each.pairs, related),
                share(joined, related),
            )
        )
    note = f"Overlap: of runs of four words. {len(bills.texts):,} texts; a pair is joined where both are in one story."
    columns = (
        "",
        f"identical from {ALIKE}: found",
        f"any from {ALIKE}: found",
        f"related below {UNLIKE}: found",
        "joined",
    )
    return Table("Bills", note, columns, rows)
