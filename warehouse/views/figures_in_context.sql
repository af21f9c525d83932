-- One row per number that a document states, with the words around it that say of what.
-- document_id: The document.
-- title: Title as stated.
-- symbol: The document's own UN symbol.
-- published_on: Publication date as stated.
-- kind: What it measures.
-- value: The number in `unit`.
-- unit: ISO 4217 code for money, `kg`, `months`, …; NULL for a count.
-- object: What is counted, as stated.
-- period: Period it covers, as stated.
-- matched_text: The number as stated.
-- clause: The words of its sentence between the marks `;`, `:` and `.` that enclose it.
-- page: Page the passage begins on.
-- start_char: First character of the number in `documents.text`.
SELECT
    figures.document_id,
    documents.title,
    documents.symbol,
    documents.published_on,
    figures.kind,
    figures.value_normalised AS value,
    figures.unit_normalised AS unit,
    figures.object,
    figures.period,
    figures.matched_text,
    trim(
        regexp_extract(
            substr(documents.text, passages.start_char + 1, figures.start_char - passages.start_char),
            '(?s)(?:.*[;:.!?]\s)?(.*)$', 1
        )
        || figures.matched_text
        || regexp_extract(
            substr(documents.text, figures.end_char + 1, passages.end_char - figures.end_char),
            '(?s)^(.*?)(?:[;:.!?](?:\s|$)|$)', 1
        )
    ) AS clause,
    figures.page,
    figures.start_char
FROM figures
INNER JOIN documents USING (document_id)
INNER JOIN passages USING (document_id, passage_number)
