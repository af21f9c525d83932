"""Lengths of time that say which period other figures cover, how long before or after, and distances that say where."""

import re

from threatlake.understanding.quantities.measures import Measure

_ALWAYS = {("hours", 24), ("days", 7)}
_MINUTES, _HOURS = 60, 24
_AT = re.compile(r"(?<!\w)в\s+\Z", re.IGNORECASE)
_LONG = {"years", "months", "weeks", "days"}
_TIMES = {*_LONG, "hours", "minutes"}
_EXTENTS = {"km", "m"}
# "In the last twelve months": of any unit. "За десять месяцев", "over eighteen months": of days and longer.
_PERIOD_BEFORE = re.compile(
    r"(?:\b(?:(?:last|past|first|next|previous|preceding|coming|final|recent|another)\s+)|"
    r"(?:последн\w+|первы[ехм]\w*|прошедш\w+|предыдущ\w+|ближайш\w+|минувш\w+|истекш\w+|текущ\w+)\s+|"
    r"(?:соңғы|алғашқы|өткен|алдағы|келесі|акыркы|биринчи|сўнгги|охирги|so['‘’ʻ]nggi|oxirgi)\s+)\Z",
    re.IGNORECASE,
)
_LONG_BEFORE = re.compile(
    r"(?<!\w)(?:(?:with)?in|during|throughout|across|(?P<over>over)|за|в\s+течение|на\s+протяжении)\s+\Z", re.IGNORECASE
)
# How long a thing takes or may take: `в среднем за 16 дней`, `appealed within 30 days`.
_TAKES = re.compile(
    r"(?:в\s+среднем\s+за|(?:обжал\w+|жалоб\w+|апелляци\w+|ответ\w*|уплат\w+|оплат\w+|покин\w+|исполн\w+|подать|подано|"
    r"устран\w+|верн\w+|рассмотр\w+|выплат\w+)\s+(?:\w+\s+)?в\s+течение|on\s+average\s+(?:with)?in|"
    r"(?:appeal\w*|appl(?:y|ied)|leave|repl(?:y|ied)|respond\w*|pay|paid|comply|answer\w*|submit\w*|lodged?|filed?|register\w*|"
    r"return\w*|review\w*|considered|process\w*|challenged|contested|settled?|vacate)\s+(?:\w+\s+)?within)\s+\Z",
    re.IGNORECASE,
)
# What a report covers: `results for nine months`, `итоги девяти месяцев`.
_COVERED = re.compile(
    r"(?:\b(?:results?|figures|data|statistics|reports?|summary|review|overview|indicators|totals?|bulletin)\s+(?:for|of|over)\s+|"
    r"(?<!\w)(?:итог\w*|результат\w*|данны\w+|сводк\w+|отч[её]т\w*|статистик\w+|показател\w+)\s+(?:работы\s+)?(?:за\s+)?)\Z",
    re.IGNORECASE,
)
_COVERED_AFTER = re.compile(r"\s+(?:қорытынды\w*|нәтиже\w*|есеб\w*|көрсеткіш\w*|статистика\w*)", re.IGNORECASE)
_LASTED = re.compile(
    r"(?:last\w*|took|takes?|for|of|serv\w+|sentenc\w+ to|jail\w*|imprison\w*|lived)\s+over\s+\Z",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\s+(?:later|ago|earlier|before|after|prior|from now|назад|спустя|раньше|позже|после|до\s+этого|подряд|"
    r"бұрын\w*|кейін|соң|мурда|мурун|кийин|аввал|кейин|keyin|oldin|avval|пеш)(?!\w)",
    re.IGNORECASE,
)
_AFTER_BEFORE = re.compile(
    r"(?<!\w)(?:after|спустя|через|every|each|каждые|әр|сайын|спустя\s+почти)\s+\Z",
    re.IGNORECASE,
)
_TURKIC_LOCATIVE = re.compile(r"(?:жыл|ай|апта|күн|йил|ой)(?:[ыі]н)?(?:да|де|та|те)\Z", re.IGNORECASE)
_TURKIC_WITHIN = re.compile(r"\s+(?:ішінде|бойы(?:нда)?|ичинде|ичида|ichida|мобайнида)(?!\w)", re.IGNORECASE)
_AWAY = re.compile(
    r"\s+(?:away|from|off|north|south|east|west|outside|inland|от\s|к\s+(?:северу|югу|западу|востоку)|севернее|южнее|"
    r"западнее|восточнее|жерде|қашықтық\w*|алыс\w*|аралык\w*|masofa\w*|трасс\w*|автодорог\w*|автотрасс\w*|жолы\w*)",
    re.IGNORECASE,
)
_ROUND_THE_CLOCK = re.compile(r"\s+(?:a|per)\s+(?:day|week)|\s+в\s+(?:сутки|неделю)", re.IGNORECASE)
_OPEN_ALWAYS = re.compile(
    r"\s+(?:hot|help)?(?:line|phone|telephone|service|desk|duty|access|number|centre|center)(?!\w)|\s+(?:горяч|лини|телефон|пост)",
    re.IGNORECASE,
)
_WORK = re.compile(r"\s+(?:обществ|исправ|обязат|работ)", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)к\s+\Z", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(r"(?<!\w)(?:в|к|до|с|около|после|at|by|сағат|саат|соат|soat)\s+\Z", re.IGNORECASE)
_CLOCK = re.compile(r"(?:\s+(?:утра|вечера|дня|ночи|минут|\d\d\s+минут)|\s*\d\d\s+мин)", re.IGNORECASE)


def is_period(before: str, after: str, measure: Measure) -> bool:
    """Whether a measure says when or where, not how much."""
    unit = measure.unit
    if unit is None:
        return False
    if unit.name not in _TIMES:
        return unit.name in _EXTENTS and _AWAY.match(after) is not None
    if _PERIOD_BEFORE.search(before) or _LATER.match(after) or _AFTER_BEFORE.search(before):
        return True
    is_always = (unit.name, measure.value) in _ALWAYS
    if is_always and (_ROUND_THE_CLOCK.match(after) or _OPEN_ALWAYS.match(after)):
        return True
    if unit.name in _LONG:
        return _is_long_period(before, after, measure, unit.stated)
    return _is_clock(before, after, measure, unit.stated)


def _is_clock(before: str, after: str, measure: Measure, stated: str) -> bool:
    """Whether hours and minutes are a time of day: `в 9 часов`, `с 9 до 18 часов`, `до 18 ч. 20 мин.`."""
    if not stated.startswith("мин"):
        is_at = bool(_AT.search(before)) and stated.startswith("ч")
        is_to = bool(_TO.search(before)) and measure.value <= _HOURS and not _WORK.match(after)
        return measure.is_from_to or is_at or is_to or bool(_CLOCK_BEFORE.search(before) and _CLOCK.match(after))
    is_joined = measure.value >= _MINUTES and measure.number.value < _HOURS
    return is_joined and bool(_CLOCK_BEFORE.search(before))


def _is_long_period(before: str, after: str, measure: Measure, stated: str) -> bool:
    if _TAKES.search(before):
        return False
    if _COVERED.search(before) or _COVERED_AFTER.match(after):
        return True
    match = _LONG_BEFORE.search(before)
    if match:
        is_days_over = bool(match["over"]) and measure.unit is not None and measure.unit.name == "days"
        return not is_days_over and not _LASTED.search(before)
    if _TURKIC_LOCATIVE.search(stated):
        return True
    return bool(_TURKIC_WITHIN.match(after) and measure.unit and measure.unit.name != "days") and not re.match(
        r"\s+бойы", after
    )
