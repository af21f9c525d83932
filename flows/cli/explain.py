"""threatlake explain."""

import json
from dataclasses import asdict

import click

from flows.cli.options import json_option, lake_option
from warehouse.explanation import Explanation, Words, explain
from warehouse.lake import Lake, reading


@click.command(name="explain")
@click.argument("document")
@lake_option
@json_option
def command(document: str, lake: Lake, *, as_json: bool) -> None:
    """Show why a document has its threats: each score, what it is made of, and the words, marked.

    DOCUMENT is an id, the beginning of one, an address or a file name.
    """
    with reading(lake) as connection:
        found = explain(connection, document)
    if as_json:
        click.echo(json.dumps(asdict(found), default=str, ensure_ascii=False, indent=2))
    else:
        _print(found)


def _print(found: Explanation) -> None:
    click.secho(found.title or "(no title)", bold=True)
    click.echo(f"{found.document_id}\n{found.uri}")
    click.echo(f"language {found.language or 'unknown'}, published {found.published_on or 'not stated'}\n")
    for part in found.parts:
        label = click.style("label", fg="green") if part.is_label else "no label"
        click.echo(
            f"{part.threat_id:<28} {part.score:.2f} (from {part.threshold:.2f}: {label})  "
            f"log-odds {part.unexplained_weight + part.evidence_weight:+.2f} = "
            f"{part.evidence_weight:+.2f} by words, {part.unexplained_weight:+.2f} without"
        )
    for start, end, page in found.passages:
        inside = [words for words in found.words if start <= words.start_char < end]
        if inside:
            click.echo()
            click.echo((f"p. {page}  " if page else "") + _marked(found.text, start, end, inside))
            for words in inside:
                click.echo(
                    f"    {words.weight:+.2f}  {words.threat_id}  {found.text[words.start_char : words.end_char]!r}"
                )


def _marked(text: str, start: int, end: int, inside: list[Words]) -> str:
    """The passage with its words between marks; words that overlap are marked as one."""
    marked, at = "", start
    for words in inside:
        if words.end_char <= at:
            continue
        begin = max(words.start_char, at)
        colour = "red" if words.weight < 0 else "yellow"
        marked += text[at:begin] + click.style(f"[{text[begin : words.end_char]}]", fg=colour, bold=True)
        at = words.end_char
    return marked + text[at:end]
