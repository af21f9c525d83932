"""What people say of documents: a judgement is kept for good, and its document classified anew with it.

Nothing of a judgement is ever changed or deleted; of those of one document and threat the last one counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import duckdb

from threatlake.classifying.classifier import Classifier
from threatlake.errors import InvalidInput
from threatlake.records import DocumentId, Judgement, ThreatId
from warehouse import classifications, seed_tables
from warehouse.commit import Rows, insert_new
from warehouse.lake import transaction
from warehouse.schema import to_arrow
from warehouse.tables import JUDGEMENTS


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A document and threat on which a person should decide; `words` are those that say most."""

    document_id: DocumentId
    threat_id: ThreatId
    score: float
    threshold: float
    is_label: bool
    words: list[str]
    title: str | None
    language: str | None
    uri: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document stands to one threat; `decided_by` is None where the threat does not label it."""

    threat_id: ThreatId
    score: float
    threshold: float
    decided_by: str | None
    is_primary: bool
    subthreats: list[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that is kept, and what it has changed: how its document stood to each threat, and stands."""

    judgement: Judgement
    title: str | None
    before: list[Standing]
    after: list[Standing]


def doubtful(
    connection: duckdb.DuckDBPyConnection, threat_id: str | None, limit: int | None
) -> tuple[int, list[Doubtful]]:
    """Count what is in doubt, and give the first of it, the most doubtful first."""
    if threat_id is not None:
        require_active(threat_id, dict(connection.execute("SELECT threat_id, is_active FROM threats").fetchall()))
    rows = connection.execute(
        """SELECT count(*) OVER (), document_id, threat_id, score, threshold, is_label, words, title, language, uri
        FROM to_review WHERE $threat IS NULL OR threat_id = $threat
        ORDER BY abs(score - threshold), document_id, threat_id LIMIT $limit""",
        {"threat": threat_id, "limit": limit},
    ).fetchall()
    return (rows[0][0] if rows else 0), [Doubtful(*row[1:]) for row in rows]


def require_active(threat_id: str, is_active: Mapping[str, bool]) -> ThreatId:
    """Give the id of a threat by which documents are classified; InvalidInput where it is none."""
    active = ", ".join(sorted(known for known in is_active if is_active[known]))
    if threat_id not in is_active:
        raise InvalidInput(f"no threat {threat_id!r}; give one of {active}")
    if not is_active[threat_id]:
        raise InvalidInput(
            f"threat {threat_id!r} is switched off, so nothing is classified by it; give one of {active}, "
            "or switch it on (is_active = true in its threat.toml) and run: threatlake refresh"
        )
    return ThreatId(threat_id)


def judge(connection: duckdb.DuckDBPyConnection, judgement: Judgement, classifier: Classifier, seeds: Rows) -> Judged:
    """Keep a judgement and classify its document anew, in one transaction that brings the seed tables along."""
    document_id, judgement = judgement.document_id, _after_all_others(connection, judgement)
    before = _standings(connection, document_id)
    (kept,) = classifications.kept(connection, "document_id = ?", [document_id])
    classified = classifier.classify(kept.reading(), kept.judged | {judgement.threat_id: judgement.is_about})
    classifications.prepare(connection)
    classifications.stage(connection, [classifications.rows_of([(kept, classified)])])
    connection.register("batch_judgements", to_arrow(JUDGEMENTS, [judgement]))
    answer = "is about" if judgement.is_about else "is not about"
    message = f"{judgement.judged_by}: {document_id[:12]} {answer} {judgement.threat_id}"
    with seed_tables.differing(connection, seeds) as changed, transaction(connection, message):
        classifications.remove_old(connection)
        seed_tables.replace(connection, changed)
        classifications.insert_staged(connection)
        insert_new(connection, JUDGEMENTS)
        classifications.require_promises(connection, JUDGEMENTS)
    connection.unregister("batch_judgements")
    (title,) = connection.execute("SELECT title FROM documents WHERE document_id = ?", [document_id]).fetchall()[0]
    return Judged(judgement, title, before, _standings(connection, document_id))


def _after_all_others(connection: duckdb.DuckDBPyConnection, judgement: Judgement) -> Judgement:
    """The last one counts, so it is put after those before it even where a clock was set back."""
    query = "SELECT max(judged_at) FROM judgements WHERE document_id = ? AND threat_id = ?"
    (last,) = connection.execute(query, [judgement.document_id, judgement.threat_id]).fetchall()[0]
    if isinstance(last, datetime) and judgement.judged_at <= last:
        return replace(judgement, judged_at=last + timedelta(microseconds=1))
    return judgement


def _standings(connection: duckdb.DuckDBPyConnection, document_id: DocumentId) -> list[Standing]:
    rows = connection.execute(
        """SELECT scores.threat_id, scores.score, scores.threshold, decided_by, coalesce(is_primary, false),
            list_sort(coalesce((SELECT list(subthreat_id) FROM finding_subthreats AS told
                WHERE told.document_id = scores.document_id AND told.threat_id = scores.threat_id), []))
        FROM scores LEFT JOIN findings USING (document_id, threat_id)
        WHERE document_id = ? ORDER BY scores.score DESC, scores.threat_id""",
        [document_id],
    ).fetchall()
    return [Standing(*row) for row in rows]
