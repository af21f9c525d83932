"""From a record class to its columns: Arrow schema, SQL types, comments and closed sets."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pyarrow as pa

from warehouse.tables import Table

_ARROW_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
    tuple[str, ...]: pa.list_(pa.string()),
    tuple[int, ...]: pa.list_(pa.int64()),
}
_SQL_TYPES: dict[Any, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    date: "DATE",
    datetime: "TIMESTAMP WITH TIME ZONE",
    tuple[str, ...]: "VARCHAR[]",
    tuple[int, ...]: "BIGINT[]",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, Arrow and SQL type, whether it may be NULL, its meaning and its closed set."""

    name: str
    arrow_type: pa.DataType
    sql_type: str
    is_nullable: bool
    meaning: str
    closed_set: tuple[str, ...]


def columns(table: Table) -> list[Column]:
    """The columns of a table, in the order its record declares them."""
    hints = get_type_hints(table.record, include_extras=True)
    return [_column(field.name, hints[field.name]) for field in dataclasses.fields(table.record)]


def _column(name: str, hint: object) -> Column:
    if get_origin(hint) is not Annotated:
        message = f"column {name!r} has no meaning; annotate it: Annotated[type, 'what it means']"
        raise TypeError(message)
    declared, meaning = get_args(hint)
    is_nullable = NoneType in get_args(declared)
    kind = next(arg for arg in get_args(declared) if arg is not NoneType) if is_nullable else declared
    kind = getattr(kind, "__supertype__", kind)
    closed_set: tuple[str, ...] = ()
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        closed_set, kind = tuple(member.value for member in kind), str
    return Column(name, _ARROW_TYPES[kind], _SQL_TYPES[kind], is_nullable, meaning, closed_set)


def arrow_schema(table: Table) -> pa.Schema:
    """The Parquet schema of a table, meanings in its metadata."""
    return pa.schema(
        pa.field(column.name, column.arrow_type, nullable=column.is_nullable, metadata={"comment": column.meaning})
        for column in columns(table)
    )


def to_arrow(table: Table, rows: Iterable[Any]) -> pa.Table:
    """Records as an Arrow table; a row of another class is an error, where Arrow would drop its fields."""
    rows = list(rows)
    for row in rows:
        if type(row) is not table.record:
            message = f"table {table.name!r} takes {table.record.__name__}, got {type(row).__name__}"
            raise TypeError(message)
    schema = arrow_schema(table)
    arrays = [pa.array([getattr(row, field.name) for row in rows], type=field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def row_meaning(table: Table) -> str:
    """What one row of the table is: the first line of its record's docstring."""
    return (table.record.__doc__ or "").strip().splitlines()[0]


def create_statements(table: Table) -> list[str]:
    """CREATE TABLE with NOT NULL, and the comments of table and columns."""
    body = ", ".join(f"{c.name} {c.sql_type}{'' if c.is_nullable else ' NOT NULL'}" for c in columns(table))
    return [f"CREATE TABLE {table.name} ({body})", *comment_statements(table)]


def comment_statements(table: Table) -> list[str]:
    """What the table and each column of it mean, as comments."""
    comments = [f"COMMENT ON COLUMN {table.name}.{c.name} IS {literal(c.meaning)}" for c in columns(table)]
    return [f"COMMENT ON TABLE {table.name} IS {literal(row_meaning(table))}", *comments]


def literal(text: str) -> str:
    """A text as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
