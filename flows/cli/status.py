"""threatlake status."""

import json
from dataclasses import asdict
from typing import Any

import click

from flows.cli.options import json_option, lake_option
from warehouse.fingerprints import fingerprints
from warehouse.lake import Lake, reading
from warehouse.overview import Overview, overview

# The flow whose runs count inputs.
INGEST = "ingest"


@click.command(name="status")
@lake_option
@json_option
def command(lake: Lake, *, as_json: bool) -> None:
    """Show what the warehouse holds and what the last runs did."""
    from flows.ingest import SEEDS  # noqa: PLC0415 - the flow's tasks are loaded only here

    with reading(lake) as connection:
        found = overview(connection, fingerprints(SEEDS))
    if as_json:
        click.echo(json.dumps({"lake": str(lake.path), **asdict(found)}, default=str, indent=2))
    else:
        _print(lake, found)


def _print(lake: Lake, found: Overview) -> None:
    click.echo(f"warehouse  {lake.path}")
    click.echo(f"documents  {found.document_count} in {found.story_count} stories, {found.page_count} pages")
    if found.unread_page_count:
        click.echo(f'unread     {found.unread_page_count} pages; why: threatlake sql "FROM unread_pages"')
    click.echo(f"sources    {_listed(found.source_counts)}")
    click.echo(f"threats    {_listed(found.threat_counts)}")
    click.echo(f"languages  {_listed(found.language_counts)}")
    click.echo(f"snapshots  {found.snapshot_count}; last ingestion {found.last_ingested_at or 'never'}")
    if found.outdated_count:
        click.echo(
            f"outdated   {found.outdated_count} documents were read with older code or seeds; "
            "their labels are renewed with: threatlake refresh"
        )
    click.echo("last runs")
    for run in found.runs:
        click.echo(f"  {_told(run)}")


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items()) or "none"


def _told(run: dict[str, Any]) -> str:
    begun = f"{run['started_at']:%Y-%m-%d %H:%M:%S} UTC  {run['flow']:<8} {run['outcome']:<11}"
    if run["flow"] != INGEST:
        return begun.rstrip()
    return (
        f"{begun} {run['input_count']} inputs: "
        f"{run['loaded_count']} loaded, {run['duplicate_count']} duplicate, {run['unpacked_count']} unpacked, "
        f"{run['rejected_count']} rejected, {run['unchanged_count']} unchanged"
    )
