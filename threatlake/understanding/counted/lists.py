"""Quantities that stand in one list: what is said before the first or after the last is said of all."""

from threatlake.seeds.figure_words import Cue
from threatlake.understanding.counted.nouns import Counted
from threatlake.understanding.counted.statements import Statement

CONJUNCTIONS = frozenset({
    "and", "or", "plus", "as", "well", "и", "или", "а", "также", "да", "және", "мен", "бен", "пен", "әрі", "сондай",
    "ақ", "along", "with", "including", "more", "than",
})  # fmt: skip
# The words between two things of a list.
MOST_BETWEEN = 6


def lists_of(said: Statement, counted: list[Counted]) -> list[tuple[int, int]]:
    """For each quantity, the places of the first word of its list and of the last word that names its last thing."""
    groups: list[list[int]] = []
    for order in range(len(said.places)):
        if groups and _goes_on(said, counted, order):
            groups[-1].append(order)
        else:
            groups.append([order])
    spans: list[tuple[int, int]] = []
    for group in groups:
        last = counted[group[-1]]
        end = said.places[group[-1]] if last.is_before else max(said.places[group[-1]], last.last - 1)
        spans += [(said.places[group[0]], end)] * len(group)
    return spans


def _goes_on(said: Statement, counted: list[Counted], order: int) -> bool:
    """Whether a quantity goes on with the list of the one before: a comma or conjunction and no trigger between."""
    before, number = said.places[order - 1], said.places[order]
    if number - before - 1 > MOST_BETWEEN:
        return False
    between = range(before + 1, number)
    noun = counted[order - 1]
    if noun.has_words and not counted[order].has_words and said.quantities[order].unit_normalised is None:
        return False
    if any(before < first < number and not (noun.first <= first < noun.last) for first, _, _ in said.triggers):
        return False
    if any(cue is Cue.PART and before < first < number for first, _, cue in said.cues):
        return False
    if any(mark in said.gaps[at] for at in range(before + 1, number + 1) for mark in ";.!?—:("):
        return False
    joined = {said.words[at].lower() for at in between}
    return bool(joined & CONJUNCTIONS) or any("," in said.gaps[at] for at in range(before + 1, number + 1))
