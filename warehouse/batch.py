"""What a batch came to, as rows of every table it touches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from threatlake.reading.extraction import Reading
from threatlake.records import Document, Passage, Run
from threatlake.understanding.understand import Understanding
from warehouse import tables
from warehouse.archive import archive_path
from warehouse.commit import Rows, commit
from warehouse.comparison import Comparison
from warehouse.events import changed_events
from warehouse.fingerprints import Fingerprints
from warehouse.ledger import OpenRun, Rejection, Sifted, Unpacked, counted, settle

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch with the result of every stage."""

    sifted: Sifted
    readings: Mapping[str, Reading | Rejection | Unpacked]
    inside: Mapping[str, int]  # how many files are inside of it, by SHA-256
    understandings: Mapping[str, Understanding | Rejection]
    comparison: Comparison


def commit_to(run: OpenRun, batch: Batch) -> Run:
    """Commit a batch with the run's new counts, and give the run's row as it now stands."""
    lost = {key: found for key, found in batch.understandings.items() if isinstance(found, Rejection)}
    sources = settle(run, batch.sifted, {**batch.readings, **lost}, batch.inside)
    row = counted(run.row, sources, len(batch.sifted.unchanged))
    at = max((source.last_seen_at for source in sources), default=row.started_at)
    documents = _document_rows(batch, run.fingerprints, at)
    published = {document.document_id: document.published_on for document in documents[tables.DOCUMENTS]}
    events = changed_events(run.connection, documents, published)
    rows: Rows = {tables.RUNS: [row], tables.SOURCES: sources, **documents, tables.EVENTS: events}
    seen = [offer.source_id for offer in batch.sifted.unchanged]
    message = f"run {row.run_id}: {row.loaded_count} documents loaded so far"
    commit(run.connection, rows, message, seen, batch.comparison.renewed)
    run.row = row
    return row


def understood(
    readings: Mapping[str, Reading | Rejection | Unpacked], understandings: Mapping[str, Understanding | Rejection]
) -> list[tuple[Reading, Understanding]]:
    """The documents that were both read and understood."""
    pairs = ((reading, understandings.get(key)) for key, reading in readings.items())
    return [(one, other) for one, other in pairs if isinstance(one, Reading) and isinstance(other, Understanding)]


def _document_rows(batch: Batch, fingerprints: Fingerprints, at: datetime) -> Rows:
    documents = understood(batch.readings, batch.understandings)
    readings, found_in = [reading for reading, _ in documents], [found for _, found in documents]
    classified = [found.classification for found in found_in]
    return {
        tables.DOCUMENTS: [_document(reading, found, fingerprints, at) for reading, found in documents],
        tables.PASSAGES: _all(_passages(reading, found) for reading, found in documents),
        tables.PAGES: _all(reading.pages for reading in readings),
        tables.FOOTNOTE_MARKS: _all(reading.footnote_marks for reading in readings),
        tables.DOCUMENT_TABLES: _all(reading.cells for reading in readings),
        tables.FINDINGS: _all(each.findings for each in classified),
        tables.FINDING_SUBTHREATS: _all(each.finding_subthreats for each in classified),
        tables.SCORES: _all(each.scores for each in classified),
        tables.EVIDENCE: _all(each.evidence for each in classified),
        tables.ENTITIES: list(dict.fromkeys(_all(found.entities for found in found_in))),
        tables.MENTIONS: _all(found.mentions for found in found_in),
        tables.DATES: _all(found.dates for found in found_in),
        tables.FIGURES: _all(found.figures for found in found_in),
        tables.EVENT_MENTIONS: _all(found.events for found in found_in),
        tables.EVENT_ENTITIES: _all(found.event_entities for found in found_in),
        **batch.comparison.rows,
    }


def _all(rows: Iterable[list[Row]]) -> list[Row]:
    return [row for found in rows for row in found]


def _passages(reading: Reading, found: Understanding) -> list[Passage]:
    languages = found.classification.passage_languages
    return [replace(passage, language=language) for passage, language in zip(reading.passages, languages, strict=True)]


def _document(reading: Reading, found: Understanding, fingerprints: Fingerprints, at: datetime) -> Document:
    stated = reading.stated
    return Document(
        document_id=reading.document_id,
        title=stated.title,
        language=found.classification.language,
        published_on=found.published.on if found.published else None,
        published_precision=found.published.precision if found.published else None,
        publisher=stated.publisher,
        author=stated.author,
        symbol=stated.symbol,
        base_symbol=stated.base_symbol,
        session=stated.session,
        agenda_item=stated.agenda_item,
        stated_language=stated.stated_language,
        original_language=stated.original_language,
        canonical_uri=stated.canonical_uri,
        media_type=reading.media_type,
        encoding=reading.encoding,
        encoding_confidence=reading.encoding_confidence,
        page_count=reading.page_count,
        has_unread_pages=bool(reading.unread_pages),
        char_count=len(reading.text),
        text=reading.text,
        archive_path=archive_path(reading.document_id),
        ingested_at=at,
        read_fingerprint=fingerprints.read,
        understand_fingerprint=fingerprints.understand,
    )
