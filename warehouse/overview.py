"""What the warehouse holds and what the last runs did."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from warehouse.fingerprints import Fingerprints


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of what is there, the last runs (newest first), and how many documents today's code would read anew."""

    document_count: int
    page_count: int
    unread_page_count: int
    story_count: int
    source_counts: dict[str, int]
    threat_counts: dict[str, int]
    language_counts: dict[str, int]
    snapshot_count: int
    outdated_count: int
    runs: list[dict[str, Any]]
    last_ingested_at: datetime | None


_RUNS = 5


def overview(connection: duckdb.DuckDBPyConnection, fingerprints: Fingerprints) -> Overview:
    """Ask the lake for its overview."""

    def counts(query: str) -> dict[str, int]:
        return dict(connection.execute(query).fetchall())

    documents = connection.execute(
        """SELECT count(*), coalesce(sum(page_count), 0)::BIGINT, max(ingested_at),
            count(*) FILTER (
                read_fingerprint <> ? OR understand_fingerprint <> ?
                OR document_id IN (SELECT document_id FROM signatures WHERE compare_fingerprint <> ?)
                OR document_id IN (SELECT document_id FROM scores WHERE classify_fingerprint <> ?)
            )
        FROM documents""",
        [fingerprints.read, fingerprints.understand, fingerprints.compare, fingerprints.classify],
    ).fetchone() or (0, 0, None, 0)
    runs = connection.execute("FROM runs ORDER BY started_at DESC LIMIT ?", [_RUNS])
    columns, last_runs = [column[0] for column in runs.description or ()], runs.fetchall()
    return Overview(
        document_count=documents[0],
        page_count=documents[1],
        unread_page_count=counts("SELECT 'pages', count(*) FROM unread_pages")["pages"],
        story_count=counts("SELECT 'stories', count(DISTINCT story_id) FROM stories")["stories"],
        source_counts=counts("SELECT outcome, count(*) FROM sources GROUP BY outcome ORDER BY outcome"),
        threat_counts=counts(
            "SELECT threat_id, count(findings.document_id) FROM threats LEFT JOIN findings USING (threat_id) "
            "WHERE is_active GROUP BY threat_id ORDER BY count(findings.document_id) DESC, threat_id"
        ),
        language_counts=counts(
            "SELECT coalesce(language, 'unknown'), count(*) FROM documents GROUP BY ALL ORDER BY count(*) DESC, 1"
        ),
        snapshot_count=counts("SELECT 'snapshots', count(*) FROM lake.snapshots()")["snapshots"],
        outdated_count=documents[3],
        runs=[dict(zip(columns, row, strict=True)) for row in last_runs],
        last_ingested_at=documents[2],
    )
