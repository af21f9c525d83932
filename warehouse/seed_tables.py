"""The seed tables: replaced as a whole when the seeds have changed, untouched when they have not."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from threatlake.errors import InvalidSeed
from threatlake.seeds.load import Seeds
from threatlake.understanding.understand import Rules
from warehouse import tables
from warehouse.commit import Rows, insert_new
from warehouse.lake import scalar, transaction
from warehouse.promises import table_promises
from warehouse.schema import to_arrow
from warehouse.tables import CORPUS_TABLES, ENTITIES, SEED_TABLES, Table


def seed_rows(seeds: Seeds, rules: Rules) -> Rows:
    """The rows of every seed table, and of the entities that seeds name."""
    return {
        tables.THREATS: seeds.threats.threat_records,
        tables.SUBTHREATS: seeds.threats.subthreat_records,
        tables.CROSSWALK: seeds.crosswalk,
        tables.COUNTRIES: seeds.countries,
        tables.PLACES: seeds.places.places,
        tables.PLACE_NAMES: seeds.places.names,
        tables.SUBSTANCES: seeds.substances,
        tables.ORGANISATIONS: seeds.organisations,
        tables.INSTRUMENTS: seeds.instruments,
        tables.ENTITIES: rules.gazetteer.entities,
    }


def sync(connection: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    """Bring the seed tables (and the entities that seeds name) to `rows`, in one transaction."""
    with differing(connection, rows) as changed:
        if changed:
            with transaction(connection, "seeds changed"):
                replace(connection, changed)


@contextmanager
def differing(connection: duckdb.DuckDBPyConnection, rows: Rows) -> Iterator[list[Table]]:
    """The seed tables that `rows` would change; inside the block they can be replaced."""
    synced = (*SEED_TABLES, ENTITIES)
    for table in synced:
        connection.register(f"batch_{table.name}", to_arrow(table, rows[table]))
    try:
        yield [table for table in synced if _differs(connection, table)]
    finally:
        for table in synced:
            connection.unregister(f"batch_{table.name}")


def replace(connection: duckdb.DuckDBPyConnection, changed: list[Table]) -> None:
    """Put the rows of today's seeds in the place of the old ones, inside a transaction."""
    for table in changed:
        _replace(connection, table)
    if changed:
        _require_promises(connection)


def _differs(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    missing = f"SELECT count(*) FROM (FROM batch_{table.name} EXCEPT FROM {table.name})"
    surplus = f"SELECT count(*) FROM (FROM {table.name} EXCEPT FROM batch_{table.name})"
    # Entities that documents named stay, whatever the seeds say.
    return scalar(connection, missing) > 0 or (table is not ENTITIES and scalar(connection, surplus) > 0)


def _replace(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    if table is ENTITIES:
        connection.execute("DELETE FROM entities WHERE entity_id IN (SELECT entity_id FROM batch_entities)")
    else:
        connection.execute(f"DELETE FROM {table.name}")
    insert_new(connection, table)


def _require_promises(connection: duckdb.DuckDBPyConnection) -> None:
    seeds = {table.name for table in SEED_TABLES}
    for table in (*SEED_TABLES, *CORPUS_TABLES):
        refers = any(target.split(".")[0] in seeds for _, target in table.references)
        if table not in SEED_TABLES and not refers:
            continue
        for promise in table_promises(table, table.name, lambda name: name):
            broken = scalar(connection, promise.query)
            if broken:
                raise InvalidSeed(
                    f"the seeds do not fit the warehouse: {promise.text}, {broken} rows break it; "
                    "switch a threat off (is_active = false) instead of removing it"
                )
