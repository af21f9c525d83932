"""What the corpus already holds that a new batch may copy: candidates, texts and stories, asked in SQL."""

from collections.abc import Iterable, Mapping

import duckdb

from threatlake.comparing.signatures import NO_WORDS
from threatlake.comparing.stories import Member
from threatlake.records import DocumentId, Signature
from warehouse.schema import to_arrow
from warehouse.tables import SIGNATURES

Pair = tuple[DocumentId, DocumentId]


def candidates(connection: duckdb.DuckDBPyConnection, signatures: Iterable[Signature]) -> list[Pair]:
    """Pairs of a new document and any other (new or kept) that share a band or all their words."""
    connection.register("batch_signatures", to_arrow(SIGNATURES, signatures))
    try:
        rows = connection.execute(
            """
            WITH every AS (
                FROM signatures
                UNION ALL
                FROM batch_signatures
            ),
            bands AS (SELECT document_id, unnest(bands) AS band FROM every),
            new_bands AS (SELECT document_id, unnest(bands) AS band FROM batch_signatures),
            pairs AS (
                SELECT new_bands.document_id AS one, bands.document_id AS other
                FROM new_bands INNER JOIN bands USING (band)
                UNION
                SELECT batch_signatures.document_id, every.document_id
                FROM batch_signatures INNER JOIN every USING (text_sha256)
                WHERE text_sha256 <> ?
            )
            SELECT DISTINCT least(one, other) AS one, greatest(one, other) AS other
            FROM pairs WHERE one <> other
            ORDER BY ALL
        """,
            [NO_WORDS],
        ).fetchall()
    finally:
        connection.unregister("batch_signatures")
    return [(DocumentId(one), DocumentId(other)) for one, other in rows]


def texts(connection: duckdb.DuckDBPyConnection, document_ids: Iterable[DocumentId]) -> dict[DocumentId, str]:
    """The texts of kept documents."""
    query = "SELECT document_id, text FROM documents WHERE document_id IN (SELECT unnest(?::VARCHAR[]))"
    return dict(connection.execute(query, [sorted(document_ids)]).fetchall())


def stories_of(
    connection: duckdb.DuckDBPyConnection, document_ids: Iterable[DocumentId]
) -> tuple[list[Member], Mapping[DocumentId, DocumentId]]:
    """Every member of the stories that the documents are in, and the story each is in now."""
    query = """
        SELECT documents.document_id, documents.published_on, documents.char_count, stories.story_id
        FROM stories INNER JOIN documents USING (document_id)
        WHERE stories.story_id IN (
            SELECT story_id FROM stories WHERE document_id IN (SELECT unnest(?::VARCHAR[]))
        )
    """
    rows = connection.execute(query, [sorted(document_ids)]).fetchall()
    return [Member(DocumentId(row[0]), row[1], row[2]) for row in rows], {row[0]: row[3] for row in rows}
