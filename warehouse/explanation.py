"""Why a document has its threats: scores and what they are made of, what people judged, the words in their passages."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

import duckdb

from threatlake.makeup import make_up
from warehouse.find import find_document


@dataclass(frozen=True, slots=True)
class Words:
    """A span that speaks for or against a threat, placed in its passage."""

    threat_id: str
    subthreat_id: str | None
    weight: float
    start_char: int
    end_char: int
    rule_id: str
    matched_text: str
    passage_number: int


class Code(NamedTuple):
    """What another classification calls a sub-threat, and how that relates to it (exact, broad, narrow, related)."""

    scheme: str
    code: str
    relation: str
    label: str


@dataclass(frozen=True, slots=True)
class ToldSubthreat:
    """A sub-threat of a finding, with its codes from the crosswalk."""

    subthreat_id: str
    name: str
    score: float
    codes: list[Code]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said on a threat; the last one counts."""

    is_about: bool
    judged_by: str
    judged_at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One threat's score and what it is made of: four sums of log-odds, which calibration turns into the score.

    `evidence_weight` is what all words say together; `decided_by` is None where the threat does not label the document.
    """

    threat_id: str
    name: str
    score: float
    threshold: float
    is_label: bool
    is_doubtful: bool
    decided_by: str | None
    log_odds: float
    words_for: float
    words_against: float
    model_words: float
    unexplained_weight: float
    evidence_weight: float
    subthreats: list[ToldSubthreat]
    judgements: list[Judgement]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document with its scores, the likeliest threat first, and the words behind them in the order of the text.

    A passage is its first character, one past its last, and its page.
    """

    document_id: str
    title: str | None
    language: str | None
    published_on: date | None
    uri: str
    text: str
    passages: list[tuple[int, int, int | None]]
    parts: list[Part]
    words: list[Words]

    @property
    def telling(self) -> list[Part]:
        """The threats a reader asks about: labels, what is in doubt or judged; the likeliest where there is none."""
        asked = [part for part in self.parts if part.is_label or part.is_doubtful or part.judgements]
        return asked or self.parts[:1]


def explain(connection: duckdb.DuckDBPyConnection, wanted: str) -> Explanation:
    """Explain the document that `wanted` names: its id, the beginning of it, its address or the end of its address."""
    document_id = find_document(connection, wanted)

    def rows(query: str) -> list[Any]:
        return connection.execute(query, [document_id]).fetchall()

    title, language, published_on, uri, text = rows(
        "SELECT overview.title, overview.language, overview.published_on, overview.uri, documents.text "
        "FROM document_overview AS overview INNER JOIN documents USING (document_id) WHERE document_id = ?"
    )[0]
    passages = rows("SELECT start_char, end_char, page FROM passages WHERE document_id = ? ORDER BY passage_number")
    words = [Words(*row) for row in rows(_WORDS)]
    subthreats, codes = _by_first(rows(_SUBTHREATS)), _by_first(rows(_CODES))
    judgements = _by_first(rows(_JUDGEMENTS))
    parts = [
        _part(
            row,
            [each for each in words if each.threat_id == row[0]],
            [
                ToldSubthreat(told, name, score, [Code(*code) for code in codes.get(told, ())])
                for told, name, score in subthreats.get(row[0], ())
            ],
            [Judgement(*each) for each in judgements.get(row[0], ())],
        )
        for row in rows(_SCORES)
    ]
    return Explanation(document_id, title, language, published_on, uri, text, passages, parts, words)


_WORDS = """
    SELECT threat_id, subthreat_id, weight, start_char, end_char, rule_id, matched_text, passage_number
    FROM evidence WHERE document_id = ? ORDER BY start_char, weight DESC, end_char, threat_id, rule_id"""
_SCORES = """
    SELECT scores.threat_id, threats.name, scores.score, scores.threshold,
        scores.score BETWEEN doubtful_from AND doubtful_to, decided_by, unexplained_weight
    FROM scores INNER JOIN threats USING (threat_id) LEFT JOIN findings USING (document_id, threat_id)
    WHERE document_id = ? ORDER BY scores.score DESC, scores.threat_id"""
_SUBTHREATS = """
    SELECT told.threat_id, told.subthreat_id, subthreats.name, told.score
    FROM finding_subthreats AS told INNER JOIN subthreats USING (subthreat_id)
    WHERE document_id = ? ORDER BY told.threat_id, told.score DESC, told.subthreat_id"""
_CODES = """
    SELECT crosswalk.subthreat_id, scheme, code, relation, label
    FROM crosswalk INNER JOIN finding_subthreats USING (subthreat_id) WHERE document_id = ?
    ORDER BY subthreat_id, list_position(['exact', 'broad', 'narrow', 'related'], relation), scheme, code"""
_JUDGEMENTS = """
    SELECT threat_id, is_about, judged_by, judged_at, reason
    FROM judgements WHERE document_id = ? ORDER BY threat_id, judged_at"""


def _by_first(rows: list[Any]) -> dict[str, list[Any]]:
    """Rows by what they begin with, without it."""
    return {first: [row[1:] for row in of_first] for first, of_first in groupby(rows, lambda row: row[0])}


def _part(row: Any, words: list[Words], subthreats: list[ToldSubthreat], judgements: list[Judgement]) -> Part:  # noqa: ANN401 - a row of DuckDB's
    threat_id, name, score, threshold, is_doubtful, decided_by, unexplained = row
    made = make_up(words, unexplained)
    return Part(
        threat_id=threat_id,
        name=name,
        score=score,
        threshold=threshold,
        is_label=decided_by is not None,
        is_doubtful=is_doubtful,
        decided_by=decided_by,
        log_odds=made.log_odds,
        words_for=made.words_for,
        words_against=made.words_against,
        model_words=made.model_words,
        unexplained_weight=unexplained,
        evidence_weight=made.log_odds - unexplained,
        subthreats=subthreats,
        judgements=judgements,
    )
