"""threatlake copies."""

import json
import sys
from pathlib import Path

import click
from rich.console import Console

from flows.cli.copy_columns import columns
from flows.cli.copy_json import all_rows
from flows.cli.copy_lines import MOST_LISTED, listing
from flows.cli.options import json_option, lake_option
from warehouse.lake import Lake, reading
from warehouse.shared_text import side_by_side
from warehouse.shown_copies import copies_of

# Where no terminal tells its width.
WIDTH = 120


@click.command(name="copies")
@click.argument("document")
@click.option("--with", "other", metavar="OTHER", help="Lay it beside this copy, not the strongest.")
@click.option("--all", "is_all", is_flag=True, help="Show every copy, and the texts in full.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page with all copies marked.")
@lake_option
@json_option
def command(  # noqa: PLR0913 - one parameter an option
    document: str, other: str | None, html: Path | None, lake: Lake, *, is_all: bool, as_json: bool
) -> None:
    """Show the copies of a document: its story, what it shares with each, and two texts side by side.

    DOCUMENT and OTHER are an id, the beginning of one, an address or a file name.
    """
    with reading(lake) as connection:
        found = copies_of(connection, document, other)
        some = found.pairs if is_all or as_json else found.pairs[:MOST_LISTED]
        told = list(side_by_side(connection, found.document, some))
    if html:
        from flows.cli.pages.copies import page  # noqa: PLC0415 - only a page needs it
        from flows.cli.pages.render import write  # noqa: PLC0415 - as above

        write(html, page(found, told, is_all=is_all))
    if as_json:
        click.echo(json.dumps(all_rows(found, told), default=str, ensure_ascii=False, indent=2))
    elif html:
        click.echo(f"wrote {html}")
    else:
        console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, markup=False, emoji=False)
        console.print(*listing(found, told, is_all=is_all), sep="\n")
        if told:
            console.print()
            for each in columns(told[0], console.width, is_all=is_all):
                console.print(each)
