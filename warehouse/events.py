"""The events that a batch tells of, joins or parts: all that its tellings lead to."""

from collections.abc import Mapping
from datetime import date

import duckdb
import pyarrow as pa

from threatlake.comparing.events import Telling, group, joined
from threatlake.records import DocumentId, Event
from warehouse.commit import Rows
from warehouse.tables import EVENT_MENTIONS
from warehouse.tellings import Key, sharing, tellings, told


def changed_events(
    connection: duckdb.DuckDBPyConnection, rows: Rows, published: Mapping[DocumentId, date | None]
) -> list[Event]:
    """The rows of events that are new with the rows of a batch, or other than those kept."""
    keys = {(each.document_id, each.event_number) for each in rows.get(EVENT_MENTIONS, ())}
    if not keys:
        return []
    with told(connection, rows, published):
        known, pairs = _reached(connection, keys)
    kept = _kept(connection, known.keys() - keys)
    return [event for event in group(known.values(), pairs) if kept.get(_key(event)) != event.event_id]


def _reached(
    connection: duckdb.DuckDBPyConnection, keys: set[Key]
) -> tuple[dict[Key, Telling], list[tuple[Telling, Telling]]]:
    """The tellings that some lead to, from one of an event to the next, and the pairs that are of one event."""
    known: dict[Key, Telling] = tellings(connection, keys)
    joined_pairs: set[tuple[Key, Key]] = set()
    frontier = keys
    while frontier:
        pairs = {(min(pair), max(pair)) for pair in sharing(connection, frontier)}
        looked_at = known | tellings(connection, {key for pair in pairs for key in pair} - known.keys())
        found = {pair for pair in pairs if joined(looked_at[pair[0]], looked_at[pair[1]])}
        joined_pairs |= found
        frontier = {key for pair in found for key in pair} - known.keys()
        known |= {key: looked_at[key] for key in frontier}
    return known, [(known[one], known[other]) for one, other in joined_pairs]


def _kept(connection: duckdb.DuckDBPyConnection, keys: set[Key]) -> dict[Key, str]:
    columns = [[document_id for document_id, _ in keys], [number for _, number in keys]]
    connection.register("reached", pa.table(columns, names=["document_id", "event_number"]))
    try:
        rows = connection.execute("FROM events SEMI JOIN reached USING (document_id, event_number)").fetchall()
    finally:
        connection.unregister("reached")
    return {(DocumentId(document_id), number): event_id for document_id, number, event_id in rows}


def _key(event: Event) -> Key:
    return event.document_id, event.event_number
