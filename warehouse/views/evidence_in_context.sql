-- One row per span that speaks for or against a threat, with the passage it stands in.
-- document_id: The document.
-- title: Title as stated.
-- threat_id: The threat.
-- subthreat_id: The sub-threat, where the words tell it.
-- weight: What it adds to the log-odds.
-- matched_text: The words themselves.
-- passage: The whole passage around them.
-- page: Page the passage begins on.
-- start_char: First character of the words in `documents.text`.
-- is_label: Whether the threat labels the document.
SELECT
    evidence.document_id,
    documents.title,
    evidence.threat_id,
    evidence.subthreat_id,
    evidence.weight,
    evidence.matched_text,
    substr(documents.text, passages.start_char + 1, passages.end_char - passages.start_char) AS passage,
    evidence.page,
    evidence.start_char,
    findings.threat_id IS NOT NULL AS is_label
FROM evidence
INNER JOIN documents USING (document_id)
INNER JOIN passages USING (document_id, passage_number)
LEFT JOIN findings ON findings.document_id = evidence.document_id AND findings.threat_id = evidence.threat_id
