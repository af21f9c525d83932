"""threatlake train."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli.options import json_option, lake_option, seeds_option
from threatlake.classifying.classifier import LIKELY, Classifier
from threatlake.classifying.model import MODEL_FILE, UNTRAINED, save
from threatlake.seeds import labelled, threats
from threatlake.seeds.labelled import LabelledText
from threatlake.seeds.threats import ThreatSeeds
from warehouse.judged_texts import judged_texts
from warehouse.lake import Lake, reading

if TYPE_CHECKING:
    from threatlake.training.train import Trained


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a threat or sub-threat was learnt from and how well, on texts that were held out."""

    target: str
    text_count: int
    label_count: int
    f1: float
    calibration_error: float
    best_threshold: float | None


@click.command(name="train")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@seeds_option
@lake_option
@json_option
def command(files: tuple[Path, ...], seeds: Path, lake: Lake, *, as_json: bool) -> None:
    """Fit the classifier on labelled texts: JSON lines, plain or gzipped (seeds/labelled/README.md).

    The examples of the seeds and what people have judged in the warehouse are learnt too. Writes model.npz into the
    folder of the seeds; documents already there are labelled by it with `threatlake refresh`.
    """
    from threatlake.training.examples import example, of_seeds  # noqa: PLC0415 - scikit-learn takes a second to load
    from threatlake.training.train import train  # noqa: PLC0415 - as above

    decided = threats.load(seeds / "threats")
    texts = [*_texts(files, decided), *of_seeds(decided), *_judged(lake)]
    click.echo(f"{len(texts)} labelled texts; five models on parts of them, then one on all: some minutes", err=True)
    finder = Classifier(decided, UNTRAINED, fingerprint="")
    trained = train([example(text, finder, decided) for text in texts], decided)
    save(trained.weights, seeds / MODEL_FILE)
    learnt = _learnt(trained, decided)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in learnt], indent=2))
    else:
        _print(learnt, seeds / MODEL_FILE)


def _texts(files: tuple[Path, ...], decided: ThreatSeeds) -> list[LabelledText]:
    """The texts of all files; an id may stand in two of them."""
    active = [seed.threat.threat_id for seed in decided.active]
    return [text for file in files for text in labelled.load(file, active)]


def _judged(lake: Lake) -> list[LabelledText]:
    if not lake.exists:
        return []
    with reading(lake) as connection:
        return judged_texts(connection)


def _learnt(trained: "Trained", decided: ThreatSeeds) -> list[Learnt]:
    from threatlake.training.metrics import calibration_error, f1  # noqa: PLC0415 - as above
    from threatlake.training.train import best_threshold  # noqa: PLC0415 - as above

    thresholds: dict[str, float] = {seed.threat.threat_id: seed.threat.threshold for seed in decided.active}
    rows: list[Learnt] = []
    for target, name in enumerate(trained.design.targets):
        known = trained.design.labels[:, target] >= 0
        labels, scores = trained.design.labels[known, target] == 1, trained.scores[known, target]
        rows.append(
            Learnt(
                target=name,
                text_count=len(labels),
                label_count=int(labels.sum()),
                f1=f1(labels, scores >= thresholds.get(name, LIKELY)),
                calibration_error=calibration_error(labels, scores),
                best_threshold=best_threshold(trained, target) if name in thresholds else None,
            )
        )
    return rows


def _print(learnt: list[Learnt], path: Path) -> None:
    click.echo(f"{'learnt':<30} {'texts':>6} {'labels':>6}   {'F1':>4}  {'calibration':>11}  best threshold")
    for each in learnt:
        best = "" if each.best_threshold is None else f"{each.best_threshold:.2f}"
        click.echo(
            f"{each.target:<30} {each.text_count:>6} {each.label_count:>6}   {each.f1:4.2f}  "
            f"{each.calibration_error:11.3f}  {best}"
        )
    click.echo(
        "F1 at the threshold of the seeds, and expected calibration error, on texts held out of the model that scored "
        "them.\nA threshold is set in seeds/threats/<threat>/threat.toml.\n"
        f"wrote {path}; documents in a warehouse are labelled by it with: threatlake refresh"
    )
