"""The units that numbers are stated in: the words of each, what it is normalised to and by what factor.

Sources: the units of the Unicode CLDR in each language with their case endings; mass is in kilograms, volume in litres,
years in months and weeks in days, money in its own currency. Calibres are names, so that millimetres are no unit.
"""

import re
from dataclasses import dataclass

from threatlake.understanding import currencies
from threatlake.understanding.inflection import CYRILLIC


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as stated: `value * factor` is in `normalised`."""

    name: str
    stated: str
    end: int
    normalised: str
    factor: float
    is_money: bool = False


# Possessive and case endings of a Kazakh, Kyrgyz or Uzbek noun; Russian ones of a noun of each gender.
_TURKIC = (
    r"(?:[ыіи]|с[ыіи])?(?:н)?(?:[ндт][ыіи]ң|[ғгқк][ае]|[ае]|[ндт][ыі]|[дт][ае]н|н[ае]н|[дт][ае]|[дт][аеы]?[йғг][ыі]|"
    r"л[ыі][қк]|д[ыі][қк]|т[ыі][қк]|[мбп]ен)?"
)
_RU = r"(?:а|у|ом|е|ы|ов|ам|ами|ах)?"
_RU_A = r"(?:а|ы|е|у|ой|ам|ами|ах)?"

# Unit -> what it is normalised to, by what factor, its words. Order: a longer word before one that begins it.
_UNITS = {
    "calculation_index": ("calculation_index", 1.0, (
        r"monthly\s+calculat(?:ion|ed)\s+ind(?:ex(?:es)?|ices)|MCIs?|(?:base|basic|calculation)\s+(?:calculation\s+)?"
        r"(?:amounts?|units?|indices|indexes)|МРП|АЕК(?:-[а-яәі]+)?|БРВ|БҲМ|БХМ|(?:месячн\w+|"
        r"базов\w+)\s+расч[её]тн\w+\s+"
        r"(?:показател\w+|величин\w*)|расч[её]тн\w+\s+показател\w+|айлық\s+есептік\s+көрсеткіш\w*|айлык\s+эсептик\s+"
        r"көрсөткүч\w*")),
    "percent": ("percent", 1.0, (
        rf"%(?:-[а-яәіғқңөұүһ]+)?|(?:per\s?cent|percent)(?:age\s+points?)?|percentage\s+points?|pct|"
        rf"процент{_RU}(?:ного|ных|ный)?(?:\s+пункт\w*)?|процентн\w+\s+пункт\w*|п\.\s?п\.|пайыз\w*|"
        rf"пайыздық\s+тармақ\w*|"
        rf"foiz\w*|фоиз\w*|пайыз{_TURKIC}|фисад\w*")),
    "kg": ("kg", 1.0, (
        rf"kgs?|kilogram(?:me)?s?|kilos?|килограмм{_TURKIC}|килограмм{_RU}|кило|кг(?:-[а-яәі]+)?|келі{_TURKIC}")),
    "mg": ("kg", 1e-6, rf"mg|milligram(?:me)?s?|мг|миллиграмм{_RU}|миллиграмм{_TURKIC}"),
    "g": ("kg", 1e-3, rf"gram(?:me)?s?|gr?|грамм{_RU}|грамм{_TURKIC}|гр?\.?(?!\s?р\.)"),
    "lb": ("kg", 0.45359237, r"lbs?|pounds?(?!\s+sterling)(?=\s+of\b)|фунт(?:а|ов)?(?!\s+стерлингов)"),
    "oz": ("kg", 0.028349523125, r"oz|ounces?"),
    "t": ("kg", 1e3, rf"(?:metric\s+)?(?:tonnes?|tons?)|MT|t|тонн{_RU_A}|тонна{_TURKIC}|тонна|т(?!\.?\s?р\.)"),
    "ml": ("l", 1e-3, rf"ml|millilit(?:re|er)s?|мл|миллилитр{_RU}|миллилитр{_TURKIC}"),
    "l": ("l", 1.0, rf"lit(?:re|er)s?|l|литр{_RU}|литр{_TURKIC}|л"),
    "m3": ("m3", 1.0, (
        r"cubic\s+met(?:re|er)s?|m3|m³|куб(?:\.|ических|ометр\w*)\s?(?:м(?:етр\w*|\.)?)?|текше\s+метр\w*")),
    "m2": ("m2", 1.0, (
        r"square\s+met(?:re|er)s?|sq\.?\s?m(?:et(?:re|er)s?)?|m2|m²|м²|м2|кв\.?\s?м(?:етр\w*|\.)?|"
        r"квадратн\w+\s+метр\w*|шаршы\s+метр\w*|чарчы\s+метр\w*")),
    "km2": ("km2", 1.0, r"square\s+kilomet(?:re|er)s?|km2|km²|км²|кв\.?\s?км|квадратн\w+\s+километр\w*"),
    "ha": ("ha", 1.0, rf"hectares?|ha|га(?:-[а-яәі]+)?|гектар{_RU}|гектар{_TURKIC}"),
    "miles": ("km", 1.609344, r"miles?|мил(?:я|и|ь|ей|ям|ями|ях)"),
    "km": ("km", 1.0, rf"km|kilomet(?:re|er)s?|км|километр{_RU}|шақырым{_TURKIC}|километр{_TURKIC}"),
    "m": ("m", 1.0, rf"met(?:re|er)s?|m|метр{_RU}|метр{_TURKIC}|м(?!\.)"),
    "years": ("months", 12.0, (
        rf"years?(?:['’](?=\s))?|yrs?|год(?:а|у|ом|е|ы|ов|ам|ами|ах)?|лет(?:ам|ами|ах|н(?:ий|его|ему|им|яя|ей|юю|ее))?|"
        rf"летн(?:ий|его|ему|им|яя|ей|юю|ее)|жыл{_TURKIC}|йил{_TURKIC}|yil\w{{0,5}}|сол(?:и|ро)(?!\s+\d)")),
    "months": ("months", 1.0, (
        rf"months?(?:['’](?=\s))?|месяц(?:а|у|ем|е|ы|ев|ам|ами|ах)?|мес\.?|месячн\w+|ай{_TURKIC}|oy(?:ga|dan|lik)?|"
        rf"моҳ")),
    "weeks": ("days", 7.0, (
        rf"weeks?(?:['’](?=\s))?|недел(?:я|и|е|ю|ей|ям|ями|ях|ь)|недельн\w+|апта{_TURKIC}|hafta\w{{0,4}}|"
        rf"ҳафта\w{{0,4}}")),
    "days": ("days", 1.0, (
        rf"days?(?:['’](?=\s))?|дн(?:я|ей|ю|ем|и|ям|ями|ях)|день|дневн\w+|сут(?:ки|ок|кам|ками)|суточн\w+|"
        rf"күн{_TURKIC}|тәулік{_TURKIC}|кун{_TURKIC}|kun(?:lik|ga|dan)?|рӯз(?:а|и)?")),
    "hours": ("hours", 1.0, (
        rf"hours?|hrs?|час(?:а|ов|у|ом|ам|ами|ах)?|часов(?:ой|ого|ая|ую|ых|ые)|ч(?!\.?\s*\d++(?!\s*мин))\.?|"
        rf"сағат{_TURKIC}|саат{_TURKIC}")),
    "minutes": ("minutes", 1.0, rf"minutes?|mins?|минут{_RU_A}|минутн\w+|минут{_TURKIC}|мин\.?"),
    "tablets": ("tablets", 1.0, rf"tablets?|pills?|таблет(?:ка|ки|ке|ку|кой|ок|кам|ками|ках)|таблетка{_TURKIC}"),
    "plants": ("plants", 1.0, rf"plants?(?=\s+(?:of|were|with|,|\.))|куст(?:а|ов|ы|ам)?|түп{_TURKIC}"),
    "pieces": ("pieces", 1.0, (
        rf"pieces?|pcs\.?|blotters?|ampoules?|ampules?|capsules?(?=\s+of\b)|шт(?:ук(?:а|и|у)?)?\.?|дана{_TURKIC}|"
        rf"ампул{_RU_A}|ампула{_TURKIC}|капсул(?:а|ы|у)?(?=\s+\w+(?:а|у|и|ов|ина|ола)\b)")),
}  # fmt: skip
_MONEY = rf"(?P<word>(?i:{currencies.WORD}))|(?P<code>{currencies.CODE})"
_WORDS = "|".join(rf"(?P<{name}>{words})" for name, (_, _, words) in _UNITS.items())
# A bare `m` after a number is a million in English press usage; before `of` or `away`, and after a space, a metre.
_UNIT = re.compile(rf"(?:(?P<money>{_MONEY})|(?i:{_WORDS}))(?!\w)(?!-(?!\s)\w)(?!/\w)")
# After a hyphen a Cyrillic unit is an adjective (`5-дневный`); a Kazakh noun makes an ordinal (`38-апта`).
_ADJECTIVE = re.compile(
    r"(?:дневн|суточн|недельн|месячн|летн|годичн|часов|минутн|процентн|тонн|килограмм|километр)\w+", re.IGNORECASE
)
_GAP = re.compile(r"-|\s{0,3}")
SIGN = re.compile(rf"(?P<sign>{currencies.SIGN}|{currencies.CODE})[ \u00a0\u202f]?(?=\d)")
# Latin symbols of one letter are believed beside digits only; Cyrillic `г` of a year is none.
_YEARS = (1900, 2100)
# Kazakh `сағат` is a watch as well as an hour.
_MANY_HOURS = 1000
_UPPER_ONLY = {"MT", "MCI", "MCIs"}
_IMPERIAL = {"T", "G", "M", "Т", "Г", "Л", "М", "GR", "HA"}


def read_unit(text: str, at: int, stop: int, value: float, *, in_words: bool) -> Unit | None:
    """The unit that stands after a number that ends `at`; None where none does."""
    gap = _GAP.match(text, at, stop)
    match = _UNIT.match(text, gap.end() if gap else at, stop)
    if match is None:
        return None
    stated = match.group()
    if gap and gap.group() == "-" and CYRILLIC.match(stated) and not _ADJECTIVE.match(stated):
        return None
    if match["money"]:
        code = currencies.code_of(stated)
        return Unit(code, stated, match.end(), code, 1.0, is_money=True)
    name = match.lastgroup or ""
    if _is_doubtful(stated, name, value, in_words=in_words):
        return None
    return unit_named(name, stated, match.end())


def unit_named(name: str, stated: str, end: int) -> Unit:
    """The unit of a name of this file, as stated in the words that end at `end`."""
    normalised, factor, _ = _UNITS[name]
    return Unit(name, stated, end, normalised, factor)


def read_sign(text: str, before: int, floor: int) -> tuple[int, Unit] | None:
    """The currency sign or code right before a number that begins at `before`, and where it begins."""
    match = _SIGN_BEFORE.search(text, max(floor, before - _SIGN_REACH), before)
    if match is None:
        return None
    code = currencies.code_of(match["sign"])
    return match.start(), Unit(code, match["sign"], match.end(), code, 1.0, is_money=True)


_SIGN_REACH = 7
_SIGN_BEFORE = re.compile(rf"(?<![\w$])(?P<sign>{currencies.SIGN}|{currencies.CODE})[ \u00a0\u202f]?\Z")


def _is_doubtful(stated: str, name: str, value: float, *, in_words: bool) -> bool:
    bare = stated.rstrip(".")
    if len(bare) == 1 and (in_words or bare in _IMPERIAL):
        return bare != "%"
    if stated.upper() == "MT" and stated != "MT":
        return True
    if name == "hours" and value >= _MANY_HOURS and stated.startswith(("сағат", "саат")):
        return True
    return (name == "years" or bare in {"г", "гр"}) and _YEARS[0] <= value < _YEARS[1] and value.is_integer()
