"""threatlake connect."""

import click

from flows.cli.options import lake_option
from warehouse.lake import Lake, attach_statements, reading


@click.command(name="connect")
@lake_option
def command(lake: Lake) -> None:
    """Print the SQL that opens the warehouse, read-only, in a DuckDB shell or notebook of this version."""
    with reading(lake):
        pass  # it exists and has the right version
    for statement in attach_statements(lake, read_only=True):
        click.echo(f"{statement};")
