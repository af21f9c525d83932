"""Join two numbers to a range: `from 10 to 20 years`, `3–5 лет`, `between 80 and 95`, `4 жылдан 8 жылға дейін`."""

import re
from dataclasses import replace

from threatlake.records import Qualifier
from threatlake.understanding.quantities.measures import Measure

_DASH = re.compile(r"\s?[-–—‑]\s?")
_TO = re.compile(r"\s+(?:(?:up\s+)?to|до)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|и|және|мен|пен|бен|or|или|немесе|ва|va|то)\s+", re.IGNORECASE)
_OPENING = re.compile(r"(?<!\w)(?P<word>between|from|от|с|со|между|anywhere from)\s+(?:the\s+)?\Z", re.IGNORECASE)
# After a verb of change "from X to Y" is two numbers.
_CHANGE = re.compile(
    r"\b(?:r[io]s[ei]|rais|increas|gr[eo]w|fell|fall|drop|declin|decreas|reduc|cut|jump|climb|went|вырос|возрос|увелич|"
    r"сниз|сократ|упал|повы|уменьш|вырас|возраста[леию]|возраст[её]т|поднял|подним|подорож|подешев|"
    r"скак|подскоч|взлет|рухн|обвал|удво|утро|опусти|пониз|расшир|спал|довел|довёл|переш[её]л|измени|прирос|"
    r"surg|soar|plung|slump|expand|shr[aiu]nk|narrow|widen|doubl|trebl|tripl|tumbl|swoll|"
    r"(?:up|down)\s+from|"
    r"өс|артты|артқан|артып|азай|төменде|кеміді|кеміп|көбей|көтеріл|ұлғай|қысқар|түсті|түскен|қымбатта|арзанда|шарыкта)",
    re.IGNORECASE,
)
# A new clause, or a law's verb: what follows does not tell of the change.
_CLAUSE = re.compile(r"[;!?\n]|\.\s|\b(?:fac|carr|punish|provid|threat|грозит|предусм|наказ|лишен)", re.IGNORECASE)
_FROM_SUFFIX = re.compile(r"(?:[дтн][ае]н)\Z")
_BETWEEN_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:аралығында\w*|арасында\w*)", re.IGNORECASE)
_FROM = {"from", "от", "с", "со", "anywhere from"}
_OR = {"or", "или", "немесе"}
_BY, _BY_REACH = re.compile(r"(?<!\w)(?:by|на)\s+(?:(?:about|almost|nearly|some|over|more than|почти|около)\s+)?\Z"), 20
_LONGEST_JOINT = 12
_THOUSAND, _NEAR = 1000, 1e-6
_YEAR, _IN = re.compile(r"(?:19|20)\d\d"), re.compile(r"\b(?:in|since|of|for|during|until|от|в|с)\s\Z")
_CHANGE_REACH = 60
_OPENING_REACH = 20


def join_ranges(text: str, start: int, measures: list[Measure]) -> list[Measure]:
    """The measures with each pair that is a range made one."""
    found: list[Measure] = []
    at = 0
    while at < len(measures):
        joined = _joined(text, start, measures[at], measures[at + 1]) if at + 1 < len(measures) else None
        found.append(joined or measures[at])
        at += 2 if joined else 1
    return found


def _joined(text: str, start: int, low: Measure, high: Measure) -> Measure | None:
    gap = text[low.end : high.start]
    if (
        _is_year_before_money(text, low, high)
        or len(gap) > _LONGEST_JOINT
        or "\n" in gap
        or low.qualifier is not None
        or high.floor > low.end
    ):
        return None
    opening = _OPENING.search(text, max(low.floor, low.start - _OPENING_REACH), low.start)
    word = opening["word"].lower() if opening else ""
    if _DASH.fullmatch(gap):
        return _range(low, high)
    changed = _CHANGE.search(text, max(start, low.start - _CHANGE_REACH), low.start)
    is_changing = changed is not None and _CLAUSE.search(text, changed.end(), low.start) is None
    if not (_is_to(text, low, high, gap) or _is_between(text, low, high, gap, word)):
        return None
    if _TO.fullmatch(gap) and ((is_changing and word) or (word not in _FROM and "до" in gap.lower())):
        return None
    if _TO.fullmatch(gap) and _is_change_by(text, start, low, high, is_changing=is_changing):
        return None
    joined = _range(replace(low, start=opening.start() if opening else low.start), high)
    if joined is not None:
        joined.is_from_to = word in {"с", "со"}
    return joined


def _is_change_by(text: str, start: int, low: Measure, high: Measure, *, is_changing: bool) -> bool:
    """Whether "to" says what a change led to: `grew by 12% to 1,200`, `fell 5 million to 20 million`."""
    if low.unit is not None and not low.unit.is_money and high.unit is None:
        return True
    return is_changing and _BY.search(text, max(start, low.start - _BY_REACH), low.start) is not None


def _is_year_before_money(text: str, low: Measure, high: Measure) -> bool:
    """Whether a year stands before the money that follows: `in 2022 to $110 million`."""
    if high.unit is None or low.unit is not None or not _YEAR.fullmatch(text, low.start, low.end):
        return False
    return _IN.search(text, low.floor, low.start) is not None


def _is_to(text: str, low: Measure, high: Measure, gap: str) -> bool:
    """Whether "to" joins two numbers, or in Kazakh their endings do: `4 жылдан 8 жылға дейін`."""
    if gap.isspace() and high.qualifier is Qualifier.UP_TO:
        return _FROM_SUFFIX.search(text, low.start, low.end) is not None
    return _TO.fullmatch(gap) is not None


def _is_between(text: str, low: Measure, high: Measure, gap: str, opening: str) -> bool:
    if not _AND.fullmatch(gap):
        return False
    if opening in {"between", "между"} or _BETWEEN_AFTER.match(text, high.end):
        return True
    one = high.number.scale if low.number.scale == 1 else 1
    return gap.strip().lower() in _OR and abs(high.value / one - low.value - 1) < _NEAR and low.unit is None


def _range(low: Measure, high: Measure) -> Measure | None:
    """One measure of two; None where the high end is no higher."""
    unit = high.unit or low.unit
    bottom, top = low.value, high.value
    is_one_currency = low.unit is None or (low.unit.is_money and high.unit is None)
    if is_one_currency and low.number.scale == 1 and high.number.scale > 1 and bottom < _THOUSAND:
        bottom *= high.number.scale
    elif low.unit and high.unit and low.unit.name != high.unit.name:
        if low.unit.normalised != high.unit.normalised:
            return None
        bottom, top = bottom * low.unit.factor, top * high.unit.factor
        unit = replace(high.unit, factor=1.0)
    if top <= bottom:
        return None
    return replace(
        low,
        end=high.end,
        number=high.number,
        value=round(bottom, 6),
        top=round(top, 6),
        unit=unit,
        qualifier=Qualifier.RANGE,
    )
