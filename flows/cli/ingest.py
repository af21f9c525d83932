"""threatlake ingest."""

import json
import logging
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from flows.cli.options import json_option, lake_option
from threatlake.records import Run
from warehouse.alarms import LargeStory, large_stories_of_run
from warehouse.lake import Lake
from warehouse.rejections import Rejected, Unread, of_run, unread_of_run


@click.command(name="ingest")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--inbox", type=click.Path(path_type=Path, file_okay=False), help="Also take what waits in this inbox.")
@click.option("--retry", is_flag=True, help="Read again what was rejected before.")
@click.option("--batch-size", default=200, show_default=True, type=click.IntRange(1), help="Documents in one commit.")
@click.option("--prefect", "with_prefect", is_flag=True, help="Run as a Prefect flow.")
@click.option("--seeds", type=click.Path(path_type=Path, file_okay=False), help="Folder of the seeds.")
@lake_option
@json_option
def command(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...],
    inbox: Path | None,
    seeds: Path | None,
    lake: Lake,
    batch_size: int,
    *,
    retry: bool,
    with_prefect: bool,
    as_json: bool,
) -> None:
    """Bring reports into the warehouse: files and folders of any format that is read, told by content.

    Exit status 0 where all could be read, 1 where some were rejected (each is named, with its reason), 2 where
    the run could not be done.

    \b
    threatlake ingest reports/
    threatlake ingest release.html minutes.pdf --lake /data/lake
    """  # noqa: D301 - click's own mark for lines that stay as they are
    if not paths and not inbox:
        raise click.UsageError("give files or folders to ingest, or an --inbox")
    if with_prefect or os.environ.get("PREFECT_API_URL"):
        import prefect  # noqa: F401, PLC0415 - loaded before the flow, it makes it a Prefect flow
    from flows.ingest import SEEDS, ingest  # noqa: PLC0415 - after Prefect, where that is wanted

    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    with _progress(as_json=as_json):
        run = ingest(list(paths), inbox, lake.path, seeds or SEEDS, batch_size, retry=retry)
    rejected, unread = of_run(lake, run.run_id), unread_of_run(lake, run.run_id)
    large = large_stories_of_run(lake, run.run_id)
    if as_json:
        told: dict[str, list[Any]] = {"rejected": rejected, "unread": unread, "large_stories": large}
        rows = {name: [asdict(one) for one in found] for name, found in told.items()}
        click.echo(json.dumps({**asdict(run), **rows}, default=str, indent=2))
    else:
        _print(run, rejected, unread, large, lake)
    sys.exit(1 if run.rejected_count else 0)


def _progress(*, as_json: bool) -> AbstractContextManager[None]:
    """A bar where a terminal looks; else the log's plain lines."""
    if as_json or not sys.stderr.isatty():
        return nullcontext()
    from flows.cli.progress_bar import progress_bar  # noqa: PLC0415 - rich is loaded only for a terminal

    logging.getLogger("threatlake").setLevel(logging.WARNING)
    return progress_bar()


def _print(run: Run, rejected: list[Rejected], unread: list[Unread], large: list[LargeStory], lake: Lake) -> None:
    counts = (
        f"{run.input_count} inputs: {run.loaded_count} loaded, {run.duplicate_count} copies of known files, "
        f"{run.unpacked_count} unpacked, {run.rejected_count} rejected, {run.unchanged_count} unchanged"
    )
    click.echo(counts)
    for one in rejected:
        click.echo(f"  rejected {one.uri}: {one.reason}")
    for pages in unread:
        click.echo(f"  unread pages: {pages.page_count}, in documents: {pages.document_count}: {pages.reason}")
    for story in large:
        click.echo(
            f"  a story of {story.document_count} documents, look whether they are one: {story.title or '(no title)'}; "
            f"threatlake copies {story.story_id[:12]}"
        )
    if not run.loaded_count + run.duplicate_count + run.unpacked_count + run.rejected_count:
        click.echo("nothing is new")
    click.echo(f"warehouse: {lake.path}")
