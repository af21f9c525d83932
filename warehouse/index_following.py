"""The index of signatures follows the lake: before it is asked, what came since is added and what went is marked.

It says up to which snapshot it was made. Where it is not there, is not of this lake, or where the lake no longer says
what changed, it is made anew; so it is never older than the lake, and never of another. Only the one writer has it.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np

from threatlake.records import DocumentId
from warehouse.lake import scalar
from warehouse.signature_index import NO_SNAPSHOT, SignatureIndex
from warehouse.subjects import Subject, came_in, read_subjects

FOLDER = "signatures"
# Documents that are taken in at once, with their texts.
AT_ONCE = 5_000
_COLUMNS = "document_id, text_sha256, fingerprints, paragraphs"


@contextmanager
def opened(connection: duckdb.DuckDBPyConnection) -> Iterator[SignatureIndex]:
    """The index of the lake that is attached, brought to its last snapshot; tables in no lake get one for the block."""
    row = connection.execute(
        "SELECT path FROM duckdb_databases() WHERE database_name = 'lake' AND type = 'ducklake'"
    ).fetchone()
    if row:
        index = SignatureIndex(Path(row[0].removeprefix("sqlite:")).parent / FOLDER)
        _follow(connection, index)
        yield index
        return
    folder = Path(tempfile.mkdtemp(prefix="threatlake-"))
    try:
        index = SignatureIndex(folder)
        _take(
            connection,
            index,
            f"SELECT {NO_SNAPSHOT} AS signed, rowid AS row, {_COLUMNS} FROM signatures",
            is_lake=False,
        )
        yield index
    finally:
        shutil.rmtree(folder)


def _follow(connection: duckdb.DuckDBPyConnection, index: SignatureIndex) -> None:
    row = connection.execute(
        "SELECT snapshot_id, snapshot_time::VARCHAR FROM ducklake_snapshots('lake') ORDER BY ALL DESC LIMIT 1"
    ).fetchone()
    snapshot, made_at = row or (0, "")
    if not (_is_of(connection, index) and _take_changes(connection, index, snapshot) and _is_whole(connection, index)):
        index.forget()
        _take(connection, index, f"SELECT snapshot_id AS signed, rowid AS row, {_COLUMNS} FROM lake.signatures")
    if index.up_to != (snapshot, made_at):
        index.keep(snapshot, made_at)


def _is_of(connection: duckdb.DuckDBPyConnection, index: SignatureIndex) -> bool:
    """Whether the snapshot up to which the index was made is one of this lake."""
    snapshot, made_at = index.up_to
    row = connection.execute(
        "SELECT snapshot_time::VARCHAR FROM ducklake_snapshots('lake') WHERE snapshot_id = ?", [snapshot]
    ).fetchone()
    return row == (made_at,)


def _is_whole(connection: duckdb.DuckDBPyConnection, index: SignatureIndex) -> bool:
    return scalar(connection, "SELECT count(*) FROM signatures") == len(index)


def _take_changes(connection: duckdb.DuckDBPyConnection, index: SignatureIndex, snapshot: int) -> bool:
    """Take in what came and mark what went since the index was made; false where that cannot be told."""
    since = index.up_to[0] + 1
    if snapshot < since:
        return True
    changes = f"('lake', 'main', 'signatures', {since}, {snapshot})"
    try:
        if any(_gone(connection, table, since, snapshot) for table in ("documents", "passages")):
            return False  # a refresh rewrote what is compared
        gone = _gone(connection, "signatures", since, snapshot)
        query = f"SELECT snapshot_id AS signed, rowid AS row, {_COLUMNS} FROM ducklake_table_insertions{changes}"
        _take(connection, index, query)
    except duckdb.Error:  # snapshots that were expired, or another table of that name
        return False
    index.mark_gone(gone)
    return True


def _gone(connection: duckdb.DuckDBPyConnection, table: str, since: int, snapshot: int) -> list[tuple[str, int]]:
    """The rows that were taken from a table in some snapshots, by document and row."""
    query = f"SELECT document_id, rowid FROM ducklake_table_deletions('lake', 'main', '{table}', {since}, {snapshot})"
    return connection.execute(query).fetchall()


def _take(connection: duckdb.DuckDBPyConnection, index: SignatureIndex, query: str, *, is_lake: bool = True) -> None:
    with connection.cursor() as cursor:
        for batch in cursor.execute(query).to_arrow_reader(AT_ONCE):
            document_ids = [DocumentId(str(name)) for name in batch["document_id"].to_pylist()]
            signed = np.unique(batch["signed"].to_numpy()).tolist() if is_lake else []
            index.add(batch, {each.document_id: each for each in _subjects(connection, document_ids, signed)})


def _subjects(
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[DocumentId], signed: Sequence[int]
) -> list[Subject]:
    """What is compared of documents, most of which came together with their signatures."""
    found = [each for each in read_subjects(connection, document_ids, signed) if each.passages or not each.text]
    missing = set(document_ids) - {each.document_id for each in found}
    if not missing or not signed:
        return found
    return [*found, *read_subjects(connection, missing, came_in(connection, missing))]
