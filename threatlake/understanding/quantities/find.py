"""Find every number of a passage that states how much or how many."""

import re
from collections.abc import Sequence
from dataclasses import replace

from threatlake.records import Qualifier
from threatlake.understanding import currencies
from threatlake.understanding.provisions import numbered_spans
from threatlake.understanding.quantities.hedges import hedge_before
from threatlake.understanding.quantities.measures import Measure, read_measures
from threatlake.understanding.quantities.names import NOUN_AFTER, drop_names
from threatlake.understanding.quantities.ranges import join_ranges
from threatlake.understanding.quantities.telephones import telephone_spans
from threatlake.understanding.quantities.units import Unit
from threatlake.understanding.quantity import Quantity

# What stands between the numbers of a list whose last one states the unit of all.
_LIST_JOINT = re.compile(r",?\s+(?:and|or|и|или|және|немесе|мен|пен|бен)\s+|,\s+", re.IGNORECASE)
_MORE = re.compile(
    r"(?:\s?[-–—,/;]\s?|,?\s+(?:and|or|to|и|или|до|по|және|мен|бен|пен)\s+)\d{1,4}(?:[-.]\d{1,3})*(?![\w%,.]\w|\w|%)"
)
_COUNTED_AFTER = re.compile(
    r"[\s-]*(?:years?|months?|weeks?|days?|hours?|million|billion|thousand|per|of\s+(?:them|whom|the)|из\s+(?:них|которых))(?!\w)",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"\b(?:for|of|to|lasts?|lasted|lasting|took|takes?|taking|serv\w+|is|was|were|than|spent|after|faces?|facing|"
    r"got)\s+(?:just\s+)?\Z",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"\s*(?:[.,;:)»”\"]|$|\n|[—–]\s|и\s|and\s|(?:was|were|is|are|has|had|have)\b)")
# `Поднялась с $161 до $688`: neither is hedged.
_FROM, _TO = re.compile(r"(?<!\w)(?:с|со|от|на)\s+\Z", re.IGNORECASE), re.compile(r"\s+до\s+", re.IGNORECASE)
_UP_TO = re.compile(r"\s+(?:to|до)\s+", re.IGNORECASE)
# Characters between an amount and a later one that takes its currency: about a sentence.
_SENTENCE_REACH = 160


def find_quantities(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Find the quantities of the passage from `start` to `end`, in the order of the text; none lies in a taken span."""
    spans = _merged(text, start, end, taken)
    measures = join_ranges(
        text, start, [_decided(text, start, end, one, spans) for one in read_measures(text, start, end, spans)]
    )
    if not measures:
        return []
    kept = drop_names(text, start, end, measures)
    _share_units(text, end, kept)
    found: list[Quantity] = []
    for measure in kept:
        floor = max(measure.floor, found[-1].end if found else start)
        if found and _TO.fullmatch(text, found[-1].end, measure.start) and _FROM.search(text, start, found[-1].start):
            floor = measure.start
        found.append(_quantity(text, floor, measure))
    return found


def _merged(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The taken spans of a passage and those whose numbers only name, in order, those that overlap made one."""
    spans = [(first, last) for first, last in taken if first < end and start < last and first < last]
    spans += [(first, _with_list(text, last, end)) for first, last in numbered_spans(text, start, end)]
    spans += telephone_spans(text, start, end)
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged


def _with_list(text: str, last: int, end: int) -> int:
    """Where a list of numbers ends whose first was named: `articles 181-1 and 248`."""
    while (more := _MORE.match(text, last, end)) is not None:
        if NOUN_AFTER.match(text, more.end(), end) or _COUNTED_AFTER.match(text, more.end(), end):
            break
        last = more.end()
    return last


def _decided(text: str, start: int, end: int, measure: Measure, taken: list[tuple[int, int]]) -> Measure:
    """The measure with its currency where the name of that is decided by a country the passage names."""
    shared = currencies.shared_code(text, measure.end, start, end) if measure.unit is None else None
    if shared is None:
        return measure
    code, last = shared
    if any(first < last and measure.end < until for first, until in taken):
        return measure
    stated = text[measure.end : last].strip()
    return replace(measure, end=last, unit=Unit(code, stated, last, code, 1.0, is_money=True))


def _share_units(text: str, end: int, measures: list[Measure]) -> None:
    """Give a unit that is stated once for a list to all of it."""
    for at in range(len(measures) - 2, -1, -1):
        one, other = measures[at], measures[at + 1]
        if one.unit is None and other.unit is not None and _LIST_JOINT.fullmatch(text, one.end, other.start):
            measures[at] = replace(one, unit=other.unit)
        is_money = one.unit is None and other.unit is not None and other.unit.is_money
        if is_money and one.number.scale == other.number.scale > 1 and _UP_TO.fullmatch(text, one.end, other.start):
            measures[at] = replace(one, unit=other.unit)
    money: Measure | None = None
    for at, one in enumerate(measures):
        if one.unit is not None and one.unit.is_money:
            money = one
        elif (
            one.unit is None
            and money is not None
            and one.number.scale >= 1e6  # noqa: PLR2004 - a million: things are seldom counted so
            and one.start - money.end < _SENTENCE_REACH
            and (one.words.endswith("ы") or _CLAUSE_END.match(text, one.end, end))
        ):
            measures[at] = replace(one, unit=money.unit)


def _is_during(text: str, floor: int, hedge: tuple[int, Qualifier], unit: Unit | None) -> bool:
    """Whether "over" before a time says when, not how long: `heard over four days`."""
    if unit is None or unit.normalised not in {"months", "days", "hours"} or hedge[1] is not Qualifier.OVER:
        return False
    is_over = text[hedge[0] : hedge[0] + 5].lower() == "over "
    return is_over and not _LASTED.search(text, max(floor, hedge[0] - 24), hedge[0])


def _quantity(text: str, floor: int, measure: Measure) -> Quantity:
    start, qualifier, unit = measure.start, measure.qualifier, measure.unit
    before = hedge_before(text, floor, start)
    is_one = measure.value == 1 and measure.number.in_words and unit is None
    if before is not None and is_one and before[1] in {Qualifier.UNDER, Qualifier.OVER}:
        before = None
    if before is not None and not _is_during(text, floor, before, unit):
        start = before[0]
        qualifier = qualifier or before[1]
    if measure.top is not None:
        qualifier = Qualifier.RANGE
    kind = "money" if unit and unit.is_money else "measure" if unit else "count"
    return Quantity(
        start=start,
        end=measure.end,
        value=measure.value,
        value_max=measure.top,
        qualifier=qualifier,
        unit=unit.stated if unit else None,
        unit_normalised=unit.normalised if unit else None,
        factor=unit.factor if unit else 1.0,
        is_money=bool(unit and unit.is_money),
        rule_id=f"quantities/{kind}",
    )
