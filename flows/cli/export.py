"""threatlake export."""

from pathlib import Path

import click

from flows.cli.options import lake_option
from warehouse.export import export
from warehouse.lake import Lake


@click.command(name="export")
@click.argument("file", type=click.Path(path_type=Path))
@lake_option
def command(file: Path, lake: Lake) -> None:
    """Write the warehouse as one plain DuckDB file: tables, views, comments and a full-text index."""
    export(lake, file)
    click.echo(f"{file} ({file.stat().st_size / 2**20:.1f} MiB); open it with: duckdb {file}")
