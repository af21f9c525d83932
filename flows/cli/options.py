"""Options that every command spells alike."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from warehouse.lake import Lake

# The seeds of the checkout.
SEEDS = Path(__file__).parents[2] / "seeds"

Command = TypeVar("Command", bound=Callable[..., Any])


def _to_lake(ctx: click.Context, param: click.Parameter, value: Path | None) -> Lake:
    del ctx, param
    return Lake.at(value)


def lake_option(command: Command) -> Command:
    """--lake PATH, else THREATLAKE_LAKE, else the checkout's own."""
    option = click.option(
        "--lake",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="THREATLAKE_LAKE",
        callback=_to_lake,
        help="Folder of the warehouse.  [env: THREATLAKE_LAKE; default: warehouse/lake of the checkout]",
    )
    return option(command)


def seeds_option(command: Command) -> Command:
    """--seeds DIR, else the checkout's own."""
    option = click.option(
        "--seeds",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        default=SEEDS,
        help="Folder of the seeds.  [default: seeds of the checkout]",
    )
    return option(command)


def json_option(command: Command) -> Command:
    """--json, for programs that read."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program to read.")(command)
