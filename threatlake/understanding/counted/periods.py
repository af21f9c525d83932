"""The words that say which time a figure covers (`in 2023`, `за первое полугодие`, `2021 жылдан бері`)."""

import re

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
    rf"(?:in|during|over|for|within)\s+(?:the\s+)?(?:fiscal\s+year\s+)?(?:{_YEAR}(?:[/–-]\d{{2,4}})?|"
    rf"{_MONTH_EN}(?:\s+(?:alone|{_YEAR}))?(?!\s+\d{{1,2}}\b))(?!\w)|"
    rf"(?:in|during|over|for|within)\s+(?:the\s+)?(?:{_NTH_EN}\s+)?(?:{_COUNT_EN}\s+)?{_UNIT_EN}(?:\s+of\s+(?:the\s+year|{_YEAR})|"
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
    rf"за\s+{_YEAR}(?:[–-]{_YEAR})?\s+(?:год|годы|г\.|гг\.)|за\s+{_MONTH_RU}(?:\s*[–—-]\s*{_MONTH_RU})?(?:\s+{_YEAR}(?:\s+года)?)?|"
    rf"в\s+(?:{_YEAR}(?:[–-]{_YEAR})?\s+(?:году|годах|г\.)|(?:прошлом|этом|нынешнем|текущем|минувшем)\s+(?:году|месяце|квартале)|"
    rf"(?:\w+)\s+(?:квартале|полугодии)(?:\s+{_YEAR}\s+года)?|{_MONTH_RU}(?:\s+{_YEAR}(?:\s+года)?|\s+этого\s+года)?)(?!\w)|"
    rf"в\s+течение\s+(?:\w+\s+)?{_UNIT_RU}|на\s+прошлой\s+неделе|нынче|ежегодно|{_YEAR}\s+года(?=\s*:)"
    rf")",
    re.IGNORECASE,
)
KAZAKH = re.compile(
    rf"(?<!\w)(?:"
    rf"(?:{_YEAR}|\d{{1,2}}\s+{_MONTH_KK}\w*|жыл|ай|апта|маусым|{_YEAR}\s+жыл)\w*\s+(?:(?:бас|ал)ы(?:нан)?|бері|бастап)(?:\s+бері)?|"
    rf"{_YEAR}\s+жыл(?:дан|ғы\s+\w+дан)\s+бері|{_YEAR}(?:\s?[–-]\s?{_YEAR})?\s+жыл(?:ы|дары|дардағы)(?!\w)|"
    rf"(?:{_YEAR}\s+жылғы\s+)?(?:алғашқы|бірінші|екінші|үшінші|төртінші|өткен|соңғы|осы)\s+(?:\w+\s+)?(?:тоқсан|жартыжылдық|ай|жыл|апта|жарты\s+жыл)(?:да|де|та|те|ында|інде|дағы|дегі)|"
    rf"(?:жарты|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|он\s+\w+|\d+)\s+(?:жыл|ай|апта|тоқсан|күн)(?:да|де|та|те|дың\s+ішінде)(?!\w)|"
    rf"(?:тоқсан|жыл|ай|апта|жартыжылдық)\s+ішінде|(?<!\d\s){_MONTH_KK}(?:да|де|та|те)(?!\w)|биыл(?:ғы)?|былтыр|өткен\s+(?:жылы|айда|аптада|тоқсанда)|"
    rf"жартыжылдық(?=\s+қорытынды)|{_YEAR}\s+жыл\s+ішінде"
    rf")",
    re.IGNORECASE,
)
PATTERNS = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}


def find_periods(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Find the spans of a sentence that state a period."""
    pattern = PATTERNS.get(language)
    return [match.span() for match in pattern.finditer(text, start, end)] if pattern else []
