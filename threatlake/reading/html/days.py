"""Dates in the forms that only web pages use: with slashes, with years of two digits, with Chinese characters."""

import re

from threatlake.reading.structure import stated_days
from threatlake.reading.structure.stated_days import Found
from threatlake.records import Precision

_SLASHED = re.compile(r"(?<![\d/.])(\d\d?)/(\d\d?)/((?:19|20)\d\d)(?![\d/])")
_DASHED = re.compile(r"(?<![\d-])(\d\d?)-(\d\d?)-((?:19|20)\d\d)(?![\d-])")
_SHORT = re.compile(r"(?<![\d.,:])(\d\d?)\.(\d\d?)\.(\d\d)(?![\d.:]|,\d)")
_SHORT_SLASHED = re.compile(r"(?<![\d/.,:])(\d\d?)/(\d\d?)/(\d\d)(?![\d/])")
_DOTTED_ISO = re.compile(r"(?<![\d.])((?:19|20)\d\d)\.\s?(\d\d?)\.\s?(\d\d?)(?!\d)")
_EAST_ASIAN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일]")
_MONTHS = 12
_BRIEF = 40  # characters of a line in which `7.9.21` is a date and no measure
_VIETNAMESE = re.compile(r"(?<!\d)(\d\d?)\s(?:tháng|Tháng)\s(\d\d?)(?:,|\snăm)?\s((?:19|20)\d\d)")
# Decimal digits of other scripts: Arabic, Persian, Devanagari, Bengali.
_DIGITS = {start + value: str(value) for start in (0x660, 0x6F0, 0x966, 0x9E6) for value in range(10)}
_OTHER_DIGIT = re.compile(r"[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]")
_MIGHT_BE = re.compile(r"(?:19|20)\d\d|\d[./]\d\d?[./]\d\d")


def plain(text: str) -> str:
    """A run of text on one line, with the digits of every script as those of this one."""
    text = " ".join(text.split())
    return text.translate(_DIGITS) if not text.isascii() and _OTHER_DIGIT.search(text) else text


def might_state(text: str) -> bool:
    """Whether there is enough in a text to be a date: a quick look before the thorough one."""
    return _MIGHT_BE.search(text) is not None


def every(text: str, order: str | None) -> list[Found]:
    """Every day that a line states, in order; `order` is that of figures between slashes: dmy, mdy, None if unknown."""
    found = [match for match in stated_days.every(text) if match.day.precision is Precision.DAY]
    is_brief = len(text) <= _BRIEF
    patterns = [(_DASHED, "dmy"), (_DOTTED_ISO, "ymd"), (_EAST_ASIAN, "ymd"), (_VIETNAMESE, "dmy")]
    patterns += [(_SLASHED, order)] if order else []
    patterns += [(_SHORT, "dmy"), *([(_SHORT_SLASHED, order)] if order else [])] if is_brief else []
    for pattern, groups in patterns:
        for match in stated_days.matches(pattern, groups, text):
            if all(match.end <= other.start or match.start >= other.end for other in found):
                found.append(match)
    if order is None:
        found += _unambiguous(text)
    return sorted(found)


def order_shown(texts: list[str]) -> str | None:
    """The order that a page's own figures between slashes show: one of them above twelve says which is the day."""
    orders = set()
    for text in texts:
        for match in _SLASHED.finditer(text):
            first, second = int(match[1]), int(match[2])
            if first > _MONTHS >= second:
                orders.add("dmy")
            elif second > _MONTHS >= first:
                orders.add("mdy")
    return orders.pop() if len(orders) == 1 else None


def _unambiguous(text: str) -> list[Found]:
    """Dates between slashes that are one day whichever figure is the month."""
    days = list(stated_days.matches(_SLASHED, "dmy", text))
    months = {match.start: match for match in stated_days.matches(_SLASHED, "mdy", text)}
    found = [match for match in days if months.get(match.start) in {None, match}]
    return found + [match for start, match in months.items() if all(start != other.start for other in days)]
