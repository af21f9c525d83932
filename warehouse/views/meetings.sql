-- One row per meeting, visit, course or conference that documents tell of: who met, where and when.
-- event_id: The event.
-- is_planned: Whether all that tell of it announce it, and none tells it as done.
-- starts_on: First day as most documents state it; NULL where none does.
-- ends_on: Last day.
-- place: The town, region or crossing; NULL where none is stated.
-- country: The country; NULL where none is stated.
-- persons: Who is named, each with the role as stated.
-- bodies: Organisations that are named.
-- countries: Countries that are named.
-- story_count: Independent stories that tell of it.
-- told_in: The sentence that tells of it in the first of these.
-- document_ids: The documents, by id.
WITH called AS (
    -- A person as documents in Latin script spell the name, the fullest first; else by the name of the entity.
    SELECT
        document_id,
        entity_id,
        mode(role) AS role,
        max_by(matched_text, length(matched_text))
            FILTER (regexp_full_match(matched_text, '[A-Za-z .''’-]+')) AS spelling
    FROM mentions
    WHERE kind = 'person'
    GROUP BY ALL
),
named AS (
    SELECT
        events.event_id,
        list_sort(list(DISTINCT concat_ws(', ', coalesce(called.spelling, entities.name), called.role))
            FILTER (entities.kind = 'person')) AS persons,
        list_sort(list(DISTINCT entities.name) FILTER (entities.kind = 'organisation')) AS bodies,
        list_sort(list(DISTINCT entities.name) FILTER (entities.kind = 'country')) AS countries
    FROM event_entities
    INNER JOIN events USING (document_id, event_number)
    INNER JOIN entities USING (entity_id)
    LEFT JOIN called USING (document_id, entity_id)
    GROUP BY ALL
),
told AS (
    SELECT
        event_id,
        list_sort(list(DISTINCT document_id)) AS document_ids
    FROM events
    GROUP BY ALL
)
SELECT
    corroboration.event_id,
    corroboration.is_planned,
    corroboration.starts_on,
    corroboration.ends_on,
    places.name AS place,
    countries.name AS country,
    named.persons,
    named.bodies,
    named.countries,
    corroboration.story_count,
    corroboration.told_in,
    told.document_ids
FROM corroboration
INNER JOIN told USING (event_id)
LEFT JOIN named USING (event_id)
LEFT JOIN places USING (place_id)
LEFT JOIN countries ON corroboration.country_code = countries.country_code
WHERE corroboration.kind = 'meeting'
