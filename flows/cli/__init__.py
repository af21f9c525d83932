"""The command line. Each command is a module that is loaded only when it is asked for, so that help comes at once."""

import sys
from importlib import import_module

import click

from threatlake.errors import ThreatlakeError

# Name, and what it does: shown by --help without loading the command.
COMMANDS = {
    "ingest": "Bring reports into the warehouse.",
    "notify": "Put a report into the inbox and say that it has arrived.",
    "status": "Show what the warehouse holds and what the last runs did.",
    "sql": "Ask the warehouse in SQL, read-only.",
    "explain": "Show why a document has its threats: the words, marked.",
    "copies": "Show what a document shares with others: two texts side by side, marked.",
    "review": "List what is in doubt, or say whether a document is about a threat.",
    "refresh": "Classify anew what older code or seeds classified; show the difference first.",
    "train": "Fit the classifier on labelled texts.",
    "evaluate": "Tell how right the classifier is on labelled texts, and show its worst mistakes.",
    "export": "Write the warehouse as one plain DuckDB file.",
    "check": "Ask every promise of the warehouse.",
    "demo": "Ingest the sample documents as a Prefect flow and show what comes of it.",
    "connect": "Print what to paste into a DuckDB shell or notebook.",
}


class LazyCommands(click.Group):
    """Commands by name, each loaded from the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order people need them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"flows.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the registry, loading none."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="threatlake")
def threatlake() -> None:
    """Reports in, answers in SQL."""


# What a shell expects of a program that was interrupted by Ctrl-C.
INTERRUPTED = 130


def main() -> None:
    """Run the command line; what a person can mend is one line on standard error and exit status 2."""
    try:
        sys.exit(threatlake(prog_name="threatlake", standalone_mode=False))
    except ThreatlakeError as error:
        click.echo(f"threatlake: {error}", err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("threatlake: interrupted; what was committed stays, the next run does the rest", err=True)
        sys.exit(INTERRUPTED)
