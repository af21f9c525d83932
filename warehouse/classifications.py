"""Classifying kept documents anew: what the classifier needs of each, and how its rows take the place of the old ones.

    kept -> classified, in whichever process -> rows of it -> staged -> the old rows are replaced, in one transaction

What is staged lies in temporary tables of the connection, which DuckDB moves to disk where memory is short.
"""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import NamedTuple

import duckdb
import pyarrow as pa

from threatlake.classifying.classifier import Classification
from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, MediaType, Passage, PassageKind, ThreatId
from warehouse.commit import BrokenPromise, insert_new
from warehouse.lake import scalar
from warehouse.promises import table_promises
from warehouse.schema import to_arrow
from warehouse.tables import EVIDENCE, FINDING_SUBTHREATS, FINDINGS, SCORES, Table

# The tables whose rows a classification makes.
CLASSIFIED = (FINDINGS, FINDING_SUBTHREATS, SCORES, EVIDENCE)
# What it says of languages, as columns of `documents` and `passages`.
_LANGUAGES: dict[str, pa.DataType] = {"document_id": pa.string(), "language": pa.string()}
_PASSAGE_LANGUAGES: dict[str, pa.DataType] = {**_LANGUAGES, "passage_number": pa.int64()}

# A passage's number, kind, label, page, start and end.
PassageValues = tuple[int, str, str | None, int | None, int, int]

# Rows by the name of the table that they are staged in.
Rows = Mapping[str, pa.Table]


class Kept(NamedTuple):
    """What the classifier needs of a document, as plain values: they are sent to another process."""

    document_id: DocumentId
    media_type: MediaType
    text: str
    passages: list[PassageValues]
    judged: dict[ThreatId, bool]

    def reading(self) -> Reading:
        """The document as it was read."""
        passages = [
            Passage(self.document_id, number, PassageKind(kind), label, page, start, end)
            for number, kind, label, page, start, end in self.passages
        ]
        return Reading(self.document_id, MediaType(self.media_type), self.text, passages)


def kept(connection: duckdb.DuckDBPyConnection, chosen: str, parameters: list[object]) -> list[Kept]:
    """The documents that the condition `chosen` on `document_id` holds for, in the order of their ids."""
    documents = connection.execute(
        f"SELECT document_id, media_type, text FROM documents WHERE {chosen} ORDER BY document_id", parameters
    ).fetchall()
    passages: dict[str, list[PassageValues]] = {}
    rows = connection.execute(
        "SELECT document_id, passage_number, kind, label, page, start_char, end_char FROM passages "
        f"WHERE {chosen} ORDER BY document_id, passage_number",
        parameters,
    ).fetchall()
    for document_id, *passage in rows:
        passages.setdefault(document_id, []).append(tuple(passage))
    judged: dict[str, dict[ThreatId, bool]] = {}
    last = f"""
        SELECT document_id, threat_id, arg_max(is_about, judged_at) FROM judgements WHERE {chosen} GROUP BY ALL
    """
    for document_id, threat_id, is_about in connection.execute(last, parameters).fetchall():
        judged.setdefault(document_id, {})[threat_id] = is_about
    return [
        Kept(document_id, media_type, text, passages.get(document_id, []), judged.get(document_id, {}))
        for document_id, media_type, text in documents
    ]


def rows_of(classified: Iterable[tuple[Kept, Classification]]) -> Rows:
    """The rows that classified documents come to, ready to be staged."""
    pairs = list(classified)
    of = [classification for _, classification in pairs]
    numbers = [(one.document_id, passage[0]) for one, _ in pairs for passage in one.passages]
    return {
        "batch_findings": to_arrow(FINDINGS, chain.from_iterable(each.findings for each in of)),
        "batch_finding_subthreats": to_arrow(
            FINDING_SUBTHREATS, chain.from_iterable(each.finding_subthreats for each in of)
        ),
        "batch_scores": to_arrow(SCORES, chain.from_iterable(each.scores for each in of)),
        "batch_evidence": to_arrow(EVIDENCE, chain.from_iterable(each.evidence for each in of)),
        "batch_languages": pa.table(
            [[one.document_id for one, _ in pairs], [each.language for each in of]], schema=pa.schema(_LANGUAGES)
        ),
        "batch_passage_languages": pa.table(
            [
                [document_id for document_id, _ in numbers],
                list(chain.from_iterable(each.passage_languages for each in of)),
                [number for _, number in numbers],
            ],
            schema=pa.schema(_PASSAGE_LANGUAGES),
        ),
    }


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables, empty; `batch_languages` has one row per document that is classified anew."""
    for name, rows in rows_of([]).items():
        connection.register("empty", rows)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM empty")
        connection.unregister("empty")


def stage(connection: duckdb.DuckDBPyConnection, batch: Iterable[Rows]) -> None:
    """Put rows beside those that are staged."""
    batch = list(batch)
    for name in batch[0] if batch else ():
        connection.register("incoming", pa.concat_tables([rows[name] for rows in batch]))
        connection.execute(f"INSERT INTO {name} BY NAME FROM incoming")
        connection.unregister("incoming")


def remove_old(connection: duckdb.DuckDBPyConnection) -> None:
    """Delete the rows of the documents that are classified anew, inside a transaction."""
    for table in CLASSIFIED:
        connection.execute(f"DELETE FROM {table.name} WHERE document_id IN (SELECT document_id FROM batch_languages)")


def insert_staged(connection: duckdb.DuckDBPyConnection) -> None:
    """Insert what is staged and put languages right where they differ, inside a transaction."""
    for table in CLASSIFIED:
        insert_new(connection, table)
    connection.execute(
        """UPDATE documents SET language = new.language FROM batch_languages AS new
        WHERE documents.document_id = new.document_id AND documents.language IS DISTINCT FROM new.language"""
    )
    connection.execute(
        """UPDATE passages SET language = new.language FROM batch_passage_languages AS new
        WHERE passages.document_id = new.document_id AND passages.passage_number = new.passage_number
            AND passages.language IS DISTINCT FROM new.language"""
    )
    for table in CLASSIFIED:
        require_promises(connection, table)


def require_promises(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Ask the promises of a table of the rows named `batch_<table>`, inside the transaction that writes them."""
    for promise in table_promises(table, f"batch_{table.name}", lambda name: name):
        broken = scalar(connection, promise.query)
        if broken:
            raise BrokenPromise(f"{promise.text}; {broken} rows of the batch break it")
