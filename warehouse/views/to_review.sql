-- One row per document and threat whose score is in the doubtful band and on which no person has decided.
-- document_id: The document.
-- threat_id: The threat.
-- score: How likely the document is about it.
-- threshold: The score from which the threat labels a document.
-- is_label: Whether it labels the document now.
-- words: The words that say most, for and against, weightiest first.
-- title: Title as stated.
-- language: Main language, ISO 639-1.
-- uri: Where it was first found.
WITH telling AS (
    SELECT
        document_id,
        threat_id,
        list(matched_text ORDER BY abs(weight) DESC, start_char)[:5] AS words
    FROM evidence
    GROUP BY document_id, threat_id
)
SELECT
    scores.document_id,
    scores.threat_id,
    scores.score,
    scores.threshold,
    scores.score >= scores.threshold AS is_label,
    coalesce(telling.words, []) AS words,
    document_overview.title,
    document_overview.language,
    document_overview.uri
FROM scores
INNER JOIN threats ON threats.threat_id = scores.threat_id
INNER JOIN document_overview ON document_overview.document_id = scores.document_id
LEFT JOIN telling ON telling.document_id = scores.document_id AND telling.threat_id = scores.threat_id
WHERE scores.score BETWEEN threats.doubtful_from AND threats.doubtful_to
    AND NOT EXISTS (
        SELECT 1 FROM judgements
        WHERE judgements.document_id = scores.document_id AND judgements.threat_id = scores.threat_id
    )
ORDER BY abs(scores.score - scores.threshold), scores.document_id, scores.threat_id
