"""The sentences of a document with all that is stated in them: what events are told from."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from threatlake import sentences
from threatlake.reading.extraction import Reading, StatedDay
from threatlake.records import EntityId, EntityKind, Figure, Mention, Passage, PassageKind, Precision, Span, StatedDate
from threatlake.understanding.event_days import When, days_of, when
from threatlake.understanding.event_places import Map, Where
from threatlake.understanding.event_terms import EventTerms, Told

S = TypeVar("S", bound=Span)

# Characters between a law's name and its year: ` of `, ` от `, ` (`.
YEAR_OF_LAW = 5


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

    `days` are all its dates with the place where each begins, `when` the most exact of them.
    """

    passage: Passage
    start: int
    end: int
    told: Told | None
    when: When | None
    days: Sequence[tuple[int, When]]
    where: Where | None
    mentions: Sequence[Mention]
    figures: Sequence[Figure]

    def named(self, *kinds: EntityKind) -> set[EntityId]:
        """The entities of some kinds that it names."""
        return {mention.entity_id for mention in self.mentions if mention.kind in kinds}

    @property
    def is_planned(self) -> bool:
        """Whether its words announce, ask for or intend."""
        return self.told is not None and self.told.is_planned

    @property
    def richness(self) -> tuple[bool, int, int]:
        """How much it says of its event, the more the greater; text before headings, of equals the first."""
        is_text = self.passage.kind is not PassageKind.HEADING
        return is_text, (self.when is not None) + (self.where is not None) + len(self.figures), -self.start


def telling(stated: Stated, terms: EventTerms, places: Map) -> Iterator[Sentence]:
    """The sentences that state anything, in the order of the text; of headings only what they state counts."""
    text = stated.reading.text
    for passage in stated.reading.passages:
        starts = sentences.starts(text, passage.start_char, passage.end_char)
        for start, next_start in zip(starts, [*starts[1:], passage.end_char], strict=True):
            end = start + len(text[start:next_start].rstrip())
            dates = _within(stated.dates, start, end)
            mentions, figures = _within(stated.mentions, start, end), _within(stated.figures, start, end)
            told = None if passage.kind is PassageKind.HEADING else terms.told(text, start, end)
            if dates or mentions or figures or (told and told.kinds):
                days = days_of(
                    _free(dates, mentions, figures), stated.published, is_planned=told is not None and told.is_planned
                )
                day = when(days, told, stated.published)
                yield Sentence(passage, start, end, told, day, days, places.where(text, mentions), mentions, figures)


def _free(dates: Sequence[StatedDate], mentions: Sequence[Mention], figures: Sequence[Figure]) -> list[StatedDate]:
    """The dates that are neither part of a period that figures cover nor the year of a law (`Convention of 1961`)."""
    periods = [figure.period for figure in figures if figure.period]
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
