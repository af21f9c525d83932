-- One row per document, with its threats, copies and first source.
-- document_id: The document.
-- title: Title as stated.
-- language: Main language, ISO 639-1.
-- published_on: Publication date as stated.
-- publisher: Publisher as stated.
-- symbol: UN document symbol.
-- primary_threat: The threat with the highest score; NULL where none labels it.
-- threats: All threats that label it, highest score first.
-- evidence_count: Spans that speak for a threat.
-- story_id: The story it belongs to.
-- is_original: Whether it is the original of its story.
-- page_count: Pages, where the format has them.
-- char_count: Length of its text.
-- uri: Where it was first found.
WITH labels AS (
    SELECT
        document_id,
        max(threat_id) FILTER (is_primary) AS primary_threat,
        list(threat_id ORDER BY score DESC, threat_id) AS threats
    FROM findings
    GROUP BY document_id
),
proof AS (
    SELECT document_id, count(*) FILTER (weight > 0) AS evidence_count
    FROM evidence
    GROUP BY document_id
),
first_source AS (
    SELECT document_id, min_by(uri, (first_seen_at, uri)) AS uri
    FROM sources
    WHERE document_id IS NOT NULL
    GROUP BY document_id
)
SELECT
    documents.document_id,
    documents.title,
    documents.language,
    documents.published_on,
    documents.publisher,
    documents.symbol,
    labels.primary_threat,
    coalesce(labels.threats, []) AS threats,
    coalesce(proof.evidence_count, 0) AS evidence_count,
    stories.story_id,
    stories.is_original,
    documents.page_count,
    documents.char_count,
    first_source.uri
FROM documents
LEFT JOIN labels USING (document_id)
LEFT JOIN proof USING (document_id)
LEFT JOIN stories USING (document_id)
LEFT JOIN first_source USING (document_id)
