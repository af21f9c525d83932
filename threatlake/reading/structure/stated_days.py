"""Dates as documents state them: ISO, or written out in the languages of the region and its neighbours; day first."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from threatlake.reading.extraction import StatedDay
from threatlake.reading.structure.month_names import month_number
from threatlake.records import Precision

# Month names as they are inflected in dates (`қыркүйектің`, `марти`); a prefix of three to five letters tells them
# apart. Names that stand as dictionaries have them are looked up in `month_names`.
_MONTHS = (
    ("jan", "янв", "қаң", "кан", "yan", "jän"),
    ("feb", "фев", "ақп", "fev"),
    ("mar", "мар", "нау", "mart", "mär"),
    ("apr", "апр", "сәу"),
    ("may", "мая", "май", "мам", "mai"),
    ("jun", "июн", "мау", "iyun"),
    ("jul", "июл", "шіл", "iyul"),
    ("aug", "авг", "там", "avg"),
    ("sep", "сен", "қыр", "sen"),
    ("oct", "окт", "қаз", "okt"),
    ("nov", "ноя", "қар", "noy"),
    ("dec", "дек", "жел", "dek", "dez"),
)
_MONTH_OF = {prefix: number for number, prefixes in enumerate(_MONTHS, 1) for prefix in prefixes}
_PREFIXED = re.compile(r"(" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")[^\W\d_]{0,8}", re.IGNORECASE)
_NAME = r"([^\W\d_]{3,14})"
_YEAR = r"((?:19|20)\d\d)"

# A preposition may stand between (`7 de septiembre de 2021`), and a word for the year after it (`2021 жылғы`).
_OF = r"(?:(?:of|de|del|di|da)\s|d['’])?"
# Arabic has two names for a month, and the United Nations print both (`7 أيلول/سبتمبر 2021`).
_ALIAS = r"(?:[\u0621-\u064a]{3,8}(?:\s[\u0621-\u064a]{3,8})?\s?/\s?)?"
_DAY_MONTH = re.compile(
    r"(?<![\d.,:])(\d\d?)(?:st|nd|rd|th|er|ère|º|ª|°|\.)?[\s./-]{1,3}" + _OF + _ALIAS + _NAME + r"[.,]?[\s.,/-]{1,3}"
    r"(?:соли\s+|de(?:l)?\s+)?" + _YEAR,
    re.IGNORECASE,
)  # fmt: skip
_ISO = re.compile(r"(?<![\d-])" + _YEAR + r"-(\d\d?)(?:-(\d\d?))?(?!\d)")
_PACKED = re.compile(r"^" + _YEAR + r"([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?$")
_SLASHED_ISO = re.compile(r"(?<!\d)" + _YEAR + r"/(\d\d?)/(\d\d?)(?!\d)")
# `September 7th, 2021`, and as computers print it `Tue Sep 07 15:28:56 CET 2021`.
_MONTH_DAY = re.compile(
    r"(?<![^\W_])" + _NAME + r"\.?\s{1,3}(\d\d?)\s?(?:st|nd|rd|th)?\s?,?\s{1,3}"
    r"(?:\d\d:\d\d(?::\d\d)?\s(?:[a-z]{3,5}\s)?|del?\s)?" + _YEAR,
    re.IGNORECASE,
)
# `2021. szeptember 7.`, `2021 m. rugsėjo 7 d.`
_YEAR_MONTH_DAY = re.compile(_YEAR + r"[.,]?\s(?:m\.\s)?" + _NAME + r"\s(\d\d?)(?!\d)", re.IGNORECASE)
_YEAR_DAY_MONTH = re.compile(
    _YEAR + r"[\s-]*(?:ж\.|жыл(?:ғы|дың|дын|ы)?|йил(?:нинг)?|yil(?:ning)?)?,?\s*(\d\d?)[\s-]+" + _NAME, re.IGNORECASE
)
_NUMERIC = re.compile(r"(?<!\d)(\d\d?)\.\s?(\d\d?)\.\s?" + _YEAR + r"(?!\d)")
_MONTH_YEAR = re.compile(r"(?<![^\W_])" + _NAME + r"\.?,?\s{1,3}" + _OF + _YEAR, re.IGNORECASE)
_YEAR_ONLY = re.compile(r"^\W*" + _YEAR + r"\W*$")
# The first that finds a date is believed: a day of the month before a month, a month before a year.
_PATTERNS = (
    (_PACKED, "ymd"), (_ISO, "ymd"), (_SLASHED_ISO, "ymd"), (_YEAR_DAY_MONTH, "ydm"), (_DAY_MONTH, "dmy"),
    (_MONTH_DAY, "mdy"), (_YEAR_MONTH_DAY, "ymd"), (_NUMERIC, "dmy"), (_MONTH_YEAR, "my"), (_YEAR_ONLY, "y"),
)  # fmt: skip
_LAST_CENTURY = 90  # a year of two digits from here on: the web began in the nineties
_LONGEST_BARE = 60  # characters: weekday, date, hour, a name
_WORDS_BESIDE = 6  # words in a date line, the month among them
_LONGEST = 120  # characters: a date with its label; running text is not looked through


class Found(NamedTuple):
    """A date in a text, and where it stands there."""

    start: int
    end: int
    day: StatedDay


def parse(text: str) -> StatedDay | None:
    """The first date of a short text, as exactly as it is stated; `02/03/2021` is ambiguous and none."""
    text = " ".join(text[: 4 * _LONGEST].split())[:_LONGEST]
    for pattern, order in _PATTERNS:
        for found in matches(pattern, order, text):
            return found.day
    return None


def every(text: str) -> list[Found]:
    """Every date of a line, in order."""
    found: list[Found] = []
    for pattern, order in _PATTERNS:
        for match in matches(pattern, order, text):
            if all(match.end <= other.start or match.start >= other.end for other in found):
                found.append(match)
    return sorted(found)


def matches(pattern: re.Pattern[str], order: str, text: str) -> Iterator[Found]:
    """The dates that a pattern finds; `order` says which of its groups is the year, the month, the day."""
    for match in pattern.finditer(text):
        if (day := _day(dict(zip(order, match.groups(), strict=True)))) is not None:
            yield Found(match.start(), match.end(), day)


def is_bare(text: str) -> bool:
    """Whether a short text states a day and hardly anything else: a weekday, an hour, a name at most."""
    if len(text) > _LONGEST_BARE:
        return False
    day = parse(text)
    if day is None or day.precision is not Precision.DAY:
        return False
    others = re.findall(r"[^\W\d_]+", text)
    return len(others) <= _WORDS_BESIDE


def _day(part: dict[str, str | None]) -> StatedDay | None:
    month, day = part.get("m"), part.get("d")
    number = _month(month) if month else 1
    if number is None:
        return None
    try:
        on = date(_year(str(part["y"])), number, int(day) if day else 1)
    except ValueError:
        return None
    return StatedDay(on, Precision.DAY if day else Precision.MONTH if month else Precision.YEAR)


def _year(text: str) -> int:
    if len(text) == len("2021"):
        return int(text)
    return int(text) + (1900 if int(text) >= _LAST_CENTURY else 2000)


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if (number := month_number(text)) is not None:
        return number
    inflected = _PREFIXED.fullmatch(text)
    return _MONTH_OF[inflected[1].lower()] if inflected else None
