"""threatlake explain."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from flows.cli.explanation_lines import lines
from flows.cli.options import json_option, lake_option
from warehouse.explanation import explain
from warehouse.lake import Lake, reading


@click.command(name="explain")
@click.argument("document")
@click.option("--all", "is_all", is_flag=True, help="Show every threat, word and passage.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page with the text marked.")
@lake_option
@json_option
def command(document: str, html: Path | None, lake: Lake, *, is_all: bool, as_json: bool) -> None:
    """Show why a document has its threats: each score, what it is made of, and the words, marked.

    DOCUMENT is an id, the beginning of one, an address or a file name.
    """
    with reading(lake) as connection:
        found = explain(connection, document)
    if html:
        from flows.cli.pages.explanation import page  # noqa: PLC0415 - only a page needs it
        from flows.cli.pages.render import write  # noqa: PLC0415 - as above

        write(html, page(found))
    if as_json:
        click.echo(json.dumps(asdict(found), default=str, ensure_ascii=False, indent=2))
    elif html:
        click.echo(f"wrote {html}")
    else:
        for line in lines(found, is_all=is_all):
            click.echo(line)
