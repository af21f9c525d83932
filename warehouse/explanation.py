"""Why a document has its threats: scores, their parts, and the words in their passages."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from threatlake.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Words:
    """A span that speaks for or against a threat, placed in its passage."""

    threat_id: str
    subthreat_id: str | None
    weight: float
    start_char: int
    end_char: int
    rule_id: str


@dataclass(frozen=True, slots=True)
class Part:
    """One threat's score and what it is made of, in log-odds."""

    threat_id: str
    score: float
    threshold: float
    is_label: bool
    unexplained_weight: float
    evidence_weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document with its scores and the words behind them."""

    document_id: str
    title: str | None
    language: str | None
    published_on: date | None
    uri: str
    text: str
    passages: list[tuple[int, int, int | None]]
    parts: list[Part]
    words: list[Words]


def explain(connection: duckdb.DuckDBPyConnection, wanted: str) -> Explanation:
    """Explain the document that `wanted` names: its id, the beginning of it, its address or the end of its address."""
    document_id = _find(connection, wanted)

    def rows(query: str) -> list[Any]:
        return connection.execute(query, [document_id]).fetchall()

    title, language, published_on, uri, text = rows(
        "SELECT overview.title, overview.language, overview.published_on, overview.uri, documents.text "
        "FROM document_overview AS overview INNER JOIN documents USING (document_id) WHERE document_id = ?"
    )[0]
    parts = rows(
        """SELECT scores.threat_id, scores.score, threshold, findings.threat_id IS NOT NULL, unexplained_weight,
            coalesce((SELECT sum(weight) FROM evidence WHERE evidence.document_id = scores.document_id
                AND evidence.threat_id = scores.threat_id), 0)
        FROM scores LEFT JOIN findings USING (document_id, threat_id)
        WHERE document_id = ? ORDER BY scores.score DESC, scores.threat_id"""
    )
    words = rows(
        "SELECT threat_id, subthreat_id, weight, start_char, end_char, rule_id FROM evidence "
        "WHERE document_id = ? ORDER BY start_char, weight DESC"
    )
    passages = rows("SELECT start_char, end_char, page FROM passages WHERE document_id = ? ORDER BY passage_number")
    return Explanation(
        document_id,
        title,
        language,
        published_on,
        uri,
        text,
        passages,
        [Part(*row) for row in parts],
        [Words(*row) for row in words],
    )


def _find(connection: duckdb.DuckDBPyConnection, wanted: str) -> str:
    address = Path(wanted).absolute().as_uri()
    query = """
        SELECT DISTINCT document_id FROM sources
        WHERE document_id IS NOT NULL
            AND (starts_with(document_id, ?) OR uri = ? OR uri = ? OR ends_with(url_decode(uri), ?))
        ORDER BY document_id
    """
    found = connection.execute(query, [wanted, wanted, address, f"/{wanted}"]).fetchall()
    if not found:
        raise InvalidInput(
            f"no document {wanted!r}; give its id, the beginning of it, or its file name "
            '(threatlake sql "SELECT document_id, title, uri FROM document_overview")'
        )
    if len(found) > 1:
        ids = ", ".join(row[0][:12] for row in found[:5])
        raise InvalidInput(f"{wanted!r} names {len(found)} documents ({ids}); give more of the id")
    return str(found[0][0])
