"""Questions from outside: read-only SQL that reaches the lake and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from threatlake.errors import InvalidInput
from warehouse.lake import Lake, reading
from warehouse.schema import literal


@contextmanager
def sandbox(lake: Lake) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection that opens no file but the lake's and no address at all."""
    with reading(lake) as connection:
        catalogue = [f"{lake.catalogue}{suffix}" for suffix in ("", "-wal", "-shm", "-journal")]
        connection.execute(f"SET allowed_directories = [{literal(f'{lake.data}/')}]")
        connection.execute(f"SET allowed_paths = [{', '.join(literal(path) for path in catalogue)}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection


def ask(connection: duckdb.DuckDBPyConnection, query: str) -> duckdb.DuckDBPyRelation:
    """The answer to one query; a mistake in it is said as DuckDB says it."""
    try:
        relation = connection.sql(query)
    except duckdb.Error as error:
        raise InvalidInput(str(error)) from error
    if relation is None:
        raise InvalidInput("the statement gives no rows; ask with SELECT, FROM, DESCRIBE or SHOW")
    return relation
