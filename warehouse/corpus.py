"""What the corpus already holds that a new batch may copy: candidates, texts and stories, asked in SQL."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from threatlake.comparing.copies import STORY_KINDS, makes_story
from threatlake.comparing.symbols import Symbol
from threatlake.records import CopyKind, DocumentId, Signature
from warehouse.schema import to_arrow
from warehouse.signature_index import SignatureIndex
from warehouse.subjects import Subject, came_in, listed, of_snapshots, read_subjects, registered
from warehouse.tables import SIGNATURES

Pair = tuple[DocumentId, DocumentId]

# Fingerprints that two texts must share to be compared, unless the shorter has few: a passage of 40 words leaves 5.
LEAST_SHARED, FEW = 2, 4
# Documents that one is compared with, those that share most first: a bound for floods of one form.
MOST_CANDIDATES = 400


_OWN = pa.schema([("document_id", pa.string()), ("fingerprints", pa.list_(pa.int64()))])


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: the lake, and the index of its signatures, which a reader has not."""

    connection: duckdb.DuckDBPyConnection
    index: SignatureIndex | None = None


def candidates(
    connection: duckdb.DuckDBPyConnection,
    index: SignatureIndex,
    signatures: Sequence[Signature],
    own: Mapping[DocumentId, tuple[int, ...]],
) -> list[Pair]:
    """Pairs of a document whose signature is given and any other, given or kept, that may share text of their own.

    They share fingerprints, boilerplate left out (`own`), or all their words.
    """
    worded = [each for each in signatures if each.word_count]
    with registered(
        connection,
        given=to_arrow(SIGNATURES, signatures),
        own=pa.table([list(own), list(own.values())], schema=_OWN),
        holding=index.holding("fingerprints", {each for numbers in own.values() for each in numbers}),
        holding_words=index.holding("text", {each.text_sha256 for each in worded}),
    ):
        rows = connection.execute(
            """
            WITH mine AS (SELECT document_id, len(fingerprints) AS size, unnest(fingerprints) AS fingerprint FROM own),
            theirs AS (
                SELECT document_id, size, value AS fingerprint FROM holding ANTI JOIN given USING (document_id)
                UNION ALL
                SELECT document_id, len(fingerprints) AS size, unnest(fingerprints) AS fingerprint FROM given
            ),
            shared AS (
                SELECT mine.document_id AS one, theirs.document_id AS other, count(*) AS shared_count
                FROM theirs INNER JOIN mine USING (fingerprint)
                WHERE mine.document_id <> theirs.document_id
                GROUP BY mine.document_id, theirs.document_id
                HAVING shared_count >= least($least, any_value(ceil(least(mine.size, theirs.size) / $few)))
                QUALIFY row_number() OVER (PARTITION BY one ORDER BY shared_count DESC, other) <= $most
            ),
            same_words AS (
                SELECT document_id, value AS text_sha256 FROM holding_words ANTI JOIN given USING (document_id)
                UNION ALL
                SELECT document_id, text_sha256 FROM given
            ),
            pairs AS (
                SELECT one, other FROM shared
                UNION ALL
                SELECT given.document_id AS one, same_words.document_id AS other
                FROM same_words INNER JOIN given USING (text_sha256)
                WHERE given.word_count > 0
            )
            SELECT DISTINCT least(one, other) AS one, greatest(one, other) AS other
            FROM pairs WHERE one <> other
            ORDER BY ALL
        """,
            {"least": LEAST_SHARED, "few": FEW, "most": MOST_CANDIDATES},
        ).fetchall()
    return [(DocumentId(one), DocumentId(other)) for one, other in rows]


def states_of_one(connection: duckdb.DuckDBPyConnection, subjects: Sequence[Subject]) -> list[Pair]:
    """Pairs of a subject and a kept document, or another subject, whose symbols are states of one."""
    symbols = {subject.document_id: subject.symbol for subject in subjects if subject.symbol}
    bases = {symbol.base for symbol in symbols.values()}
    kept = (
        connection.execute(
            "SELECT document_id, symbol, base_symbol FROM documents WHERE base_symbol IN (SELECT unnest(?::VARCHAR[]))",
            [sorted(bases)],
        ).fetchall()
        if bases
        else []
    )
    every = {DocumentId(row[0]): Symbol(row[1], row[2]) for row in kept} | symbols
    of_base: dict[str, list[DocumentId]] = {}
    for document_id, symbol in every.items():
        of_base.setdefault(symbol.base, []).append(document_id)
    return sorted(
        {
            (min(one, other), max(one, other))
            for one, symbol in symbols.items()
            for other in of_base[symbol.base]
            if every[other].symbol != symbol.symbol
        }
    )


def subjects(kept: Kept, document_ids: Collection[DocumentId]) -> list[Subject]:
    """Kept documents, ready to be compared."""
    found = kept.index.subjects(document_ids) if kept.index else []
    missing = set(document_ids) - {subject.document_id for subject in found}
    if missing:
        found += read_subjects(kept.connection, missing, came_in(kept.connection, missing))
    return sorted(found, key=lambda subject: subject.document_id)


def story_edges(
    connection: duckdb.DuckDBPyConnection, document_ids: Iterable[DocumentId]
) -> set[tuple[DocumentId, DocumentId]]:
    """The kept copies of some documents that join them to one story, with these or others."""
    with listed(connection, document_ids):
        rows = connection.execute(
            """SELECT document_id, other_document_id, kind, jaccard, containment FROM copies
            WHERE kind IN (SELECT unnest(?::VARCHAR[]))
                AND (document_id IN (FROM chosen) OR other_document_id IN (FROM chosen))""",
            [sorted(STORY_KINDS)],
        ).fetchall()
    return {
        (DocumentId(one), DocumentId(other))
        for one, other, kind, *overlap in rows
        if makes_story(CopyKind(kind), *overlap)
    }


def stories_of(kept: Kept, document_ids: Collection[DocumentId]) -> Mapping[DocumentId, DocumentId]:
    """The story of every document that is in a story with one of these."""
    # Most stories still stand where the signatures of their documents came.
    signed = kept.index.signed(document_ids) if kept.index else []
    own = _own_stories(kept.connection, document_ids, signed)
    own |= _own_stories(kept.connection, set(document_ids) - own.keys(), [])
    rows = kept.connection.execute(
        "SELECT document_id, story_id FROM stories WHERE story_id IN (SELECT unnest(?::VARCHAR[]))",
        [sorted(set(own.values()))],
    ).fetchall()
    return {DocumentId(row[0]): DocumentId(row[1]) for row in rows}


def _own_stories(
    connection: duckdb.DuckDBPyConnection, document_ids: Collection[DocumentId], snapshots: Sequence[int]
) -> dict[DocumentId, DocumentId]:
    if not document_ids:
        return {}
    with listed(connection, document_ids):
        rows = connection.execute(
            f"SELECT document_id, story_id FROM stories SEMI JOIN chosen USING (document_id) {of_snapshots(snapshots)}"
        ).fetchall()
    return {DocumentId(row[0]): DocumentId(row[1]) for row in rows}
