-- One row per threat, country and month: stories that are labelled with the threat and name the country, copies counted once.
-- threat_id: The threat.
-- country_code: A country the story's original names, ISO 3166-1 alpha-2.
-- month: First day of the month of publication; NULL where no day or month is stated.
-- story_count: Stories, each counted once however many copies it has.
-- document_count: Documents in those stories.
WITH named AS (
    SELECT DISTINCT mentions.document_id, entities.country_code
    FROM mentions
    INNER JOIN entities USING (entity_id)
    WHERE entities.kind = 'country'
),
sizes AS (
    SELECT story_id, count(*) AS document_count
    FROM stories
    GROUP BY story_id
)
SELECT
    findings.threat_id,
    named.country_code,
    CAST(CASE
        WHEN documents.published_precision IN ('day', 'month') THEN date_trunc('month', documents.published_on)
    END AS DATE) AS month,
    count(*) AS story_count,
    CAST(sum(sizes.document_count) AS BIGINT) AS document_count
FROM findings
INNER JOIN stories ON stories.document_id = findings.document_id AND stories.is_original
INNER JOIN sizes ON sizes.story_id = stories.story_id
INNER JOIN documents ON documents.document_id = findings.document_id
INNER JOIN named ON named.document_id = findings.document_id
GROUP BY ALL
