"""What documents tell of events, kept or of a batch, asked in SQL: the tellings, and which may be of one event.

Two tellings are looked at where they share an amount of two digits and more, a place on the same days, a person, or
runs of words: each of these says so of the pair alone, so that the order of arrival is nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from threatlake.comparing.events import CLOSE, REPORTED_WITHIN, Number, Telling
from threatlake.records import DocumentId, EventKind, PlaceId, Qualifier
from warehouse.commit import Rows
from warehouse.schema import to_arrow
from warehouse.tables import EVENT_ENTITIES, EVENT_MENTIONS, FIGURES

Key = tuple[DocumentId, int]

_TOLD = (EVENT_MENTIONS, EVENT_ENTITIES, FIGURES)
# Of documents kept and of the batch; of figures and names those of an event.
_EVERY = f"""
WITH every_document AS (
    SELECT document_id, published_on FROM documents UNION ALL SELECT document_id, published_on FROM told_documents
),
every_event AS (
    SELECT
        *,
        coalesce(
            starts_on, CASE WHEN NOT is_recalled THEN published_on - {REPORTED_WITHIN.days} END
        ) AS earliest,
        coalesce(ends_on, published_on) AS latest
    FROM (FROM event_mentions UNION ALL FROM told_event_mentions) INNER JOIN every_document USING (document_id)
),
every_figure AS (
    SELECT document_id, event_number, kind, substance, unit_normalised, value_normalised, qualifier, start_char
    FROM (FROM figures UNION ALL FROM told_figures) WHERE event_number IS NOT NULL AND restates_char IS NULL
),
every_mention AS (
    SELECT document_id, event_number, split_part(entity_id, ':', 1) AS kind, entity_id
    FROM (FROM event_entities UNION ALL FROM told_event_entities)
)
"""
_SHARING = f"""{_EVERY},
mine AS (SELECT every_event.* FROM every_event SEMI JOIN chosen USING (document_id, event_number)),
every_party AS (
    SELECT every_event.document_id, every_event.event_number, every_event.kind, earliest, latest, entity_id
    FROM every_mention INNER JOIN every_event USING (document_id, event_number)
    WHERE every_event.kind IN ('meeting', 'agreement', 'accession', 'founding', 'project')
        AND (every_mention.kind = 'country' OR every_mention.kind = 'organisation' AND every_event.kind <> 'accession')
),
amounts AS (
    SELECT document_id, event_number, kind, unit_normalised, value_normalised AS amount,
        floor(6 * ln(value_normalised)) AS step, value_normalised / pow(10, floor(log10(value_normalised))) AS lead
    FROM every_figure WHERE value_normalised > 0
),
telling AS (SELECT * FROM amounts WHERE abs(lead - round(lead)) > 1e-9),
my_amounts AS (
    SELECT *, unnest([step - 1, step, step + 1]) AS near FROM telling SEMI JOIN chosen USING (document_id, event_number)
),
shared AS (
    SELECT my_amounts.document_id, my_amounts.event_number, theirs.document_id AS other_document_id,
        theirs.event_number AS other_event_number
    FROM my_amounts INNER JOIN telling AS theirs
        ON my_amounts.near = theirs.step AND my_amounts.kind = theirs.kind
        AND my_amounts.unit_normalised IS NOT DISTINCT FROM theirs.unit_normalised
    UNION ALL
    SELECT mine.document_id, mine.event_number, theirs.document_id, theirs.event_number
    FROM mine INNER JOIN every_event AS theirs
        ON mine.place_id = theirs.place_id AND mine.kind = theirs.kind
        AND mine.earliest <= theirs.latest + {CLOSE.days} AND theirs.earliest <= mine.latest + {CLOSE.days}
    UNION ALL
    SELECT ours.document_id, ours.event_number, theirs.document_id, theirs.event_number
    FROM (FROM every_mention SEMI JOIN chosen USING (document_id, event_number)) AS ours
    INNER JOIN every_mention AS theirs USING (entity_id) WHERE ours.kind = 'person'
    UNION ALL
    SELECT ours.document_id, ours.event_number, theirs.document_id, theirs.event_number
    FROM (FROM every_party SEMI JOIN chosen USING (document_id, event_number)) AS ours
    INNER JOIN every_party AS theirs USING (kind, entity_id)
    WHERE coalesce(ours.earliest <= theirs.latest + 1 AND theirs.earliest <= ours.latest + 1, false)
        OR ours.kind = 'accession'
    UNION ALL
    SELECT ours.document_id, ours.event_number, theirs.document_id, theirs.event_number
    FROM (SELECT document_id, event_number, unnest(sketch) AS run FROM mine) AS ours
    INNER JOIN (SELECT document_id, event_number, unnest(sketch) AS run FROM every_event) AS theirs USING (run)
)
SELECT DISTINCT one.document_id, one.event_number, other.document_id, other.event_number
FROM shared
INNER JOIN mine AS one USING (document_id, event_number)
INNER JOIN every_event AS other
    ON shared.other_document_id = other.document_id AND shared.other_event_number = other.event_number
WHERE one.kind = other.kind AND (one.document_id, one.event_number) <> (other.document_id, other.event_number)
    AND (one.kind = 'accession' OR coalesce(one.country_code = other.country_code, true))
    AND coalesce(one.earliest <= other.latest + {CLOSE.days} AND other.earliest <= one.latest + {CLOSE.days}, true)
"""
_CHOSEN = f"""{_EVERY},
mine AS (SELECT every_event.* FROM every_event SEMI JOIN chosen USING (document_id, event_number)),
numbers AS (
    SELECT document_id, event_number, list(struct_pack(
        kind, substance, unit_normalised, value_normalised, qualifier) ORDER BY start_char) AS numbers
    FROM every_figure SEMI JOIN chosen USING (document_id, event_number) GROUP BY ALL
),
names AS (
    SELECT document_id, event_number,
        list(DISTINCT entity_id) FILTER (kind = 'person') AS persons,
        list(DISTINCT entity_id) FILTER (kind IN ('organisation', 'instrument')) AS bodies,
        list(DISTINCT entity_id) FILTER (kind = 'country') AS countries
    FROM every_mention SEMI JOIN chosen USING (document_id, event_number) GROUP BY ALL
)
SELECT mine.document_id, mine.event_number, mine.kind, mine.published_on, mine.starts_on, mine.ends_on,
    mine.country_code,
    coalesce(places.region_id, CASE WHEN places.kind = 'region' THEN places.place_id END) AS region_id,
    mine.place_id, mine.matched_text, mine.is_dated_by_publication, mine.is_recalled, numbers.numbers, names.persons,
    names.bodies, names.countries
FROM mine
LEFT JOIN places USING (place_id)
LEFT JOIN numbers USING (document_id, event_number)
LEFT JOIN names USING (document_id, event_number)
"""


@contextmanager
def told(
    connection: duckdb.DuckDBPyConnection, rows: Rows, published: Mapping[DocumentId, date | None]
) -> Iterator[None]:
    """What a batch tells of, as relations beside those kept, for the block."""
    documents = pa.table(
        {"document_id": pa.array(published, pa.string()), "published_on": pa.array(published.values(), pa.date32())}
    )
    relations = {table.name: to_arrow(table, rows.get(table, ())) for table in _TOLD} | {"documents": documents}
    for name, relation in relations.items():
        connection.register(f"told_{name}", relation)
    try:
        yield
    finally:
        for name in relations:
            connection.unregister(f"told_{name}")


def tellings(connection: duckdb.DuckDBPyConnection, keys: Iterable[Key]) -> dict[Key, Telling]:
    """What some documents say of some events."""
    rows = _asked(connection, _CHOSEN, keys)
    return {telling.key: telling for telling in map(_telling, rows)}


def sharing(connection: duckdb.DuckDBPyConnection, keys: Iterable[Key]) -> list[tuple[Key, Key]]:
    """Pairs of a telling given and any other that may be of one event."""
    rows = _asked(connection, _SHARING, keys)
    return [((DocumentId(one), number), (DocumentId(other), other_number)) for one, number, other, other_number in rows]


def _asked(connection: duckdb.DuckDBPyConnection, query: str, keys: Iterable[Key]) -> list[tuple[Any, ...]]:
    chosen = sorted(keys)
    document_ids = pa.array([document_id for document_id, _ in chosen], pa.string())
    numbers = pa.array([number for _, number in chosen], pa.int64())
    connection.register("chosen", pa.table({"document_id": document_ids, "event_number": numbers}))
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.unregister("chosen")


def _telling(row: tuple[Any, ...]) -> Telling:
    (
        document_id,
        number,
        kind,
        published_on,
        starts_on,
        ends_on,
        country,
        region,
        place,
        words,
        is_told,
        is_recalled,
        *named,
    ) = row
    numbers, persons, bodies, countries = (each or [] for each in named)
    return Telling(
        document_id=DocumentId(document_id),
        event_number=number,
        kind=EventKind(kind),
        published_on=published_on,
        starts_on=starts_on,
        ends_on=ends_on,
        country_code=country,
        region_id=region and PlaceId(region),
        place_id=place and PlaceId(place),
        words=words,
        numbers=tuple(_number(**each) for each in numbers),
        persons=frozenset(persons),
        bodies=frozenset(bodies),
        countries=frozenset(countries),
        is_day_told_by_publication=is_told,
        is_recalled=is_recalled,
    )


def _number(
    kind: str, substance: str | None, unit_normalised: str | None, value_normalised: float, qualifier: str | None
) -> Number:
    return Number(kind, substance, unit_normalised, value_normalised, Qualifier(qualifier) if qualifier else None)
