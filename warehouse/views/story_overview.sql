-- One row per story: documents that are copies of one another.
-- story_id: The story: the document_id of its original.
-- title: Title of the original.
-- published_on: Publication date of the original.
-- document_count: Documents in the story.
-- source_count: Addresses at which its documents were found.
-- threats: The threats that label the original.
WITH addresses AS (
    SELECT document_id, count(*) AS source_count
    FROM sources
    WHERE document_id IS NOT NULL
    GROUP BY document_id
),
sizes AS (
    SELECT
        stories.story_id,
        count(*) AS document_count,
        CAST(sum(addresses.source_count) AS BIGINT) AS source_count
    FROM stories
    LEFT JOIN addresses USING (document_id)
    GROUP BY stories.story_id
)
SELECT
    sizes.story_id,
    overview.title,
    overview.published_on,
    sizes.document_count,
    sizes.source_count,
    overview.threats
FROM sizes
INNER JOIN document_overview AS overview ON overview.document_id = sizes.story_id
