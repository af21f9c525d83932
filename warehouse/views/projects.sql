-- One row per project or programme and budget that documents state of it, with the countries it covers.
-- event_id: The event.
-- title: Title of the first document that tells of it.
-- is_planned: Whether all that tell of it announce it, and none tells it as begun.
-- starts_on: When it began or begins, as stated; NULL where no date is.
-- budget: The sum, in `currency`; NULL where none is stated.
-- currency: ISO 4217 code.
-- budget_as_stated: The sum in the words of the document.
-- countries: Countries that are named.
-- bodies: Organisations and programmes that are named.
-- story_count: Independent stories that tell of it.
-- told_in: The sentence that tells of it.
-- document_ids: The documents, by id.
WITH named AS (
    SELECT
        events.event_id,
        list_sort(list(DISTINCT entities.name) FILTER (entities.kind = 'country')) AS countries,
        list_sort(list(DISTINCT entities.name) FILTER (entities.kind = 'organisation')) AS bodies
    FROM event_entities
    INNER JOIN events USING (document_id, event_number)
    INNER JOIN entities USING (entity_id)
    GROUP BY ALL
),
sums AS (
    SELECT
        events.event_id,
        figures.value_normalised AS budget,
        figures.unit_normalised AS currency,
        min(figures.matched_text) AS budget_as_stated
    FROM figures
    INNER JOIN events USING (document_id, event_number)
    WHERE figures.kind = 'budget' AND figures.part_of_char IS NULL AND figures.restates_char IS NULL
    GROUP BY ALL
),
told AS (
    SELECT
        events.event_id,
        list_sort(list(DISTINCT documents.document_id)) AS document_ids,
        min_by(documents.title, (coalesce(documents.published_on, DATE '9999-12-31'), documents.document_id)) AS title
    FROM events
    INNER JOIN documents USING (document_id)
    GROUP BY ALL
)
SELECT
    corroboration.event_id,
    told.title,
    corroboration.is_planned,
    corroboration.starts_on,
    sums.budget,
    sums.currency,
    sums.budget_as_stated,
    named.countries,
    named.bodies,
    corroboration.story_count,
    corroboration.told_in,
    told.document_ids
FROM corroboration
INNER JOIN told USING (event_id)
LEFT JOIN named USING (event_id)
LEFT JOIN sums USING (event_id)
WHERE corroboration.kind = 'project'
