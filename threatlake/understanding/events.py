"""Find the events that a document tells of: what was seized, who met, what was agreed, decided, joined, attacked.

A sentence that tells of something begins an event or goes on with the last of its kind. The sentences that follow tell
of the same event until another day, another place, another amount or a word such as `another` says otherwise; they
may say less than one that begins to tell. Day and place are those of its sentences, else those stated before in the
passage.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from threatlake.reading.extraction import Reading, StatedDay
from threatlake.records import EventEntity, EventKind, EventMention, Figure, PassageKind, Precision
from threatlake.sketches import sketch
from threatlake.understanding.accessions import joinings
from threatlake.understanding.event_kinds import (
    BEARING,
    BY_FIGURE,
    INCIDENTS,
    JOINING,
    RULING,
    Kinds,
    kinds_of,
    when_of,
)
from threatlake.understanding.event_parts import entities, numbered
from threatlake.understanding.event_places import Map
from threatlake.understanding.event_tellings import NOTHING, Carried, Telling, carried, goes_on
from threatlake.understanding.event_terms import EventTerms
from threatlake.understanding.told_sentences import Sentence, Stated, telling


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a document, the names that have a part in them, and its figures with the event they belong to."""

    event_mentions: list[EventMention]
    entities: list[EventEntity]
    figures: list[Figure]


def find_events(stated: Stated, terms: EventTerms, places: Map) -> Events:
    """Find every event, in the order in which the document first tells of it."""
    tellings: list[Telling] = []
    at = NOTHING
    for sentence in telling(stated, terms, places):
        kinds = [*kinds_of(sentence)]
        at = carried(at, sentence, kinds)
        _complete(tellings, sentence)
        for kind, rule_id, is_begun in kinds:
            clauses = joinings(sentence, stated.reading.text, stated.mentions) if kind is JOINING else (sentence,)
            for clause in clauses:
                event = _going_on(tellings, kind, clause, at, places)
                if event is None and is_begun:
                    event = Telling(kind, rule_id, is_recalled=_is_recalled(tellings, kind, sentence, kinds))
                    tellings.append(event)
                if event is not None:
                    when = clause.when if kind is JOINING else when_of(kind, sentence, kinds)
                    event.take(clause, when or (at.ruled_on if kind is RULING else at.when), at.where)
    _place(tellings, stated, places)
    told_of = [_event_mention(stated.reading, each, number, stated.published) for number, each in enumerate(tellings)]
    told = [(each.kind, each.sentences) for each in tellings]
    return Events(told_of, entities(told), numbered(stated.figures, told, BEARING))


def _complete(tellings: Sequence[Telling], sentence: Sentence) -> None:
    """Let a sentence that counts nothing itself say when and where the event before it in its passage was."""
    is_uncounted = all(figure.kind not in BY_FIGURE for figure in sentence.figures)
    if is_uncounted and tellings and tellings[-1].sentences[-1].passage is sentence.passage:
        tellings[-1].complete(sentence)


def _going_on(
    tellings: Sequence[Telling], kind: EventKind, clause: Sentence, at: Carried, places: Map
) -> Telling | None:
    """The event of its kind that a sentence goes on with; of incidents the day and place of the passage count too."""
    last = next((each for each in reversed(tellings) if each.kind is kind), None)
    here = replace(clause, when=clause.when or at.when, where=clause.where or at.where) if kind in INCIDENTS else clause
    return last if last is not None and goes_on(last, here, places) else None


def _is_recalled(tellings: Sequence[Telling], kind: EventKind, sentence: Sentence, kinds: Kinds) -> bool:
    """Whether an event is told as one of before: in so many words, or in a report of a court's decision."""
    told = {*(each for each, _, _ in kinds), *(each.kind for each in tellings)}
    return (sentence.told is not None and sentence.told.is_earlier) or (kind is not RULING and RULING in told)


def _place(tellings: Sequence[Telling], stated: Stated, places: Map) -> None:
    """Give incidents of which no sentence states a place the one place that the document is about."""
    incidents = [each for each in tellings if each.kind in INCIDENTS]
    if not any(each.where for each in incidents):
        sole = places.sole(stated.mentions)
        for each in incidents:
            each.where = sole


def _richness(kind: EventKind, sentence: Sentence) -> tuple[bool, bool, int, int]:
    """How much a sentence says of an event, the more the greater: text before headings, of equals the first."""
    is_text = sentence.passage.kind is not PassageKind.HEADING
    its = [figure for figure in sentence.figures if BEARING.get(figure.kind) is kind and not figure.is_cumulative]
    is_its = bool(its) or (sentence.told is not None and kind in sentence.told.kinds)
    return is_text, is_its, (sentence.when is not None) + (sentence.where is not None) + len(its), -sentence.start


def _event_mention(reading: Reading, event: Telling, number: int, published: StatedDay | None) -> EventMention:
    """The event in the words of the sentence that says most of it; an incident of some day of a year has no date.

    What lies after the day of publication is announced, whatever its words.
    """
    best = max(event.sentences, key=lambda sentence: _richness(event.kind, sentence))
    where, when = event.where, event.when
    if when is not None and event.kind in INCIDENTS and when.precision is Precision.YEAR:
        when = None
    return EventMention(
        document_id=reading.document_id,
        passage_number=best.passage.passage_number,
        page=best.passage.page,
        start_char=best.start,
        end_char=best.end,
        matched_text=reading.text[best.start : best.end],
        rule_id=event.rule_id,
        event_number=number,
        kind=event.kind,
        is_planned=all(sentence.is_planned for sentence in event.sentences)
        or (when is not None and published is not None and when.starts_on > _last_day(published)),
        is_recalled=event.is_recalled,
        starts_on=when.starts_on if when else None,
        ends_on=when.ends_on if when else None,
        date_precision=when.precision if when else None,
        is_dated_by_publication=when is not None and when.is_by_publication,
        country_code=where.country_code if where else None,
        place_id=where.place_id if where else None,
        place_precision=where.precision if where else None,
        sketch=sketch(reading.text, best.start, best.end),
    )


def _last_day(published: StatedDay) -> date:
    """The last day a document may have been published on, of a month or year the last."""
    days = {Precision.DAY: 1, Precision.MONTH: 31, Precision.YEAR: 366}
    return published.on + timedelta(days=days[published.precision])
