"""What is compared of documents, read from the lake."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from threatlake.comparing.boilerplate import publisher_of
from threatlake.comparing.shingles import Span
from threatlake.comparing.stories import Member
from threatlake.comparing.symbols import Symbol
from threatlake.records import DocumentId


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared of a document: its text, where its passages stand, who published it and when, its symbol."""

    document_id: DocumentId
    text: str
    passages: tuple[Span, ...]
    publisher: str | None
    published_on: date | None
    symbol: Symbol | None

    @property
    def member(self) -> Member:
        """What decides whether it is the original of its story."""
        return Member(self.document_id, self.published_on, len(self.text))


@contextmanager
def registered(connection: duckdb.DuckDBPyConnection, **tables: pa.Table) -> Iterator[None]:
    """Arrow tables as relations of these names, for the block."""
    for name, table in tables.items():
        connection.register(name, table)
    try:
        yield
    finally:
        for name in tables:
            connection.unregister(name)


@contextmanager
def listed(connection: duckdb.DuckDBPyConnection, document_ids: Iterable[DocumentId]) -> Iterator[None]:
    """Documents as a relation named `chosen`, for the block."""
    with registered(connection, chosen=pa.table({"document_id": pa.array(sorted(document_ids), pa.string())})):
        yield


def of_snapshots(snapshots: Sequence[int]) -> str:
    """The filter to rows that came in some snapshots: it leaves files unread, as none on checksums does."""
    return f"WHERE snapshot_id IN ({', '.join(map(str, snapshots))})" if snapshots else ""


def read_subjects(
    connection: duckdb.DuckDBPyConnection, document_ids: Collection[DocumentId], snapshots: Sequence[int] = ()
) -> list[Subject]:
    """Those of the documents that came in some snapshots; in any where none is named."""
    if not document_ids:
        return []
    came = of_snapshots(snapshots)
    with listed(connection, document_ids):
        rows = connection.execute(
            f"""
            WITH spans AS (
                SELECT document_id, list((start_char, end_char) ORDER BY passage_number) AS spans
                FROM passages SEMI JOIN chosen USING (document_id) {came} GROUP BY ALL
            )
            SELECT document_id, text, spans, publisher, canonical_uri, published_on, symbol, base_symbol
            FROM (FROM documents SEMI JOIN chosen USING (document_id) {came}) LEFT JOIN spans USING (document_id)
            ORDER BY document_id
        """
        ).fetchall()
    return [
        Subject(
            DocumentId(document_id),
            text,
            tuple(spans or ()),
            publisher_of(publisher, address),
            published_on,
            Symbol(symbol, base) if symbol and base else None,
        )
        for document_id, text, spans, publisher, address, published_on, symbol, base in rows
    ]


def came_in(connection: duckdb.DuckDBPyConnection, document_ids: Collection[DocumentId]) -> list[int]:
    """The snapshots of a lake in which some documents and their passages came."""
    with listed(connection, document_ids):
        rows = connection.execute(
            """SELECT snapshot_id FROM documents SEMI JOIN chosen USING (document_id)
            UNION SELECT snapshot_id FROM passages SEMI JOIN chosen USING (document_id) ORDER BY ALL"""
        ).fetchall()
    return [row[0] for row in rows]
