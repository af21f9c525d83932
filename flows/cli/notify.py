"""threatlake notify."""

from pathlib import Path

import click

from warehouse import inbox as inboxes

# The inbox of the checkout; `prefect.yaml` names the same.
INBOX = Path(__file__).parents[2] / "inbox"


@click.command(name="notify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--inbox",
    type=click.Path(path_type=Path, file_okay=False),
    default=INBOX,
    help="Folder where reports arrive.  [default: inbox of the checkout]",
)
def command(file: Path, inbox: Path) -> None:
    """Put a report into the inbox and tell Prefect, so that a run takes it now; print where it lies.

    The server is the one of PREFECT_API_URL or of the Prefect profile. Where none hears, the report is in the
    inbox all the same, and the next scheduled run takes it: a line on standard error says so, the exit status is 0.
    """
    arrived = inboxes.notify(inbox, file)
    click.echo(arrived)
    from tasks.announce import Unheard, announce  # noqa: PLC0415 - Prefect is loaded once the report is safe

    try:
        announce(arrived)
    except Unheard as unheard:
        click.echo(f"{file.name} is in the inbox; {unheard}, the next scheduled run takes it", err=True)
