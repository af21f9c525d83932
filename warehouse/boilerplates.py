"""What a batch teaches of each publisher's boilerplate, and which kept documents that changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

import duckdb
import pyarrow as pa

from threatlake.comparing.boilerplate import EDGE, LEAST_TEXTS, is_frame
from threatlake.records import Boilerplate, DocumentId, Signature
from warehouse.lake import scalar
from warehouse.schema import to_arrow
from warehouse.signature_index import SignatureIndex
from warehouse.subjects import listed, of_snapshots, registered
from warehouse.tables import SIGNATURES

# Texts that are asked whether they have a passage only in common: enough to tell, few enough to compare all pairs.
MOST_ASKED = 60

# Passages by publisher, none being one of its own: all that are kept or given, and which of them are at an edge.
_PRINTED = f"""
    printed AS (
        SELECT document_id, coalesce(publisher, '') AS publisher, text_sha256, unnest(paragraphs) AS paragraph,
            unnest([n <= {EDGE} OR n > len(paragraphs) - {EDGE} FOR _, n IN paragraphs]) AS is_edge
        FROM (
            FROM near ANTI JOIN given USING (document_id) UNION ALL BY NAME FROM given
        )
    )
"""


def known(connection: duckdb.DuckDBPyConnection, publishers: Iterable[str]) -> Mapping[str, frozenset[int]]:
    """The numbers of the boilerplate of each publisher that has any; '' is none that is known."""
    rows = connection.execute(
        """SELECT publisher, list(paragraph) FROM boilerplate
        WHERE publisher IN (SELECT unnest(?::VARCHAR[])) GROUP BY publisher""",
        [sorted(set(publishers))],
    ).fetchall()
    return {publisher: frozenset(numbers) for publisher, numbers in rows}


def learn(
    connection: duckdb.DuckDBPyConnection, index: SignatureIndex, signatures: Sequence[Signature], at: datetime
) -> list[Boilerplate]:
    """The passages of these documents that are boilerplate, with all that is kept, and were not known to be."""
    already = known(connection, {each.publisher or "" for each in signatures})
    unknown = {
        paragraph
        for each in signatures
        for paragraph in each.paragraphs
        if paragraph not in already.get(each.publisher or "", ())
    }
    with registered(connection, given=to_arrow(SIGNATURES, signatures)), _near(connection, index, unknown):
        rows = connection.execute(
            f"""
            WITH {_PRINTED},
            fresh AS (
                SELECT DISTINCT publisher, paragraph
                FROM printed SEMI JOIN given USING (document_id) ANTI JOIN boilerplate USING (publisher, paragraph)
                WHERE is_edge OR publisher <> ''
            )
            SELECT publisher, paragraph, min(document_id), array_agg(DISTINCT text_sha256) AS texts
            FROM printed INNER JOIN fresh USING (publisher, paragraph)
            WHERE is_edge OR publisher <> ''
            GROUP BY ALL
            HAVING len(texts) >= ?
            ORDER BY ALL
        """,
            [LEAST_TEXTS],
        ).fetchall()
        framed = _frames(connection, {frozenset(row[3]) for row in rows if not row[0]})
    return [
        Boilerplate(publisher, paragraph, DocumentId(document_id), at)
        for publisher, paragraph, document_id, texts in rows
        if publisher or frozenset(texts) in framed
    ]


def holding(
    connection: duckdb.DuckDBPyConnection, index: SignatureIndex, learnt: Sequence[Boilerplate]
) -> list[DocumentId]:
    """The kept documents that hold what was learnt of their publishers."""
    if not learnt:
        return []
    publishers, numbers = [each.publisher for each in learnt], [each.paragraph for each in learnt]
    table = pa.table({"publisher": publishers, "paragraph": numbers})
    with registered(connection, learnt=table), _near(connection, index, set(numbers)):
        rows = connection.execute(
            """SELECT DISTINCT document_id
            FROM (
                SELECT document_id, coalesce(publisher, '') AS publisher, unnest(paragraphs) AS paragraph
                FROM near
            ) SEMI JOIN learnt USING (publisher, paragraph)
            ORDER BY ALL"""
        ).fetchall()
    return [DocumentId(row[0]) for row in rows]


def _frames(connection: duckdb.DuckDBPyConnection, groups: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    """Those groups of texts that have a frame in common and nothing else."""
    chosen = {group: sorted(group)[:MOST_ASKED] for group in groups}
    wanted = sorted({text for texts in chosen.values() for text in texts})
    rows = connection.execute(
        """SELECT text_sha256, any_value(fingerprints)
        FROM (FROM near ANTI JOIN given USING (document_id) UNION ALL BY NAME FROM given)
        WHERE text_sha256 IN (SELECT unnest(?::VARCHAR[])) GROUP BY ALL""",
        [wanted],
    ).fetchall()
    fingerprints = {text: frozenset(found) for text, found in rows}
    return {group for group, texts in chosen.items() if is_frame({text: fingerprints[text] for text in texts})}


@contextmanager
def _near(connection: duckdb.DuckDBPyConnection, index: SignatureIndex, paragraphs: set[int]) -> Iterator[None]:
    """The kept signatures that hold any of some passages, as a relation for the block."""
    names = index.holding("paragraphs", paragraphs)["document_id"].unique()
    document_ids = [DocumentId(str(name)) for name in names.to_pylist()]
    near = "CREATE OR REPLACE TEMP TABLE near AS SELECT * FROM signatures SEMI JOIN chosen USING (document_id)"
    with listed(connection, document_ids):
        connection.execute(f"{near} {of_snapshots(index.signed(document_ids))}")
        if scalar(connection, "SELECT count(*) FROM near") != len(document_ids):
            connection.execute(near)
    try:
        yield
    finally:
        connection.execute("DROP TABLE temp.near")
