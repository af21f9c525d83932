"""How dates are written in English, Russian, Kazakh, Kyrgyz, Uzbek and Tajik: an expression per order of their parts.

Groups: d1 m1 y1 begin a date, d2 m2 y2 end it, what is not written is shared (`6–10 September 2021`). Two-digit
years are not read: `01.02.03` and `11/09/01` can be read in several ways. Slashed dates are read where only one
order is possible.
"""

import re

from threatlake.understanding.month_names import CYRILLIC, EN, INITIALS, UZ, YEAR_FIRST

DASH = r"\s?[-–—‑]\s?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_YEAR = r"[12]\d{3}"
_NTH = r"(?:\s?(?:st|nd|rd|th))?"
_EDGE = r"(?<![\w/])(?<!\d[.:,-])"
_END = r"(?![\w])(?![/:]\d|[-–]\d|[.,]\d)"
# A word beside the year: `2021 года`, `2025-жыл`, `2026-yil`; and, where the year comes first, `2025-жылдын 3-`.
_YEAR_AFTER = r"(?:(?:\s?(?:года?у?|гг?\.?)|[-\s]?(?:жыл(?:ы)?|йил|yil|ж\.))(?!\w))?"
_YEAR_BEFORE = r"[-\s]?\s?(?:жыл(?:ғы|дың|ы|дын|дагы)?|йил(?:нинг|ги)?|yil(?:ning|gi)?|ж\.)"
_YEAR_ALONE = (
    r"(?:жыл(?:ы|дары|дан|ға|га|дың|дын|ғы|дағы|дагы|да|ында|ынан|ына)?|йил(?:лар|да|дан|нинг|ги|гача|даги|га)?|"
    r"yil(?:lar|da|dan|ning|gi|gacha|dagi|ga)?)"
)
_NTH_RU = r"(?:-?(?:го|е|умин?|юмин?|ум|юм))?"
_NTH_KK = r"(?:-?(?:ші|шы|і|ы|чи|чы|чу|чү|инчи|inchi))?"
# What stands between day and month: a space or, in Kyrgyz and Uzbek, a hyphen; between month and year `соли` in Tajik.
_TO_MONTH = r"(?:\s+(?:day\s+)?(?:of\s+)?(?:моҳи\s+)?|\s?-)"
_TO_YEAR = r"(?:,?\s+(?:соли\s+)?|-)"
_ANY = f"{EN}|{CYRILLIC}|{UZ}"


def _month(name: str, months: str) -> str:
    return rf"(?P<{name}>{months})(?!\w)(?:(?<!\w{{5}})\.(?=,?\s?\d))?"


def _day(name: str) -> str:
    return rf"(?P<{name}>{_DAY})(?!\d)"


def _year(name: str) -> str:
    return rf"(?P<{name}>{_YEAR})(?!\d)"


_AND = "and|to|until|through|и|по|до|және|мен|пен|бен|жана|ва|то|va"
_KK_AND = rf"(?P<joint>{DASH}|\s+(?:және|мен|пен|бен|жана|ва|va)\s+)"

DAY_MONTH_YEAR = re.compile(
    rf"{_EDGE}{_day('d1')}(?:(?:(?:\s+|-){_month('m1', _ANY)}(?:{_TO_YEAR}{_year('y1')})?)?"
    rf"(?:{_NTH}(?P<joint>{DASH}|,?\s+(?:{_AND})\s+)(?:the\s+)?){_day('d2')})?"
    rf"{_NTH}{_NTH_RU}{_TO_MONTH}{_month('m2', _ANY)}"
    rf"(?:{_TO_YEAR}{_year('y2')}{_YEAR_AFTER})?(?!\w)(?!:\d)"
)
MONTH_DAY_YEAR = re.compile(
    rf"(?<!\w){_month('m1', EN)}\s+(?:the\s+)?{_day('d1')}{_NTH}"
    rf"(?:,?\s+{_year('y1')}(?!{DASH}\d))?"
    rf"(?:(?P<joint>{DASH}|,?\s+(?:and|to|until|through)\s+)(?:{_month('m2', EN)}\s+)?{_day('d2')}{_NTH})?"
    rf"(?:,?\s+{_year('y2')})?(?!\w)(?![-–:/]\d)"
)
YEAR_DAY_MONTH = re.compile(
    rf"{_EDGE}{_year('y1')}{_YEAR_BEFORE},?\s+{_day('d1')}"
    rf"(?:(?:[\s-]{_month('m1', YEAR_FIRST)})?{_KK_AND}{_day('d2')})?{_NTH_KK}(?:\s+|-){_month('m2', YEAR_FIRST)}(?!\w)"
)
ISO = re.compile(rf"(?<![\w/.-]){_year('y1')}-(?P<m1>0[1-9]|1[0-2])-(?P<d1>[0-3]\d)(?=T\d|\D|\Z)(?!-?\d)(?!\.\d)")
DOTTED = re.compile(
    rf"(?<![\w/.-])(?:(?P<d1>{_DAY}){DASH})?(?P<d2>{_DAY})\.(?P<m2>0?[1-9]|1[0-2])\."
    rf"{_year('y2')}{_YEAR_AFTER}(?!\w)(?![/.]\d)"
)
SLASHED = re.compile(rf"(?<![\w/.-])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_year('y1')}(?![\w/])")
MONTH_YEAR = re.compile(
    rf"(?<!\w)(?={INITIALS})"
    rf"(?:{_month('m1', _ANY)}(?:\s+{_year('y1')})?(?:{DASH}|\s+(?:to|until|through|по|до|то)\s+))?"
    rf"{_month('m2', _ANY)},?\s+(?:of\s+|соли\s+)?{_year('y2')}{_YEAR_AFTER}(?!\w)(?![-–/]\d)"
)
YEAR_MONTH = re.compile(rf"{_EDGE}{_year('y1')}{_YEAR_BEFORE}\s+{_month('m2', YEAR_FIRST)}(?!\w)")
_SPAN = rf"(?P<y1>{_YEAR})(?:(?:{DASH}|\s+(?:to|and|по|и|және|жана|ва|va)\s+)(?P<y2>{_YEAR}))?(?!\d)"
# Earlier days of a list: "25, " before "26 and 27 March".
LISTED_DAYS = re.compile(rf"(?<![\w.,/])(?:{_DAY}(?:st|nd|rd|th)?,\s?)+\Z")
# A year alone is one only where a word beside it says so.
YEAR_EN = re.compile(
    rf"(?<!\w)(?i:in|since|during|until|till|throughout|early|late|mid|(?:the|fiscal|calendar) year|years|year|"
    rf"(?P<from>between|from)|(?P<weak>by|of|before|after|for))"
    rf"[\s-](?:(?:early|late|mid)[\s-])?{_SPAN}(?![\w%$€£])(?![-–/.,:]\d)(?!\s?[(%$€£/])(?P<next>\s+[a-z]+)?"
)
YEAR_THE = re.compile(
    rf"(?<!\w)(?i:the|its|their|our|a)\s+{_SPAN}\s+(?=(?:regional|annual|national|global|international|world|workshop|"
    rf"report|conference|law|elections?|convention|session|summit|budget|agreement|protocol|census|survey|attacks?|coup|"
    rf"edition|meeting|review|season|financial|fiscal|presidential|parliamentary)\b)"
)
YEAR_RU = re.compile(rf"{_EDGE}{_SPAN}(?:-?(?:й|го|м|му))?\s?(?:год(?:а|у|ом|е|ы|ов|ам|ах|ами)?|гг\.?|г\.)(?!\w)")
YEAR_KK = re.compile(rf"{_EDGE}{_SPAN}(?:-?(?:ші|шы|інші|ыншы|ншы|нші|чи|чы))?[-\s]?{_YEAR_ALONE}(?!\w)")
YEAR_TG = re.compile(rf"(?<!\w)(?i:сол(?:и|ҳои))\s+{_SPAN}(?!\w)(?![-–/.,:]\d)")
