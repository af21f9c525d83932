"""Tell what happened on a stated date from the words around it.

distributed  after `Distr.` of a UN masthead
published    after a label (`Published:`), in a dateline (`ASTANA, 14 March 2026 –`), or alone or in a top byline;
             a month where it stands alone or after an issue's number (`No. 7, September 2026`), and none else is
meeting      alone with a place and two days (a masthead: `Vienna, 6–10 September 2021`), or beside words of meeting
other        all else
"""

import re

from threatlake import sentences
from threatlake.reading.extraction import Reading
from threatlake.records import DateKind, Passage
from threatlake.understanding.date_patterns import MONTH_YEAR, YEAR_MONTH

DISTRIBUTION = re.compile(
    r"\bDistr(?:\.|ibution)?\s*:?\s*(?:General|Limited|Restricted|Original|Общ\w+|Ограниченн\w+)?\s*\Z", re.IGNORECASE
)
LABEL = re.compile(
    r"\W*(?:(?:first )?published|posted|publication date|date of (?:publication|issue)|date published|"
    r"published on|date|issued(?: on)?|released?|(?:release|issue|report|reporting) (?:date|month)|month|"
    r"опубликован\w*|дата (?:публикации|выпуска|издания)|дата|размещено|выпущено|отч[её]тный месяц|месяц|"
    r"жарияланды|жарияланған(?: күні| уақыты)?|шыққан күні|есепті ай|күні|"
    r"жарыяланды|жарыяланган(?: күнү)?|күнү|"
    r"e[’'‘ʼ]lon qilin(?:di|gan(?: sana(?:si)?)?)|chop etil(?:di|gan(?: sana(?:si)?)?)|sana|эълон қилин(?:ди|ган)|сана|"
    r"нашр шуд|санаи нашр|таърих)"
    r"\s*(?:on|at)?[\s:–—-]*",
    re.IGNORECASE,
)
# The number of an issue: `No. 7`, `Выпуск 3`.
ISSUE = re.compile(
    r"\W*(?:no|nr|№|issue|vol(?:ume)?|number|выпуск|том|номер|шығарылым|сан|soni?)\b[\s.№]*\d{1,4}"
    r"(?:[\s,]+(?:no|№|issue|номер)[\s.]*\d{1,4})?(?:\s?\(\d{1,4}\))?[\s,.|·•:–—-]*",
    re.IGNORECASE,
)
# One to four capitalised words before the date: a place, perhaps with its country or an agency.
_NAME = r"[A-ZА-ЯЁӘҒҚҢӨҰҮІҺӮҲҶӢЎ][\w’'‘ʻ.-]+"
PLACE = re.compile(
    rf"\W*(?!(?:On|In|From|By|At|Of|Since|Until|Till|After|Before|The|This|Last|Next|С|В|На|До|По|От|Со|К)\b)"
    rf"{_NAME}(?:[ ,/.(-]+{_NAME}){{0,3}}[\s,./|:)–—-]*"
)
CAPITALS = re.compile(r"\W*[^\W\d_]{2,}")
DASH_AFTER = re.compile(r"\s*(?:г\.|года)?\s*[,.]?\s*(?:[/(][^)/\n]{2,40}[/)]|[^\W\d_]{3,20}\.?)?\s*[-–—]+\s")
REST_OF_LINE = re.compile(
    r"\s*(?:г\.?|года|ж\.|жыл|йил|yil)?\W*"
    r"(?:(?:at |в )?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|hrs)?)?\W*(?:[A-Z]{3,4}|UTC[+\d:-]*)?\W*"
)
DAY_OF_WEEK = re.compile(
    r"\W*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|понедельник|вторник|среда|четверг|"
    r"пятница|суббота|воскресенье|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі|"
    r"дүйшөмбү|шейшемби|шаршемби|бейшемби|жума|ишемби|жекшемби|"
    r"(?:du|se|chor|pay|yak)?shanba|juma|(?:ду|се|чор|пай|як)?шанба|(?:ду|се|чор|панҷ|як)?шанбе|ҷумъа)?"
    r"\W*(?:\d{1,2}:\d{2})?\W*",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"\W*(?:By|Автор:?|Авторы:?|From|Text by|Автор\w*)\s[^.!?]{2,70}|[^.!?|•·]{2,70}\s[|•·]\s(?:[^.!?]{0,40})"
)
MEETING = re.compile(
    r"\b(?:meetings?|sessions?|conferences?|workshops?|seminars?|summits?|forums?|symposium|consultations|talks|"
    r"round[ -]?tables?|convened|gathered|met)\b|"
    r"заседани|совещани|конференци|семинар|сесси[яию]|саммит|форум|встреч|кругл\w+ стол|переговор|"
    r"кездес|отырыс|жиын|мәжіліс|келіссөз|жыйын|жолугушуу|кеңешме|yig[‘ʻ’'ʼ]ilish|uchrashuv|seminar|konferensiya|"
    r"ҷаласа|нишаст|мулоқот|конфронс",
    re.IGNORECASE,
)
# A dateline stands in one of the first passages: title, subtitle, author, picture line, lead.
TOP = 6
# Characters of a masthead, label, byline or dateline, date apart.
LINE = 100
# As far as a date is tied to its meeting within the sentence: two lines of print before, one after.
BEFORE, AFTER = 160, 80


def kind_of(  # noqa: PLR0913 - one flag per shape of a date
    reading: Reading, passage: Passage, span: tuple[int, int], *, is_day: bool, is_month: bool, is_range: bool
) -> DateKind:
    """Tell the kind of the date in a span: one day by itself, one month, a range of days, or none of them."""
    text, first, last = reading.text, passage.start_char, passage.end_char
    start, end = span
    if DISTRIBUTION.search(text, max(0, start - BEFORE), start):
        return DateKind.DISTRIBUTED
    has_line_before, has_line_after = start - first <= LINE, last - end <= LINE
    if (is_day or is_month) and has_line_before and LABEL.fullmatch(text, first, start):
        return DateKind.PUBLISHED
    is_whole_line = has_line_after and REST_OF_LINE.fullmatch(text, end, last) is not None
    if is_whole_line and is_range and has_line_before and PLACE.fullmatch(text, first, start):
        return DateKind.MEETING
    is_at_top = has_line_before and passage.passage_number < TOP
    if is_at_top and is_day and _is_dateline(reading, passage, start, end, is_whole_line):
        return DateKind.PUBLISHED
    if is_at_top and is_month and is_whole_line and _is_imprint(reading, passage, start):
        return DateKind.PUBLISHED
    return DateKind.MEETING if _is_of_meeting(text, passage, start, end) else DateKind.OTHER


def _is_imprint(reading: Reading, passage: Passage, start: int) -> bool:
    """Whether the month that ends a line is that of publication: alone, or after a place or an issue's number.

    Several lines that are a month each head the parts of a chronicle.
    """
    text, first = reading.text, passage.start_char
    is_placed = text[first:start].rstrip().endswith(",") and PLACE.fullmatch(text, first, start) is not None
    is_alone = not text[first:start].strip() or ISSUE.fullmatch(text, first, start) is not None
    if not is_alone and (not is_placed or reading.stated.symbol is not None or passage.passage_number == 0):
        return False
    others = (other for other in reading.passages if other is not passage and other.end_char - other.start_char <= LINE)
    return not any(_is_month(text, other) for other in others)


def _is_month(text: str, passage: Passage) -> bool:
    span = (passage.start_char, passage.end_char)
    return MONTH_YEAR.fullmatch(text, *span) is not None or YEAR_MONTH.fullmatch(text, *span) is not None


def _is_dateline(reading: Reading, passage: Passage, start: int, end: int, is_whole_line: bool) -> bool:
    text, first = reading.text, passage.start_char
    if is_whole_line:
        # A lone place and day in a UN document is the masthead of a meeting of one day.
        is_un = reading.stated.symbol is not None
        is_alone = DAY_OF_WEEK.fullmatch(text, first, start) or BYLINE.fullmatch(text, first, start)
        return bool(is_alone) or (not is_un and PLACE.fullmatch(text, first, start) is not None)
    if not PLACE.fullmatch(text, first, start):
        return False
    in_capitals = CAPITALS.match(text, first, start)
    is_loud = in_capitals is not None and in_capitals.group().isupper()
    return DASH_AFTER.match(text, end, min(end + LINE, passage.end_char)) is not None or (
        is_loud and text[end : end + 1] in {".", "/", ":"}
    )


def _is_of_meeting(text: str, passage: Passage, start: int, end: int) -> bool:
    first, last = max(passage.start_char, start - BEFORE), min(passage.end_char, end + AFTER)
    begins = sentences.starts(text, first, last)
    begin = max(place for place in begins if place <= start)
    stop = min((place for place in begins if place >= end), default=last)
    return MEETING.search(text, begin, stop) is not None
