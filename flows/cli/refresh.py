"""threatlake refresh."""

import json
import logging
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli.options import json_option, lake_option
from warehouse.lake import Lake

if TYPE_CHECKING:
    from tasks.refresh import Told
    from warehouse.differences import Difference

# Documents that are named on a terminal; --json names all.
_LISTED = 20


@click.command(name="refresh")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--batch-size", default=5000, show_default=True, type=click.IntRange(1), help="Documents held at once.")
@click.option("--prefect", "with_prefect", is_flag=True, help="Run as a Prefect flow.")
@click.option("--seeds", type=click.Path(path_type=Path, file_okay=False), help="Folder of the seeds.")
@lake_option
@json_option
def command(  # noqa: PLR0913 - one parameter an option
    batch_size: int, seeds: Path | None, lake: Lake, *, dry_run: bool, with_prefect: bool, as_json: bool
) -> None:
    """Classify anew every document that other code, seeds or model classified.

    What changes is shown first: documents that gain or lose a threat, whose score moves, and judgements that the
    model contradicts. Then all of it is committed at once. What people judged stays decided.

    Exit status 0 where all could be classified, 1 where some could not (each is named and keeps its rows), 2 where the
    refresh could not be done.
    """
    if with_prefect or os.environ.get("PREFECT_API_URL"):
        import prefect  # noqa: F401, PLC0415 - loaded before the flow, it makes it a Prefect flow
    from flows.ingest import SEEDS  # noqa: PLC0415 - after Prefect, where that is wanted
    from flows.refresh import refresh  # noqa: PLC0415 - as above
    from tasks.refresh import told_to  # noqa: PLC0415 - as above

    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    reader = _Shown(as_json=as_json, dry_run=dry_run)
    with _progress(as_json=as_json), told_to(reader):
        run = refresh(lake.path, (seeds or SEEDS).absolute(), batch_size, dry_run=dry_run)
    if run is not None and not as_json:
        click.echo(f"committed as run {run.run_id}\nwarehouse: {lake.path}")
    sys.exit(1 if reader.lost_count else 0)


def _progress(*, as_json: bool) -> AbstractContextManager[None]:
    """A bar where a terminal looks; else the log's plain lines."""
    if as_json or not sys.stderr.isatty():
        return nullcontext()
    from flows.cli.progress_bar import progress_bar  # noqa: PLC0415 - rich is loaded only for a terminal

    logging.getLogger("threatlake").setLevel(logging.WARNING)
    return progress_bar("classifying")


class _Shown:
    """Prints the difference while nothing is committed yet."""

    def __init__(self, *, as_json: bool, dry_run: bool) -> None:
        self.change_limit = None if as_json else _LISTED
        self.lost_count = 0
        self._dry_run = dry_run

    def tell(self, told: "Told") -> None:
        self.lost_count = len(told.lost)
        if self.change_limit is None:
            click.echo(json.dumps(asdict(told), ensure_ascii=False, default=str, indent=2))
        else:
            _print(told, dry_run=self._dry_run)


def _print(told: "Told", *, dry_run: bool) -> None:
    difference = told.difference
    if not difference.document_count and not told.changed_seeds and not told.lost and not told.uncompared_count:
        click.echo("nothing to do: every document is classified and compared by today's code, seeds and model")
        return
    click.echo(f"{difference.document_count} documents classified anew")
    if told.uncompared_count:
        click.echo(f"{told.uncompared_count} documents whose copies are found anew once this is committed")
    _print_changes(difference)
    for one in difference.disagreements:
        said, found = ("yes", "no") if one.is_about else ("no", "yes")
        click.echo(
            f"  {one.judged_by} judged {said}, the model says {found} ({one.score:.2f} of {one.threshold:.2f}): "
            f"{one.document_id[:12]}  {one.threat_id}  {one.title or '(no title)'}"
        )
    if difference.language_count:
        click.echo(f"another language: {difference.language_count} documents")
    if told.changed_seeds:
        click.echo(f"seed tables that change: {', '.join(told.changed_seeds)}")
    for lost in told.lost:
        click.echo(f"  not classified, keeps its rows: {lost.document_id}: {lost.reason}")
    if dry_run:
        click.echo("nothing was written; without --dry-run it is")


def _print_changes(difference: "Difference") -> None:
    if not difference.document_count:
        return
    click.echo(f"{'':<28} {'gained':>8} {'lost':>8} {'moved':>8} {'unchanged':>10}   other sub-threats")
    for one in difference.threats:
        counts = f"{one.gained:>8} {one.lost:>8} {one.moved:>8} {one.unchanged:>10} {one.subthreats:>19}"
        click.echo(f"{one.threat_id:<28} {counts}")
    for change in difference.changes:
        click.echo(
            f"  {change.change:<6} {change.threat_id:<28} {_score(change.old_score)} -> {_score(change.new_score)}  "
            f"{change.document_id[:12]}  {change.title or '(no title)'}"
        )
    left = sum(one.gained + one.lost + one.moved for one in difference.threats) - len(difference.changes)
    if left:
        click.echo(f"  and {left} more changes; --json names all")


def _score(score: float | None) -> str:
    return "none" if score is None else f"{score:.2f}"
