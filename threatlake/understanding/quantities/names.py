"""Tell apart the numbers that count nothing: names, ages, years, times, ordinals, fractions, factors.

Each rule looks at the words before and after a number; what it says of one number holds for the list it begins or ends
(`articles 51 to 59`, `aged 24, 27 and 31`).
"""

import re
from collections.abc import Callable

from threatlake.understanding.quantities.ages import is_age, is_age_list
from threatlake.understanding.quantities.measures import Measure
from threatlake.understanding.quantities.numbering import is_numbering
from threatlake.understanding.quantities.periods import is_period
from threatlake.understanding.quantities.valueless import is_valueless

# Characters looked at before and after a number: a name with its street or telephone, and two or three words.
_BEFORE, _NEAR, _AFTER = 40, 28, 48
_LIST_JOINT = re.compile(
    r"\s?[-–—,/;]\s?|,?\s+(?:and|or|to|и|или|до|по|және|мен|бен|пен|немесе)\s+(?:(?:ст|стать\w+|п|ч)\.?\s+)?",
    re.IGNORECASE,
)

# A thing that is counted: what has it behind it ends a list of names, as in `ambulance 103, and 5 neighbours`.
NOUN_AFTER = re.compile(
    r"\s+(?!(?:and|or|of|in|on|at|to|from|with|was|were|is|are|has|had|by|for|as|they|he|she|it|this|these|a|an|the|their|his|its|we|not|carry|carries|provides?|"
    r"may|can|must|will|would|and|он|она|они|ему|ей|им|их|его|её|ее|это|предусм\w+|не|и|в|на|из|с|по|для|был\w*|от|до|жас\w*|"
    r"УК|ҚК|бап\w*|тарма\w*|years?|және|мен|пен|бен)(?!\w))[^\W\d_]"
)

_YEARS, _YEAR_DIGITS = (1900, 2100), 4
Rule = Callable[[str, str, Measure], bool]
# Rules that hold for one number, not for its list.
SINGLE: tuple[Rule, ...] = (is_period, is_valueless)


def drop_names(text: str, start: int, end: int, measures: list[Measure]) -> list[Measure]:
    """The measures that state how much or how many."""
    for at, measure in enumerate(measures):
        before = _words_before(text, start, measure.start, _BEFORE)
        near = _words_before(text, start, measure.start, _NEAR)
        after = text[measure.end : min(end, measure.end + _AFTER)]
        if is_numbering(before, after, measure) or is_age(near, after, measure):
            _drop_list(text, measures, at, is_led=is_age_list(near))
        elif any(rule(near, after, measure) for rule in SINGLE):
            measure.is_dropped = True
    return [measure for measure in measures if not measure.is_dropped]


def _words_before(text: str, start: int, at: int, reach: int) -> str:
    """The whole words among the characters before a number; a line break where it begins its passage."""
    if at == start:
        return "\n"
    if at - start <= reach:
        return text[start:at]
    before = text[at - reach : at]
    return before[max(0, before.find(" ")) :]


def _drop_list(text: str, measures: list[Measure], at: int, *, is_led: bool) -> None:
    """Drop a number and its neighbours in a list, as far as they are of the same sort."""
    measures[at].is_dropped = True
    for step in (-1, 1):
        here = at
        while 0 <= here + step < len(measures):
            near = measures[here + step]
            one, other = measures[min(here, here + step)], measures[max(here, here + step)]
            if not _is_alike(measures[at], near) or not _LIST_JOINT.fullmatch(text, one.end, other.start):
                break
            if step > 0 and not is_led and near.unit is None and NOUN_AFTER.match(text, near.end):
                break
            near.is_dropped = True
            here += step


def _is_year(measure: Measure) -> bool:
    number = measure.number
    is_plain = not number.in_words and number.end - number.start == _YEAR_DIGITS and number.scale == 1
    return is_plain and _YEARS[0] <= measure.value < _YEARS[1]


def _is_alike(one: Measure, near: Measure) -> bool:
    """Whether two numbers may be of one list of names: both in digits or words, of one unit or none."""
    if _is_year(one) != _is_year(near):
        return False
    if near.number.in_words != one.number.in_words or near.number.scale > 1:
        return False
    return near.unit is None or (one.unit is not None and near.unit.name == one.unit.name)
