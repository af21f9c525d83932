"""How right, how sure and how fast labels are, beside TF-IDF with logistic regression and terms alone: one run.

    .venv/bin/python benchmarks/classification.py DATA [--speed] [--sample N]

DATA is a folder with `threats.jsonl.gz`, labelled texts as `seeds/labelled/README.md` describes them; those of the
seeds are read beside it. Quality is by cross-validation: every text is scored by models that were fitted on others, the
same for ours and for TF-IDF. Prints Markdown tables. `--speed` leaves quality out; `--sample` takes every Nth text.
"""

import argparse
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from classification_quality import READ, UNREAD, quality_tables
from classification_speed import speed_tables

from threatlake.seeds import labelled, threats
from threatlake.seeds.labelled import LabelledText
from threatlake.seeds.threats import ThreatSeeds
from threatlake.training.examples import of_seeds

SEEDS = Path(__file__).parents[1] / "seeds"


def main() -> None:
    """Measure and print."""
    options = _options()
    seeds = threats.load(SEEDS / "threats")
    sources, texts = zip(*list(_texts(options.data, seeds))[:: options.sample], strict=True)
    versions = (f"{library} {version(library)}" for library in ("numpy", "scikit-learn", "py3langid"))
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}; {', '.join(versions)}"
    )
    print(f"{len(texts):,} labelled texts\n", flush=True)
    if not options.speed:
        for table in quality_tables(sources, texts, seeds):
            print(table.markdown(), flush=True)
    for table in speed_tables(texts, seeds, SEEDS):
        print(table.markdown(), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure classification beside its peers, in one run.")
    parser.add_argument("data", type=Path, help="folder with threats.jsonl.gz")
    parser.add_argument("--speed", action="store_true", help="leave quality out")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth text only, for a quick look")
    return parser.parse_args()


def _texts(data: Path, seeds: ThreatSeeds) -> Iterator[tuple[str, LabelledText]]:
    """All labelled texts, each with its source as tables name it; examples of the seeds are learnt from only."""
    active = [seed.threat.threat_id for seed in seeds.active]
    for text in labelled.load(data / "threats.jsonl.gz", active):
        yield text.source, text
    for path in sorted((SEEDS / "labelled").glob("*.jsonl")):
        # The authors of the terms worked with the numbered collections open, and not with the first.
        source = READ if "_" in path.stem else UNREAD
        for text in labelled.load(path, active):
            yield source, text
    for text in of_seeds(seeds):
        yield text.source, text


if __name__ == "__main__":
    main()
