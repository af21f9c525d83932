"""When an event happened, as its sentence states it: a date, or words that count from the day of publication.

A day without a year (`5 May`) and a day of the week (`on Tuesday`) are the last such day before publication, or the
first after it where the event is announced; without a publication date they stay unknown.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from threatlake.reading.extraction import StatedDay
from threatlake.records import DateKind, Precision, StatedDate
from threatlake.understanding.date_patterns import DAY_MONTH_YEAR, MONTH_DAY_YEAR
from threatlake.understanding.event_terms import Told
from threatlake.understanding.month_names import month_number

# A report dated on one day may tell of the next: agencies date by their own clock.
SLACK = timedelta(days=1)
DAYS_OF_WEEK = 7


class When(NamedTuple):
    """The first and the last day an event may have happened on."""

    starts_on: date
    ends_on: date
    precision: Precision
    is_by_publication: bool

    def meets(self, other: "When") -> bool:
        """Whether both may be of one day, or of two that follow one another."""
        return self.starts_on <= other.ends_on + SLACK and other.starts_on <= self.ends_on + SLACK


def dateline(dates: Iterable[StatedDate], published: StatedDay | None) -> StatedDay | None:
    """The day that `today` means: that of the text's own dateline, which a reprint keeps, else that of publication."""
    for stated in dates:
        if stated.kind is DateKind.PUBLISHED and stated.precision is Precision.DAY:
            if stated.starts_on is not None:
                return StatedDay(stated.starts_on, Precision.DAY)
            on = _day(published)
            found = _of_year(stated.matched_text, on, is_planned=False) if on is not None else None
            if found is not None:
                return StatedDay(found.starts_on, Precision.DAY)
    return published


def days_of(dates: Iterable[StatedDate], published: StatedDay | None, *, is_planned: bool) -> list[tuple[int, When]]:
    """The dates of a sentence that are none of publication, each with the place where it begins."""
    read = ((stated.start_char, _of(stated, published, is_planned)) for stated in dates)
    return [(start, found) for start, found in read if found is not None]


def when(days: Sequence[tuple[int, When]], told: Told | None, published: StatedDay | None) -> When | None:
    """The most exact date of a sentence, the first of equals, else the day that its words count to."""
    exactest = min((day for _, day in days), key=lambda day: day.ends_on - day.starts_on, default=None)
    return exactest or _counted(told, published)


def _of(stated: StatedDate, published: StatedDay | None, is_planned: bool) -> When | None:
    if stated.kind in {DateKind.PUBLISHED, DateKind.DISTRIBUTED}:
        return None
    if stated.starts_on is not None and stated.ends_on is not None:
        return When(stated.starts_on, stated.ends_on, stated.precision, is_by_publication=False)
    on = _day(published)
    return None if on is None else _of_year(stated.matched_text, on, is_planned=is_planned)


def _day(published: StatedDay | None) -> date | None:
    return published.on if published is not None and published.precision is Precision.DAY else None


def _of_year(words: str, published: date, *, is_planned: bool) -> When | None:
    """Days without a year, in the year that brings them closest to publication on the right side of it."""
    match = DAY_MONTH_YEAR.search(words) or MONTH_DAY_YEAR.search(words)
    if match is None:
        return None
    part = match.groupdict()
    last_month = month_number(part.get("m2") or part["m1"])
    first_month = month_number(part["m1"]) if part.get("m1") else last_month
    days = [int(part[key]) for key in ("d1", "d2") if part.get(key)]
    for year in (published.year, published.year + 1) if is_planned else (published.year, published.year - 1):
        try:
            last = date(year, last_month, days[-1])
            first = date(year - (first_month > last_month), first_month, days[0])
        except ValueError:  # 29 February of another year
            continue
        is_right = last >= published - SLACK if is_planned else first <= published + SLACK
        if is_right and first <= last:
            return When(first, last, Precision.DAY, is_by_publication=True)
    return None


def _counted(told: Told | None, published: StatedDay | None) -> When | None:
    on = _day(published)
    if told is None or on is None:
        return None
    if told.days_before is not None:
        day = on - timedelta(days=told.days_before)
    elif told.weekday is not None and told.is_planned:
        day = on + timedelta(days=(told.weekday - on.weekday()) % DAYS_OF_WEEK)
    elif told.weekday is not None:
        day = on - timedelta(days=(on.weekday() - told.weekday) % DAYS_OF_WEEK)
    else:
        return None
    return When(day, day, Precision.DAY, is_by_publication=True)
