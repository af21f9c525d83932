-- One row per event, with how many independent stories tell of it.
-- event_id: The event.
-- kind: What happened.
-- is_planned: Whether all that tell of it announce it, and none tells it as done.
-- starts_on: First day as most documents state it; NULL where none does.
-- ends_on: Last day.
-- country_code: The country as most documents state it; NULL where none does.
-- place_id: The place as most documents state it; NULL where none does.
-- story_count: Independent stories: copies of one text count once.
-- publisher_count: Publishers that are known to tell of it.
-- document_count: Documents that tell of it.
-- first_reported_on: The earliest publication date of these.
-- told_in: The sentence that tells of it in the first of these.
SELECT
    events.event_id,
    any_value(event_mentions.kind) AS kind,
    bool_and(event_mentions.is_planned) AS is_planned,
    mode(event_mentions.starts_on) AS starts_on,
    mode(event_mentions.ends_on) AS ends_on,
    mode(event_mentions.country_code) AS country_code,
    mode(event_mentions.place_id) AS place_id,
    count(DISTINCT stories.story_id) AS story_count,
    count(DISTINCT documents.publisher) AS publisher_count,
    count(DISTINCT events.document_id) AS document_count,
    min(documents.published_on) AS first_reported_on,
    min_by(event_mentions.matched_text, (coalesce(documents.published_on, DATE '9999-12-31'), events.document_id))
        AS told_in
FROM events
INNER JOIN event_mentions USING (document_id, event_number)
INNER JOIN documents USING (document_id)
INNER JOIN stories USING (document_id)
GROUP BY events.event_id
