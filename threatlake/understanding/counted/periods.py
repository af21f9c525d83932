"""The words that say which time a figure covers (`in 2023`, `за первое полугодие`, `2021 жылдан бері`)."""

import re

from threatlake.records import FigureKind
from threatlake.records import FigureKind as Kind
from threatlake.understanding.counted.asked import Asked
from threatlake.understanding.counted.memory import Memory
from threatlake.understanding.counted.statements import Statement

_MONTH_EN = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH_RU = r"(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр)(?:[ьяюе]|ем|[ауе])?"
_MONTH_KK = r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)"
_YEAR = r"(?:19|20)\d\d"
_UNIT_EN = r"(?:years?|months?|quarters?|weeks?|days?|half|half-year|decade|season|fiscal year|reporting period)"
_COUNT_EN = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|several)"
_NTH_EN = r"(?:first|second|third|fourth|last|past|previous|current|same|next)"
_UNIT_RU = (
    r"(?:год[ауе]?|лет|месяц(?:а|ев)?|квартал[ае]?|полугоди[еяю]|полгода|недел[юиье]|недель|сут(?:ки|ок)|дн(?:я|ей)|день|"
    r"декад[уые]|сезон[ае]?|период[ае]?|десятилетие)"
)
_COUNT_RU = (
    r"(?:\d+|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|"
    r"последни[ехй]\w*|прошл\w+|перв\w+|втор\w+|треть\w+|четверт\w+|текущ\w+|отч[её]тн\w+|этот|весь|истекш\w+|минувш\w+)"
)
ENGLISH = re.compile(
    rf"(?<!\w)(?:"
    rf"(?:since|from)\s+(?:the\s+(?:beginning|start|opening)\s+of\s+(?:the\s+|this\s+)?(?:{_YEAR}|\w+)|"
    rf"(?:\d{{1,2}}\s+)?{_MONTH_EN}(?:\s+\d{{1,2}}(?!\d))?(?:\s+{_YEAR})?(?:\s+(?:to|until)\s+"
    rf"(?:\d{{1,2}}\s+)?{_MONTH_EN}(?:\s+{_YEAR})?)?|{_YEAR}(?:\s+to\s+{_YEAR})?)|"
    rf"between\s+(?:{_YEAR}|{_MONTH_EN}(?:\s+{_YEAR})?)\s+and\s+(?:{_YEAR}|{_MONTH_EN}(?:\s+{_YEAR})?)|"
    rf"(?:in|during|over|within)\s+(?:the\s+)?(?:fiscal\s+year\s+)?(?:{_YEAR}(?:[/–-]\d{{2,4}})?|"
    rf"{_MONTH_EN}(?:\s+(?:alone|{_YEAR}))?(?!\s+\d{{1,2}}\b))(?!\w)|"
    rf"(?:in|during|over|within)\s+(?:the\s+)?(?:{_NTH_EN}\s+)?(?:{_COUNT_EN}\s+)?{_UNIT_EN}(?:\s+of\s+(?:the\s+year|{_YEAR})|"
    rf"\s+(?:to|of)\s+{_MONTH_EN})?(?!\w)(?:\s+{_YEAR})?|"
    rf"(?:over|in|during)\s+the\s+whole\s+\w+|(?:this|last)\s+(?:year|month|week|quarter)|annually|"
    rf"(?:{_MONTH_EN}|\d{{1,2}})\s?[–-]\s?\d{{0,2}}\s?{_MONTH_EN}(?:\s+{_YEAR})?"
    rf")",
    re.IGNORECASE,
)
RUSSIAN = re.compile(
    rf"(?<!\w)(?:"
    rf"(?:с|со)\s+(?:начала\s+(?:{_YEAR}\s+)?(?:этого\s+|текущего\s+)?(?:года|месяца|недели|операции|\w+)|"
    rf"(?:\d{{1,2}}\s+)?{_MONTH_RU}(?:\s+{_YEAR}(?:\s+года)?)?(?:\s+(?:по|до)\s+(?:\d{{1,2}}\s+)?{_MONTH_RU}(?:\s+{_YEAR})?)?"
    rf"(?:\s+года)?|{_YEAR}\s+(?:года|по\s+{_YEAR}\s+\w+)|открытия\s+\w+)|"
    rf"за\s+(?:{_COUNT_RU}\s+)*{_UNIT_RU}(?:\s+и\s+\w+\s+{_UNIT_RU})?(?:\s+{_YEAR}(?:\s+года)?|\s+{_YEAR}\s*г\.|\s+этого\s+года|\s+текущего\s+года)?(?!\w)|"
    rf"за\s+{_YEAR}(?:[–-]{_YEAR})?\s+(?:годы|год|гг\.|г\.)|за\s+{_MONTH_RU}(?:\s*[–—-]\s*{_MONTH_RU})?(?:\s+{_YEAR}(?:\s+года)?)?|"
    rf"в\s+(?:{_YEAR}(?:[–-]{_YEAR})?\s+(?:году|годах|г\.)|(?:прошлом|этом|нынешнем|текущем|минувшем)\s+(?:году|месяце|квартале)|"
    rf"(?:\w+)\s+(?:квартале|полугодии)(?:\s+{_YEAR}\s+года)?|{_MONTH_RU}(?:\s+{_YEAR}(?:\s+года)?|\s+этого\s+года)?)(?!\w)|"
    rf"в\s+течение\s+(?:\w+\s+)?{_UNIT_RU}|на\s+прошлой\s+неделе|нынче|ежегодно|{_YEAR}\s+года(?=\s*:)"
    rf")",
    re.IGNORECASE,
)
KAZAKH = re.compile(
    rf"(?<!\w)(?:"
    rf"(?:{_YEAR}|\d{{1,2}}\s+{_MONTH_KK}\w*|жыл|ай|апта|маусым|{_YEAR}\s+жыл)\w*\s+(?:басынан|бері|бастап)(?:\s+бері)?|"
    rf"{_YEAR}\s+жыл(?:дан|ғы\s+\w+дан)\s+бері|{_YEAR}(?:\s?[–-]\s?{_YEAR})?\s+жыл(?:ы|дары|дардағы)(?!\w)|"
    rf"(?:{_YEAR}\s+жылғы\s+)?(?:алғашқы|бірінші|екінші|үшінші|төртінші|өткен|соңғы|осы)\s+(?:\w+\s+){{0,2}}?(?:тоқсан|жартыжылдық|ай|жыл|апта|жарты\s+жыл)(?:да|де|та|те|ында|інде|дағы|дегі)|"
    rf"(?:жарты|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|он\s+\w+|\d+)\s+(?:жыл|ай|апта|тоқсан|күн)(?:да|де|та|те|дың\s+ішінде)(?!\w)|"
    rf"(?:тоқсан|жыл|ай|апта|жартыжылдық)\s+ішінде|(?<!\d\s){_MONTH_KK}(?:да|де|та|те)(?!\w)|биыл(?:ғы)?|былтыр|өткен\s+(?:жылы|айда|аптада|тоқсанда)|"
    rf"жартыжылдық(?=\s+қорытынды)|{_YEAR}\s+жыл\s+ішінде|\d{{1,2}}-апта(?:да)?(?!\w)"
    rf")",
    re.IGNORECASE,
)
PATTERNS = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}


# Kinds that are stated at one time, whatever period is named.
TIMELESS = frozenset({Kind.SENTENCE, Kind.DURATION, Kind.SHARE, Kind.STATES, Kind.MEMBERSHIPS})
# What a report counts over the period it has named, in the sentences that follow too.
REPORTED = frozenset({
    Kind.CASES_OPENED, Kind.CONVICTIONS, Kind.REPORTS_RECEIVED, Kind.ACCOUNTS_BLOCKED, Kind.MONEY_LOSS,
})  # fmt: skip
# The sentences that open a report, from 0, and what its period looks like: a bare year may be that of anything.
OPENING = 1
REPORT = re.compile(
    r"^(?:за\s|с\s+начала|since\s+the\s+beginning|in\s+the\s+(?:first|second|third|fourth|fiscal)|during\s|жартыжылдық|.*тоқсан|"
    r".*\d-апта|жыл\s+басынан|(?:\w+|\d{1,2})\s?[–-]\s?\d{0,2}\s?[A-Z])",
    re.IGNORECASE,
)
# Sentences over which a report keeps its period.
KEPT = 3


def find_periods(text: str, said: Statement) -> list[tuple[int, int]]:
    """Find the spans of a sentence that state a period; none is a quantity."""
    pattern = PATTERNS.get(said.language)
    found = [match.span() for match in pattern.finditer(text, said.start, said.end)] if pattern else []
    taken = [(quantity.start, quantity.end) for quantity in said.quantities]
    return [span for span in found if not any(first < span[1] and span[0] < last for first, last in taken)]


def period_of(text: str, spans: list[tuple[int, int]], asked: Asked, kind: FigureKind, memory: Memory) -> str | None:
    """The period nearest to a figure in its sentence; else that of its whole, else that of the report."""
    if kind in TIMELESS:
        return None
    quantity = asked.quantity
    if spans:
        nearest = min(spans, key=lambda span: min(abs(span[0] - quantity.end), abs(quantity.start - span[1])))
        memory.period, memory.period_told = text[nearest[0] : nearest[1]], memory.sentence
        return memory.period
    if asked.whole is not None:
        return asked.whole.period
    if memory.report_period is not None:
        return memory.report_period
    is_kept = kind in REPORTED and memory.sentence - memory.period_told <= KEPT
    return memory.period if is_kept else None


def report_period(text: str, spans: list[tuple[int, int]], said: Statement, memory: Memory) -> str | None:
    """The period that a report names in its opening before it states any figure."""
    if memory.figures or said.quantities or memory.sentence > OPENING:
        return None
    stated = [text[start:end] for start, end in spans]
    return next((words for words in stated if REPORT.search(words)), None)
