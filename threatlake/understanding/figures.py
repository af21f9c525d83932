"""Find the amounts of money that a document states.

`value` is the number with its scale word (`5m` is 5,000,000), `unit` the currency as stated, `value_normalised` the
same number in the ISO currency: nothing is converted. A hedge (`about`, `over`, `до`, `жуық`) is part of the words
found.
"""

import re
from collections.abc import Iterator

from threatlake.reading.extraction import Reading
from threatlake.records import Figure, FigureKind, Passage, Qualifier
from threatlake.understanding import currencies, numbers
from threatlake.understanding.inflection import CYRILLIC

_AND = r"\s?[-–—]\s?|\s+(?:to|and|до|и)\s+"
_UNIT = rf"(?i:{currencies.WORD})|{currencies.CODE}"
_SIGN = rf"{currencies.SIGN}|{currencies.CODE}"


def _amount(name: str) -> str:
    return rf"(?P<{name}>{numbers.NUMBER})(?:[\s-]?(?P<{name}_scale>(?i:{numbers.SCALE}))(?![\w]))?"


UNIT_AFTER = re.compile(
    rf"(?<![\w/])(?<!\d[.,]){_amount('low')}(?:(?P<and>{_AND}){_amount('high')})?"
    rf"(?:\s+(?P<hedge>астам|артық|жуық|дейін))?[\s-]{{0,2}}(?P<unit>{_UNIT})(?!\w)"
)
UNIT_BEFORE = re.compile(
    rf"(?<![\w$])(?P<unit>{_SIGN})\s?{_amount('low')}(?:(?P<and>{_AND})(?:(?:{_SIGN})\s?)?{_amount('high')})?"
)
# Hedges right before the amount. The leftmost wins, so "no less than" is not "less than".
HEDGE_BEFORE = re.compile(
    r"(?<!\w)(?:"
    r"(?P<about>about|around|approximately|approx\.|roughly|nearly|almost|some|circa|ca\.|(?:an )?estimated|close to|"
    r"~|≈|около|примерно|порядка|почти|приблизительно|шамамен)|"
    r"(?P<over>over|more than|(?:at|not|no) le(?:ast|ss than)|in excess of|exceeding|above|upwards of|>|"
    r"свыше|более(?: чем)?|больше|не менее(?: чем)?|как минимум|превышающ\w+|кемінде)|"
    r"(?P<under>under|less than|fewer than|up to|below|(?:at most|(?:no|not) more than)|<|"
    r"до|менее(?: чем)?|не более(?: чем)?|максимум)"
    r")\s*\Z",
    re.IGNORECASE,
)
HEDGE_AFTER = re.compile(
    r"\s+(?:(?P<about>жуық|шамасында)|(?P<over>астам|артық|or more|и более|и выше)|"
    r"(?P<under>дейін|or less|и менее))(?!\w)"
)
KAZAKH_HEDGES = {"астам": Qualifier.OVER, "артық": Qualifier.OVER, "жуық": Qualifier.ABOUT, "дейін": Qualifier.UNDER}
# Before "over" and "about" these make a preposition of the hedge: "a dispute over $2 million".
PREPOSITIONAL = re.compile(
    r"(?:disput|case|lawsuit|charg|convict|arrest|sentenc|prob|investigat|row|trial|quarrel|lied|talk|question)\w*\s+\Z"
)
# "Between" and "от" open a range that "and" and "до" join; after a verb of change "from X to Y" is two amounts.
OPENING = re.compile(r"(?<!\w)(?P<word>between|from|от|с|между)\s+\Z", re.IGNORECASE)
CHANGE = re.compile(
    r"\b(?:r[io]s[ei]|rais|increas|gr[eo]w|fell|fall|drop|declin|decreas|reduc|cut|jump|вырос|возрос|увелич|сниз|сократ|"
    r"упал|повы|өст|артты|азай|төменде)",
    re.IGNORECASE,
)
# Characters before an amount in which a hedge or a verb of change is looked for: the longest hedge, half a line.
HEDGE_REACH, CHANGE_REACH = 24, 60


def find_figures(reading: Reading) -> list[Figure]:
    """Find every amount, in the order of the text; amounts do not overlap."""
    return [figure for passage in reading.passages for figure in _in_passage(reading, passage)]


def _in_passage(reading: Reading, passage: Passage) -> Iterator[Figure]:
    text, start, end = reading.text, passage.start_char, passage.end_char
    matches = [*UNIT_BEFORE.finditer(text, start, end), *UNIT_AFTER.finditer(text, start, end)]
    reached = start
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() >= reached:
            for figure in _figures(reading, passage, match):
                yield figure
                reached = figure.end_char


def _figures(reading: Reading, passage: Passage, match: re.Match[str]) -> list[Figure]:
    """One figure, or two where "and" or "to" join two amounts that are no range."""
    text = reading.text
    opening = OPENING.search(text, max(passage.start_char, match.start() - HEDGE_REACH), match.start())
    if match["high"] is None:
        figure = _figure(reading, passage, match, match.start(), None)
        return [figure] if figure else []
    if _is_range(text, match, opening, passage.start_char):
        figure = _figure(reading, passage, match, opening.start() if opening else match.start(), match["high"])
        return [figure] if figure else []
    return _apart(reading, passage, match)


def _apart(reading: Reading, passage: Passage, match: re.Match[str]) -> list[Figure]:
    """The amounts of a joined match, each by itself; the first only where it has a unit of its own."""
    text, found = reading.text, []
    for pattern in (UNIT_BEFORE, UNIT_AFTER):
        for start, end in ((match.start(), match.start("and")), (match.end("and"), match.end())):
            alone = pattern.match(text, start, end)
            figure = _figure(reading, passage, alone, start, None) if alone and alone.end() == end else None
            if figure is not None:
                found.append(figure)
    return sorted(found, key=lambda figure: figure.start_char)


def _is_range(text: str, match: re.Match[str], opening: re.Match[str] | None, floor: int) -> bool:
    joint, word = match["and"].strip(), opening["word"].lower() if opening else None
    if joint in {"and", "и"}:
        return word in {"between", "между"}
    if CHANGE.search(text, max(floor, match.start() - CHANGE_REACH), match.start()):
        return joint not in {"to", "до"}
    return joint != "до" or word in {"от", "с"}


def _figure(reading: Reading, passage: Passage, match: re.Match[str], start: int, high: str | None) -> Figure | None:
    text, unit = reading.text, match["unit"]
    is_cyrillic = bool(CYRILLIC.search(unit)) and unit not in currencies.CODES
    low_scale = match["low_scale"] or (match["high_scale"] if high else None)
    low = numbers.value(match["low"], low_scale, is_cyrillic=is_cyrillic)
    top = numbers.value(high, match["high_scale"], is_cyrillic=is_cyrillic) if high else None
    if low is None or (high is not None and (top is None or top <= low)):
        return None
    start, end, qualifier = (
        _hedge(text, passage, match, start) if high is None else (start, match.end(), Qualifier.RANGE)
    )
    return Figure(
        document_id=reading.document_id,
        passage_number=passage.passage_number,
        page=passage.page,
        start_char=start,
        end_char=end,
        matched_text=text[start:end],
        rule_id="figures/money",
        kind=FigureKind.MONEY,
        value=low,
        value_max=top,
        qualifier=qualifier,
        unit=unit,
        value_normalised=low,
        unit_normalised=currencies.code_of(unit),
        object=None,
        substance=None,
        sex=None,
        age_group=None,
        country_code=None,
        place_id=None,
        period=None,
        is_cumulative=False,
        part_of_char=None,
    )


def _hedge(text: str, passage: Passage, match: re.Match[str], start: int) -> tuple[int, int, Qualifier | None]:
    """Widen the span by the hedge before or after the amount."""
    inside = match.groupdict().get("hedge")
    if inside:
        return start, match.end(), KAZAKH_HEDGES[inside]
    before = HEDGE_BEFORE.search(text, max(passage.start_char, start - HEDGE_REACH), start)
    if before and not PREPOSITIONAL.search(text, max(passage.start_char, before.start() - HEDGE_REACH), before.start()):
        return before.start(), match.end(), Qualifier(before.lastgroup or "")
    after = HEDGE_AFTER.match(text, match.end(), passage.end_char)
    if after:
        return start, after.end(), Qualifier(after.lastgroup or "")
    return start, match.end(), None
