"""One batch into the lake: every table in one transaction, or nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb

from threatlake.records import DocumentId, SourceId
from warehouse.lake import scalar, transaction
from warehouse.promises import table_promises
from warehouse.schema import to_arrow
from warehouse.tables import (
    CORPUS_TABLES,
    DOCUMENTS,
    ENTITIES,
    EVENTS,
    RUNS,
    SIGNATURES,
    SOURCES,
    STORIES,
    TABLES,
    Table,
)

Rows = Mapping[Table, Iterable[Any]]

# Rows of these tables may stand in the lake already under the same key: the batch's row takes their place.
_REPLACED = (RUNS, SOURCES, SIGNATURES, STORIES, EVENTS)

_BY_NAME = {table.name: table for table in TABLES}

_DOCUMENT_ID = f"{DOCUMENTS.name}.document_id"


class BrokenPromise(AssertionError):
    """A batch that breaks what the tables promise: a bug in the code that made it, never a bad document."""


def commit(
    connection: duckdb.DuckDBPyConnection,
    rows: Rows,
    message: str,
    seen: Sequence[SourceId] = (),
    renewed: Sequence[DocumentId] = (),
) -> None:
    """Write `rows`; checked before, committed as one snapshot.

    The `seen` sources are marked with the run's last time; of `renewed` documents the copies are found anew.
    """
    with _registered(connection, rows) as tables, _known_documents(connection, tables):
        for table in tables:
            _require_promises(connection, table, tables)
        with transaction(connection, message):
            _forget_copies(connection, renewed)
            for table in tables:
                _write(connection, table)
            _mark_seen(connection, seen)


@contextmanager
def _registered(connection: duckdb.DuckDBPyConnection, rows: Rows) -> Iterator[list[Table]]:
    """The batch's rows as relations named `batch_<table>`, for those tables that have any."""
    arrow = {table: to_arrow(table, rows.get(table, ())) for table in CORPUS_TABLES}
    tables = [table for table in CORPUS_TABLES if arrow[table].num_rows]
    for table in tables:
        connection.register(f"batch_{table.name}", arrow[table])
    try:
        yield tables
    finally:
        for table in tables:
            connection.unregister(f"batch_{table.name}")


@contextmanager
def _known_documents(connection: duckdb.DuckDBPyConnection, tables: list[Table]) -> Iterator[None]:
    """The kept documents that the batch names, as a relation: one look through the lake for all its promises."""
    named = [
        f"SELECT {column} AS document_id FROM batch_{table.name}"
        for table in tables
        for column, target in table.references
        if target == _DOCUMENT_ID
    ]
    if DOCUMENTS in tables:
        named.append("SELECT document_id FROM batch_documents")
    known = f"SEMI JOIN ({' UNION '.join(named)}) USING (document_id)" if named else "LIMIT 0"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE known_documents AS SELECT document_id FROM documents {known}")
    try:
        yield
    finally:
        connection.execute("DROP TABLE temp.known_documents")


def _require_promises(connection: duckdb.DuckDBPyConnection, table: Table, tables: list[Table]) -> None:
    def resolve(name: str) -> str:
        kept = "temp.known_documents" if name == DOCUMENTS.name else name
        if _BY_NAME[name] not in tables:
            return kept
        column = _BY_NAME[name].key[0]
        return f"(SELECT {column} FROM {kept} UNION ALL SELECT {column} FROM batch_{name})"

    for promise in table_promises(table, f"batch_{table.name}", resolve):
        broken = scalar(connection, promise.query)
        if broken:
            raise BrokenPromise(f"{promise.text}; {broken} rows of the batch break it")
    if table is DOCUMENTS:
        # Derived rows belong to a document, so it is enough that the document is new.
        known = scalar(
            connection, "SELECT count(*) FROM batch_documents SEMI JOIN temp.known_documents USING (document_id)"
        )
        if known:
            raise BrokenPromise(f"{known} documents of the batch are in the lake already")


def _write(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    key = ", ".join(table.key)
    if table in _REPLACED and _may_stand(connection, table):
        connection.execute(f"DELETE FROM {table.name} WHERE ({key}) IN (SELECT {key} FROM batch_{table.name})")
    if table is ENTITIES:
        new = f"FROM batch_{table.name} ANTI JOIN {table.name} USING ({key})"
        connection.execute(f"INSERT INTO {table.name} BY NAME {new}")
    else:
        insert_new(connection, table)


def _may_stand(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Whether rows of the batch may be in the lake already: those of documents that are new are not."""
    if table.key != DOCUMENTS.key:
        return True
    return bool(
        scalar(
            connection, f"SELECT count(*) FROM batch_{table.name} SEMI JOIN temp.known_documents USING (document_id)"
        )
    )


def insert_new(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Insert the rows registered as `batch_<table>`."""
    connection.execute(f"INSERT INTO {table.name} BY NAME FROM batch_{table.name}")


def _forget_copies(connection: duckdb.DuckDBPyConnection, renewed: Sequence[DocumentId]) -> None:
    if renewed:
        connection.execute(
            "DELETE FROM copies WHERE list_contains($renewed::VARCHAR[], document_id) "
            "OR list_contains($renewed::VARCHAR[], other_document_id)",
            {"renewed": list(renewed)},
        )


def _mark_seen(connection: duckdb.DuckDBPyConnection, seen: Sequence[SourceId]) -> None:
    if seen:
        connection.execute(
            "UPDATE sources SET last_seen_at = now() WHERE source_id IN (SELECT unnest(?::VARCHAR[]))", [list(seen)]
        )
