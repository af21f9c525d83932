"""Find the dates that a document states, and when it was published.

A date is read as it is written: a range is one date with two ends, `25 and 26 March` is a range, `5 and 26 March`
are two dates. Where no year is stated the days stay unknown. What no calendar has (31 February) is no date, and
neither is a year before 1500 or more than ten years ahead, nor a number that merely looks like a year.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from threatlake.reading.extraction import Reading, StatedDay
from threatlake.records import DateKind, Passage, Precision, StatedDate
from threatlake.understanding import date_patterns as patterns
from threatlake.understanding.date_kinds import kind_of
from threatlake.understanding.month_names import month_number

FIRST_YEAR, FIRST_BARE_YEAR, YEARS_AHEAD = 1500, 1900, 10
LEAP_YEAR = 2000
# Characters before "26 and 27 March" in which earlier days of the list are looked for.
LIST_REACH = 60
YEAR = re.compile(r"[12]\d{3}")
ADDING = frozenset({"and", "и", "және", "мен", "пен", "бен", "жана", "ва", "va"})
BETWEEN = re.compile(r"(?<!\w)(?:between|между)\s+\Z", re.IGNORECASE)
IN = re.compile(r"(?<!\w)in\s+\Z", re.IGNORECASE)
# "May 20 people" and "in 2000 cases": the number counts what follows.
COUNTED = re.compile(
    r"\s+(?:people|persons|men|women|children|police|troops|percent|per cent|kilos?|kg|km|tonnes?|tons?|million|"
    r"thousand|"
    r"(?!(?:was|has|is|its|this|as|does|across|always|perhaps|thus|less|his|us)\b)[a-z]+s)\b|\s?%"
)
# After "of", "by", "before", "after", "for" a number is a year only where the sentence goes on with one of these.
GOES_ON = frozenset((
    "a", "after", "alone", "an", "and", "are", "as", "at", "but", "by", "could", "did", "for", "from", "had", "has",
    "he", "her", "his", "how", "in", "is", "it", "its", "may", "more", "of", "on", "onwards", "or", "our", "she",
    "that", "the", "their", "there", "they", "this", "through", "to", "until", "up", "was", "we", "were", "when",
    "where", "which", "while", "who", "will", "with", "would",
))  # fmt: skip


def find_dates(reading: Reading, today: date) -> list[StatedDate]:
    """Find every date, in the order of the text; `today` bounds which numbers are years."""
    last_year = today.year + YEARS_AHEAD
    return [
        _stated(reading, passage, read, rule, is_alone=len(reads) == 1)
        for passage in reading.passages
        for reads, rule in _in_passage(reading.text, passage, last_year)
        for read in reads
    ]


def published_on(reading: Reading, dates: list[StatedDate], today: date) -> StatedDay | None:
    """The publication date: as the file states it, else as the text does; never in the future, never guessed."""
    if reading.stated.published is not None and reading.stated.published.on <= today:
        return reading.stated.published
    for kind in (DateKind.PUBLISHED, DateKind.DISTRIBUTED):
        for stated in dates:
            if stated.kind is kind and stated.starts_on is not None and stated.starts_on <= today:
                return StatedDay(stated.starts_on, stated.precision)
    return None


# Start, end, first day, last day, precision.
Read = tuple[int, int, date | None, date | None, Precision]


def _in_passage(text: str, passage: Passage, last_year: int) -> Iterator[tuple[list[Read], str]]:
    """The longest dates from left to right; those of one list share their end and overlap."""
    groups = []
    has_year = YEAR.search(text, passage.start_char, passage.end_char) is not None
    for pattern, rule, read in READERS if has_year else YEARLESS_READERS:
        for match in pattern.finditer(text, passage.start_char, passage.end_char):
            reads = read(match, passage, last_year)
            if reads or read is _days:
                start, end = reads[0][:2] if reads else match.span()
                groups.append((start, -end, reads, rule))
    reached = passage.start_char
    for start, minus_end, reads, rule in sorted(groups, key=lambda group: group[:2]):
        # An impossible day has no date, and none is left in its month and year.
        if start >= reached:
            yield reads, rule
            reached = -minus_end


def _stated(reading: Reading, passage: Passage, read: Read, rule: str, *, is_alone: bool) -> StatedDate:
    start, end, starts_on, ends_on, precision = read
    # A range without a year has no days to compare: it is told from a day by its two numbers.
    is_range = precision is Precision.DAY and (
        starts_on != ends_on or (starts_on is None and len(re.findall(r"\d+", reading.text[start:end])) > 1)
    )
    is_day = precision is Precision.DAY and not is_range
    is_month = precision is Precision.MONTH and ends_on is not None and starts_on == ends_on.replace(day=1)
    return StatedDate(
        document_id=reading.document_id,
        passage_number=passage.passage_number,
        page=passage.page,
        start_char=start,
        end_char=end,
        matched_text=reading.text[start:end],
        rule_id=f"dates/{rule}",
        kind=kind_of(reading, passage, (start, end), is_day=is_day and is_alone, is_month=is_month, is_range=is_range),
        starts_on=starts_on,
        ends_on=ends_on,
        precision=precision,
    )


def _days(match: re.Match[str], passage: Passage, last_year: int) -> list[Read]:
    """Dates of one or two days, or of a list of days; months and years written once are shared."""
    part = match.groupdict()
    month = month_number(part.get("m2") or part["m1"])
    stated_year = part.get("y2") or part.get("y1")
    year = int(stated_year) if stated_year else None
    if not _is_credible(match, passage, year, last_year):
        return []
    days = [int(part[key]) for key in ("d1", "d2") if part.get(key)]
    if len(days) == 1:
        return _one(match.start(), match.end(), days[0], month, year)
    first_month = month_number(part["m1"]) if part.get("m1") else month
    first_year = int(part["y1"]) if part.get("y1") else year
    first, last = (first_year, first_month, days[0]), (year, month, days[1])
    is_added = part["joint"].strip(" ,") in ADDING if part.get("joint") else False
    if is_added and first[:2] == last[:2]:
        return _listed(match, passage, days, month, year)
    if is_added and not BETWEEN.search(
        match.string, max(passage.start_char, match.start() - LIST_REACH), match.start()
    ):
        start, second, end = match.start(), match.start("d2"), match.end()
        return [*_one(start, end, days[0], first_month, first_year), *_one(second, end, days[1], month, year)]
    return _range(match.start(), match.end(), first, last, is_year_shared=not part.get("y1"))


def _is_credible(match: re.Match[str], passage: Passage, year: int | None, last_year: int) -> bool:
    """Tell a date from a count after a month: `In May 20 people`."""
    if year is not None:
        return FIRST_YEAR <= year <= last_year
    is_month_first = match.start("d1") != match.start() and match.start("d2") != match.start()
    is_after_in = (
        is_month_first
        and IN.search(match.string, max(passage.start_char, match.start() - LIST_REACH), match.start()) is not None
    )
    return not is_after_in and COUNTED.match(match.string, match.end()) is None


def _listed(match: re.Match[str], passage: Passage, days: list[int], month: int, year: int | None) -> list[Read]:
    """Days joined by "and", with those before them: one range where each follows the other, else one by one."""
    earlier = patterns.LISTED_DAYS.search(
        match.string, max(passage.start_char, match.start() - LIST_REACH), match.start("d1")
    )
    places = [match.start("d1"), match.start("d2")]
    is_month_first = match.start("d1") > match.start()
    if earlier and not is_month_first:
        numbers = list(re.finditer(r"\d+", earlier.group()))
        days = [*(int(number.group()) for number in numbers), *days]
        places = [*(earlier.start() + number.start() for number in numbers), *places]
    start = match.start() if is_month_first else places[0]
    if all(after == before + 1 for before, after in pairwise(days)):
        return _range(start, match.end(), (year, month, days[0]), (year, month, days[-1]), is_year_shared=False)
    places[0] = start
    return [
        read for place, day in zip(places, days, strict=True) for read in _one(place, match.end(), day, month, year)
    ]


def _one(start: int, end: int, day: int, month: int, year: int | None) -> list[Read]:
    if day > calendar.monthrange(year or LEAP_YEAR, month)[1]:
        return []
    on = date(year, month, day) if year else None
    return [(start, end, on, on, Precision.DAY)]


def _range(
    start: int,
    end: int,
    first: tuple[int | None, int, int],
    last: tuple[int | None, int, int],
    *,
    is_year_shared: bool,
) -> list[Read]:
    ends = [_one(start, end, day, month, year) for year, month, day in (first, last)]
    if not all(ends):
        return []
    starts_on, ends_on = ends[0][0][2], ends[1][0][2]
    if starts_on is None or ends_on is None:
        is_backward = first[1] == last[1] and first[2] >= last[2]
        return [] if is_backward else [(start, end, None, None, Precision.DAY)]
    if starts_on > ends_on and is_year_shared and first[1] > last[1]:
        # 28 December – 3 January 2024: the year stated is that of the end.
        starts_on = date(starts_on.year - 1, first[1], first[2])
    return [(start, end, starts_on, ends_on, Precision.DAY)] if starts_on < ends_on else []


def _slashed(match: re.Match[str], passage: Passage, last_year: int) -> list[Read]:
    """Read 25/12/2021 and 12/25/2021; 11/12/2021 has two readings and is none."""
    del passage
    first, second, year = int(match["a"]), int(match["b"]), int(match["y1"])
    day, month = (second, first) if second > 12 else (first, second)  # noqa: PLR2004 - months of a year
    is_one_way = first == second or max(first, second) > 12  # noqa: PLR2004 - as above
    if not is_one_way or not 1 <= month <= 12 or not day or not FIRST_YEAR <= year <= last_year:  # noqa: PLR2004
        return []
    return _one(match.start(), match.end(), day, month, year)


def _months(match: re.Match[str], passage: Passage, last_year: int) -> list[Read]:
    """A month of a year, or a range of months."""
    del passage
    part = match.groupdict()
    year = int(part.get("y2") or part["y1"])
    month = month_number(part["m2"])
    first_month = month_number(part["m1"]) if part.get("m1") else month
    first_year = int(part["y1"]) if part.get("y1") else year - (first_month > month)
    if not FIRST_YEAR <= first_year <= year <= last_year or (first_year, first_month) > (year, month):
        return []
    ends_on = date(year, month, calendar.monthrange(year, month)[1])
    return [(match.start(), match.end(), date(first_year, first_month, 1), ends_on, Precision.MONTH)]


def _years(match: re.Match[str], passage: Passage, last_year: int) -> list[Read]:
    """A year or a range of years, where the words around leave no doubt that it is one."""
    part = match.groupdict()
    first, last = int(part["y1"]), int(part["y2"] or part["y1"])
    following = re.compile(r"\s+([a-z]+)").match(
        match.string, match.end("y2" if part["y2"] else "y1"), passage.end_char
    )
    if part.get("weak") and following and following.group(1) not in GOES_ON:
        return []
    if part.get("from") == "between" and part["y2"] is None:
        return []
    end = match.end("y2" if part["y2"] else "y1")
    if COUNTED.match(match.string, end) or not FIRST_BARE_YEAR <= first <= last <= last_year:
        return []
    return [(match.start("y1"), end, date(first, 1, 1), date(last, 12, 31), Precision.YEAR)]


READERS: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str], Passage, int], list[Read]]], ...] = (
    (patterns.YEAR_DAY_MONTH, "year_day_month", _days),
    (patterns.DAY_MONTH_YEAR, "day_month_year", _days),
    (patterns.MONTH_DAY_YEAR, "month_day_year", _days),
    (patterns.ISO, "iso", _days),
    (patterns.DOTTED, "dotted", _days),
    (patterns.SLASHED, "slashed", _slashed),
    (patterns.MONTH_YEAR, "month_year", _months),
    (patterns.YEAR_MONTH, "year_month", _months),
    (patterns.YEAR_EN, "year", _years),
    (patterns.YEAR_THE, "year", _years),
    (patterns.YEAR_RU, "year", _years),
    (patterns.YEAR_KK, "year", _years),
    (patterns.YEAR_TG, "year", _years),
)
# The orders in which the year may lack; all others are looked for only in passages with a year.
YEARLESS_READERS = tuple(reader for reader in READERS if reader[1] in {"day_month_year", "month_day_year"})
