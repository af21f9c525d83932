"""Which figure is a stated part of which: `841 persons, 23 of them minors`; `56 victims: 38 women, 11 men`."""

import re

from threatlake.seeds.figure_words import Cue
from threatlake.understanding.counted import nouns
from threatlake.understanding.counted.measures import MASS, PERSONS
from threatlake.understanding.counted.memory import Earlier, Memory
from threatlake.understanding.counted.nouns import Counted
from threatlake.understanding.counted.statements import Statement
from threatlake.understanding.quantity import Quantity

# A Kazakh numeral with the possessive: `27-сі`, `бесеуі`, `15-інің` of those named before.
_POSSESSED = re.compile(
    r"(?:\d[-–]?(?:сы|сі|ы|і)|еуі|ауы|бірі|сегізі|тоғызы|оны|жиырмасы|отызы|қырқы|елуі|алпысы|жетпісі|сексені|тоқсаны|"
    r"жүзі|мыңы|(?:жуығы|астамы))"
    r"(?:н|нда|нде|ның|нің|нан|нен)?$"
)
# How far a cue stands from the number it makes a part, in words, before it and after it.
BEFORE, AFTER = 3, 1
# How many sentences back the whole of a number alone may be.
BARE_REACH = 2
# A number beside these says by how many more or fewer.
DIFFERENCES = frozenset({
    "more", "fewer", "less", "higher", "lower", "больше", "меньше", "выше", "ниже", "көп", "аз", "артық", "кем",
})  # fmt: skip


def is_said_part(text: str, said: Statement, order: int) -> bool:
    """Whether words beside a quantity make it a part of one before: `including 39`, `23 of them`, `88-і`."""
    number, quantity = said.places[order], said.quantities[order]
    for first, last, cue in said.cues:
        if cue is not Cue.PART:
            continue
        if last <= number <= last + BEFORE and not _is_parted(said, last, number):
            return True
        if said.language != "kk" and number < first <= number + AFTER and not nouns.has_break(said, number + 1, first):
            return True
    if quantity.unit is not None:
        return False
    return is_possessed(said.language, text[quantity.start : quantity.end]) or _is_one_of(said, number)


def is_possessed(language: str, words: str) -> bool:
    """Whether a Kazakh numeral has the possessive: it stands for those named before."""
    return language == "kk" and bool(_POSSESSED.search(words))


def is_difference(said: Statement, number: int) -> bool:
    """Whether a number says by how many more or fewer something is."""
    return number + 1 < len(said.words) and said.words[number + 1].lower() in DIFFERENCES


def whole_of(said: Statement, order: int, noun: Counted, memory: Memory, *, is_said: bool) -> Earlier | None:
    """Find the figure before that a quantity is a stated part of."""
    quantity = said.quantities[order]
    reach = BARE_REACH if noun.noun is None and not noun.has_words else 1
    holders = [each for each in reversed(memory.figures) if memory.sentence - each.sentence <= reach]
    holders = [each for each in holders if _may_hold(each.quantity, quantity)]
    if is_said:
        holders = _named(said, order, memory) or holders
        return next((each for each in holders if each.whole is None), None)
    if _goes_on(memory, quantity):
        return memory.figures[-1].whole
    if quantity.unit_normalised is not None or is_difference(said, said.places[order]):
        return None
    if noun.noun in PERSONS:
        return _sum_of_persons(said, order, holders, memory)
    if noun.noun is None and not noun.has_words and ":" not in said.gaps[said.places[order]]:
        return next((each for each in holders if each.whole is None), None)
    return None


def _may_hold(whole: Quantity, part: Quantity) -> bool:
    """Whether the one may be a part of the other: a count, sum or mass of one measure, and not larger."""
    if part.unit_normalised is not None and not part.is_money and part.unit_normalised not in MASS:
        return False
    top = part.value_max if part.value_max is not None else part.value
    return (
        whole.is_money == part.is_money
        and whole.unit_normalised == part.unit_normalised
        and top * part.factor <= (whole.value_max or whole.value) * whole.factor
    )


def _named(said: Statement, order: int, memory: Memory) -> list[Earlier]:
    """The earlier figures of the noun that is named as the whole: `thirty of the victims`."""
    number = said.places[order]
    if number + 2 >= len(said.words) or said.words[number + 2].lower() != "the":
        return []
    named = [noun for first, _, noun in said.nouns if number + 1 < first <= number + BEFORE + 1]
    quantity = said.quantities[order]
    return [
        each
        for each in reversed(memory.figures)
        if named and each.noun is named[0] and each.whole is None and _may_hold(each.quantity, quantity)
    ]


def _goes_on(memory: Memory, quantity: Quantity) -> bool:
    """Whether a mass goes on with a list of parts: `3.1 tonnes, including 870 kg of hashish, 44 kg of heroin`."""
    last = memory.figures[-1] if memory.figures else None
    return (
        last is not None
        and last.whole is not None
        and last.sentence == memory.sentence
        and quantity.unit_normalised in MASS
        and _may_hold(last.whole.quantity, quantity)
    )


def _sum_of_persons(said: Statement, order: int, holders: list[Earlier], memory: Memory) -> Earlier | None:
    """`56 victims: 38 women, 11 men`: persons after a colon, and those that go on with their list."""
    here = [each for each in holders if each.sentence == memory.sentence and each.noun in PERSONS]
    if not here:
        return None
    if ":" in said.gaps[said.places[order]]:
        return here[0]
    last = memory.figures[-1]
    if last.whole is not None and last.sentence == memory.sentence and last.noun in PERSONS:
        return next((each for each in here if each.whole is None), None)
    return None


def _is_one_of(said: Statement, number: int) -> bool:
    """Whether a Russian numeral is followed by `из` and persons: `двоих из детей`."""
    if said.language != "ru" or number + 1 >= len(said.words) or said.words[number + 1].lower() != "из":
        return False
    return any(first == number + 2 and noun in PERSONS for first, _, noun in said.nouns)


def _is_parted(said: Statement, start: int, end: int) -> bool:
    return any(";" in said.gaps[at] for at in range(max(start, 1), min(end + 1, len(said.gaps))))
