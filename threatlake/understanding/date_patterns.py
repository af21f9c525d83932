"""How dates are written in English, Russian and Kazakh: an expression per order of day, month and year.

Groups: d1 m1 y1 begin a date, d2 m2 y2 end it, what is not written is shared (`6–10 September 2021`). Two-digit
years are not read: `01.02.03` and `11/09/01` can be read in several ways. Slashed dates are read where only one
order is possible.
"""

import re

# Months by the letters that tell them, with what may follow; English ones begin with a capital (may, march are words).
ENGLISH = (
    "Jan(?:uary)?", "Feb(?:ruary)?", "Mar(?:ch)?", "Apr(?:il)?", "May", "June?", "July?", "Aug(?:ust)?",
    "Sept?(?:ember)?", "Oct(?:ober)?", "Nov(?:ember)?", "Dec(?:ember)?",
)  # fmt: skip
RUSSIAN = (
    "январ[ьяеюю]|янв", "феврал[ьяею]|фев", "март[аеу]?|мар", "апрел[ьяею]|апр", "ма[йяею]", "июн[ьяею]", "июл[ьяею]",
    "август[аеу]?|авг", "сентябр[ьяею]|сент?", "октябр[ьяею]|окт", "ноябр[ьяею]|нояб?", "декабр[ьяею]|дек",
)  # fmt: skip
_KAZAKH_CASE = (
    r"(?:ның|нің|дың|дің|тың|тің|да|де|та|те|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|ы|і|"
    r"ында|інде|ынан|інен|ына|іне|дағы|дегі|тағы|тегі)?"
)
KAZAKH = tuple(
    month + _KAZAKH_CASE
    for month in (
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйег?к?", "қазан", "қараша",
        "желтоқсан",
    )
)  # fmt: skip
NUMBER_OF_MONTH = [
    re.compile(rf"{english}|{english.upper()}|(?i:{russian}|{kazakh})")
    for english, russian, kazakh in zip(ENGLISH, RUSSIAN, KAZAKH, strict=True)
]

_EN = "|".join((*ENGLISH, *(month.upper() for month in ENGLISH)))
_RU, _KK = f"(?i:{'|'.join(RUSSIAN)})", f"(?i:{'|'.join(KAZAKH)})"
# The letters that months begin with: a look at one letter spares most words the list of months.
_INITIALS = "JFMASOND" + "яфмаисонд" + "қансмштж" + "ЯФМАИСОНД" + "ҚАНСМШТЖ"
DASH = r"\s?[-–—‑]\s?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_YEAR = r"[12]\d{3}"
_NTH = r"(?:\s?(?:st|nd|rd|th))?"
_EDGE = r"(?<![\w/])(?<!\d[.:,-])"
_END = r"(?![\w])(?![/:]\d|[-–]\d|[.,]\d)"
_RU_YEAR = r"(?:\s?(?:года?у?|гг?\.?)(?!\w))?"
_KK_YEAR = r"жыл(?:ғы|дың|ы)?"


def _month(name: str, months: str) -> str:
    return rf"(?P<{name}>{months})(?!\w)(?:(?<!\w{{5}})\.(?=,?\s?\d))?"


def _day(name: str) -> str:
    return rf"(?P<{name}>{_DAY})(?!\d)"


def _year(name: str) -> str:
    return rf"(?P<{name}>{_YEAR})(?!\d)"


_KK_AND = rf"(?P<joint>{DASH}|\s+(?:және|мен|пен|бен)\s+)"

DAY_MONTH_YEAR = re.compile(
    rf"{_EDGE}{_day('d1')}(?:(?:\s+{_month('m1', f'{_EN}|{_RU}|{_KK}')}(?:,?\s+{_year('y1')})?)?"
    rf"(?:{_NTH}(?P<joint>{DASH}|,?\s+(?:and|to|until|through|и|по|до|және|мен|пен|бен)\s+)(?:the\s+)?){_day('d2')})?"
    rf"{_NTH}(?:-?(?:го|е))?\s+(?:day\s+)?(?:of\s+)?{_month('m2', f'{_EN}|{_RU}|{_KK}')}"
    rf"(?:,?\s+{_year('y2')}{_RU_YEAR})?(?!\w)(?!:\d)"
)
MONTH_DAY_YEAR = re.compile(
    rf"(?<!\w){_month('m1', _EN)}\s+(?:the\s+)?{_day('d1')}{_NTH}"
    rf"(?:,?\s+{_year('y1')}(?!{DASH}\d))?"
    rf"(?:(?P<joint>{DASH}|,?\s+(?:and|to|until|through)\s+)(?:{_month('m2', _EN)}\s+)?{_day('d2')}{_NTH})?"
    rf"(?:,?\s+{_year('y2')})?(?!\w)(?![-–:/]\d)"
)
YEAR_DAY_MONTH = re.compile(
    rf"{_EDGE}{_year('y1')}\s?(?:{_KK_YEAR}|ж\.)\s+{_day('d1')}"
    rf"(?:(?:\s+{_month('m1', _KK)})?{_KK_AND}{_day('d2')})?(?:-?(?:ші|шы|і|ы))?\s+{_month('m2', _KK)}(?!\w)"
)
ISO = re.compile(rf"(?<![\w/.-]){_year('y1')}-(?P<m1>0[1-9]|1[0-2])-(?P<d1>[0-3]\d)(?=T\d|\D|\Z)(?!-?\d)(?!\.\d)")
DOTTED = re.compile(
    rf"(?<![\w/.-])(?:(?P<d1>{_DAY}){DASH})?(?P<d2>{_DAY})\.(?P<m2>0?[1-9]|1[0-2])\."
    rf"{_year('y2')}{_RU_YEAR}(?!\w)(?![/.]\d)"
)
SLASHED = re.compile(rf"(?<![\w/.-])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_year('y1')}(?![\w/])")
MONTH_YEAR = re.compile(
    rf"(?<!\w)(?=[{_INITIALS}])"
    rf"(?:{_month('m1', f'{_EN}|{_RU}|{_KK}')}(?:\s+{_year('y1')})?(?:{DASH}|\s+(?:to|until|through|по|до)\s+))?"
    rf"{_month('m2', f'{_EN}|{_RU}|{_KK}')},?\s+(?:of\s+)?{_year('y2')}{_RU_YEAR}(?!\w)(?![-–/]\d)"
)
YEAR_MONTH = re.compile(rf"{_EDGE}{_year('y1')}\s?(?:{_KK_YEAR}|ж\.)\s+{_month('m2', _KK)}(?!\w)")
_SPAN = rf"(?P<y1>{_YEAR})(?:(?:{DASH}|\s+(?:to|and|по|и|және)\s+)(?P<y2>{_YEAR}))?(?!\d)"
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
YEAR_KK = re.compile(
    rf"{_EDGE}{_SPAN}(?:-?(?:ші|шы|інші|ыншы|ншы|нші))?\s?жыл(?:ы|дары|дан|ға|дың|ғы|дағы|да|ында|ынан|ына)?(?!\w)"
)


def month_number(written: str) -> int:
    """The number of a month, from its name in any of the languages or from digits."""
    if written.isdigit():
        return int(written)
    return next(number for number, month in enumerate(NUMBER_OF_MONTH, start=1) if month.fullmatch(written))
