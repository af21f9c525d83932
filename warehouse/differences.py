"""What classifying anew changes: the staged rows beside those that stand in the lake, compared in SQL."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import duckdb

from threatlake.records import DocumentId, ThreatId

# A score that changes by less is the same to whoever reads it: a tenth of the scale.
MOVED = 0.1


class ChangeKind(StrEnum):
    """What becomes of a document under a threat: the label comes, goes, or stays while the score moves."""

    GAINED = "gained"
    LOST = "lost"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ThreatCount:
    """How many of the documents gain or lose a threat, move under it, or stay; `subthreats` are told anew for some."""

    threat_id: ThreatId
    gained: int
    lost: int
    moved: int
    unchanged: int
    subthreats: int


@dataclass(frozen=True, slots=True)
class Change:
    """A document that changes under a threat; a score is None where it was or will not be classified by it."""

    threat_id: ThreatId
    change: ChangeKind
    document_id: DocumentId
    title: str | None
    old_score: float | None
    new_score: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A judgement that the model contradicts; the judgement stays and decides."""

    threat_id: ThreatId
    document_id: DocumentId
    title: str | None
    is_about: bool
    judged_by: str
    judged_at: datetime
    score: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changes; `changes` may be only the first, gains and losses before moves."""

    document_count: int
    language_count: int
    threats: list[ThreatCount]
    changes: list[Change]
    disagreements: list[Disagreement]


# Every document that is classified anew with every threat that it had or gets a score for.
_COMPARED = f"""
CREATE OR REPLACE TEMP TABLE compared AS
WITH old AS (
    SELECT document_id, threat_id, scores.score, findings.score IS NOT NULL AS is_label
    FROM scores LEFT JOIN findings USING (document_id, threat_id)
    WHERE document_id IN (SELECT document_id FROM batch_languages)
),
new AS (
    SELECT document_id, threat_id, batch_scores.score, batch_findings.score IS NOT NULL AS is_label
    FROM batch_scores LEFT JOIN batch_findings USING (document_id, threat_id)
),
sides AS (
    SELECT
        document_id,
        threat_id,
        old.score AS old_score,
        new.score AS new_score,
        coalesce(old.is_label, false) AS was_label,
        coalesce(new.is_label, false) AS is_label
    FROM old FULL JOIN new USING (document_id, threat_id)
)
SELECT
    *,
    CASE
        WHEN is_label AND NOT was_label THEN 'gained'
        WHEN was_label AND NOT is_label THEN 'lost'
        WHEN abs(new_score - old_score) >= {MOVED} THEN 'moved'
        ELSE 'unchanged'
    END AS change
FROM sides
"""

# Of documents that keep a threat, those whose sub-threats under it are others than before.
_SUBTHREATS_CHANGED = """
    SELECT threat_id, count(*) AS subthreats
    FROM compared
    LEFT JOIN (
        SELECT document_id, threat_id, list_sort(list(subthreat_id)) AS told FROM finding_subthreats GROUP BY ALL
    ) AS old USING (document_id, threat_id)
    LEFT JOIN (
        SELECT document_id, threat_id, list_sort(list(subthreat_id)) AS told FROM batch_finding_subthreats GROUP BY ALL
    ) AS new USING (document_id, threat_id)
    WHERE was_label AND is_label AND old.told IS DISTINCT FROM new.told
    GROUP BY threat_id
"""


def difference(connection: duckdb.DuckDBPyConnection, limit: int | None) -> Difference:
    """Compare what is staged with what stands; at most `limit` changes are listed, all where it is None."""
    connection.execute(_COMPARED)
    documents, languages = connection.execute(
        """SELECT count(*), count(*) FILTER (documents.language IS DISTINCT FROM batch_languages.language)
        FROM batch_languages INNER JOIN documents USING (document_id)"""
    ).fetchall()[0]
    return Difference(
        documents, languages, _counts(connection), _changes(connection, limit), _disagreements(connection)
    )


def _counts(connection: duckdb.DuckDBPyConnection) -> list[ThreatCount]:
    rows = connection.execute(
        f"""SELECT threat_id, count(*) FILTER (change = 'gained'), count(*) FILTER (change = 'lost'),
            count(*) FILTER (change = 'moved'), count(*) FILTER (change = 'unchanged'),
            coalesce(any_value(subthreats), 0)
        FROM compared LEFT JOIN ({_SUBTHREATS_CHANGED}) AS told USING (threat_id)
        GROUP BY threat_id ORDER BY threat_id"""
    ).fetchall()
    return [ThreatCount(*row) for row in rows]


def _changes(connection: duckdb.DuckDBPyConnection, limit: int | None) -> list[Change]:
    rows = connection.execute(
        """SELECT threat_id, change, document_id, title, old_score, new_score
        FROM compared INNER JOIN documents USING (document_id) WHERE change <> 'unchanged'
        ORDER BY change = 'moved', threat_id, change, abs(coalesce(new_score, 0) - coalesce(old_score, 0)) DESC,
            document_id
        LIMIT ?""",
        [limit],
    ).fetchall()
    return [Change(ThreatId(row[0]), ChangeKind(row[1]), *row[2:]) for row in rows]


def _disagreements(connection: duckdb.DuckDBPyConnection) -> list[Disagreement]:
    rows = connection.execute(
        """WITH last AS (
            SELECT document_id, threat_id, max(judged_at) AS last_at, arg_max(is_about, judged_at) AS is_about,
                arg_max(judged_by, judged_at) AS judged_by
            FROM judgements GROUP BY ALL
        )
        SELECT threat_id, document_id, title, is_about, judged_by, last_at, score, threshold
        FROM last INNER JOIN batch_scores USING (document_id, threat_id) INNER JOIN documents USING (document_id)
        WHERE is_about <> (score >= threshold)
        ORDER BY abs(score - threshold) DESC, document_id, threat_id"""
    ).fetchall()
    return [Disagreement(*row) for row in rows]
