"""threatlake check."""

import json
import sys
from dataclasses import asdict

import click

from flows.cli.options import json_option, lake_option
from warehouse.check import check
from warehouse.lake import Lake, reading


@click.command(name="check")
@click.option("--verbose", "-v", is_flag=True, help="Also list the promises that are kept.")
@lake_option
@json_option
def command(lake: Lake, *, verbose: bool, as_json: bool) -> None:
    """Ask every promise of the warehouse: keys, references, spans, the ledger, the archive.

    Exit status 0 where all are kept, 1 where one is broken.
    """
    with reading(lake) as connection:
        answers = list(check(connection, lake))
    broken = [answer for answer in answers if answer.broken_count]
    if as_json:
        click.echo(json.dumps([asdict(answer) for answer in answers], indent=2))
    else:
        for answer in answers if verbose else broken:
            click.echo(f"broken by {answer.broken_count}: {answer.promise}" if answer.broken_count else answer.promise)
        click.echo(f"{len(answers) - len(broken)} of {len(answers)} promises kept in {lake.path}")
    sys.exit(1 if broken else 0)
