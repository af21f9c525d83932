"""Dates as pages state them: ISO, or written out in English, Russian, Kazakh and their neighbours; day first."""

import re
from datetime import date

from threatlake.reading.extraction import StatedDay
from threatlake.records import Precision

# Month names as they are written in dates; a prefix of three to five letters tells them apart.
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
_NAME = r"(" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")[^\W\d_]{0,8}"
_YEAR = r"((?:19|20)\d\d)"

_ISO = re.compile(r"(?<!\d)" + _YEAR + r"-(\d\d?)(?:-(\d\d?))?(?!\d)")
_PACKED = re.compile(r"^" + _YEAR + r"([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?$")
_SLASHED_ISO = re.compile(r"(?<!\d)" + _YEAR + r"/(\d\d?)/(\d\d?)(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d\d?)(?:st|nd|rd|th|\.)?[\s.-]{1,3}(?:of )?" + _NAME + r"[.,]?[\s.,-]{1,3}(?:соли\s+)?" + _YEAR,
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(r"\b" + _NAME + r"\.?\s{1,3}(\d\d?)(?:st|nd|rd|th)?,?\s{1,3}" + _YEAR, re.IGNORECASE)
_YEAR_DAY_MONTH = re.compile(
    _YEAR + r"[\s-]*(?:ж\.|жыл(?:ғы|дың|дын|ы)?|йил(?:нинг)?|yil(?:ning)?)?,?\s*(\d\d?)[\s-]+" + _NAME, re.IGNORECASE
)
_NUMERIC = re.compile(r"(?<!\d)(\d\d?)\.(\d\d?)\." + _YEAR + r"(?!\d)")
_MONTH_YEAR = re.compile(r"\b" + _NAME + r"\.?,?\s{1,3}" + _YEAR, re.IGNORECASE)
_YEAR_ONLY = re.compile(r"^\W*" + _YEAR + r"\W*$")
_LONGEST_BARE = 60  # characters: weekday, date, hour, a name
_WORDS_BESIDE = 6  # words in a date line, the month among them
_LONGEST = 120  # characters: a date with its label; running text is not looked through


def parse(text: str) -> StatedDay | None:
    """The first date of a short text, as exactly as it is stated; `02/03/2021` is ambiguous and none."""
    text = " ".join(text[: 4 * _LONGEST].split())[:_LONGEST]
    return (
        _match(_PACKED, text, "ymd")
        or _match(_ISO, text, "ymd")
        or _match(_SLASHED_ISO, text, "ymd")
        or _match(_YEAR_DAY_MONTH, text, "ydm")
        or _match(_DAY_MONTH, text, "dmy")
        or _match(_MONTH_DAY, text, "mdy")
        or _match(_NUMERIC, text, "dmy")
        or _match(_MONTH_YEAR, text, "my")
        or _match(_YEAR_ONLY, text, "y")
    )


def is_bare(text: str) -> bool:
    """Whether a short text states a day and hardly anything else: a weekday, an hour, a name at most."""
    if len(text) > _LONGEST_BARE:
        return False
    day = parse(text)
    if day is None or day.precision is not Precision.DAY:
        return False
    others = re.findall(r"[^\W\d_]+", text)
    return len(others) <= _WORDS_BESIDE


def _match(pattern: re.Pattern[str], text: str, order: str) -> StatedDay | None:
    found = pattern.search(text)
    if found is None:
        return None
    part = dict(zip(order, found.groups(), strict=True))
    month, day = part.get("m"), part.get("d")
    try:
        on = date(int(part["y"]), _month(month) if month else 1, int(day) if day else 1)
    except ValueError:
        return None
    return StatedDay(on, Precision.DAY if day else Precision.MONTH if month else Precision.YEAR)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTH_OF[text.lower()]
