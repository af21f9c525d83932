"""Texts into a lake of this project, compared or not, without reading and understanding them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import duckdb
from copies_ours import PARAGRAPH
from copies_scale_texts import Text

from threatlake.comparing.boilerplate import paragraphs
from threatlake.comparing.shingles import words
from threatlake.comparing.winnowing import fingerprints
from threatlake.records import (
    Document,
    DocumentId,
    MediaType,
    Passage,
    PassageKind,
    Run,
    RunId,
    RunOutcome,
    Signature,
    Story,
)
from warehouse.commit import Rows, commit
from warehouse.comparison import Maker, compare_subjects
from warehouse.subjects import Subject
from warehouse.tables import COPIES, DOCUMENTS, PASSAGES, RUNS, SIGNATURES, STORIES

MAKER = Maker(RunId("benchmark"), "benchmark", datetime(2026, 1, 1, tzinfo=UTC))
RUN = Run(MAKER.run_id, "benchmark", MAKER.at, MAKER.at, RunOutcome.FINISHED, 0, 0, 0, 0, 0, 0, "-")


def batch(connection: duckdb.DuckDBPyConnection, texts: Sequence[Text]) -> int:
    """Compare texts with all that is stored, and store them; how many copies that made."""
    subjects = [_subject(text) for text in texts]
    compared = compare_subjects(connection, subjects, (), MAKER)
    rows: Rows = {RUNS: [RUN], DOCUMENTS: _documents(subjects), PASSAGES: _passages(subjects), **compared.rows}
    commit(connection, rows, "a batch", renewed=compared.renewed)
    return len(list(compared.rows[COPIES]))


def store(connection: duckdb.DuckDBPyConnection, texts: Sequence[Text]) -> None:
    """Store texts with their signatures, each a story of its own, compared with nothing: the quick way."""
    subjects = [_subject(text) for text in texts]
    signatures = [_signature(subject) for subject in subjects]
    stories = [Story(subject.document_id, subject.document_id, is_original=True) for subject in subjects]
    rows: Rows = {
        RUNS: [RUN],
        DOCUMENTS: _documents(subjects),
        PASSAGES: _passages(subjects),
        SIGNATURES: signatures,
        STORIES: stories,
    }
    commit(connection, rows, "stored")


def _subject(text: Text) -> Subject:
    return Subject(
        document_id=DocumentId(sha256(text.name.encode()).hexdigest()),
        text=text.text,
        passages=tuple(match.span() for match in PARAGRAPH.finditer(text.text)),
        publisher=text.publisher,
        published_on=None,
        symbol=None,
    )


def _signature(subject: Subject) -> Signature:
    whole = words(subject.text)
    printed = paragraphs(whole, subject.passages)
    return Signature(
        document_id=subject.document_id,
        text_sha256=whole.sha256(),
        word_count=len(whole),
        fingerprints=fingerprints(whole),
        publisher=subject.publisher,
        paragraphs=tuple(paragraph.number for paragraph in printed),
        compare_fingerprint=MAKER.fingerprint,
    )


def _documents(subjects: Sequence[Subject]) -> list[Document]:
    return [
        Document(
            document_id=subject.document_id,
            title=None,
            language="ru",
            published_on=None,
            published_precision=None,
            publisher=subject.publisher,
            author=None,
            symbol=None,
            base_symbol=None,
            session=None,
            agenda_item=None,
            stated_language=None,
            original_language=None,
            canonical_uri=None,
            media_type=MediaType.TEXT,
            encoding="utf-8",
            encoding_confidence=1.0,
            page_count=None,
            has_unread_pages=False,
            char_count=len(subject.text),
            text=subject.text,
            archive_path="-",
            ingested_at=MAKER.at,
            read_fingerprint=MAKER.fingerprint,
            understand_fingerprint=MAKER.fingerprint,
        )
        for subject in subjects
    ]


def _passages(subjects: Sequence[Subject]) -> list[Passage]:
    return [
        Passage(
            document_id=subject.document_id,
            passage_number=number,
            kind=PassageKind.PARAGRAPH,
            label=None,
            page=None,
            start_char=start,
            end_char=end,
            language="ru",
        )
        for subject in subjects
        for number, (start, end) in enumerate(subject.passages)
    ]
