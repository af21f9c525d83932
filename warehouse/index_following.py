"""The index of signatures follows the lake: before it is asked, what came since is added and what went is marked.

It says up to which snapshot it was made. Where it is not there, is not of this lake, or where the lake no longer says
what changed, it is made anew; so it is never older than the lake, and never of another. Only the one writer has it.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np

from threatlake.records import DocumentId
from warehouse.lake import scalar
from warehouse.signature_index import NO_SNAPSHOT, SignatureIndex
from warehouse.subjects import listed, read_subjects

FOLDER = "signatures"
# Documents that are taken in at once, with their texts.
AT_ONCE = 5_000
# In which snapshots of a lake some documents came whose signatures came in these; in none where they stand in no lake.
CameIn = Callable[[Sequence[DocumentId], Sequence[int]], Sequence[int]]
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
        query = f"SELECT {NO_SNAPSHOT} AS signed, rowid AS row, {_COLUMNS} FROM signatures"
        _take(connection, index, query, lambda _, __: [])
        yield index
    finally:
        shutil.rmtree(folder)


def _follow(connection: duckdb.DuckDBPyConnection, index: SignatureIndex) -> None:
    snapshots = connection.execute(
        """SELECT snapshot_id, snapshot_time::VARCHAR FROM ducklake_snapshots('lake')
        WHERE snapshot_id >= ? ORDER BY snapshot_id""",
        [index.up_to[0]],
    ).fetchall()
    snapshot, made_at = snapshots[-1] if snapshots else (0, "")
    # The snapshot up to which the index was made is one of this lake.
    is_of = bool(snapshots) and snapshots[0] == index.up_to
    if not (is_of and _take_changes(connection, index, snapshot) and _is_whole(connection, index)):
        index.forget()
        _take_all(connection, index)
    if index.up_to != (snapshot, made_at):
        index.keep(snapshot, made_at)


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
        _take(connection, index, query, lambda _, signed: signed)
    except duckdb.Error:  # snapshots that were expired, or another table of that name
        return False
    index.mark_gone(gone)
    return True


def _gone(connection: duckdb.DuckDBPyConnection, table: str, since: int, snapshot: int) -> list[tuple[str, int]]:
    """The rows that were taken from a table in some snapshots, by document and row."""
    query = f"SELECT document_id, rowid FROM ducklake_table_deletions('lake', 'main', '{table}', {since}, {snapshot})"
    return connection.execute(query).fetchall()


def _take_all(connection: duckdb.DuckDBPyConnection, index: SignatureIndex) -> None:
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE stands AS
        SELECT DISTINCT document_id, snapshot_id
        FROM (SELECT document_id, snapshot_id FROM documents UNION ALL SELECT document_id, snapshot_id FROM passages)"""
    )

    def came_in(document_ids: Sequence[DocumentId], _: Sequence[int]) -> Sequence[int]:
        with listed(connection, document_ids):
            rows = connection.execute("SELECT DISTINCT snapshot_id FROM stands SEMI JOIN chosen USING (document_id)")
        return [row[0] for row in rows.fetchall()]

    query = f"SELECT snapshot_id AS signed, rowid AS row, {_COLUMNS} FROM lake.signatures"
    _take(connection, index, query, came_in)
    connection.execute("DROP TABLE temp.stands")


def _take(connection: duckdb.DuckDBPyConnection, index: SignatureIndex, query: str, came_in: CameIn) -> None:
    with connection.cursor() as cursor:
        for batch in cursor.execute(query).to_arrow_reader(AT_ONCE):
            document_ids = [DocumentId(str(name)) for name in batch["document_id"].to_pylist()]
            signed = np.unique(batch["signed"].to_numpy()).tolist()
            found = read_subjects(connection, document_ids, came_in(document_ids, signed))
            index.add(batch, {subject.document_id: subject for subject in found})
