"""threatlake evaluate."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path

import click

from flows.cli.evaluation_lines import lines
from flows.cli.options import json_option, seeds_option
from tasks.workers import Lost, workers
from threatlake.classifying.classifier import Classifier
from threatlake.classifying.model import MODEL_FILE
from threatlake.classifying.model import load as load_model
from threatlake.errors import InvalidInput
from threatlake.seeds import labelled, threats
from threatlake.seeds.labelled import LabelledText
from threatlake.seeds.threats import ThreatSeeds
from threatlake.training.evaluate import answer, curves, evaluate
from threatlake.training.evaluation import Answer

# Texts that a worker takes at once.
TOGETHER = 100


@click.command(name="evaluate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--worst", default=5, show_default=True, type=click.IntRange(0), help="Mistakes of each kind that are told."
)
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write a page with pictures.")
@seeds_option
@json_option
def command(files: tuple[Path, ...], worst: int, report: Path | None, seeds: Path, *, as_json: bool) -> None:
    """Try the classifier on labelled texts: JSON lines, plain or gzipped (seeds/labelled/README.md).

    Tells how right it is for each source, language and threat, whether its scores are the probabilities they say, and
    its worst mistakes with the words that led to them. What it was trained on it knows: try it on other texts.
    """
    decided = threats.load(seeds / "threats")
    active = [seed.threat.threat_id for seed in decided.active]
    texts = [text for file in files for text in labelled.load(file, active)]
    answers = _answers(texts, seeds)
    found = evaluate(answers, decided, worst)
    if report:
        from flows.cli.pages.evaluation import page  # noqa: PLC0415 - matplotlib takes a second to load
        from flows.cli.pages.render import write  # noqa: PLC0415 - as above

        write(report, page(found, curves(answers, decided), [file.name for file in files]))
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    for line in lines(found, worst):
        click.echo(line)
    if report:
        click.echo(f"\nwrote {report}")


def _answers(texts: Sequence[LabelledText], seeds: Path) -> list[Answer]:
    """Classify the texts in worker processes."""
    groups = [texts[start : start + TOGETHER] for start in range(0, len(texts), TOGETHER)]
    answers: list[Answer] = []
    with workers() as pool:
        for group, result in pool.run(partial(_classified, seeds), groups):
            if isinstance(result, Lost):
                first, last = group[0].text_id, group[-1].text_id
                raise InvalidInput(
                    f"texts {first!r} to {last!r} cannot be classified: {result}; try them in smaller files"
                )
            answers += result
    return answers


def _classified(seeds: Path, group: Sequence[LabelledText]) -> list[Answer]:
    decided, classifier = _ready(seeds)
    return [answer(text, classifier, decided) for text in group]


@cache
def _ready(seeds: Path) -> tuple[ThreatSeeds, Classifier]:
    """Made ready once in each worker."""
    decided = threats.load(seeds / "threats")
    return decided, Classifier(decided, load_model(seeds / MODEL_FILE), fingerprint="")
