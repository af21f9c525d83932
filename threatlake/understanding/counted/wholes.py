"""Which figure is a stated part of which: `841 persons, 23 of them minors`; `56 victims: 38 women, 11 men`."""

import re

from threatlake.seeds.figure_words import Cue
from threatlake.understanding.counted import nouns
from threatlake.understanding.counted.statements import Statement
from threatlake.understanding.quantity import Quantity

# A Kazakh numeral with the possessive: `27-сі`, `бесеуі`, `15-інің` of those named before.
_POSSESSED = re.compile(
    r"(?:\d[-–]?(?:сы|сі|ы|і)|еуі|еуінің|еуінде|ауы|нің бірі|ның бірі|бірі|[бтсжғқ]ысы|ісі|мыңға жуығы|жүзі|оны|алпысы|қырқы)"
    r"(?:н|нда|нде|ның|нің|нан|нен)?$"
)
# How far a cue stands from the number it makes a part, in words, before it and after it.
BEFORE, AFTER = 3, 1


def is_said_part(text: str, said: Statement, order: int) -> bool:
    """Whether words beside a quantity make it a part of one before: `including 39`, `23 of them`, `88-і`."""
    number, quantity = said.places[order], said.quantities[order]
    for first, last, cue in said.cues:
        if cue is not Cue.PART:
            continue
        if last <= number <= last + BEFORE and not _has_break(said, last, number):
            return True
        if said.language != "kk" and number < first <= number + AFTER and not nouns.has_break(said, number + 1, first):
            return True
    return quantity.unit is None and is_possessed(said.language, text[quantity.start : quantity.end])


def is_possessed(language: str, words: str) -> bool:
    """Whether a Kazakh numeral has the possessive: it stands for those named before."""
    return language == "kk" and bool(_POSSESSED.search(words))


def is_breakdown(said: Statement, order: int) -> bool:
    """Whether a quantity follows a colon that ends the words of the one before."""
    return order > 0 and ":" in said.gaps[said.places[order]]


def may_hold(whole: Quantity, part: Quantity) -> bool:
    """Whether the one may be a part of the other: of one measure, and not larger."""
    top = part.value_max if part.value_max is not None else part.value
    return (
        whole.is_money == part.is_money
        and whole.unit_normalised == part.unit_normalised
        and top * part.factor <= (whole.value_max or whole.value) * whole.factor
    )


def _has_break(said: Statement, start: int, end: int) -> bool:
    return any(";" in said.gaps[at] for at in range(max(start, 1), min(end + 1, len(said.gaps))))
