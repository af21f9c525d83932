"""`threatlake check` keeps every promise it can name: a lake that is whole breaks none, and each damage is told.

A damage is written as an SQL statement (or a deed on the archive) and the promise that must be seen broken.
"""

import shutil

import pytest

from warehouse import archive
from warehouse.check import check
from warehouse.lake import Lake, reading, writing

JUDGED = "a threat labels a document where a person said so last, else exactly where its score reaches the threshold"
DAMAGES = {
    "evidence: every span re-sliced from the text gives its words": (
        "UPDATE evidence SET matched_text = repeat('x', length(matched_text)) WHERE weight > 0"
    ),
    "mentions: every span lies in its passage, on its page": "UPDATE mentions SET passage_number = 9999",
    "dates: length(matched_text) = end_char - start_char": "UPDATE dates SET end_char = end_char + 1",
    "documents: (document_id) is unique": "INSERT INTO documents FROM documents LIMIT 1",
    "documents: char_count = length(text)": "UPDATE documents SET text = text || 'more'",
    "documents: published_on <= ingested_at::DATE": "UPDATE documents SET published_on = DATE '2999-01-01'",
    "documents: published_precision IN ('day', 'month', 'year')": (
        "UPDATE documents SET published_precision = 'hour' WHERE published_on IS NOT NULL"
    ),
    "passages.document_id is in documents.document_id": "UPDATE passages SET document_id = 'nobody'",
    "passages follow one another and leave nothing of the text out": "DELETE FROM passages WHERE passage_number = 1",
    "every document has a signature and a story, and one with text a passage": "DELETE FROM signatures",
    "every page is accounted for, from the first to the last": "DELETE FROM pages WHERE page = 2",
    "a page with passages was read, and one that was read from nothing has none": (
        "UPDATE pages SET read_from = 'nothing' WHERE page = 1"
    ),
    "a footnote's mark and its note stand in passages, the mark in the one it names": (
        "INSERT INTO footnote_marks SELECT document_id, 3, 0, '1', 0 FROM documents LIMIT 1"
    ),
    "every file inside of an archive or message is a source, once its run has finished": (
        "UPDATE sources SET member_count = 2 WHERE outcome = 'loaded'"
    ),
    "findings.threat_id is in threats.threat_id": "DELETE FROM threats WHERE threat_id = 'cybercrime'",
    "every labelled document has exactly one primary threat": "UPDATE findings SET is_primary = true",
    "every finding of the model has words that speak for it": "DELETE FROM evidence",
    JUDGED: "DELETE FROM findings",
    "every score's log-odds are the sum of its parts (to one part in a million)": (
        "UPDATE evidence SET weight = weight + 1"
    ),
    "of two documents scored alike the one with more log-odds has no lower score": (
        "UPDATE scores SET score = 1 - score, threshold = 1 - threshold"
    ),
    "findings: score BETWEEN 0 AND 1": "UPDATE findings SET score = 1.5",
    "judgements.document_id is in documents.document_id": (
        "INSERT INTO judgements SELECT 'nobody', threat_id, now(), true, 'Aigerim', NULL FROM threats LIMIT 1"
    ),
    "judgements: (document_id, threat_id, judged_at) is unique": (
        "INSERT INTO judgements SELECT document_id, threat_id, TIMESTAMPTZ '2026-03-01', n = 1, 'Aigerim', NULL "
        "FROM findings, range(2) AS twice(n)"
    ),
    "copies: jaccard BETWEEN 0 AND 1": "UPDATE copies SET jaccard = 2",
    "texts of the same words stand in one story": "UPDATE stories SET story_id = document_id",
    "every copy in a story is joined by a reprint to another of its documents, once it is compared by today's code": (
        "DELETE FROM copies"
    ),
    "two texts of which one is the other's form with new details, or holds a part of it, are no copies besides": (
        "INSERT INTO copies SELECT * REPLACE ('related' AS kind) FROM copies"
    ),
    "every story has its original among its documents": "UPDATE stories SET story_id = '0'",
    "sources: (outcome = 'rejected') = (reason IS NOT NULL)": "UPDATE sources SET reason = NULL",
    "every document was loaded from a source that has its bytes": "DELETE FROM sources WHERE outcome = 'loaded'",
    "every document was loaded once": (
        "INSERT INTO sources SELECT * REPLACE ('other' AS source_id) FROM sources WHERE outcome = 'loaded' LIMIT 1"
    ),
    "every run's inputs are accounted for in sources (rejected ones may have been read by a later run)": (
        "DELETE FROM sources WHERE outcome = 'duplicate'"
    ),
    "runs: input_count = loaded_count + duplicate_count + unpacked_count + rejected_count + unchanged_count": (
        "UPDATE runs SET unchanged_count = 7"
    ),
}


def broken(lake: Lake) -> set[str]:
    with reading(lake) as connection:
        return {answer.promise for answer in check(connection, lake) if answer.broken_count}


def test_a_lake_that_is_whole_breaks_no_promise(sample_lake: Lake):
    assert broken(sample_lake) == set()


@pytest.mark.parametrize("promise", DAMAGES)
def test_a_damage_is_told(own_lake: Lake, promise: str):
    with writing(own_lake) as connection:
        connection.execute(DAMAGES[promise])
    assert promise in broken(own_lake)


@pytest.mark.parametrize(
    "damage",
    [
        "SELECT document_id, threat_id, now(), false, 'Aigerim', NULL FROM findings",
        """SELECT document_id, threat_id, now(), true, 'Aigerim', NULL
        FROM scores ANTI JOIN findings USING (document_id, threat_id)""",
        "SELECT document_id, threat_id, now(), true, 'Aigerim', NULL FROM findings",
    ],
    ids=["a no that leaves the label", "a yes that puts none on", "a label that is not marked as judged"],
)
def test_a_judgement_that_does_not_decide_is_told(own_lake: Lake, damage: str):
    with writing(own_lake) as connection:
        connection.execute(f"INSERT INTO judgements {damage}")
    assert broken(own_lake) == {JUDGED}


def test_a_label_marked_as_judged_on_which_nobody_judged_is_told(own_lake: Lake):
    with writing(own_lake) as connection:
        connection.execute("UPDATE findings SET decided_by = 'judgement'")
    assert broken(own_lake) == {JUDGED}


def test_a_raw_file_that_is_lost_or_changed_is_told(own_lake: Lake):
    lost, changed, other, *_ = (own_lake.path / archive.archive_path(name) for name in sorted(archive.hashes(own_lake)))
    lost.unlink()
    shutil.copy(other, changed)
    assert broken(own_lake) == {
        "every source that could be read is in the archive",
        "every archived file hashes to its name",
    }
