"""The sentences of a document with all that is stated in them: what events are told from."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from threatlake import sentences
from threatlake.reading.extraction import Reading, StatedDay
from threatlake.records import (
    DateKind,
    EntityId,
    EntityKind,
    Figure,
    FigureKind,
    Mention,
    Passage,
    PassageKind,
    Precision,
    Span,
    StatedDate,
)
from threatlake.understanding.event_days import When, dateline, days_of, when
from threatlake.understanding.event_places import Map, Where
from threatlake.understanding.event_terms import EventTerms, Told
from threatlake.understanding.restated_roles import restated

S = TypeVar("S", bound=Span)

# Characters between a law's name and its year: ` of `, ` от `, ` (`.
YEAR_OF_LAW = 5
# Passages that name things and tell of nothing: what they state counts, their words do not.
UNTOLD = frozenset({PassageKind.HEADING, PassageKind.TABLE})
# Words that make a date the beginning or the end of something, or the day of a count: not the day of an event.
BOUND = re.compile(
    r"(?<!\w)(?:since|from|until|till|by|before|after|as (?:of|at)|с|со|до|после|к|по состоянию на)\s+"
    r"(?:the\s+)?(?:end\s+of\s+|концу?\s+)?\Z",
    re.IGNORECASE,
)
BOUND_AFTER = re.compile(r"\s*(?:года\s+|жыл\w*\s+)?(?:бастап|бері|дейін)(?!\w)", re.IGNORECASE)
BOUND_REACH = 25
# The line of a meeting's place and days in a masthead is no longer.
MASTHEAD = 100


class Stated(NamedTuple):
    """What a document states."""

    reading: Reading
    published: StatedDay | None
    dates: Sequence[StatedDate]
    mentions: Sequence[Mention]
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence with the words that tell of events, and the day, place, names and figures it states.

    `days` are all its dates with the place where each begins, `when` the most exact of those that something may have
    happened on; `is_masthead` says that it is the line of a meeting's place and days, `joined` what is joined in it.
    """

    passage: Passage
    start: int
    end: int
    text: str
    told: Told | None
    when: When | None
    days: Sequence[tuple[int, When]]
    where: Where | None
    mentions: Sequence[Mention]
    figures: Sequence[Figure]
    is_masthead: bool = False
    joined: Mention | None = None

    def named(self, *kinds: EntityKind) -> set[EntityId]:
        """The entities of some kinds that it names."""
        return {mention.entity_id for mention in self.mentions if mention.kind in kinds}

    @property
    def is_planned(self) -> bool:
        """Whether its words announce, ask for or intend."""
        return self.told is not None and self.told.is_planned


def telling(stated: Stated, terms: EventTerms, places: Map) -> Iterator[Sentence]:
    """The sentences that state anything, in the order of the text; of headings only what they state counts."""
    text = stated.reading.text
    roles, said_on = restated(text, stated.mentions), dateline(stated.dates, stated.published)
    for passage in stated.reading.passages:
        starts = sentences.starts(text, passage.start_char, passage.end_char)
        for start, next_start in zip(starts, [*starts[1:], passage.end_char], strict=True):
            end = start + len(text[start:next_start].rstrip())
            dates = _within(stated.dates, start, end)
            mentions, figures = _within(stated.mentions, start, end), _within(stated.figures, start, end)
            mentions = [*mentions, *_by_role(roles, mentions, start, end)]
            told = None if passage.kind in UNTOLD else terms.told(text, start, end)
            if dates or mentions or figures or (told and told.kinds):
                is_planned = told is not None and told.is_planned
                days = days_of(_free(dates, mentions, figures), said_on, is_planned=is_planned)
                day = when([each for each in days if not _is_bound(text, start, each)], told, said_on)
                where = places.where(text, start, mentions)
                is_masthead = where is not None and _is_masthead(passage, start, end, dates)
                yield Sentence(
                    passage, start, end, text[start:end], told, day, days, where, mentions, figures, is_masthead
                )


def _by_role(roles: Sequence[tuple[int, Mention]], mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The persons whom a part of the text names by their role and not by name."""
    named = {mention.entity_id for mention in mentions}
    return [mention for at, mention in roles if start <= at < end and mention.entity_id not in named]


def _is_bound(text: str, start: int, day: tuple[int, When]) -> bool:
    """Whether a date is where something begins or ends: `since 2019`; not so the days of a range (`3 to 5 May`)."""
    at, stated = day
    if stated.precision is Precision.DAY and stated.starts_on != stated.ends_on:
        return False
    return BOUND.search(text, max(start, at - BOUND_REACH), at) is not None


def _is_masthead(passage: Passage, start: int, end: int, dates: Sequence[StatedDate]) -> bool:
    is_line = start == passage.start_char and end - start <= MASTHEAD and end >= passage.end_char - 1
    return is_line and len(dates) == 1 and dates[0].kind is DateKind.MEETING and dates[0].precision is Precision.DAY


def _free(dates: Sequence[StatedDate], mentions: Sequence[Mention], figures: Sequence[Figure]) -> list[StatedDate]:
    """The dates that are neither part of a period that figures cover nor the year of a law (`Convention of 1961`)."""
    periods = [figure.period for figure in figures if figure.period and figure.kind is not FigureKind.BUDGET]
    laws = [(each.start_char, each.end_char) for each in mentions if each.kind is EntityKind.INSTRUMENT]
    return [
        each
        for each in dates
        if not any(each.matched_text in period for period in periods)
        and not (
            each.precision is Precision.YEAR
            and any(start <= each.start_char <= end + YEAR_OF_LAW for start, end in laws)
        )
    ]


def _within(spans: Sequence[S], start: int, end: int) -> Sequence[S]:
    """The spans that begin in a part of the text."""
    first = bisect_left(spans, start, key=lambda span: span.start_char)
    return spans[first : bisect_left(spans, end, first, key=lambda span: span.start_char)]
