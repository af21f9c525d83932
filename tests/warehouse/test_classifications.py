"""A kept document is classified as when it was read, and its new rows replace the old ones whole or not at all."""

from pathlib import Path

import pytest

from threatlake.classifying.classifier import Classifier
from threatlake.classifying.model import MODEL_FILE
from threatlake.classifying.model import load as load_model
from threatlake.reading.read import read
from threatlake.records import DocumentId, MediaType
from threatlake.seeds.load import load
from warehouse import classifications
from warehouse.classifications import Kept
from warehouse.commit import BrokenPromise
from warehouse.fingerprints import fingerprints
from warehouse.lake import changing, reading, scalar, transaction

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
TABLES = ("findings", "finding_subthreats", "scores", "evidence")
OF_BOTH = "SELECT count(*) FROM (FROM {0} EXCEPT ALL FROM batch_{0} UNION ALL (FROM batch_{0} EXCEPT ALL FROM {0}))"


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier(load(SEEDS).threats, load_model(SEEDS / MODEL_FILE), fingerprints(SEEDS).classify)


@pytest.fixture
def staged(own_lake, classifier):
    """A writer's connection with every document classified anew and staged."""
    with changing(own_lake) as connection:
        kept = classifications.kept(connection, "true", [])
        classifications.prepare(connection)
        rows = classifications.rows_of((one, classifier.classify(one.reading(), one.judged)) for one in kept)
        classifications.stage(connection, [rows])
        yield connection


def replace(connection) -> None:
    with transaction(connection, "test"):
        classifications.remove_old(connection)
        classifications.insert_staged(connection)


def test_a_kept_document_is_read_as_its_bytes_are(sample_lake):
    path = ROOT / "seeds" / "documents" / "html"
    with reading(sample_lake) as connection:
        for file in sorted(path.glob("*.html")):
            query = "SELECT document_id FROM sources WHERE uri = ?"
            (document_id,) = connection.execute(query, [file.as_uri()]).fetchone()
            (kept,) = classifications.kept(connection, "document_id = ?", [document_id])
            here, fresh = kept.reading(), read(DocumentId(document_id), file.read_bytes())
            assert (here.media_type, here.text, here.passages) == (fresh.media_type, fresh.text, fresh.passages)


def test_documents_of_the_lake_come_to_the_rows_they_have(staged):
    for table in TABLES:
        assert scalar(staged, OF_BOTH.format(table)) == 0, table


def test_what_is_staged_takes_the_place_of_the_old_rows(staged):
    staged.execute("UPDATE batch_scores SET classify_fingerprint = 'new'")
    counts = {table: scalar(staged, f"SELECT count(*) FROM {table}") for table in TABLES}
    replace(staged)
    assert {table: scalar(staged, f"SELECT count(*) FROM {table}") for table in TABLES} == counts
    assert staged.sql("SELECT DISTINCT classify_fingerprint FROM scores").fetchall() == [("new",)]


def test_only_rows_whose_language_differs_are_written(staged):
    (document_id,) = staged.sql("SELECT document_id FROM documents ORDER BY 1 LIMIT 1").fetchone()
    staged.execute("UPDATE documents SET language = 'fr' WHERE document_id = ?", [document_id])
    staged.execute("UPDATE passages SET language = 'fr' WHERE document_id = ?", [document_id])
    before = staged.sql("SELECT max(rowid) FROM documents").fetchone()
    replace(staged)
    assert staged.sql("SELECT count(*) FROM documents WHERE language = 'fr'").fetchone() == (0,)
    assert staged.sql("SELECT count(*) FROM passages WHERE language = 'fr'").fetchone() == (0,)
    assert staged.sql("SELECT max(rowid) FROM documents").fetchone() == before


@pytest.mark.parametrize(
    ("damage", "promise"),
    [
        ("UPDATE batch_scores SET score = 2", "scores: score BETWEEN 0 AND 1"),
        (
            "UPDATE batch_findings SET threat_id = 'piracy' WHERE threat_id = 'cybercrime'",
            "findings.threat_id is in threats.threat_id",
        ),
        ("INSERT INTO batch_evidence FROM batch_evidence LIMIT 1", "evidence: .* is unique"),
    ],
)
def test_rows_that_break_a_promise_leave_everything_as_it_was(staged, damage: str, promise: str):
    staged.execute(damage)
    before = scalar(staged, "SELECT max(snapshot_id) FROM lake.snapshots()")
    counts = {table: scalar(staged, f"SELECT count(*) FROM {table}") for table in TABLES}
    with pytest.raises(BrokenPromise, match=promise):
        replace(staged)
    assert scalar(staged, "SELECT max(snapshot_id) FROM lake.snapshots()") == before
    assert {table: scalar(staged, f"SELECT count(*) FROM {table}") for table in TABLES} == counts


def test_a_document_without_text_is_scored_and_has_no_passage(classifier):
    empty = Kept(DocumentId("d"), MediaType.PDF, "", [], {})
    found = classifier.classify(empty.reading(), empty.judged)
    assert found.passage_languages == []
    assert {score.document_id for score in found.scores} == {"d"}


def test_judgements_come_with_the_document_and_the_last_one_counts(own_lake):
    with changing(own_lake) as connection:
        (document_id,) = connection.sql("SELECT document_id FROM documents ORDER BY 1 LIMIT 1").fetchone()
        for day, is_about in ((1, True), (3, False), (2, True)):
            row = [document_id, f"2026-03-0{day} 12:00:00+00", is_about]
            connection.execute("INSERT INTO judgements VALUES (?, 'cybercrime', ?, ?, 'Aigerim', NULL)", row)
        first, second, *_ = classifications.kept(connection, "true", [])
    assert (first.judged, second.judged) == ({"cybercrime": False}, {})
