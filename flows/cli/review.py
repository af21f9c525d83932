"""threatlake review."""

import getpass
import json
import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import click

from flows.cli.options import json_option, lake_option
from threatlake.classifying.model import MODEL_FILE
from threatlake.classifying.model import load as load_model
from threatlake.errors import InvalidInput
from threatlake.records import Judgement
from threatlake.seeds.load import load
from threatlake.understanding.understand import Rules
from warehouse.find import find_document
from warehouse.fingerprints import fingerprints
from warehouse.judgements import Doubtful, Judged, Standing, doubtful, judge, require_active
from warehouse.lake import Lake, changing, reading
from warehouse.seed_tables import seed_rows

# Who judges, where --by does not say it.
USER = "THREATLAKE_USER"


@click.command(name="review")
@click.argument("document", required=False)
@click.option("--threat", metavar="THREAT", help="The threat that is judged; of the list, that threat only.")
@click.option("--yes/--no", "is_about", default=None, help="Whether the document is about the threat.")
@click.option("--because", metavar="TEXT", help="Why, in your words.")
@click.option("--by", metavar="NAME", help=f"Who judges.  [env: {USER}; default: your login name]")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(0), help="How many the list shows.")
@click.option("--seeds", type=click.Path(path_type=Path, file_okay=False), help="Folder of the seeds.")
@lake_option
@json_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    document: str | None,
    threat: str | None,
    is_about: bool | None,
    because: str | None,
    by: str | None,
    limit: int,
    seeds: Path | None,
    lake: Lake,
    *,
    as_json: bool,
) -> None:
    """List what is in doubt, the most doubtful first; or say whether DOCUMENT is about a threat.

    DOCUMENT is an id, the beginning of one, an address or a file name. What you say overrides the model, now and
    whenever the document is classified anew. A later judgement overrides an earlier one; none is ever deleted.

    \b
    threatlake review --threat cybercrime
    threatlake review 3f2a9c0b1d4e --threat cybercrime --no --because "a cyber-sport cup"
    """  # noqa: D301 - click's own mark for lines that stay as they are
    if document is None:
        if (is_about, because, by) != (None, None, None):
            raise click.UsageError("give the DOCUMENT that you judge")
        with reading(lake) as connection:
            count, listed = doubtful(connection, threat, limit)
        _print_list(count, listed, lake, as_json=as_json)
    elif threat is None or is_about is None:
        raise click.UsageError("a judgement needs --threat THREAT and --yes or --no")
    else:
        said = Said(document, threat, is_about, because, by or os.environ.get(USER) or _login_name())
        judged = _judge(lake, seeds, said)
        _print_judged(judged, as_json=as_json)


class Said(NamedTuple):
    """What a person said on the command line."""

    document: str
    threat: str
    is_about: bool
    because: str | None
    by: str


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise InvalidInput(f"nobody knows who judges; say it: --by NAME, or {USER}=NAME in the environment") from error


def _judge(lake: Lake, seeds: Path | None, said: Said) -> Judged:
    from flows.ingest import SEEDS  # noqa: PLC0415 - the flow's tasks are loaded only here

    folder = seeds or SEEDS
    decided, model, stamps = load(folder), load_model(folder / MODEL_FILE), fingerprints(folder)
    rules = Rules.of(decided, model, stamps.classify)
    threat_id = require_active(said.threat, {each.threat_id: each.is_active for each in decided.threats.threat_records})
    with changing(lake) as connection:
        document_id = find_document(connection, said.document)
        now = datetime.now(UTC)
        judgement = Judgement(document_id, threat_id, now, said.is_about, said.by, said.because)
        return judge(connection, judgement, rules.classifier, seed_rows(decided, rules))


def _print_list(count: int, listed: list[Doubtful], lake: Lake, *, as_json: bool) -> None:
    if as_json:
        told = {"doubtful_count": count, "doubtful": [asdict(one) for one in listed]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for one in listed:
        label = click.style("label", fg="green") if one.is_label else "no label"
        click.secho(f"{one.document_id[:12]}  {_title(one.title, one.uri)}", bold=True)
        click.echo(f"    {one.threat_id} {one.score:.2f} (from {one.threshold:.2f}: {label})  {_words(one.words)}")
        click.echo(f"    threatlake review {one.document_id[:12]} --threat {one.threat_id} --yes|--no")
    if len(listed) < count:
        click.echo(f"{len(listed)} of {count} in doubt; --limit {count} shows all")
    elif not count:
        click.echo(f"nothing is in doubt in {lake.path}")


def _title(title: str | None, uri: str) -> str:
    return title or uri.rsplit("/", 1)[-1]


def _words(words: list[str]) -> str:
    """The telling words, each once, whatever its letters' case."""
    return " | ".join({word.casefold(): " ".join(word.split()) for word in reversed(words)}.values())


def _print_judged(judged: Judged, *, as_json: bool) -> None:
    judgement = judged.judgement
    if as_json:
        click.echo(json.dumps(asdict(judged), ensure_ascii=False, default=str, indent=2))
        return
    answer = "is about" if judgement.is_about else "is not about"
    click.secho(judged.title or "(no title)", bold=True)
    click.echo(f"{judgement.judged_by} says that {judgement.document_id[:12]} {answer} {judgement.threat_id}")
    before = {one.threat_id: one for one in judged.before}
    changes = [(before.get(now.threat_id), now) for now in judged.after]
    lines = [f"  {now.threat_id}: {_told(was)} -> {_told(now)}" for was, now in changes if _told(was) != _told(now)]
    click.echo("\n".join(lines) or "  nothing changes: it stood so already")


def _told(standing: Standing | None) -> str:
    if standing is None:
        return "not classified by it"
    if standing.decided_by is None:
        return f"no label ({standing.score:.2f})"
    primary = ", primary" if standing.is_primary else ""
    subthreats = f", {' and '.join(standing.subthreats)}" if standing.subthreats else ""
    return f"label by {standing.decided_by} ({standing.score:.2f}{primary}{subthreats})"
