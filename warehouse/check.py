"""Every promise of the warehouse, asked of the lake as it is."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from warehouse import archive
from warehouse.lake import Lake, scalar
from warehouse.promises import Promise, table_promises
from warehouse.tables import SPAN_TABLES, TABLES


@dataclass(frozen=True, slots=True)
class Answer:
    """A promise and how many rows or files break it."""

    promise: str
    broken_count: int


_LEDGER = (
    Promise(
        "every document was loaded from a source that has its bytes",
        """SELECT count(*) FROM documents WHERE NOT EXISTS (
            SELECT 1 FROM sources WHERE outcome = 'loaded'
            AND sources.document_id = documents.document_id AND sha256 = documents.document_id
        )""",
    ),
    Promise(
        "every document was loaded once",
        """SELECT count(*) FROM (
            SELECT document_id FROM sources WHERE outcome = 'loaded' GROUP BY document_id HAVING count(*) > 1
        )""",
    ),
    Promise(
        "every run's inputs are accounted for in sources (rejected ones may have been read by a later run)",
        """SELECT count(*) FROM runs LEFT JOIN (
            SELECT
                run_id,
                count(*) FILTER (outcome = 'loaded') AS loaded,
                count(*) FILTER (outcome = 'duplicate') AS duplicate,
                count(*) FILTER (outcome = 'unpacked') AS unpacked,
                count(*) FILTER (outcome = 'rejected') AS rejected
            FROM sources GROUP BY run_id
        ) AS decided USING (run_id)
        WHERE coalesce(loaded, 0) <> loaded_count
            OR coalesce(duplicate, 0) <> duplicate_count
            OR coalesce(unpacked, 0) <> unpacked_count
            OR coalesce(rejected, 0) > rejected_count""",
    ),
    Promise(
        "every file inside of an archive or message is a source, once its run has finished",
        """SELECT count(*) FROM sources AS parent INNER JOIN runs USING (run_id) LEFT JOIN (
            SELECT parent_source_id, count(DISTINCT uri) AS child_count FROM sources GROUP BY ALL
        ) AS children ON children.parent_source_id = parent.source_id
        WHERE parent.outcome <> 'rejected' AND coalesce(child_count, 0) <> member_count
            AND (runs.outcome = 'finished' OR child_count > member_count)""",
    ),
)
_READING = (
    Promise(
        "passages follow one another and leave nothing of the text out",
        """SELECT count(*) FROM (
            SELECT
                passages.start_char <> coalesce(lag(passages.end_char) OVER reading_order + 2, 0) AS has_gap,
                lead(passage_number) OVER reading_order IS NULL AND passages.end_char <> char_count AS is_short
            FROM passages INNER JOIN documents USING (document_id)
            WINDOW reading_order AS (PARTITION BY passages.document_id ORDER BY passage_number)
        ) WHERE has_gap OR is_short""",
    ),
    Promise(
        "every page is accounted for, from the first to the last",
        """SELECT count(*) FROM documents LEFT JOIN (
            SELECT
                document_id,
                count(*) AS page_count,
                max(page) AS last_page,
                bool_or(read_from = 'unread') AS has_unread_pages
            FROM pages GROUP BY document_id
        ) AS accounted USING (document_id)
        WHERE coalesce(documents.page_count, 0) <> coalesce(accounted.page_count, 0)
            OR coalesce(last_page, 0) <> coalesce(accounted.page_count, 0)
            OR documents.has_unread_pages <> coalesce(accounted.has_unread_pages, false)""",
    ),
    Promise(
        "a page with passages was read, and one that was read from nothing has none",
        """SELECT count(*) FROM passages LEFT JOIN pages USING (document_id, page)
        INNER JOIN documents USING (document_id)
        WHERE documents.page_count IS NOT NULL AND coalesce(read_from, 'unread') IN ('nothing', 'unread')""",
    ),
    Promise(
        "a footnote's mark and its note stand in passages, the mark in the one it names",
        """SELECT count(*) FROM footnote_marks WHERE NOT EXISTS (
            SELECT 1 FROM passages WHERE passages.document_id = footnote_marks.document_id
            AND passages.passage_number = footnote_marks.passage_number
            AND footnote_marks.start_char BETWEEN passages.start_char AND passages.end_char
        ) OR NOT EXISTS (
            SELECT 1 FROM passages WHERE passages.document_id = footnote_marks.document_id
            AND passages.passage_number = footnote_marks.note_passage_number AND passages.kind = 'footnote'
        )""",
    ),
    Promise(
        "every document has a signature and a story, and one with text a passage",
        """SELECT count(*) FROM documents WHERE
            (char_count > 0 AND document_id NOT IN (SELECT document_id FROM passages))
            OR document_id NOT IN (SELECT document_id FROM signatures)
            OR document_id NOT IN (SELECT document_id FROM stories)""",
    ),
)
_EVENTS = (
    Promise(
        "every event that a document tells of is one event, and that is told of by the document that names it",
        """SELECT count(*) FROM event_mentions FULL JOIN events USING (document_id, event_number)
        LEFT JOIN (
            SELECT document_id || ':' || event_number AS event_id, kind AS first_kind FROM event_mentions
        ) AS firsts USING (event_id)
        WHERE first_kind IS DISTINCT FROM event_mentions.kind""",
    ),
    Promise(
        "a figure or name of an event is of one that its document tells of",
        """SELECT count(*) FROM (
            SELECT document_id, event_number FROM figures
            UNION ALL
            SELECT document_id, event_number FROM event_entities
        ) ANTI JOIN event_mentions USING (document_id, event_number) WHERE event_number IS NOT NULL""",
    ),
    Promise(
        "a name that has a part in an event is a mention",
        "SELECT count(*) FROM event_entities ANTI JOIN mentions USING (document_id, start_char, entity_id)",
    ),
    Promise(
        "a figure is part of, or states again, another of its document",
        """SELECT count(*) FROM (
            SELECT document_id, unnest([part_of_char, restates_char]) AS start_char FROM figures
        ) ANTI JOIN figures USING (document_id, start_char) WHERE start_char IS NOT NULL""",
    ),
)
_FINDINGS = (
    Promise(
        "every labelled document has exactly one primary threat",
        """SELECT count(*) FROM (
            SELECT document_id FROM findings GROUP BY document_id HAVING count(*) FILTER (is_primary) <> 1
        )""",
    ),
    Promise(
        "every finding of the model has words that speak for it",
        """SELECT count(*) FROM findings WHERE decided_by = 'model' AND NOT EXISTS (
            SELECT 1 FROM evidence WHERE evidence.document_id = findings.document_id
            AND evidence.threat_id = findings.threat_id AND weight > 0
        )""",
    ),
    Promise(
        "a threat labels a document where a person said so last, else exactly where its score reaches the threshold",
        """SELECT count(*) FROM scores LEFT JOIN findings USING (document_id, threat_id) LEFT JOIN (
            SELECT document_id, threat_id, arg_max(is_about, judged_at) AS is_about FROM judgements GROUP BY ALL
        ) AS judged USING (document_id, threat_id)
        WHERE coalesce(is_about, scores.score >= scores.threshold) <> (findings.score IS NOT NULL)
            OR (findings.decided_by = 'judgement') <> (is_about IS NOT NULL AND findings.score IS NOT NULL)""",
    ),
    Promise(
        "every score's log-odds are the sum of its parts (to one part in a million)",
        """SELECT count(*) FROM (
            SELECT any_value(log_odds) AS log_odds,
                any_value(unexplained_weight) + coalesce(sum(evidence.weight), 0) AS parts
            FROM scores LEFT JOIN evidence USING (document_id, threat_id)
            GROUP BY document_id, threat_id
        ) WHERE abs(log_odds - parts) > 1e-6""",
    ),
    Promise(
        "of two documents scored alike the one with more log-odds has no lower score",
        """SELECT count(*) FROM (
            SELECT score < lag(score) OVER (
                PARTITION BY threat_id, classify_fingerprint ORDER BY log_odds, score
            ) AS is_lower
            FROM scores WHERE classify_fingerprint <> 'before version 3'
        ) WHERE is_lower""",
    ),
)
_STORIES = (
    Promise(
        "texts of the same words stand in one story",
        """SELECT count(*) FROM copies
        INNER JOIN stories AS one ON one.document_id = copies.document_id
        INNER JOIN stories AS other ON other.document_id = copies.other_document_id
        WHERE kind = 'exact' AND one.story_id <> other.story_id""",
    ),
    Promise(
        "every copy in a story is joined by a reprint to another of its documents, once it is compared by today's code",
        """SELECT count(*) FROM stories INNER JOIN signatures USING (document_id)
        WHERE NOT is_original AND compare_fingerprint <> 'before version 4' AND document_id NOT IN (
            SELECT unnest([copies.document_id, copies.other_document_id]) FROM copies
            INNER JOIN stories AS one ON one.document_id = copies.document_id
            INNER JOIN stories AS other ON other.document_id = copies.other_document_id
            WHERE kind IN ('exact', 'near', 'revision') AND one.story_id = other.story_id
        )""",
    ),
    Promise(
        "two texts of which one is the other's form with new details, or holds a part of it, are no copies besides",
        """SELECT count(*) FROM (
            SELECT 1 FROM copies WHERE kind <> 'passage' GROUP BY document_id, other_document_id HAVING count(*) > 1
        )""",
    ),
    Promise(
        "every story has its original among its documents",
        "SELECT count(*) FROM stories WHERE story_id NOT IN (SELECT document_id FROM stories WHERE is_original)",
    ),
)


def check(connection: duckdb.DuckDBPyConnection, lake: Lake) -> Iterator[Answer]:
    """Ask every promise in turn; the archive last, for its files are hashed one by one."""
    for promise in _promises():
        yield Answer(promise.text, scalar(connection, promise.query))
    yield from _archive_answers(connection, lake)


def _promises() -> Iterator[Promise]:
    for table in TABLES:
        yield from table_promises(table, table.name, lambda name: name)
    for table in SPAN_TABLES:
        yield Promise(
            f"{table.name}: every span re-sliced from the text gives its words",
            f"SELECT count(*) FROM {table.name} AS spans INNER JOIN documents USING (document_id) "
            "WHERE substr(text, start_char + 1, end_char - start_char) <> matched_text",
        )
        yield Promise(
            f"{table.name}: every span lies in its passage, on its page",
            f"SELECT count(*) FROM {table.name} AS spans WHERE NOT EXISTS (SELECT 1 FROM passages "
            "WHERE passages.document_id = spans.document_id AND passages.passage_number = spans.passage_number "
            "AND passages.page IS NOT DISTINCT FROM spans.page "
            "AND spans.start_char >= passages.start_char AND spans.end_char <= passages.end_char)",
        )
    yield from (*_LEDGER, *_READING, *_EVENTS, *_FINDINGS, *_STORIES)


def _archive_answers(connection: duckdb.DuckDBPyConnection, lake: Lake) -> Iterator[Answer]:
    kept = archive.hashes(lake)
    needed = connection.execute("SELECT DISTINCT sha256 FROM sources WHERE sha256 IS NOT NULL").fetchall()
    yield Answer("every source that could be read is in the archive", len({row[0] for row in needed} - kept))
    damaged = [sha256 for sha256 in sorted(kept) if _is_damaged(lake, sha256)]
    yield Answer("every archived file hashes to its name", len(damaged))


def _is_damaged(lake: Lake, sha256: str) -> bool:
    try:
        return hashlib.sha256(archive.load(lake.path, sha256)).hexdigest() != sha256
    except (OSError, pa.ArrowException):
        return True
