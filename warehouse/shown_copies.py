"""The copies of a document as a person asks for them: its story, and every row of `copies` that it is in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import duckdb

from threatlake.comparing.boilerplate import publisher_of
from threatlake.errors import InvalidInput
from threatlake.records import CopyKind, DocumentId, Precision
from warehouse.find import find_document
from warehouse.subjects import listed

# The kinds, those that say most first; the strongest copy is the first of the first kind there is.
STRENGTH = (CopyKind.EXACT, CopyKind.NEAR, CopyKind.REVISION, CopyKind.PASSAGE, CopyKind.RELATED)


@dataclass(frozen=True, slots=True)
class Described:
    """What a person tells a document from others by; `addresses` are those it was found at, the first one first."""

    document_id: DocumentId
    title: str | None
    language: str | None
    published_on: date | None
    published_precision: Precision | None
    publisher: str | None
    symbol: str | None
    addresses: tuple[str, ...]
    is_original: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """A row of `copies`, told from the document that was asked for."""

    start_char: int
    end_char: int
    other_start_char: int
    other_end_char: int
    shared_words: int


@dataclass(frozen=True, slots=True)
class Pair:
    """What the document and another share: one row, or one for each passage."""

    other: Described
    kind: CopyKind
    jaccard: float
    containment: float
    rows: tuple[Shared, ...]

    @property
    def shared_words(self) -> int:
        """The words of all rows."""
        return sum(row.shared_words for row in self.rows)


@dataclass(frozen=True, slots=True)
class Copies:
    """A document, its story with the original first, and its pairs with the strongest first."""

    document: Described
    story: list[Described]
    pairs: list[Pair]


def copies_of(connection: duckdb.DuckDBPyConnection, wanted: str, other: str | None = None) -> Copies:
    """The copies of the document that `wanted` names; only those that it shares with `other`, where that is given."""
    document_id = find_document(connection, wanted)
    other_id = find_document(connection, other) if other else None
    rows = connection.execute(_COPIES, {"document": document_id}).fetchall()
    story = connection.execute(_STORY, [document_id]).fetchall()
    described = _described(connection, {document_id, *(row[0] for row in rows), *(row[0] for row in story)})
    pairs = [
        Pair(described[found_id], CopyKind(kind), jaccard, containment, tuple(Shared(*row[4:]) for row in of_pair))
        for (found_id, kind, jaccard, containment), of_pair in groupby(rows, key=lambda row: row[:4])
    ]
    pairs.sort(key=lambda pair: (STRENGTH.index(pair.kind), -pair.jaccard, -pair.shared_words, pair.other.document_id))
    if other_id:
        pairs = [pair for pair in pairs if pair.other.document_id == other_id]
        if not pairs:
            one, two = document_id[:12], other_id[:12]
            raise InvalidInput(f"{one} and {two} are no copies; threatlake copies {one} lists those that it has")
    return Copies(described[document_id], [described[DocumentId(row[0])] for row in story], pairs)


_COPIES = """
    SELECT other_document_id, kind, jaccard, containment,
        start_char, end_char, other_start_char, other_end_char, shared_words
    FROM copies WHERE document_id = $document
    UNION ALL
    SELECT document_id, kind, jaccard, containment,
        other_start_char, other_end_char, start_char, end_char, shared_words
    FROM copies WHERE other_document_id = $document
    ORDER BY other_document_id, kind, jaccard, containment, start_char, other_start_char"""
_STORY = """
    SELECT document_id FROM stories INNER JOIN documents USING (document_id)
    WHERE story_id = (SELECT story_id FROM stories WHERE document_id = ?)
    ORDER BY is_original DESC, published_on NULLS LAST, document_id"""
_DESCRIBED = """
    SELECT document_id, title, language, published_on, published_precision, publisher, canonical_uri, symbol,
        addresses, coalesce(is_original, false)
    FROM documents SEMI JOIN chosen USING (document_id)
    LEFT JOIN stories USING (document_id)
    LEFT JOIN (
        SELECT document_id, list(uri ORDER BY first_seen_at, uri) AS addresses
        FROM sources SEMI JOIN chosen USING (document_id) GROUP BY document_id
    ) USING (document_id)"""


def _described(
    connection: duckdb.DuckDBPyConnection, document_ids: Iterable[DocumentId]
) -> Mapping[DocumentId, Described]:
    with listed(connection, document_ids):
        rows = connection.execute(_DESCRIBED).fetchall()
    return {document.document_id: document for document in map(_describe, rows)}


def _describe(row: Any) -> Described:  # noqa: ANN401 - a row of DuckDB's
    document_id, title, language, published_on, precision, publisher, address, symbol, addresses, is_original = row
    return Described(
        document_id=DocumentId(document_id),
        title=title,
        language=language,
        published_on=published_on,
        published_precision=Precision(precision) if precision else None,
        publisher=publisher_of(publisher, address),
        symbol=symbol,
        addresses=tuple(addresses or ()),
        is_original=is_original,
    )
