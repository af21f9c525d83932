"""Judge the quantities of a sentence: kind, what is counted, whose part it is, the period it covers."""

from collections.abc import Iterator
from dataclasses import dataclass

from threatlake.records import AgeGroup, FigureKind, Sex
from threatlake.records import FigureKind as Kind
from threatlake.seeds.figure_words import Cue, Noun, Trigger
from threatlake.understanding.counted import measures, nouns, objects, wholes
from threatlake.understanding.counted.evidence import Scored, weigh
from threatlake.understanding.counted.lexicon import Named
from threatlake.understanding.counted.lists import lists_of
from threatlake.understanding.counted.measures import BARE, NOUNS, PERSONS, UNKNOWN, Choice
from threatlake.understanding.counted.memory import Earlier, Memory
from threatlake.understanding.counted.nouns import Counted
from threatlake.understanding.counted.periods import find_periods
from threatlake.understanding.counted.statements import Statement
from threatlake.understanding.quantity import Quantity

# What a part says by being one, and a number alone by standing for what was counted before.
PART_SCORE, BARE_NEAR, BARE_SCORE = 18.0, 15.0, 12.0
# Kinds that happen at one time whatever period is named: a period is not theirs.
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
TIMELESS = frozenset({Kind.SENTENCE, Kind.DURATION, Kind.SHARE, Kind.STATES, Kind.MEMBERSHIPS})


@dataclass(frozen=True, slots=True)
class Judged:
    """A quantity with what is found out of it; `reason` is what decided."""

    quantity: Quantity
    kind: FigureKind
    reason: str
    object: str | None
    substance: str | None
    sex: Sex | None
    age_group: AgeGroup | None
    period: str | None
    is_cumulative: bool
    part_of_char: int | None


def judge(text: str, said: Statement, memory: Memory) -> Iterator[Judged]:
    """Judge each quantity of a sentence, in order; the memory holds those before."""
    counted = [nouns.counted(said, place, is_possessed=_is_possessed(text, said, place)) for place in said.places]
    listed = lists_of(said, counted)
    periods = find_periods(text, said.start, said.end, said.language)
    for order, quantity in enumerate(said.quantities):
        noun = counted[order]
        named = _substance(said, order, noun, memory)
        is_said = wholes.is_said_part(text, said, order)
        whole = _whole(said, order, noun, memory, is_said=is_said)
        choice = _choice(quantity, noun, named, said, memory)
        scored = _decide(said, listed[order], noun, choice, memory, whole, is_said=is_said)
        period = _period(text, periods, quantity, scored.kind, said, memory, whole)
        is_part = whole is not None and wholes.may_hold(whole.quantity, quantity)
        memory.figures.append(
            Earlier(
                quantity,
                scored.kind,
                noun.noun,
                scored.trigger,
                scored.score,
                memory.sentence,
                period,
                is_part,
                listed[order],
            )
        )
        has_substance = scored.kind in {Kind.DRUGS_SEIZED, Kind.PRECURSORS_SEIZED, Kind.COUNT} and named is not None
        yield Judged(
            quantity=quantity,
            kind=scored.kind,
            reason=str(scored.trigger or noun.noun or "unit"),
            object=objects.object_of(text, said, order, noun, named),
            substance=named.substance_id if has_substance and named else None,
            sex=objects.sex_of(said, noun),
            age_group=objects.age_of(said, noun),
            period=period,
            is_cumulative=period is not None or _is_total(said, order),
            part_of_char=whole.quantity.start if whole is not None and is_part else None,
        )


def _is_possessed(text: str, said: Statement, place: int) -> bool:
    return wholes.is_possessed(said.language, text[said.starts[place] : said.ends[place]])


def _choice(quantity: Quantity, noun: Counted, named: Named | None, said: Statement, memory: Memory) -> Choice:
    unit = quantity.unit_normalised
    if quantity.is_money:
        return measures.MONEY
    if unit == "percent":
        return measures.SHARE
    if unit == "calculation_index":
        return measures.INDEX
    if unit in measures.BRIEF_TIMES:
        return measures.BRIEF
    if unit in measures.TIMES:
        return measures.TIME
    if unit in measures.LENGTHS:
        return measures.EXTENT
    if unit in measures.MASS:
        is_inside = any(noun.first <= first and last <= noun.last for first, last, _ in said.named)
        return _weighed(noun, named, is_inside=is_inside)
    if noun.noun is None:
        return UNKNOWN if noun.has_words else _bare(memory)
    return NOUNS[noun.noun]


def _bare(memory: Memory) -> Choice:
    """What a number alone may be: whatever that may be which was counted last."""
    last = next((each for each in reversed(memory.figures) if each.quantity.unit_normalised is None), None)
    if last is None or last.noun is None or memory.sentence - last.sentence > 1:
        return BARE
    return Choice(BARE.default, BARE.sure, {**BARE.kinds, **NOUNS[last.noun].kinds})


def _weighed(noun: Counted, named: Named | None, *, is_inside: bool) -> Choice:
    if noun.noun in {Noun.AMMUNITION, Noun.GOODS, Noun.ANIMALS} and not is_inside:
        return measures.STUFF if noun.noun is Noun.ANIMALS else NOUNS[noun.noun]
    if named is not None:
        return measures.WEIGHED_PRECURSOR if named.is_precursor else measures.WEIGHED_DRUG
    if noun.noun is Noun.DRUGS:
        return measures.WEIGHED_DRUG
    if noun.noun is Noun.PRECURSORS:
        return measures.WEIGHED_PRECURSOR
    return measures.STUFF


def _decide(
    said: Statement,
    listed: tuple[int, int],
    noun: Counted,
    choice: Choice,
    memory: Memory,
    whole: Earlier | None,
    *,
    is_said: bool,
) -> Scored:
    found = weigh(said, listed, noun, choice, memory.earlier())
    found += _continued(listed, choice, memory)
    if whole is not None and (whole.kind in choice.kinds.values() or noun.noun is None):
        is_near = whole.sentence == memory.sentence
        score = PART_SCORE if noun.has_words or is_said else BARE_NEAR if is_near else BARE_SCORE
        found.append(Scored(whole.kind, score, whole.trigger))
    # Of two that speak as loud the first: words of the sentence come before those of earlier ones.
    best = max(found, key=lambda each: each.score)
    if best.kind is Kind.ARRESTS and noun.noun in {Noun.PERSONS, Noun.FOREIGNERS}:
        moved = [each for each in found if each.trigger is Trigger.MIGRATION and each.score >= HELD_SCORE]
        best = moved[0] if moved else best
    if best.kind in {Kind.MONEY, Kind.CASH_SEIZED}:
        return _of_value(best, said, listed, memory)
    return _of_course(best, said, memory)


def _continued(listed: tuple[int, int], choice: Choice, memory: Memory) -> list[Scored]:
    """What goes on with a list is what came before in it, where it can be."""
    last = memory.figures[-1] if memory.figures else None
    if last is None or last.trigger is None or last.sentence != memory.sentence or last.listed != listed:
        return []
    return [Scored(last.kind, last.score + 0.5, last.trigger)] if last.kind in choice.kinds.values() else []


def _of_course(best: Scored, said: Statement, memory: Memory) -> Scored:
    """Who takes part where lessons are told of more than meetings takes a course."""
    if best.trigger is not Trigger.MEETINGS or best.kind is not Kind.PARTICIPANTS:
        return best
    heard = [trigger for _, _, trigger in said.triggers] + [
        trigger for trigger, _, is_hint in memory.heard if not is_hint
    ]
    is_course = heard.count(Trigger.TRAINING) > heard.count(Trigger.MEETINGS) - 1
    return (
        Scored(Kind.OFFICERS_TRAINED, best.score, Trigger.TRAINING) if is_course and Trigger.TRAINING in heard else best
    )


def _of_value(best: Scored, said: Statement, listed: tuple[int, int], memory: Memory) -> Scored:
    """What is worth a sum gives it its kind: seized goods, confiscated property."""
    number = listed[0]
    is_worth = any(
        trigger is Trigger.VALUES and number - WORTH_REACH <= last <= number for _, last, trigger in said.triggers
    )
    if not (is_worth or (number > 0 and said.words[number - 1].lower() == "на")):
        return best
    for last in reversed(memory.figures):
        if last.sentence == memory.sentence and last.kind in VALUED:
            return Scored(VALUED[last.kind], best.score, Trigger.VALUES)
    if not is_worth or best.kind is Kind.MONEY:
        return best
    nouns_before = [noun for _, last, noun in said.nouns if last <= number]
    kind = Kind.GOODS_SEIZED if nouns_before and nouns_before[-1] is Noun.GOODS else Kind.MONEY
    return Scored(kind, best.score, Trigger.VALUES)


def _whole(said: Statement, order: int, noun: Counted, memory: Memory, *, is_said: bool) -> Earlier | None:
    """The figure before that a quantity is a stated part of."""
    quantity = said.quantities[order]
    holders = [each for each in reversed(memory.figures) if memory.sentence - each.sentence <= 1]
    holders = [each for each in holders if wholes.may_hold(each.quantity, quantity)]
    if is_said:
        return next((each for each in holders if not each.is_part), None) or next(iter(holders), None)
    if not holders or quantity.unit_normalised is not None:
        return None
    if noun.noun in PERSONS:
        return _sum_of_persons(said, order, holders, memory)
    if noun.noun is None and not noun.has_words:
        near = [each for each in holders if not each.is_part]
        return near[0] if near else None
    return None


def _sum_of_persons(said: Statement, order: int, holders: list[Earlier], memory: Memory) -> Earlier | None:
    """`56 victims: 38 women, 11 men`: persons after a colon, and those that go on with their list."""
    here = [each for each in holders if each.sentence == memory.sentence and each.noun in PERSONS]
    if not here:
        return None
    if wholes.is_breakdown(said, order):
        return here[0]
    last = memory.figures[-1]
    if last.is_part and last.sentence == memory.sentence and last.noun in PERSONS:
        return next((each for each in here if not each.is_part), None)
    return None


def _substance(said: Statement, order: int, noun: Counted, memory: Memory) -> Named | None:
    """The substance nearest to a quantity that is weighed: after it, in its label, else in the sentence or before it."""
    quantity, number = said.quantities[order], said.places[order]
    if quantity.unit_normalised not in measures.MASS:
        return None
    before = max((place for place in said.places if place < number), default=-1)
    after = min((place for place in said.places if place > number), default=len(said.words))
    following = [hit for hit in said.named if number < hit[0] < after]
    preceding = [hit for hit in said.named if before < hit[0] < number]
    if following and not nouns.has_break(said, number + 1, following[0][0]):
        return following[0][2]
    if preceding:
        return preceding[-1][2]
    if noun.noun not in {None, Noun.DRUGS, Noun.CONTAINERS, Noun.UNITS, Noun.THINGS}:
        return None
    if noun.has_words and noun.noun is None:
        return None
    earlier = [hit for hit in said.named if hit[0] < number]
    return earlier[-1][2] if earlier else memory.substance


def _period(
    text: str,
    periods: list[tuple[int, int]],
    quantity: Quantity,
    kind: FigureKind,
    said: Statement,
    memory: Memory,
    whole: Earlier | None,
) -> str | None:
    if kind in TIMELESS:
        return None
    outside = [span for span in periods if span[1] <= quantity.start or quantity.end <= span[0]]
    if outside:
        nearest = min(outside, key=lambda span: min(abs(span[0] - quantity.end), abs(quantity.start - span[1])))
        memory.period = text[nearest[0] : nearest[1]]
        return memory.period
    return whole.period if whole is not None else None


def _is_total(said: Statement, order: int) -> bool:
    number = said.places[order]
    return any(cue is Cue.TOTAL and last <= number <= last + 1 for _, last, cue in said.cues)
