"""Bringing kept documents to today's code, seeds and model: which are due, and how all of it is committed at once."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import duckdb

from threatlake.records import DocumentId, Run, RunOutcome, ThreatId
from warehouse import classifications, seed_tables
from warehouse.classifications import Kept
from warehouse.commit import Rows, insert_new
from warehouse.comparing_anew import outdated_count
from warehouse.fingerprints import Fingerprints
from warehouse.lake import Lake, changing, reading, scalar, transaction
from warehouse.ledger import new_run
from warehouse.schema import literal, to_arrow
from warehouse.tables import RUNS, THREATS


@dataclass(frozen=True, slots=True)
class LostDocument:
    """A document that could not be classified: it keeps its rows, and is due again next time."""

    document_id: DocumentId
    reason: str


class OpenRefresh:
    """The connection of a refresh, what it puts right, and the documents that were lost on the way, with the reason.

    No dataclass: Prefect would search it for futures.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, fingerprints: Fingerprints, seeds: Rows) -> None:
        self.connection = connection
        self.fingerprints = fingerprints
        self.seeds = seeds
        self.run = new_run("refresh")
        self.lost: list[LostDocument] = []


@contextmanager
def open_refresh(lake: Lake, fingerprints: Fingerprints, seeds: Rows, *, is_dry: bool) -> Iterator[OpenRefresh]:
    """Hold the writer's lock, or, on a dry run, open the lake for reading only; what is staged spills to disk."""
    with (
        tempfile.TemporaryDirectory(prefix="threatlake-") as spill,
        reading(lake) if is_dry else changing(lake) as connection,
    ):
        connection.execute(f"SET temp_directory = {literal(spill)}")
        classifications.prepare(connection)
        yield OpenRefresh(connection, fingerprints, seeds)


def find_due(refresh: OpenRefresh, batch_size: int) -> int:
    """Number the documents that today's classifier did not score under every active threat; how many there are."""
    active = [ThreatId(threat.threat_id) for threat in refresh.seeds[THREATS] if threat.is_active]
    refresh.connection.execute(
        """CREATE OR REPLACE TEMP TABLE due AS
        SELECT document_id, (row_number() OVER (ORDER BY document_id) - 1) // ? AS batch
        FROM documents LEFT JOIN (
            SELECT document_id, count(*) AS score_count,
                count(*) FILTER (classify_fingerprint = ? AND list_contains(?::VARCHAR[], threat_id)) AS current_count
            FROM scores GROUP BY document_id
        ) AS scored USING (document_id)
        WHERE coalesce(score_count, 0) <> ? OR coalesce(current_count, 0) <> ?""",
        [batch_size, refresh.fingerprints.classify, active, len(active), len(active)],
    )
    return scalar(refresh.connection, "SELECT count(*) FROM due")


def kept_batch(refresh: OpenRefresh, batch: int) -> list[Kept]:
    """The documents of one batch; it is a range of ids, so that the Parquet files are read for its rows only."""
    query = "SELECT min(document_id), max(document_id) FROM due WHERE batch = ?"
    first, last = refresh.connection.execute(query, [batch]).fetchall()[0]
    chosen = "document_id BETWEEN ? AND ? AND document_id IN (SELECT document_id FROM due)"
    return classifications.kept(refresh.connection, chosen, [first, last])


def uncompared(refresh: OpenRefresh) -> int:
    """How many documents other code compared; they are compared anew once the rest is committed."""
    return outdated_count(refresh.connection, refresh.fingerprints.compare)


def changed_seeds(refresh: OpenRefresh) -> list[str]:
    """The names of the seed tables that today's seeds would change."""
    with seed_tables.differing(refresh.connection, refresh.seeds) as changed:
        return [table.name for table in changed]


def commit_refresh(refresh: OpenRefresh) -> Run | None:
    """Put the staged rows in the place of the old, with the seed tables and the run, in one transaction.

    Where nothing differs nothing is written, and there is no run.
    """
    connection = refresh.connection
    count, outdated = scalar(connection, "SELECT count(*) FROM batch_languages"), uncompared(refresh)
    with seed_tables.differing(connection, refresh.seeds) as changed:
        if not count and not changed and not outdated:
            return None
        run = replace(refresh.run, outcome=RunOutcome.FINISHED, finished_at=datetime.now(UTC))
        connection.register("batch_runs", to_arrow(RUNS, [run]))
        with transaction(connection, f"run {run.run_id}: {count} documents classified anew"):
            classifications.remove_old(connection)
            seed_tables.replace(connection, changed)
            classifications.insert_staged(connection)
            insert_new(connection, RUNS)
            classifications.require_promises(connection, RUNS)
        connection.unregister("batch_runs")
    return run
