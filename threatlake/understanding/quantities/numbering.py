"""Numbers that name: articles, rooms, flights, models, telephones, years, times, plates, list labels."""

import re

from threatlake.understanding.quantities.hedges import hedge_before
from threatlake.understanding.quantities.measures import Measure
from threatlake.understanding.quantities.naming_nouns import has_noun_after, is_named_by_noun
from threatlake.understanding.quantities.valueless import is_capitalised

# Glued before or after digits these make a name of them: `AK-74`, `24/7`, `10:00`, `№94`, `5-й`, `3(c)`.
_GLUED_BEFORE = re.compile(r"(?:[\w/#№@&_:\\=°§]|§\s|[^\W_][-‑–]|\d[.,]|№\s|[#№]\s?|\b[Nn]\s?[°º]\s?)\Z")
_GLUED_AFTER = re.compile(
    r"(?:[/:_@°\\=+](?!\s)|[-‑](?!(?:odd|strong|plus)\b)\w|[.,]\d|[^\W\d_]|x\d|×|\s?(?:mm|MM|мм)(?!\w)|\s?°)"
)
# Telephones: a verb of calling or the line that is called, and what it is called at.
_CALL_BEFORE = re.compile(
    r"(?:\b(?:call|dial|ring|hotline|helpline|telephone line|phone|whatsapp|line)|звон\w+|телефон\w*|лини\w+|доверия|"
    r"горяч\w+|"
    r"хабарлас\w*|қоңырау\w*|телефоны\w*|нөмір\w*)[^.\d]{0,24}[:,—–\s]\s*\Z",
    re.IGNORECASE,
)
_CALLED_AFTER = re.compile(r"\s*-?\s*нөмір|(?:-\w+)?\s+(?:\w+\s+)?қоңырау\s+шал", re.IGNORECASE)
# `Under two articles of the Code, 155 and 335`; `the article, 332`.
_OF_ARTICLES = re.compile(
    r"(?:\b(?:articles?|sections?|provisions?)|стат(?:ья|ье|ью|ьи|ей|ьям|ьях)|бап\w*|баб\w+)[^.;:\d,]{0,24},\s\Z",
    re.IGNORECASE,
)
# Words that begin a number's clause as a list of measured things: here a noun before the number names nothing.
_NAMING_AFTER = re.compile(
    r"(?:[-‑\s]*(?:нөмірі\w*|нөмірл\w+|рейс[іт]\w*|бап(?:тың|қа|та|тан|ы|ында|ының|пен|бен)?|бабы\w*|тармағы\w*|бөлмесі\w*|"
    r"әскери\s+бөлім\w*|қаулысы\w*|бұйрығы\w*|қарары\w*|заңы(?:на|ның|мен)?|маршруты\w*|статья\w*|берене\w*|модда\w*|"
    r"беренес\w*|зал(?:да|ында)|(?:-?\s?)?(?:th|st|nd|rd)\b)|"
    r"\s?[-‑]\s?(?:нөмір\w*|тарма[қғ]\w*|қаулы\w*|бұйры[қғ]\w*|қарар\w*|заң\w*|рейс\w*|бөлме\w*|маршрут\w*|зал\w*|"
    r"gauge|bore)|\s+(?:gauge|bore)\b)(?!\w)",
    re.IGNORECASE,
)
_FULL_NUMBER = re.compile(r"\s*\((?:19|20)\d\d\)|\s*\(\w\)|\s*\(\d\)\(\w\)|\s+\w+\s+\d+/\d+|\s*числ[аоу](?!\w)")
# A day with its month, where no date was found; a house with its street.
_MONTH_AFTER = re.compile(
    r"(?:st|nd|rd|th)?[-\s]+(?:of\s+)?(?:May|MAY|(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)|январ[ьяюе]|феврал[ьяюе]|марта?|апрел[ьяюе]|ма[йяюе]|июн[ьяюе]|"
    r"июл[ьяюе]|августа?|"
    r"сентябр[ьяюе]|октябр[ьяюе]|ноябр[ьяюе]|декабр[ьяюе]|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|"
    r"қыркүйе[кг]|"
    r"қазан|қараша|желтоқсан)(?:[а-яәіғқңөұүһ]{0,6})(?!\w)"
)
_MONTH_BEFORE = re.compile(
    r"\b(?:May|MAY|(?i:Jan(?:uary)?|Feb(?:ruary)?|March|April|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?))\.?\s+\Z"
)
_STREET_AFTER = re.compile(
    r"\s+(?:[A-ZА-Я][\w’'-]*\s+){1,3}(?:Avenue|Street|Road|Lane|Square|Boulevard|Drive|St\.|Ave\.)"
)
_STREET_BEFORE = re.compile(
    r"(?:улиц\w+|ул\.|проспект\w*|пр\.|пр-т\w*|переул\w+|бульвар\w*|шоссе|микрорайон\w*|"
    r"мкр\.?)\s+[^,.;\d]{2,32},\s*(?:д\.\s*|дом\s+)?\Z|"
    r"көшесі\w*,?\s*\Z"
)
# A mark of a source: `[1]`.
_REFERENCE = re.compile(r"\[\Z"), re.compile(r"\]")
_IN_QUOTES = re.compile(r"[«“\"„]\Z"), re.compile(r"[»”\"“]")
# `0525`, `007`: a time or a code.
_LEADING_ZERO = re.compile(r"0\d")
_PART_IN_BRACKETS = re.compile(
    r"(?:[\d)]\s?|[:;,.]\s+(?:(?:and|or|и|или|және)\s+)?|\b(?:to|and|or|by|if|for|that|the)\s+)\(\Z"
)
_OPENING_HOURS = 24
# Of a number that is likely a year these make one: `the 2016 campaign`, `the Act of 2007`.
_YEAR_WEAK = re.compile(r"(?:(?<!\w)(?:the|its|their|this|on|while|of|than|against)|['’]s)\s+\Z", re.IGNORECASE)
_LIKELY_YEARS = range(2001, 2036)
_LAW_OF = re.compile(r"\b(?:no\.?|law|act|decree|decision|order)\s+\d+\s+of\s+\Z", re.IGNORECASE)
_YEAR_BRACKETS = re.compile(r"\(\s*\Z")
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:in|since|during|between|early|late|mid|year|born|в|году|год|начал[ае]|конц[ае]|"
    r"январ\w+|феврал\w+|март\w*|апрел\w+|ма[йяе]|июн\w+|июл\w+|август\w*|сентябр\w+|октябр\w+|ноябр\w+|декабр\w+|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|сол[иҳ]\w*|"
    r"қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)\s*\Z",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"[-\s]*(?:жыл\w*|йил\w*|yil\w*|г(?:од\w*|г)?\.?(?!\w)|-?(?:й|го|м|му)\b)|\s*(?:[.,;:)/!?»”\"—–-]|$|\n)|"
    r"\s+(?:(?-i:[A-Z]\w+)|the|a|was|were|is|are|and|to|by|in|at|on|it|he|she|they|as|после|был\w*|и|по|в|на)(?!\w)",
    re.IGNORECASE,
)
_LATIN_NAME = re.compile(
    r"(?P<lead>(?:\b[a-zа-яәғқңөұүһі]+|[^\w\s])?\s*)(?P<name>(?:\b[A-Z][\w’'-]*[ -])*\b[A-Z][A-Za-z0-9_’'-]*)"
    r"[ \u00a0]\Z"
)
_PLACE_WORDS = re.compile(
    r"\b(?:in|from|at|near|to|across|of|for|within|throughout|by|on|and|в|из|на|с|и)\s*\Z",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:\A|.*\n)[ \t(]*\Z", re.DOTALL)
_LABEL_AFTER = re.compile(r"[.)]\s+\S|\)")
_CAPS_CODE = re.compile(r"(?:\b[A-Z]{1,4}|\b[А-ЯЁӘҒҚҢӨҰҮҺІ]{1,3}|\b[A-Z]\d?)[ \u00a0]\Z")
# Words of capitals that are no models: prepositions and pronouns, countries and bodies.
_CODE_ARE_COUNTS = {
    "A", "I", "IN", "OF", "ON", "AT", "BY", "TO", "AND", "US", "UN", "EU", "UK", "USA", "UAE", "SIM",
    "К", "В", "С", "И", "О", "У", "Я", "ИЗ", "НА", "ПО", "ДО", "ОТ", "ЗА", "СО", "СНГ", "США", "РФ", "РК", "КР", "МВД",
    "ФСБ", "КНБ", "ООН", "СИМ", "ҚР", "ІІМ", "БҰҰ", "АҚШ",
}  # fmt: skip
# Arms, vehicles and aircraft whose model stands apart: `AK 47 rifles`.
_MODELS = {
    "AK", "AKM", "RPG", "RPK", "PK", "PM", "TT", "BMW", "AN", "IL", "MI", "SU", "TU", "MIG", "KA", "T", "M", "F",
    "DJI", "АК", "АКМ", "РПГ", "РПК", "ПК", "ПМ", "ТТ", "СВД", "БТР", "БМП", "Т", "УАЗ", "ВАЗ", "ГАЗ", "ЗИЛ",
    "МАЗ", "АН", "ИЛ", "МИ", "СУ", "ТУ",
}  # fmt: skip
_QUOTED_MAKE = re.compile(r"[»”]\s\d{3,5}\Z")
# One thing behind the number of its model: `a Boeing 737 plane`.
_MAKE_AFTER = re.compile(
    r"\s+(?:plane|jet|airliner|car|truck|lorry|van|bus|pistol|rifle|phone|smartphone|helicopter|drone|tractor|laptop|minibus|"
    r"motorcycle|boat|server|model|series|committee|monitoring|regime|protocol|leak|operation|ransomware|malware)(?!\w)",
    re.IGNORECASE,
)
_CASE_SENTENCE = re.compile(r"\s*[.,;]\s|\s*[.,;]?$")
_CALIBRE_BEFORE = re.compile(r"(?:калибр(?!лі)\w*|calib(?:re|er)|\bcal\.?)\s*\Z", re.IGNORECASE)
_CLOCK_AFTER = re.compile(
    r"\s*(?:[ap]\.?\s?m\.?(?!\w)|o['’]clock|утра(?!\w)|вечера(?!\w)|ночи(?!\w)|[:.\s]\d\d\s?[ap]\.?m\b|GMT|UTC|hours\s+local|час(?:а|ов)?\s+\d|"
    r"ч\.\s+\d)",
    re.IGNORECASE,
)
_CLOCK_DOT = re.compile(
    r"(?<!\w)(?:в|к|с|до|около|после|at|by|around|сағат)\s+(?:[01]?\d|2[0-3])\.[0-5]\d\Z", re.IGNORECASE
)
# From 1900 a bare number is a year by what stands after it, earlier ones only by what stands before.
_FIRST_YEAR, _LAST_YEAR, _EARLIEST = 1900, 2100, 1700
# Bores in millimetres of the region's arms: `7.62 ammunition`.
_CALIBRES = {5.45, 5.56, 7.62, 7.65, 12.7}
_PHONE_DIGITS, _YEAR_DIGITS = 9, 4
# Digits with no separators to speak of.
_PLAIN_WIDTH = 15


_NAMED_IN_WORDS = re.compile(
    r"(?:\b(?:Article|(?i:number)|Part|Chapter|Number|Group of|Room|Table|Annex|Item|Act|Phase|Big|Section|"
    r"Appendix)|Часть|Глава)\s+\Z"
)


def is_numbering(before: str, after: str, measure: Measure) -> bool:
    """Whether a number is part of a name, a year or a time."""
    number = measure.number
    if number.in_words:
        is_name = _NAMED_IN_WORDS.search(before) or (number.scale == 1 and is_capitalised(before, measure.words))
        return measure.unit is None and bool(is_name)
    if _is_glued(before, after, measure) or _CALIBRE_BEFORE.search(before):
        return True
    if _LEADING_ZERO.match(measure.words):
        return True
    is_quoted = _IN_QUOTES[0].search(before) and _IN_QUOTES[1].match(after)
    if measure.unit is not None:
        return not measure.unit.is_money and (bool(is_quoted) or _is_year_range(measure))
    if (
        measure.value in _CALIBRES
        or is_quoted
        or _is_marked(before, after, measure.words)
        or _is_day_or_house(before, after, measure)
    ):
        return True
    return number.scale == 1 and (
        _is_named(before, after, measure)
        or _is_year(before, after, measure)
        or _is_model(before, after)
        or (_QUOTED_MAKE.search(before + measure.words) is not None and not has_noun_after(after))
        or (measure.value >= 10**_PHONE_DIGITS and number.end - number.start <= _PLAIN_WIDTH)
    )


def _is_marked(before: str, after: str, written: str) -> bool:
    """Whether the marks around a number, or the noun after it, make it a name, a label, a reference or a time."""
    if _CLOCK_DOT.search(before + written) and not has_noun_after(after):
        return True
    if _CLOCK_AFTER.match(after) or _NAMING_AFTER.match(after) or _FULL_NUMBER.match(after):
        return True
    if _REFERENCE[0].search(before) and _REFERENCE[1].match(after):
        return True
    if after.startswith(")") and _PART_IN_BRACKETS.search(before):
        return True
    return bool(_LABEL.fullmatch(before)) and bool(_LABEL_AFTER.match(after) or after.strip() == "")


def _is_glued(before: str, after: str, measure: Measure) -> bool:
    if measure.unit is not None and measure.unit.is_money and measure.start < measure.number.start:
        return bool(re.search(r"\w\Z", before))
    if _GLUED_BEFORE.search(before) or (measure.unit is None and before.endswith("+")):
        return True
    return bool(_GLUED_AFTER.match(after)) and not (measure.unit is not None and re.match(r"/", after))


def _is_day_or_house(before: str, after: str, measure: Measure) -> bool:
    high = measure.value if measure.top is None else measure.top
    if high <= 31 and (_MONTH_AFTER.match(after) or _MONTH_BEFORE.search(before)):  # noqa: PLR2004
        return True
    if measure.top is not None and high <= _OPENING_HOURS and measure.is_from_to and _CASE_SENTENCE.match(after):
        return True
    return bool(_STREET_AFTER.match(after) or _STREET_BEFORE.search(before))


def _is_named(before: str, after: str, measure: Measure) -> bool:
    if _CALL_BEFORE.search(before) and 3 <= measure.number.end - measure.number.start <= 4:  # noqa: PLR2004
        return not has_noun_after(after) or _CALLED_AFTER.match(after) is not None
    return bool(_OF_ARTICLES.search(before)) or is_named_by_noun(before, after)


def _is_year(before: str, after: str, measure: Measure) -> bool:
    width = measure.number.end - measure.number.start
    high = measure.top if measure.top is not None else measure.value
    if width != _YEAR_DIGITS or not (_EARLIEST <= high < _LAST_YEAR and measure.value.is_integer()):
        return False
    if high in _LIKELY_YEARS and _YEAR_WEAK.search(before):
        return True
    if (
        _YEAR_BEFORE.search(before)
        or _LAW_OF.search(before)
        or (measure.top is not None and measure.value >= _EARLIEST)
    ):
        return True
    return high >= _FIRST_YEAR and bool(_YEAR_AFTER.match(after) or _YEAR_BRACKETS.search(before))


def _is_year_range(measure: Measure) -> bool:
    unit = measure.unit
    return unit is not None and unit.name in {"years", "g"} and _FIRST_YEAR <= measure.value < _LAST_YEAR


def _is_model(before: str, after: str) -> bool:
    """Whether a name before the number has it in it: `Land Cruiser 200`, `HY 274`."""
    code = _CAPS_CODE.search(before)
    if code and code.group().strip() not in _CODE_ARE_COUNTS and not _PLACE_WORDS.search(before[: code.start()]):
        return code.group().strip() in _MODELS or not has_noun_after(after)
    name = _LATIN_NAME.search(before)
    if (
        name is None
        or name["name"].split()[-1] in _CODE_ARE_COUNTS
        or hedge_before(before, 0, len(before))
        or _PLACE_WORDS.search(name["lead"])
    ):
        return False
    is_cyrillic = bool(re.search(r"[а-яё]", before + after))
    is_sentence_start = not name["lead"].strip() or name["lead"].strip() in ".!?:;"
    if is_cyrillic or _MAKE_AFTER.match(after):
        return True
    if " " in name["name"].strip() and not is_sentence_start:
        return True
    return not has_noun_after(after) and not is_sentence_start
