"""Finding the copies of kept documents anew, where other code made their signatures."""

from datetime import UTC, datetime

import duckdb

from threatlake.records import DocumentId, Run
from warehouse.commit import commit
from warehouse.comparison import Maker, compare_subjects
from warehouse.fingerprints import Fingerprints
from warehouse.lake import scalar

# Documents whose texts are held at once.
TOGETHER = 1000


def maker(run: Run, fingerprints: Fingerprints) -> Maker:
    """Who compares now."""
    return Maker(run.run_id, fingerprints.compare, datetime.now(UTC))


def outdated_count(connection: duckdb.DuckDBPyConnection, fingerprint: str) -> int:
    """How many documents other code compared."""
    return scalar(connection, "SELECT count(*) FROM signatures WHERE compare_fingerprint <> ?", [fingerprint])


def compare_anew(connection: duckdb.DuckDBPyConnection, by: Maker) -> int:
    """Compare every document that other code compared, some at a time, each lot in one transaction; how many."""
    count = 0
    while due := _due(connection, by):
        comparison = compare_subjects(connection, (), due, by._replace(at=datetime.now(UTC)))
        count += len(due)
        message = f"run {by.run_id}: {count} documents compared anew so far"
        commit(connection, comparison.rows, message, renewed=comparison.renewed)
    return count


def _due(connection: duckdb.DuckDBPyConnection, by: Maker) -> list[DocumentId]:
    rows = connection.execute(
        "SELECT document_id FROM signatures WHERE compare_fingerprint <> ? ORDER BY document_id LIMIT ?",
        [by.fingerprint, TOGETHER],
    ).fetchall()
    return [DocumentId(row[0]) for row in rows]
