-- One row per country or body and what it is told to have joined: a network, a body or a legal instrument.
-- event_id: The event.
-- member_id: The entity that joins.
-- member: Its name.
-- joined_id: The entity that is joined.
-- joined: Its name.
-- is_planned: Whether it is announced or intended, not told as done.
-- starts_on: Since when, as stated; NULL where no date is.
-- precision: How exactly the date is stated.
-- told_in: The words that say so.
-- document_id: The document.
SELECT DISTINCT
    events.event_id,
    member.entity_id AS member_id,
    member_entity.name AS member,
    joined.entity_id AS joined_id,
    joined_entity.name AS joined,
    told.is_planned,
    told.starts_on,
    told.date_precision AS precision,
    told.matched_text AS told_in,
    told.document_id
FROM event_mentions AS told
INNER JOIN events USING (document_id, event_number)
INNER JOIN event_entities AS member
    ON told.document_id = member.document_id AND told.event_number = member.event_number
INNER JOIN event_entities AS joined
    ON told.document_id = joined.document_id AND told.event_number = joined.event_number
INNER JOIN entities AS member_entity ON member.entity_id = member_entity.entity_id
INNER JOIN entities AS joined_entity ON joined.entity_id = joined_entity.entity_id
WHERE
    told.kind = 'accession'
    AND member.part = 'joins'
    AND joined.part = 'joined'
    AND joined_entity.country_code IS NULL
