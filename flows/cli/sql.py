"""threatlake sql."""

import csv
import json
import shutil
import sys
from typing import Any

import click
import duckdb
import pyarrow.parquet as pq

from flows.cli.options import lake_option
from threatlake.errors import InvalidInput
from warehouse.lake import Lake
from warehouse.query import ask, sandbox

# Rows of a table on a terminal; --format gives all.
_ROWS = 200


@click.command(name="sql")
@click.argument("query")
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    default="table",
    show_default=True,
    help="How to print the answer; parquet goes to a pipe or file.",
)
@lake_option
def command(query: str, style: str, lake: Lake) -> None:
    """Ask the warehouse in SQL (DuckDB's), read-only and with no access to files or network.

    \b
    threatlake sql "FROM document_overview"
    threatlake sql "FROM threats" --format csv > threats.csv
    """  # noqa: D301 - click's own mark for lines that stay as they are
    with sandbox(lake) as connection:
        answer = ask(connection, query)
        try:
            _PRINTERS[style](answer)
        except duckdb.Error as error:
            raise InvalidInput(str(error)) from error


def _print_table(answer: duckdb.DuckDBPyRelation) -> None:
    """DuckDB draws the table itself, straight to standard output."""
    answer.show(max_width=shutil.get_terminal_size((160, 0)).columns, max_rows=_ROWS)


def _print_csv(answer: duckdb.DuckDBPyRelation) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    while rows := answer.fetchmany(1000):
        writer.writerows([_plain(value) for value in row] for row in rows)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever DuckDB gives
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (list, dict)) else value


def _print_json(answer: duckdb.DuckDBPyRelation) -> None:
    columns = answer.columns
    rows = [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
    click.echo(json.dumps(rows, ensure_ascii=False, default=str, indent=2))


def _print_parquet(answer: duckdb.DuckDBPyRelation) -> None:
    if sys.stdout.isatty():
        raise InvalidInput("parquet is no text for a terminal; send it to a file: threatlake sql ... > answer.parquet")
    pq.write_table(answer.to_arrow_table(), sys.stdout.buffer)


_PRINTERS = {"table": _print_table, "csv": _print_csv, "json": _print_json, "parquet": _print_parquet}
