"""Measure which numbers are found and what they are read as: python benchmarks/facts/quantities.py --set dev --show.

A gold figure counts as found where a quantity overlaps its words and has its value, its high end and its unit; a
quantity that no figure of the gold answers is an invention.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from threatlake.understanding.quantities import find_quantities
from threatlake.understanding.quantity import Quantity

FOLDER = Path(__file__).parent
SETS = {"dev": "figures_{}.jsonl", "held": "figures_{}.held.jsonl", "fresh": "figures_{}.fresh.jsonl"}
LANGUAGES = ("en", "ru", "kk")
# Numbers as far apart as rounding makes them are the same.
_NEAR = 1e-6


def main() -> None:
    """Print precision and recall per language, and with --show what was missed or invented."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--set", choices=SETS, default="dev")
    parser.add_argument("--show", action="store_true")
    wanted = parser.parse_args()
    print(f"{'':4}{'gold':>6}{'found':>7}{'precision':>11}{'recall':>8}{'qualifier':>11}{'ms/text':>9}")
    for language in LANGUAGES:
        lines = (FOLDER / SETS[wanted.set].format(language)).read_text("utf-8").splitlines()
        _measure(language, [json.loads(line) for line in lines], is_shown=wanted.show)


def _measure(language: str, rows: list[dict[str, Any]], *, is_shown: bool) -> None:
    gold = found = right = hedged = 0
    spent = 0.0
    for row in rows:
        began = time.process_time()
        quantities = find_quantities(row["text"], 0, len(row["text"]), [])
        spent += time.process_time() - began
        figures = row["figures"]
        pairs = [(figure, _answer(figure, quantities)) for figure in figures]
        answered = [answer for figure, answer in pairs if answer and _is_same(figure, answer)]
        gold, found, right = gold + len(figures), found + len(quantities), right + len(answered)
        hedged += sum(bool(a) and _is_same(f, a) and _qualifier(f) == (a.qualifier or None) for f, a in pairs if a)
        if is_shown:
            _show(row, pairs, quantities, answered)
    print(
        f"{language:4}{gold:6}{found:7}{right / max(1, found):11.3f}{right / gold:8.3f}{hedged / max(1, right):11.3f}"
        f"{1000 * spent / len(rows):9.2f}"
    )


def _qualifier(figure: dict[str, Any]) -> str | None:
    return "range" if figure["value_max"] is not None else figure["qualifier"]


def _answer(figure: dict[str, Any], quantities: list[Quantity]) -> Quantity | None:
    start, end = figure["start"], figure["start"] + len(figure["words"])
    return next((one for one in quantities if one.start < end and start < one.end), None)


def _is_same(figure: dict[str, Any], one: Quantity) -> bool:
    """Whether value, high end and unit agree, both normalised where the gold is."""
    is_normalised = figure["value_normalised"] is not None
    value = figure["value_normalised"] if is_normalised else figure["value"]
    unit = figure["unit_normalised"] if is_normalised else figure["unit"]
    factor = one.factor if is_normalised else 1.0
    top = figure["value_max"]
    if top is not None and is_normalised:
        top *= figure["value_normalised"] / figure["value"]
    return (
        _is_near(one.value * factor, value)
        and (one.value_max is None) == (top is None)
        and (top is None or _is_near((one.value_max or 0) * factor, top))
        and one.unit_normalised == unit
    )


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR * max(1.0, abs(other))


def _show(
    row: dict[str, Any],
    pairs: list[tuple[dict[str, Any], Quantity | None]],
    quantities: list[Quantity],
    answered: list[Quantity],
) -> None:
    text = row["text"]
    for figure, answer in pairs:
        words = text[answer.start : answer.end] if answer else "-"
        if answer is None or answer not in answered:
            print(f"  {row['id']} missed {figure['words']!r} ({figure['kind']}): {words!r} {answer}")
        elif _qualifier(figure) != answer.qualifier or figure["words"] != words:
            print(f"  {row['id']} words  {figure['words']!r} {_qualifier(figure)}: {words!r} {answer.qualifier}")
    for one in quantities:
        if one not in answered:
            around = text[max(0, one.start - 30) : one.end + 30]
            print(f"  {row['id']} extra  {text[one.start : one.end]!r} {one.unit_normalised} in {around!r}")


if __name__ == "__main__":
    main()
