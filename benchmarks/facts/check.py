"""Check the annotated texts: every line holds to `README.md`, and no digit of a text is forgotten."""

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TypedDict, get_type_hints

SETS = tomllib.loads(Path(__file__).with_name("closed_sets.toml").read_text(encoding="utf-8"))
KINDS = frozenset(SETS["kinds"])
QUALIFIERS = frozenset(SETS["qualifiers"])
UNITS = frozenset(chain.from_iterable(SETS["units"].values()))
MONEY = frozenset(SETS["units"]["money"])
SUBSTANCES = frozenset(chain.from_iterable(SETS["substances"].values()))
NORMALISED: dict[str, tuple[float, str]] = SETS["normalised"]
SUBSTANCE_KINDS = frozenset({"drugs_seized", "precursors_seized", "count"})
SHORTEST, LONGEST = 40, 120


class StatedFigure(TypedDict):
    """A figure as annotated."""

    words: str
    start: int
    kind: str
    value: float
    value_max: float | None
    qualifier: str | None
    unit: str | None
    value_normalised: float | None
    unit_normalised: str | None
    object: str | None
    substance: str | None
    period: str | None
    is_cumulative: bool
    part_of: int | None
    country: str | None


class Text(TypedDict):
    """A line of a file."""

    id: str
    language: str
    text: str
    figures: list[StatedFigure]
    not_figures: list[str]


def faults_of_figure(figure: StatedFigure, text: str, figure_count: int) -> Iterator[str]:
    """What is wrong with a figure, taken by itself."""
    words, start, unit = figure["words"], figure["start"], figure["unit"]
    if text[start : start + len(words)] != words or words != words.strip():
        yield f"{words!r} is not at {start}"
    yield from faults_of_types(figure)
    yield from faults_of_sets(figure)
    if figure["value_max"] is not None and figure["value_max"] <= figure["value"]:
        yield f"{words!r}: the range does not rise"
    if (figure["value_normalised"], figure["unit_normalised"]) != normalised(figure["value"], unit):
        yield f"{words!r}: wrong normalisation"
    for name in (figure["object"], figure["period"]):
        if name is not None and (not name or name not in text):
            yield f"{words!r}: {name!r} is not in the text"
    if figure["part_of"] is not None and not 0 <= figure["part_of"] < figure_count:
        yield f"{words!r}: part of no figure"


def faults_of_sets(figure: StatedFigure) -> Iterator[str]:
    """Values outside of their closed set."""
    words = figure["words"]
    closed: list[tuple[str | None, frozenset[str]]] = [(figure["kind"], KINDS), (figure["unit"], UNITS)]
    closed += [(figure["qualifier"], QUALIFIERS), (figure["substance"], SUBSTANCES)]
    for value, allowed in closed:
        if value is not None and value not in allowed:
            yield f"{words!r}: {value!r} is outside its closed set"
    if not re.fullmatch("[A-Z]{2}", figure["country"] or "XX"):
        yield f"{words!r}: {figure['country']!r} is no ISO 3166 code"
    if figure["substance"] and figure["kind"] not in SUBSTANCE_KINDS:
        yield f"{words!r}: a substance, but no drug"


def faults_of_types(figure: StatedFigure) -> Iterator[str]:
    """Fields that are missing, unknown or of another type than declared."""
    fields = get_type_hints(StatedFigure)
    if list(figure) != list(fields):
        yield f"{figure['words']!r}: fields are {', '.join(figure)}"
    for name, value in figure.items():
        accepted = (int, float) if fields[name] in {float, float | None} else fields[name]
        optional = fields[name] == float | None and value is None
        if not optional and (not isinstance(value, accepted) or (isinstance(value, bool) and name != "is_cumulative")):
            yield f"{figure['words']!r}: {name} is {value!r}"


def normalised(value: float, unit: str | None) -> tuple[float | None, str | None]:
    """The value in kilograms, litres, months, days or its currency; nothing for other units."""
    if unit in NORMALISED:
        factor, into = NORMALISED[unit]
        return round(value * factor, 6), into
    return (value, unit) if unit in MONEY else (None, None)


def faults_of_text(line: Text) -> Iterator[str]:
    """What is wrong with a text and its figures, taken together."""
    text, figures = line["text"], line["figures"]
    if not SHORTEST <= len(text.split()) <= LONGEST:
        yield f"{len(text.split())} words; {SHORTEST} to {LONGEST} are asked for"
    for number, figure in enumerate(figures):
        yield from faults_of_figure(figure, text, len(figures))
        if figure["part_of"] == number:
            yield f"{figure['words']!r} is part of itself"
    covered = [False] * len(text)
    for figure in figures:
        end = figure["start"] + len(figure["words"])
        if any(covered[figure["start"] : end]):
            yield f"{figure['words']!r} overlaps another figure"
        covered[figure["start"] : end] = [True] * len(figure["words"])
    if [figure["start"] for figure in figures] != sorted(figure["start"] for figure in figures):
        yield "figures are not in the order of the text"
    yield from faults_of_rest(text, line["not_figures"], covered)


def faults_of_rest(text: str, not_figures: list[str], covered: list[bool]) -> Iterator[str]:
    """Digits outside of every figure that nobody says are none."""
    accounted = covered.copy()
    for words in not_figures:
        found = re.finditer(rf"(?<!\d){re.escape(words)}(?!\d)", text)
        free = [match.span() for match in found if not any(covered[slice(*match.span())])]
        if not free:
            yield f"{words!r} is listed as no figure but stands nowhere outside of figures"
        for start, end in free:
            accounted[start:end] = [True] * (end - start)
    for at, character in enumerate(text):
        if character.isdigit() and not accounted[at]:
            yield f"digit forgotten: {text[max(0, at - 15) : at + 15]!r}"


def main() -> int:
    """Check every file beside this one; print its counts, and each fault."""
    fault_count, ids = 0, Counter[str]()
    for path in sorted(Path(__file__).parent.glob("figures_*.jsonl")):
        lines: list[Text] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        ids.update(line["id"] for line in lines)
        figures = sum(len(line["figures"]) for line in lines)
        print(f"{path.name}: {len(lines)} texts, {figures} figures")
        for line in lines:
            for fault in faults_of_text(line):
                fault_count += 1
                print(f"  {line['id']}: {fault}")
    repeated = [name for name, count in ids.items() if count > 1]
    for name in repeated:
        print(f"  id {name!r} is used twice")
    return 1 if fault_count or repeated else 0


if __name__ == "__main__":
    sys.exit(main())
