"""What reading facts costs beside cleaning and classifying, in processor time, on real texts.

    .venv/bin/python benchmarks/facts/speed.py DATA [--texts N]

DATA holds `threats.jsonl.gz`. Everything is done once to warm what is remembered, then timed, in milliseconds
for 600 words.
"""

import argparse
import gzip
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

from threatlake.classifying.model import MODEL_FILE
from threatlake.classifying.model import load as load_model
from threatlake.reading.read import read
from threatlake.records import DocumentId
from threatlake.seeds.load import load
from threatlake.understanding.understand import Rules, understand

SEEDS = Path(__file__).parents[2] / "seeds"
LANGUAGES = ("en", "ru", "kk", "ky")
# Words of a text: shorter ones are headlines, longer ones few.
SHORTEST, LONGEST = 40, 1500
WORDS = 600


def main() -> None:
    """Measure and print a line per language."""
    options = argparse.ArgumentParser(description="Measure what facts cost beside cleaning and classifying.")
    options.add_argument("data", type=Path)
    options.add_argument("--texts", type=int, default=60)
    chosen = options.parse_args()
    rules = Rules.of(load(SEEDS), load_model(SEEDS / MODEL_FILE), "benchmark")
    texts = _texts(chosen.data / "threats.jsonl.gz", chosen.texts)
    print("| language | texts | read and classify | facts | ratio |\n| --- | --- | --- | --- | --- |")
    for language, found in texts.items():
        print(_row(language, found, rules))


def _texts(path: Path, count: int) -> dict[str, list[str]]:
    by_language: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if SHORTEST < len(row["text"].split()) < LONGEST:
                by_language[row["lang"]].append(row["text"])
    chance = random.Random(1)  # noqa: S311 - the same sample each time
    return {each: chance.sample(by_language[each], min(count, len(by_language[each]))) for each in LANGUAGES}


def _row(language: str, texts: list[str], rules: Rules) -> str:
    today = date(2026, 11, 22)
    readings = [read(DocumentId("0"), text.encode()) for text in texts]
    for reading in readings:
        understand(reading, rules, today)
    scale = 1000 * WORDS / sum(len(text.split()) for text in texts)
    both = _timed(lambda: [rules.classifier.classify(read(DocumentId("0"), text.encode())) for text in texts]) * scale
    everything = (
        _timed(lambda: [understand(read(DocumentId("0"), text.encode()), rules, today) for text in texts]) * scale
    )
    facts = everything - both
    return f"| {language} | {len(texts)} | {both:.1f} | {facts:.1f} | {facts / both:.2f} |"


def _timed(work: Callable[[], object]) -> float:
    """The least of three times: what other work on the machine adds is left out."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
