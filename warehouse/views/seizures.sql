-- One row per event and thing seized in it: reports of one seizure counted once, so that `sum(value)` is a sum.
-- event_id: The event.
-- kind: What was seized: drugs, precursors, weapons, ammunition, cash or goods.
-- substance: The drug or precursor; NULL where none is named.
-- object: Of goods what they are, as first stated; NULL otherwise.
-- value: How much, in `unit_normalised`: as most independent stories say, the exact before the hedged.
-- unit_normalised: `kg`, `l`, an ISO 4217 code, …; NULL for a count.
-- value_least: The least that a document states of it.
-- value_most: The most that a document states of it.
-- is_conflicting: Whether exact statements differ by more than two in a hundred.
-- is_hedged: Whether none is exact (`over 12 kg`).
-- starts_on: First day of the event as most documents state it; NULL where none does.
-- ends_on: Last day of it.
-- country_code: The country as most documents state it; NULL where none does.
-- place_id: The place as most documents state it; NULL where none does.
-- story_count: Independent stories that state it.
-- document_count: Documents that state it.
-- document_ids: The documents, by id.
WITH stated AS (
    SELECT
        events.event_id,
        figures.kind,
        figures.substance,
        figures.unit_normalised,
        CASE WHEN figures.kind = 'goods_seized' THEN lower(figures.object) END AS object,
        events.document_id,
        events.event_number,
        any_value(stories.story_id) AS story_id,
        round(sum(figures.value_normalised), 6) AS value,
        bool_or(figures.qualifier IS NOT NULL) AS is_hedged
    FROM figures
    INNER JOIN events USING (document_id, event_number)
    INNER JOIN event_mentions USING (document_id, event_number)
    INNER JOIN stories USING (document_id)
    WHERE
        event_mentions.kind = 'seizure'
        AND figures.kind IN (
            'drugs_seized', 'precursors_seized', 'weapons_seized', 'ammunition_seized', 'cash_seized', 'goods_seized'
        )
        AND figures.restates_char IS NULL
        AND figures.part_of_char IS NULL
        AND NOT figures.is_cumulative
    GROUP BY ALL
),
named AS (
    -- "12 kg of drugs" is the 12 kg of heroin that another document names.
    FROM stated
    QUALIFY substance IS NOT NULL OR max(substance) OVER (PARTITION BY event_id, kind, unit_normalised) IS NULL
),
votes AS (
    SELECT
        event_id,
        kind,
        substance,
        unit_normalised,
        object,
        value,
        bool_and(is_hedged) AS is_hedged,
        count(DISTINCT story_id) AS story_count,
        count(DISTINCT document_id) AS document_count
    FROM named
    GROUP BY ALL
),
chosen AS (
    FROM votes
    QUALIFY row_number() OVER (
        PARTITION BY event_id, kind, substance, unit_normalised, object
        ORDER BY is_hedged, story_count DESC, document_count DESC, length(CAST(value AS VARCHAR)) DESC, value
    ) = 1
),
spread AS (
    SELECT
        event_id,
        kind,
        substance,
        unit_normalised,
        object,
        min(value) AS value_least,
        max(value) AS value_most,
        coalesce(max(value) FILTER (NOT is_hedged) > 1.02 * min(value) FILTER (NOT is_hedged), false) AS is_conflicting,
        count(DISTINCT story_id) AS story_count,
        count(DISTINCT document_id) AS document_count,
        list_sort(list(DISTINCT document_id)) AS document_ids
    FROM named
    GROUP BY ALL
),
happened AS (
    SELECT
        events.event_id,
        mode(event_mentions.starts_on) AS starts_on,
        mode(event_mentions.ends_on) AS ends_on,
        mode(event_mentions.country_code) AS country_code,
        mode(event_mentions.place_id) AS place_id
    FROM event_mentions
    INNER JOIN events USING (document_id, event_number)
    GROUP BY events.event_id
)
SELECT
    chosen.event_id,
    chosen.kind,
    chosen.substance,
    chosen.object,
    chosen.value,
    chosen.unit_normalised,
    spread.value_least,
    spread.value_most,
    spread.is_conflicting,
    chosen.is_hedged,
    happened.starts_on,
    happened.ends_on,
    happened.country_code,
    happened.place_id,
    spread.story_count,
    spread.document_count,
    spread.document_ids
FROM chosen
INNER JOIN spread
    ON chosen.event_id = spread.event_id
    AND chosen.kind = spread.kind
    AND chosen.substance IS NOT DISTINCT FROM spread.substance
    AND chosen.unit_normalised IS NOT DISTINCT FROM spread.unit_normalised
    AND chosen.object IS NOT DISTINCT FROM spread.object
INNER JOIN happened ON chosen.event_id = happened.event_id
