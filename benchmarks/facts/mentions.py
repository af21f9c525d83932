"""Measure mentions on the annotated texts: precision and recall per language and kind.

Run `.venv/bin/python benchmarks/facts/mentions.py [--set held] [--show]`. A mention is right where an annotated one of
the same entity overlaps it; each annotated one counts once. What lies wholly in an unjudged span counts neither way.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, MediaType, Mention, Passage, PassageKind
from threatlake.seeds import load
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.mentions import find_mentions

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
LANGUAGES = ("en", "ru", "kk", "ky", "uz", "tg")
CYRILLIC = re.compile("[а-я]")


class Span(TypedDict):
    """Words of a text and where they begin."""

    words: str
    start: int


class Stated(Span):
    """A mention as annotated."""

    entity_id: str


class Text(TypedDict):
    """A line of a file."""

    id: str
    language: str
    text: str
    mentions: list[Stated]
    unjudged: list[Span]


Tally = Counter[tuple[str, str, str]]


def read(which: str) -> Iterator[Text]:
    """Every text of the development or the held half."""
    for language in LANGUAGES:
        path = HERE / f"mentions_{language}{'.held' if which == 'held' else ''}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            text: Text = json.loads(line)
            yield text


def reading(text: str) -> Reading:
    """A text as a document of one passage."""
    passage = Passage(DocumentId("d"), 0, PassageKind.PARAGRAPH, None, 1, 0, len(text))
    return Reading(DocumentId("d"), MediaType.TEXT, text, [passage])


def overlap(stated: Span, found: Mention) -> bool:
    """Whether an annotated span and a found one share a character."""
    return stated["start"] < found.end_char and found.start_char < stated["start"] + len(stated["words"])


def judge(text: Text, found: list[Mention]) -> tuple[list[Mention], list[Mention], list[Stated]]:
    """Sort what was found into right and invented, and list what was missed."""
    right: list[Mention] = []
    invented: list[Mention] = []
    left = list(text["mentions"])
    for mention in found:
        same = next((s for s in left if s["entity_id"] == mention.entity_id and overlap(s, mention)), None)
        if same is not None:
            left.remove(same)
            right.append(mention)
        elif not any(overlap(span, mention) for span in text["unjudged"]):
            invented.append(mention)
    return right, invented, left


def script(text: Text) -> str:
    """The language, with its letters where it is written in two alphabets."""
    if text["language"] != "uz":
        return text["language"]
    return "uz_cyrl" if CYRILLIC.search(text["text"]) else "uz_latn"


def show(text: Text, invented: list[Mention], missed: list[Stated]) -> None:
    """Print what went wrong in one text."""
    for mention in invented:
        around = text["text"][max(0, mention.start_char - 40) : mention.end_char + 30]
        print(f"{text['id']} invented {mention.entity_id} {mention.matched_text!r} in {around!r}")
    for stated in missed:
        around = text["text"][max(0, stated["start"] - 40) : stated["start"] + len(stated["words"]) + 30]
        print(f"{text['id']} missed {stated['entity_id']} {stated['words']!r} in {around!r}")


def report(tally: Tally) -> None:
    """Print a line per language and kind, and one per language."""
    for language in sorted({key[0] for key in tally}):
        kinds = sorted({key[1] for key in tally if key[0] == language})
        for kind in [*kinds, "all"]:
            chosen = kinds if kind == "all" else [kind]
            right, invented, missed = (
                sum(tally[language, each, outcome] for each in chosen) for outcome in ("right", "invented", "missed")
            )
            precision = right / (right + invented) if right + invented else 1.0
            recall = right / (right + missed) if right + missed else 1.0
            counts = f"right {right:4} invented {invented:3} missed {missed:3}"
            print(f"{language:8} {kind:13} precision {precision:.3f} recall {recall:.3f}  {counts}")


def main() -> None:
    """Measure one half."""
    parser = argparse.ArgumentParser(description="Measure mentions on the annotated texts.")
    parser.add_argument("--set", choices=("dev", "held"), default="dev")
    parser.add_argument("--show", action="store_true", help="print what was missed and invented")
    arguments = parser.parse_args()
    seeds = load.load(SEEDS)
    names = Gazetteer(seeds.countries, seeds.organisations, seeds.instruments, seeds.ambiguous_names, seeds.places)
    tally: Tally = Counter()
    for text in read(arguments.set):
        right, invented, missed = judge(text, find_mentions(reading(text["text"]), names))
        for outcome, entity_ids in (
            ("right", [mention.entity_id for mention in right]),
            ("invented", [mention.entity_id for mention in invented]),
            ("missed", [stated["entity_id"] for stated in missed]),
        ):
            tally.update((script(text), entity_id.partition(":")[0], outcome) for entity_id in entity_ids)
        if arguments.show:
            show(text, invented, missed)
    report(tally)


if __name__ == "__main__":
    main()
