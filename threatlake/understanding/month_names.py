"""The names of the months as dates write them, in eight languages, by the letters that tell them apart.

Sources: the months of the Unicode CLDR for each language, with the case endings that dates take. English names begin
with a capital (may, march are words). Kyrgyz, Uzbek and Tajik write the names of the Russian calendar with endings
of their own: `3-декабрда`, `18-avgustdan`, `27 июни`.
"""

import re

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
# Kyrgyz and Uzbek endings (декабрдын, декабрында, декабридан, декабргача) and Tajik ones (декабри, декабр, декабрро).
_CYRILLIC_STEMS = (
    "январ", "феврал", "март", "апрел", "май", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
_CYRILLIC_CASE = (
    r"ь?(?:[ыиуү]|[ыиуү]?(?:нын|нин|нун|нүн)|(?:дын|дин|дун|дүн|тын|тин|тун|түн|нинг)|"
    r"(?:[ыиуү]н)?(?:да|де|до|дө|та|те|то|тө)(?:гы|ги|гу|гү|ғи)?|(?:[ыиуү]н)?(?:дан|ден|дон|дөн|тан|тен|тон|төн|ан|ен)|"
    r"(?:га|ге|го|гө|ка|ке|ко|кө)(?:ча|че)?|гача|даги|ро)?"
)
NEIGHBOURS = tuple(stem + _CYRILLIC_CASE for stem in _CYRILLIC_STEMS)
_LATIN_CASE = r"(?:i|ning|d[ae]|dan|ga|gacha|dagi|i?ni|ida|idan)?"
UZBEK = tuple(
    month + _LATIN_CASE
    for month in (
        "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "senty?abr", "okty?abr",
        "noyabr", "dekabr",
    )
)  # fmt: skip

EN = "|".join((*ENGLISH, *(month.upper() for month in ENGLISH)))
CYRILLIC = f"(?i:{'|'.join((*RUSSIAN, *KAZAKH, *NEIGHBOURS))})"
# Uzbek `may` is an English word: it is a month after a hyphen (`9-may`) or a year only.
UZ = f"(?<=-)(?i:{UZBEK[4]})|(?i:{'|'.join((*UZBEK[:4], *UZBEK[5:]))})"
# Languages that write the year first.
YEAR_FIRST = f"(?i:{'|'.join((*KAZAKH, *NEIGHBOURS, *UZBEK))})"
# How months begin: a look at the first letters spares most words the list of months.
INITIALS = "[JFMASONDяфмаисондқнсмштжЯФМАИСОНДҚНСМШТЖ]|(?i:yan|fev|mart|apre|iyu|avg|sent|okt|noya|dek)"

_NUMBER_OF_MONTH = [
    re.compile(rf"{english}|{english.upper()}|(?i:{'|'.join(others)})")
    for english, *others in zip(ENGLISH, RUSSIAN, KAZAKH, NEIGHBOURS, UZBEK, strict=True)
]


def month_number(written: str) -> int:
    """The number of a month, from its name in any of the languages or from digits."""
    if written.isdigit():
        return int(written)
    return next(number for number, month in enumerate(_NUMBER_OF_MONTH, start=1) if month.fullmatch(written))
