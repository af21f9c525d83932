"""Read a number with its unit: `60 тыс. долларов`, `7 years and 6 months`, `3 тонны 40 кг`, `5 мыңнан астам теңге`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from threatlake.records import Qualifier
from threatlake.understanding.inflection import fold
from threatlake.understanding.quantities.hedges import hedge_after, hedge_before
from threatlake.understanding.quantities.number_words import SHARED_WITH_RUSSIAN, TURKIC, WORDS
from threatlake.understanding.quantities.numerals import HALF_MORE, Numeral, read_numeral
from threatlake.understanding.quantities.one_word import ONE_WORD
from threatlake.understanding.quantities.units import Unit, read_sign, read_unit, unit_named


@dataclass(slots=True)
class Measure:
    """A number with its unit; `top` is the high end of a range, both in `unit`."""

    start: int
    end: int
    number: Numeral
    value: float
    top: float | None
    unit: Unit | None
    qualifier: Qualifier | None = None
    is_dropped: bool = False
    # A range that "с" opens: `с 9 до 18` are hours.
    is_from_to: bool = False
    # The digits and words of the number alone.
    words: str = ""
    # Where what stood before it ended: nothing from before belongs to it.
    floor: int = 0


_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r"\s+(\d+|[^\W\d_]+)")
_TURKIC_LETTER = re.compile(f"[{TURKIC}]")
# Words that a number may begin with; `million` and `hundred` do behind their article.
_SHORTEST_AFTER_ARTICLE = 4
STARTERS = frozenset(
    word
    for word, number in WORDS.items()
    if number.stands_alone or (number.language == "en" and len(word) >= _SHORTEST_AFTER_ARTICLE)
) | {*ONE_WORD, "half"}
# What follows digits with a hyphen and belongs to them: Kazakh case endings and the Russian -ти, -ю of 5-ти.
_SUFFIX = re.compile(
    r"[-‑](?:[ыі](?:н(?:ің|ың|а|е|да|де|ан|ен)?)?|с[ыі](?:н(?:ің|ың|а|е|да|де|ан|ен)?)?|[ғгқк][ае]|н[ае]|[ндт][ыі]ң|"
    r"[ндт][ыі]|[дтн][ае]н|[дт][ае]|[мбп]ен|т?и|ти|х|ми|м[яи]|ю|у[ыі]|еуі|ауы|dan|ga|ta|та|"
    r"s?[yı](?:n(?:yñ|ıñ|a|e|da|de|an|en)?)?|ğa|qa|ke|ge|den|nan|nen|tan|ten|ny|nı|dy|dı|ty|tı)(?![\w-])"
)
_UNIT_JOINT = re.compile(r"\s+(?:and\s+|и\s+|және\s+)?|,\s+|\s+(?:and|и)\s+a\s+", re.IGNORECASE)
# Units that one measure states together, from the large to the small.
_NEXT_UNITS = {
    "years": {"months", "weeks", "days"}, "months": {"weeks", "days"}, "t": {"kg", "g"}, "kg": {"g"}, "l": {"ml"},
    "hours": {"minutes"}, "km": {"m"}, "weeks": {"days"},
}  # fmt: skip
# `A year and two months`, `год и два месяца`: a year that no number is written for.
_A_YEAR_AND = re.compile(r"(?<!\w)(?:an?\s+year\s+and|год\s+и|года\s+и)\s+\Z", re.IGNORECASE)
_A_YEAR_REACH = 12
_QUARTER_OF = re.compile(r"(?<!\w)(?:a\s+)?quarter\s+of\s+\Z", re.IGNORECASE)
_QUARTER_REACH = 14
_ONE_AND_A = re.compile(r"(?<!\w)an?\s+(?P<unit>[a-z]+)\s+and\s+a\s+\Z", re.IGNORECASE)
_ONE_AND_REACH = 24
# `Тысячи людей`, `сотни машин` have no value, `около тысячи`, `более сотни` have.
_THOUSANDS = re.compile(r"тысячи|сотни|десятка|дюжины", re.IGNORECASE)
# A joined time is told in its smallest unit: 7 years 6 months are 90 months; a month of a mixed measure has 30 days.
_DAYS_IN_MONTH = 30


def read_measures(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[Measure]:
    """Every number of a passage that lies in no taken span, with its unit, in the order of the text."""
    reached = floor = start
    spans = iter([*taken, (end, end)])
    span = next(spans)
    for at in _starts(text, start, end):
        if at < reached:
            continue
        while span[1] <= at and span[0] < end:
            floor = span[1]
            span = next(spans)
        if span[0] <= at < span[1]:
            reached = span[1]
            continue
        floor = max(floor, reached)
        measure = _read(text, at, floor, span[0] if span[0] > at else end)
        if measure is not None:
            reached = measure.end
            measure.floor = floor
            yield measure
        elif text[at].isdigit():
            reached = _end_of_token(text, at, end)


def _starts(text: str, start: int, end: int) -> list[int]:
    """Where digits and number words begin, in the order of the text."""
    folded = fold(text[start:end])
    if len(folded) != end - start:
        folded = "".join(low if len(low := fold(letter)) == 1 else letter for letter in text[start:end])
    starts = [start + digits.start() for digits in _DIGITS.finditer(folded)]
    words = STARTERS.intersection(_WORD.findall(folded))
    if not words.isdisjoint(SHARED_WITH_RUSSIAN) and not _TURKIC_LETTER.search(folded):
        words -= SHARED_WITH_RUSSIAN
    for word in words:
        at = folded.find(word)
        while at >= 0:
            last = at + len(word)
            if not folded[at - 1 : at].isalpha() and not folded[last : last + 1].isalpha():
                starts.append(start + at)
            at = folded.find(word, last)
    return sorted(starts)


def _end_of_token(text: str, at: int, stop: int) -> int:
    end = at
    while end < stop and not text[end].isspace():
        end += 1
    return end


def _read(text: str, at: int, floor: int, stop: int) -> Measure | None:
    one_word = _one_word(text, at, stop) or _one_and_a_half(text, at, floor)
    if one_word is not None:
        return one_word
    number = read_numeral(text, at, floor, stop)
    if number is None or (_THOUSANDS.fullmatch(text, at, number.end) and not hedge_before(text, floor, at)):
        return None
    measure = _measure(text, number, floor, stop)
    year = _A_YEAR_AND.search(text, max(floor, at - _A_YEAR_REACH), at) if measure.unit else None
    if year is not None and measure.unit is not None and measure.unit.name == "months":
        measure = replace(measure, start=year.start(), value=measure.value + 12)
    quarter = _QUARTER_OF.search(text, max(floor, measure.start - _QUARTER_REACH), measure.start)
    if quarter is not None and number.in_words and number.scale > 1:
        measure = replace(measure, start=quarter.start(), value=measure.value / 4)
    return _continued(text, measure, stop) if measure.unit and not measure.unit.is_money else measure


def _one_word(text: str, at: int, stop: int) -> Measure | None:
    token = _TOKEN.match(text, at, stop)
    held = ONE_WORD.get(fold(token.group())) if token else None
    if token is None or held is None:
        return None
    value, name = held
    number = Numeral(at, token.end(), value, 1, in_words=True, language="ru", ends=True)
    return Measure(at, token.end(), number, value, None, unit_named(name, token.group(), token.end()))


def _one_and_a_half(text: str, at: int, floor: int) -> Measure | None:
    """`A kilogram and a half`, where `half` stands `at`."""
    if text[at : at + 4].lower() != "half":
        return None
    one = _ONE_AND_A.search(text, max(floor, at - _ONE_AND_REACH), at)
    unit = read_unit(text, one.start("unit"), one.end("unit"), 1, in_words=True) if one else None
    if one is None or unit is None or unit.is_money:
        return None
    end = at + 4
    number = Numeral(one.start(), end, 1.5, 1, in_words=True, language="en", ends=True)
    return Measure(one.start(), end, number, 1.5, None, unit)


def _hedge_after(text: str, at: int, stop: int) -> tuple[int, Qualifier] | None:
    """The hedge behind a number, where it is not that of the next one: `РГД-5 и более двух тысяч`."""
    hedge = hedge_after(text, at, stop)
    follower = _NEXT_WORD.match(text, hedge[0], stop) if hedge else None
    is_of_next = follower is not None and (follower[1].isdigit() or fold(follower[1]) in STARTERS)
    return None if is_of_next else hedge


def _measure(text: str, number: Numeral, floor: int, stop: int) -> Measure:
    start, end, qualifier = number.start, number.end, None
    sign = None if number.in_words else read_sign(text, start, floor)
    if not number.in_words or number.scale > 1:
        suffix = _SUFFIX.match(text, end, stop)
        end = suffix.end() if suffix else end
    hedge = _hedge_after(text, end, stop)
    if hedge is not None:
        end, qualifier = hedge
    unit = read_unit(text, end, stop, number.value, in_words=number.in_words)
    if unit is not None and sign is None:
        end = unit.end
    elif sign is not None:
        start, unit = sign[0], sign[1]
        repeated = read_unit(text, end, stop, number.value, in_words=False)
        end = repeated.end if repeated and repeated.name == unit.name else end
    if qualifier is None and unit is not None and (hedge := _hedge_after(text, end, stop)):
        end, qualifier = hedge
    words = text[number.start : number.end]
    return Measure(start, end, number, number.value, None, unit, qualifier, words=words)


def _continued(text: str, measure: Measure, stop: int) -> Measure:
    """The measure with the smaller units that follow it: `and 6 months`, `40 кг`."""
    half = HALF_MORE.match(text, measure.end, stop)
    if half is not None:
        return replace(measure, end=half.end(), value=measure.value + 0.5)
    last = measure.unit.name if measure.unit else ""
    while measure.unit is not None and last in _NEXT_UNITS and measure.qualifier is None:
        joint = _UNIT_JOINT.match(text, measure.end, stop)
        if joint is None or joint.end() >= stop or not (text[joint.end()].isalnum()):
            break
        number = read_numeral(text, joint.end(), joint.end(), stop)
        if number is None:
            break
        more = _measure(text, number, joint.end(), stop)
        if more.unit is None or more.unit.name not in _NEXT_UNITS[last]:
            break
        measure, last = _joined(measure, more, more.unit, measure.unit), more.unit.name
    return measure


def _joined(large: Measure, small: Measure, unit: Unit, of_large: Unit) -> Measure:
    if unit.normalised == of_large.normalised and unit.normalised not in {"months", "hours", "days"}:
        value = round(large.value + small.value * unit.factor / of_large.factor, 9)
        return replace(large, end=small.end, value=value, qualifier=small.qualifier)
    per = {("months", "days"): _DAYS_IN_MONTH * of_large.factor / unit.factor, ("hours", "minutes"): 60}.get(
        (of_large.normalised, unit.normalised), of_large.factor / unit.factor
    )
    return replace(
        large, end=small.end, value=round(large.value * per + small.value, 6), unit=unit, qualifier=small.qualifier
    )
