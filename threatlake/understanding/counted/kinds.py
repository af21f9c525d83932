"""Decide the kind of a quantity: its unit and noun say what it may be, the words around it what it is."""

from threatlake.records import FigureKind as Kind
from threatlake.seeds.figure_words import Noun, Trigger
from threatlake.understanding.counted import measures
from threatlake.understanding.counted.asked import Asked
from threatlake.understanding.counted.evidence import Scored, weigh
from threatlake.understanding.counted.measures import BARE, NOUNS, UNKNOWN, Choice
from threatlake.understanding.counted.memory import Memory
from threatlake.understanding.counted.wholes import is_difference

# What a part says by being one, and a number alone by standing for what was counted in its sentence or before.
PART_SCORE, BARE_NEAR, BARE_SCORE = 18.0, 15.0, 12.0
# What goes on with a list is as sure as what came before in it, and comes before its own words.
LIST_GAIN = 0.5
# Persons held over a border have a trigger of migration of so much.
HELD_SCORE = 13.0
# How far `worth` stands before its sum, in words.
WORTH_REACH = 3
# What a sum is that something is worth, by what that is.
VALUED = {
    Kind.GOODS_SEIZED: Kind.GOODS_SEIZED,
    Kind.ASSETS_CONFISCATED: Kind.ASSETS_CONFISCATED,
    Kind.ACCOUNTS_BLOCKED: Kind.ASSETS_CONFISCATED,
}
# What is taken on the spot, whoever decides on it later.
TAKEN = frozenset({Kind.GOODS_SEIZED, Kind.WEAPONS_SEIZED, Kind.AMMUNITION_SEIZED, Kind.DRUGS_SEIZED, Kind.CASH_SEIZED})
# Measures that have one choice of kinds, whatever they are of.
BY_UNIT = {
    **dict.fromkeys(measures.TIMES, measures.TIME),
    **dict.fromkeys(measures.BRIEF_TIMES, measures.BRIEF),
    **dict.fromkeys(measures.LENGTHS, measures.EXTENT),
    "percent": measures.SHARE,
    "calculation_index": measures.INDEX,
}


def decide(asked: Asked, memory: Memory) -> Scored:
    """Decide by the words that speak loudest; of two as loud by those of the sentence, in their order."""
    choice = _choice(asked, memory)
    found = weigh(asked.said, asked.listed, asked.noun, choice, memory.earlier())
    found += _continued(asked, choice, memory)
    whole = asked.whole
    if whole is not None and (whole.kind in choice.kinds.values() or asked.noun.noun is None):
        near = BARE_NEAR if whole.sentence == memory.sentence else BARE_SCORE
        score = PART_SCORE if asked.noun.has_words or asked.is_said_part else near
        found.append(Scored(whole.kind, score, whole.trigger))
    best = max(found, key=lambda each: each.score)
    if best.kind is Kind.ARRESTS and asked.noun.noun in {Noun.PERSONS, Noun.FOREIGNERS}:
        return next((each for each in found if each.trigger is Trigger.MIGRATION and each.score >= HELD_SCORE), best)
    if asked.quantity.is_money:
        return _of_sum(best, asked, memory)
    return _of_course(best, asked, memory)


def _choice(asked: Asked, memory: Memory) -> Choice:
    unit, noun = asked.quantity.unit_normalised, asked.noun
    if asked.quantity.is_money:
        return measures.MONEY
    if unit in measures.MASS:
        return _weighed(asked)
    if unit is not None and not (unit in measures.LENGTHS and noun.noun in {Noun.GOODS, Noun.PROPERTY}):
        return BY_UNIT.get(unit, measures.EXTENT)
    if noun.noun is not None:
        return NOUNS[noun.noun]
    if is_difference(asked.said, asked.number):
        return measures.EXTENT
    return UNKNOWN if noun.has_words else _bare(memory)


def _bare(memory: Memory) -> Choice:
    """What a number alone may be: whatever that may be which was counted last."""
    last = next((each for each in reversed(memory.figures) if each.quantity.unit_normalised is None), None)
    if last is None or last.noun is None or memory.sentence - last.sentence > 1:
        return BARE
    return Choice(BARE.default, BARE.sure, {**BARE.kinds, **NOUNS[last.noun].kinds}, is_open=False)


def _weighed(asked: Asked) -> Choice:
    noun, named = asked.noun, asked.named
    is_inside = any(noun.first <= first and last <= noun.last for first, last, _ in asked.said.named)
    if noun.noun is Noun.ANIMALS and not is_inside:
        return measures.STUFF
    if noun.noun in {Noun.AMMUNITION, Noun.GOODS} and not is_inside:
        return NOUNS[noun.noun]
    if named is not None:
        return measures.WEIGHED_PRECURSOR if named.is_precursor else measures.WEIGHED_DRUG
    if noun.noun is Noun.DRUGS:
        return measures.WEIGHED_DRUG
    return measures.WEIGHED_PRECURSOR if noun.noun is Noun.PRECURSORS else measures.STUFF


def _continued(asked: Asked, choice: Choice, memory: Memory) -> list[Scored]:
    """What goes on with a list is what came before in it, where it can be."""
    last = memory.figures[-1] if memory.figures else None
    if last is None or last.trigger is None or last.sentence != memory.sentence or last.listed != asked.listed:
        return []
    return [Scored(last.kind, last.score + LIST_GAIN, last.trigger)] if last.kind in choice.kinds.values() else []


def _of_course(best: Scored, asked: Asked, memory: Memory) -> Scored:
    """Who takes part where lessons are told of as much as meetings takes a course."""
    if best.trigger is not Trigger.MEETINGS or best.kind is not Kind.PARTICIPANTS:
        return best
    heard = [trigger for _, _, trigger in asked.said.triggers]
    heard += [trigger for trigger, _, is_hint in memory.heard if not is_hint]
    lessons = heard.count(Trigger.TRAINING)
    is_course = lessons > 0 and lessons >= heard.count(Trigger.MEETINGS)
    return Scored(Kind.OFFICERS_TRAINED, best.score, Trigger.TRAINING) if is_course else best


def _of_sum(best: Scored, asked: Asked, memory: Memory) -> Scored:
    """A sum that is confiscated among goods is cash; what a course or meeting costs is its budget."""
    last = memory.figures[-1] if memory.figures else None
    if best.trigger is Trigger.CONFISCATION and last is not None and last.sentence == memory.sentence:
        is_listed = last.listed == asked.listed and last.kind in TAKEN
        return Scored(Kind.CASH_SEIZED, best.score, best.trigger) if is_listed else best
    if best.trigger is Trigger.VALUES and any(
        trigger in {Trigger.TRAINING, Trigger.MEETINGS} and end <= asked.number
        for _, end, trigger in asked.said.triggers
    ):
        return Scored(Kind.BUDGET, best.score, best.trigger)
    return _of_value(best, asked, memory) if best.kind in {Kind.MONEY, Kind.CASH_SEIZED} else best


def _of_value(best: Scored, asked: Asked, memory: Memory) -> Scored:
    """What is worth a sum gives it its kind: seized goods, confiscated property."""
    said, number = asked.said, asked.listed[0]
    here = [last for last in reversed(memory.figures) if last.sentence == memory.sentence]
    if best.trigger is Trigger.FINDS and any(last.kind is Kind.ACCOUNTS_BLOCKED for last in here):
        return Scored(Kind.ASSETS_CONFISCATED, best.score, best.trigger)
    is_worth = any(
        trigger is Trigger.VALUES and number - WORTH_REACH <= last <= number for _, last, trigger in said.triggers
    )
    # In Russian `на` says what goods are worth.
    if not (is_worth or (number > 0 and said.words[number - 1].lower() == "на")):
        return best
    for last in here:
        if last.kind in VALUED:
            return Scored(VALUED[last.kind], best.score, Trigger.VALUES)
    if not is_worth or best.kind is Kind.MONEY:
        return best
    before = [noun for _, last, noun in said.nouns if last <= number]
    if before and before[-1] is Noun.CASH:
        return best
    kind = Kind.GOODS_SEIZED if before and before[-1] is Noun.GOODS else Kind.MONEY
    return Scored(kind, best.score, Trigger.VALUES)
