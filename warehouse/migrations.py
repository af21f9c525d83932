"""How a lake of an older version comes to the next: statements that run in one transaction."""

from warehouse.schema import create_statements
from warehouse.tables import (
    BOILERPLATE,
    COPIES,
    EVENT_ENTITIES,
    EVENT_MENTIONS,
    EVENTS,
    FIGURES,
    FOOTNOTE_MARKS,
    JUDGEMENTS,
    PAGES,
    PLACE_NAMES,
    PLACES,
    SIGNATURES,
    STORY_CHANGES,
    SUBSTANCES,
)


def _filled(table: str, column: str, value: str) -> tuple[str, ...]:
    """A column that is never NULL, with `value` in the rows that are there; DuckLake takes few values as defaults."""
    name = column.split(maxsplit=1)[0]
    return (
        f"ALTER TABLE {table} ADD COLUMN {column}",
        f"UPDATE {table} SET {name} = {value}",
        f"ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL",
    )


# Version 2: pages, footnotes, tables with spans, what is inside of archives and messages, more that documents state.
# A page on which an older reader left no passage is not known to be empty: it counts as unread.
PAGES_AND_PARTS = (
    *create_statements(PAGES),
    *create_statements(FOOTNOTE_MARKS),
    *_filled("runs", "unpacked_count BIGINT", "0"),
    "ALTER TABLE sources ADD COLUMN parent_source_id VARCHAR",
    *_filled("sources", "member_count BIGINT", "0"),
    "ALTER TABLE documents ADD COLUMN base_symbol VARCHAR",
    "ALTER TABLE documents ADD COLUMN session VARCHAR",
    "ALTER TABLE documents ADD COLUMN agenda_item VARCHAR",
    "ALTER TABLE documents ADD COLUMN stated_language VARCHAR",
    "ALTER TABLE documents ADD COLUMN original_language VARCHAR",
    "ALTER TABLE documents ADD COLUMN canonical_uri VARCHAR",
    "ALTER TABLE documents ADD COLUMN encoding_confidence DOUBLE",
    *_filled("documents", "has_unread_pages BOOLEAN", "false"),
    *_filled("document_tables", "is_header BOOLEAN", "false"),
    *_filled("document_tables", "row_span BIGINT", "1"),
    *_filled("document_tables", "column_span BIGINT", "1"),
    *_filled("document_tables", "is_continued BOOLEAN", "false"),
    """INSERT INTO pages BY NAME
    WITH every AS (
        SELECT document_id, unnest(generate_series(1, page_count)) AS page FROM documents WHERE page_count > 0
    )
    SELECT document_id, page, NULL::DOUBLE AS confidence, NULL::VARCHAR AS ocr_languages,
        CASE WHEN passages.page IS NULL THEN 'unread' ELSE 'text_layer' END AS read_from,
        CASE WHEN passages.page IS NULL THEN 'read by threatlake 0.1.0, which kept no account of it' END AS reason
    FROM every LEFT JOIN (SELECT DISTINCT document_id, page FROM passages) AS passages USING (document_id, page)""",
    """UPDATE documents SET has_unread_pages = true
    WHERE document_id IN (SELECT document_id FROM pages WHERE read_from = 'unread')""",
)

# Version 3: calibrated scores, what a person decides, the language of each passage. Scores of before were the log-odds
# themselves; which code made them is not known, so that every document counts as classified by older rules.
CALIBRATED_SCORES = (
    *create_statements(JUDGEMENTS),
    "ALTER TABLE passages ADD COLUMN language VARCHAR",
    *_filled("scores", "log_odds DOUBLE", "ln(score / (1 - score))"),
    *_filled("scores", "classify_fingerprint VARCHAR", "'before version 3'"),
    *_filled("threats", "doubtful_from DOUBLE", "threshold"),
    *_filled("threats", "doubtful_to DOUBLE", "threshold"),
)

# Version 4: copies are found by other signatures and say how much is shared. Those of before are forgotten and every
# document is marked as compared by older code, so that the next run finds its copies anew; stories stay until then.
EXPLAINED_COPIES = (
    "DROP TABLE signatures",
    *create_statements(SIGNATURES),
    *create_statements(BOILERPLATE),
    *create_statements(STORY_CHANGES),
    """INSERT INTO signatures BY NAME
    SELECT document_id, '' AS text_sha256, 0 AS word_count, []::BIGINT[] AS fingerprints, NULL::VARCHAR AS publisher,
        []::BIGINT[] AS paragraphs, 'before version 4' AS compare_fingerprint FROM documents""",
    "DROP TABLE copies",
    *create_statements(COPIES),
    "ALTER TABLE documents DROP COLUMN compare_fingerprint",
)

# Version 5: figures of every kind with what is counted, places, substances, events. What older rules read stays as it
# was read: amounts of money, and no event.
FACTS = (
    *create_statements(SUBSTANCES),
    *create_statements(PLACES),
    *create_statements(PLACE_NAMES),
    *create_statements(EVENT_MENTIONS),
    *create_statements(EVENT_ENTITIES),
    *create_statements(EVENTS),
    "CREATE TEMP TABLE figures_before AS FROM figures",
    "DROP TABLE figures",
    *create_statements(FIGURES),
    """INSERT INTO figures BY NAME
    SELECT *, NULL::VARCHAR AS substance, NULL::VARCHAR AS sex, NULL::VARCHAR AS age_group, NULL::VARCHAR AS place_id,
        false AS is_cumulative, NULL::BIGINT AS part_of_char, NULL::BIGINT AS event_number,
        NULL::BIGINT AS restates_char FROM figures_before""",
    "DROP TABLE figures_before",
)
