"""Measure figures against the annotated texts: precision, recall, and how often each field is right.

    python benchmarks/facts/figures.py [--set dev|held|fresh] [--show] [--gold-quantities]

A figure counts as found where value, value_max, unit and kind are those annotated, at overlapping spans. With
`--gold-quantities` the numbers are given, and only what is said of them is measured.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from math import isclose
from pathlib import Path
from typing import Any

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, Figure, MediaType, Passage, PassageKind, Qualifier
from threatlake.seeds import figure_words, load, substances
from threatlake.understanding import dates, mentions
from threatlake.understanding.counted.lexicons import Lexicons, lexicons
from threatlake.understanding.figures import figures_of, find_figures
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.quantity import Quantity

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
LANGUAGES = ("en", "ru", "kk")
# No date of the texts is later.
TODAY = date(2026, 1, 1)
FIELDS = ("object", "substance", "part_of", "is_cumulative", "country", "period")
CURRENCY_LENGTH = 3


@dataclass
class Score:
    """Counts over the texts of one language."""

    found: int = 0
    stated: int = 0
    right: int = 0
    matched: int = 0
    kind_right: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)


def quantity(stated: dict[str, Any]) -> Quantity:
    """The annotated number as a quantity."""
    unit = stated["unit"]
    normalised = stated["unit_normalised"] or unit
    factor = stated["value_normalised"] / stated["value"] if stated["value_normalised"] else 1.0
    is_money = unit is not None and (unit.isupper() and len(unit) >= CURRENCY_LENGTH)
    qualifier = Qualifier(stated["qualifier"]) if stated["qualifier"] else None
    start = stated["start"]
    return Quantity(
        start, start + len(stated["words"]), stated["value"], stated["value_max"], qualifier, unit, normalised, factor,
        is_money, "gold",
    )  # fmt: skip


def found_in(text: dict[str, Any], known: Lexicons, names: Gazetteer, *, is_given: bool) -> list[Figure]:
    """The figures of one text."""
    words = text["text"]
    passage = Passage(
        DocumentId(text["id"]), 0, PassageKind.PARAGRAPH, None, None, 0, len(words), language=text["language"]
    )
    reading = Reading(DocumentId(text["id"]), MediaType.TEXT, words, [passage])
    named = mentions.find_mentions(reading, names)
    if is_given:
        return figures_of(reading, [quantity(stated) for stated in text["figures"]], known, named)
    return find_figures(reading, known, named, dates.find_dates(reading, TODAY))


def judge(text: dict[str, Any], found: list[Figure], score: Score) -> None:
    """Add one text to the counts."""
    stated = text["figures"]
    score.found += len(found)
    score.stated += len(stated)
    matched = [next((figure for figure in found if overlap(each, figure)), None) for each in stated]
    for each, figure in zip(stated, matched, strict=True):
        if figure is None:
            score.shown.append(f"{text['id']} missed {each['words']!r} {each['kind']}")
            continue
        score.matched += 1
        is_kind = figure.kind == each["kind"]
        score.kind_right += is_kind
        is_value = same_value(each, figure)
        score.right += is_kind and is_value
        if not is_value:
            score.shown.append(f"{text['id']} value {each['words']!r} got {figure.value:g} {figure.unit_normalised}")
        if not is_kind:
            score.confused[each["kind"], figure.kind.value] += 1
            score.shown.append(f"{text['id']} {each['words']!r} {each['kind']} got {figure.rule_id}")
        judge_fields(text["id"], each, figure, stated, score)
    for figure in found:
        if not any(overlap(each, figure) for each in stated):
            score.shown.append(f"{text['id']} made up {figure.matched_text!r} {figure.kind}")


def judge_fields(
    text_id: str, stated: dict[str, Any], figure: Figure, everything: list[dict[str, Any]], score: Score
) -> None:
    """Compare what is said beside value and kind."""
    whole = None if stated["part_of"] is None else everything[stated["part_of"]]["start"]
    pairs = {
        "object": (stated["object"], figure.object),
        "substance": (stated["substance"], figure.substance),
        "part_of": (whole, figure.part_of_char),
        "is_cumulative": (stated["is_cumulative"], figure.is_cumulative),
        "country": (stated["country"], figure.country_code),
        "period": (stated["period"], figure.period),
    }
    for name, (right, got) in pairs.items():
        score.fields[name] += right == got
        if right != got:
            score.shown.append(f"  {text_id} {stated['words']!r} {name}: {right!r} got {got!r}")


def overlap(stated: dict[str, Any], figure: Figure) -> bool:
    """Whether the spans share a character."""
    start: int = stated["start"]
    return figure.start_char < start + len(stated["words"]) and start < figure.end_char


def same_value(stated: dict[str, Any], figure: Figure) -> bool:
    """Whether number, top and unit are those annotated; a unit is compared as normalised."""
    right = quantity(stated)
    top = None if figure.value_max is None else figure.value_normalised / figure.value * figure.value_max
    right_top = None if right.value_max is None else right.value_max * right.factor
    is_value = is_close(figure.value_normalised, right.value * right.factor) and is_close(top, right_top)
    return is_value and str(figure.unit_normalised) == str(right.unit_normalised)


def is_close(one: float | None, other: float | None) -> bool:
    """Whether two numbers are the same but for rounding; None is only None."""
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-6)


def report(name: str, score: Score, *, is_shown: bool) -> None:
    """Print one line, and what went wrong where asked for."""
    fields = " ".join(f"{each} {score.fields[each] / max(score.matched, 1):.3f}" for each in FIELDS)
    print(
        f"{name:4} precision {score.right / max(score.found, 1):.3f} recall {score.right / max(score.stated, 1):.3f} "
        f"kind {score.kind_right / max(score.matched, 1):.3f} ({score.kind_right}/{score.matched}) | {fields}"
    )
    if is_shown:
        print("\n".join(score.shown))
        for (right, got), count in score.confused.most_common():
            print(f"  {count:3} {right} got {got}")


def main() -> None:
    """Measure each language and all together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=("dev", "held", "fresh"), default="dev")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--gold-quantities", action="store_true")
    parser.add_argument("--files", type=Path, nargs="*", help="other files of the same form")
    asked = parser.parse_args()
    seeds = load.load(SEEDS)
    names = Gazetteer(seeds.countries, seeds.organisations, seeds.instruments, seeds.ambiguous_names)
    known = lexicons(figure_words.load(SEEDS / "figures"), substances.load(SEEDS / "substances.toml"))
    ending = ".jsonl" if asked.set == "dev" else f".{asked.set}.jsonl"
    every = Score()
    for path in asked.files or [HERE / f"figures_{language}{ending}" for language in LANGUAGES]:
        score = Score()
        for line in path.read_text("utf-8").splitlines():
            text = json.loads(line)
            found = found_in(text, known, names, is_given=asked.gold_quantities)
            judge(text, found, score)
            judge(text, found, every)
        report(path.name.removeprefix("figures_")[:2], score, is_shown=asked.show)
    report("all", every, is_shown=False)


if __name__ == "__main__":
    main()
