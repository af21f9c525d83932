"""Find the events that a document tells of: what was seized, who met, what was agreed, decided, joined, attacked.

A sentence tells of an event by its figures (drugs that were seized tell of a seizure), by words of `seeds/events/`, or
as the line of a meeting's place and days. The sentences that follow tell of the same event until another day, another
place or a word such as `another` says otherwise; they may say less than one that begins to tell. Day and place are
those of its sentences, else those stated before in the passage.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from threatlake.reading.extraction import Reading, StatedDay
from threatlake.records import (
    EntityKind,
    EventEntity,
    EventKind,
    EventMention,
    Figure,
    FigureKind,
    Passage,
    PassageKind,
    Precision,
)
from threatlake.understanding.accessions import joinings
from threatlake.understanding.event_days import When
from threatlake.understanding.event_parts import entities, measure_one, numbered, restates
from threatlake.understanding.event_places import Map, Where
from threatlake.understanding.event_terms import EventTerms
from threatlake.understanding.sketches import sketch
from threatlake.understanding.told_sentences import Sentence, Stated, telling

# What a figure of a kind tells of.
BY_FIGURE = {
    FigureKind.DRUGS_SEIZED: EventKind.SEIZURE,
    FigureKind.PRECURSORS_SEIZED: EventKind.SEIZURE,
    FigureKind.WEAPONS_SEIZED: EventKind.SEIZURE,
    FigureKind.AMMUNITION_SEIZED: EventKind.SEIZURE,
    FigureKind.CASH_SEIZED: EventKind.SEIZURE,
    FigureKind.GOODS_SEIZED: EventKind.SEIZURE,
    FigureKind.ARRESTS: EventKind.ARREST,
    FigureKind.CONVICTIONS: EventKind.COURT_DECISION,
}
# The kind of event that a figure bears on, though it does not tell of one.
BEARING = BY_FIGURE | {
    FigureKind.SENTENCE: EventKind.COURT_DECISION,
    FigureKind.FINE: EventKind.COURT_DECISION,
    FigureKind.ASSETS_CONFISCATED: EventKind.COURT_DECISION,
    FigureKind.CASUALTIES: EventKind.ATTACK,
    FigureKind.PARTICIPANTS: EventKind.MEETING,
    FigureKind.BUDGET: EventKind.PROJECT,
    FigureKind.MEMBERSHIPS: EventKind.ACCESSION,
}
# What a crime report goes on telling of from one paragraph to the next; other events are told in one paragraph each.
INCIDENTS = frozenset({EventKind.SEIZURE, EventKind.ARREST, EventKind.ATTACK, EventKind.COURT_DECISION})
BODIES = (EntityKind.ORGANISATION, EntityKind.INSTRUMENT)
# What `the workshop` may look back over: the passages between a list and the text that goes on.
PASSAGES_BACK = 2
# Figures that go on telling of a meeting or a project, though they bear on no one kind.
GOING_ON = {FigureKind.OFFICERS_TRAINED: EventKind.MEETING}
MASTHEAD = "events/dates/meeting"
# So many names tell of one meeting where neither day nor place nor a person is named.
MANY = 2
JOINING, RULING = EventKind.ACCESSION, EventKind.COURT_DECISION
# What parts the clauses of a sentence, in characters of distance.
PARTS = {";": 200, ":": 200, ",": 40}
# What a sentence tells of, with the rule that says so, and whether it may begin an event or only go on.
Kinds = Sequence[tuple[EventKind, str, bool]]


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a document, the names that have a part in them, and its figures with the event they belong to."""

    event_mentions: list[EventMention]
    entities: list[EventEntity]
    figures: list[Figure]


@dataclass(slots=True)
class Telling:
    """An event as the sentences so far tell it."""

    kind: EventKind
    rule_id: str
    sentences: list[Sentence] = field(default_factory=list)
    when: When | None = None
    where: Where | None = None
    is_recalled: bool = False

    def take(self, sentence: Sentence, when: When | None, where: Where | None) -> None:
        """Add a sentence with the day and place that hold there; a town says more than the country before."""
        self.sentences.append(sentence)
        self.when = self.when or when
        if self.where is None or (self.where.place_id is None and where is not None):
            self.where = where

    def complete(self, sentence: Sentence) -> None:
        """Learn day and place, where none is known yet, from a sentence of the passage that tells of nothing else."""
        self.when = self.when or sentence.when
        self.where = self.where or sentence.where


def find_events(stated: Stated, terms: EventTerms, places: Map) -> Events:
    """Find every event, in the order in which the document first tells of it."""
    tellings: list[Telling] = []
    at = _Carried(None, None, None, None)
    for sentence in telling(stated, terms, places):
        kinds = [*_kinds(sentence)]
        at = _carried(at, sentence, kinds)
        if not kinds and tellings and tellings[-1].sentences[-1].passage is sentence.passage:
            tellings[-1].complete(sentence)
        for kind, rule_id, is_begun in kinds:
            for clause in joinings(sentence, stated.reading.text, stated.mentions) if kind is JOINING else (sentence,):
                last = next((each for each in reversed(tellings) if each.kind is kind), None)
                here = replace(clause, when=clause.when or at.when, where=clause.where or at.where)
                if last is None or not _goes_on(last, here if kind in INCIDENTS else clause, places):
                    if not is_begun:
                        continue
                    is_ruled = kind is not RULING and RULING in (
                        *(each for each, _, _ in kinds),
                        *(each.kind for each in tellings),
                    )
                    is_earlier = sentence.told is not None and sentence.told.is_earlier
                    last = Telling(kind, rule_id, is_recalled=is_earlier or is_ruled)
                    tellings.append(last)
                when = clause.when if kind is JOINING else _when_of(kind, sentence, kinds)
                carried = at.ruled_on if kind is RULING else at.when
                last.take(clause, when or carried, at.where)
    if not any(each.where for each in tellings if each.kind in INCIDENTS):
        sole = places.sole(stated.mentions)
        for each in tellings:
            each.where = sole if each.kind in INCIDENTS else each.where
    told_of = [_event_mention(stated.reading, each, number, stated.published) for number, each in enumerate(tellings)]
    told = [(each.kind, each.sentences) for each in tellings]
    return Events(told_of, entities(told), numbered(stated.figures, told, BEARING))


def _when_of(kind: EventKind, sentence: Sentence, kinds: Kinds) -> When | None:
    """The date of an event in its sentence: beside a court's decision each date is of what it stands nearest to.

    `Sentenced was a man from whom 9 kg had been seized on 5 May`: the date is that of the seizure.
    """
    told = [each for each, _, is_begun in kinds if each in INCIDENTS and (is_begun or each is RULING)]
    if kind not in told or RULING not in told or len(told) == 1 or not sentence.days:
        return sentence.when
    mine: list[tuple[int, When]] = []
    for place, day in sentence.days:
        nearest = min(told, key=lambda each: _distance(sentence, _place_of(each, sentence), place))
        if (nearest is RULING) == (kind is RULING):
            mine.append((_distance(sentence, _place_of(kind, sentence), place), day))
    return min(mine, key=lambda each: each[0])[1] if mine else None


def _distance(sentence: Sentence, one: int, other: int) -> int:
    """How far two places of a sentence are apart; what parts clauses parts them more."""
    between = sentence.text[min(one, other) - sentence.start : max(one, other) - sentence.start]
    return len(between) + sum(PARTS.get(sign, 0) for sign in between)


def _place_of(kind: EventKind, sentence: Sentence) -> int:
    """Where in a sentence an event is told of: at its first figure, else at the words that tell of it."""
    figures = [figure.start_char for figure in sentence.figures if BY_FIGURE.get(figure.kind) is kind]
    if figures:
        return figures[0]
    return sentence.told.places.get(kind, sentence.start) if sentence.told is not None else sentence.start


class _Carried(NamedTuple):
    """The day and place that a passage has stated so far; the day of a ruling is no other event's."""

    passage: Passage | None
    when: When | None
    ruled_on: When | None
    where: Where | None


def _carried(at: _Carried, sentence: Sentence, kinds: Kinds) -> _Carried:
    """What holds at a sentence: another day leaves the place behind."""
    if sentence.passage is not at.passage:
        at = _Carried(sentence.passage, None, None, None)
    is_ruling = any(kind is RULING for kind, _, _ in kinds)
    ruled_on = _when_of(RULING, sentence, kinds) if is_ruling else None
    when = None if is_ruling and sentence.when == ruled_on else sentence.when
    is_elsewhen = sentence.when is not None and at.when is not None and not sentence.when.meets(at.when)
    where = sentence.where or (None if is_elsewhen else at.where)
    return _Carried(at.passage, when or at.when, ruled_on or at.ruled_on, where)


def _kinds(sentence: Sentence) -> Iterator[tuple[EventKind, str, bool]]:
    """What a sentence tells of, with the rule that says so, and whether that may begin an event or only go on."""
    if sentence.is_masthead:
        yield EventKind.MEETING, MASTHEAD, True
    if sentence.told is not None and sentence.told.is_never:
        return
    kinds = {
        BY_FIGURE[figure.kind]: f"events/figures/{figure.kind}"
        for figure in sentence.figures
        if figure.kind in BY_FIGURE and not figure.is_cumulative
    }
    is_total = any(figure.is_cumulative for figure in sentence.figures)
    told = sentence.told.kinds if sentence.told is not None else {}
    by_words = {kind: rule_id for kind, rule_id in told.items() if not (is_total and kind in INCIDENTS)}
    for kind, rule_id in (by_words | kinds).items():
        yield kind, rule_id, (kind in kinds and _is_counted(kind, sentence)) or _is_borne_out(kind, sentence)
    going_on = {(BEARING | GOING_ON).get(figure.kind) for figure in sentence.figures} - {None, *by_words, *kinds}
    yield from ((kind, "", False) for kind in EventKind if kind in going_on)


def _is_counted(kind: EventKind, sentence: Sentence) -> bool:
    """Whether figures tell of an event: drugs that are named, or beside a day, a place or words that tell of it too."""
    is_worded = sentence.told is not None and kind in sentence.told.kinds
    is_named = any(figure.substance is not None and BY_FIGURE.get(figure.kind) is kind for figure in sentence.figures)
    return is_worded or is_named or sentence.when is not None or sentence.where is not None


def _is_borne_out(kind: EventKind, sentence: Sentence) -> bool:
    """Whether the sentence says of an event that words tell of what makes it one: who, when, where, how much."""
    named, persons = sentence.named(*EntityKind), sentence.named(EntityKind.PERSON)
    is_placed = sentence.where is not None or sentence.when is not None
    has_figure = any(BEARING.get(figure.kind) is kind for figure in sentence.figures)
    bodies = sentence.named(*BODIES)
    others = named - sentence.named(EntityKind.INSTRUMENT, EntityKind.SYMBOL)
    return {
        EventKind.SEIZURE: is_placed,
        EventKind.ATTACK: is_placed,
        EventKind.ARREST: is_placed or bool(persons),
        EventKind.COURT_DECISION: has_figure or bool(persons) or sentence.when is not None,
        EventKind.MEETING: is_placed or len(named) > (1 if persons else MANY),
        EventKind.AGREEMENT: bool(others),
        EventKind.ACCESSION: bool(bodies),
        EventKind.FOUNDING: bool(sentence.named(EntityKind.ORGANISATION)),
        EventKind.PROJECT: (has_figure and (is_placed or bool(named))) or len(sentence.named(EntityKind.COUNTRY)) > 1,
    }[kind]


def _goes_on(last: Telling, sentence: Sentence, places: Map) -> bool:
    """Whether a sentence goes on telling of the last event of its kind."""
    if _is_otherwise(last, sentence, places):
        return False
    if last.kind is EventKind.COURT_DECISION:
        persons, before = sentence.named(EntityKind.PERSON), _named(last.sentences, EntityKind.PERSON)
        return not persons or not before or bool(persons & before)
    if last.kind in INCIDENTS:
        return True
    return _is_same_joining(last, sentence) if last.kind is JOINING else _is_same_occasion(last, sentence)


def _is_otherwise(last: Telling, sentence: Sentence, places: Map) -> bool:
    """Whether a sentence says that it tells of another event: in so many words, or by another day or place."""
    if sentence.told is not None and sentence.told.is_another:
        return True
    if sentence.when and last.when and not sentence.when.meets(last.when):
        return True
    if sentence.where and last.where and not places.agree(sentence.where, last.where):
        return True
    return last.kind in INCIDENTS and bool(sentence.when or sentence.where) and _differs(last, sentence)


def _is_same_occasion(last: Telling, sentence: Sentence) -> bool:
    """Whether a meeting, an agreement or a project is told of further: `the workshop`, its day and town, its bodies."""
    back = sentence.passage.passage_number - last.sentences[-1].passage.passage_number
    if sentence.told is not None and sentence.told.is_same and back <= PASSAGES_BACK:
        return True
    if last.kind is EventKind.MEETING and _is_same_day_and_town(last, sentence):
        return True
    bodies = sentence.named(*BODIES)
    is_same = (sentence.when is not None and sentence.when == last.when) or not bodies
    return back == 0 and (is_same or bool(bodies & _named(last.sentences, *BODIES)))


def _is_same_joining(last: Telling, sentence: Sentence) -> bool:
    """Whether the same join the same, told as done or as planned alike."""
    before = last.sentences[-1]
    joined = {each.entity_id for each in (before.joined, sentence.joined) if each is not None}
    is_same = before.named(EntityKind.COUNTRY) == sentence.named(EntityKind.COUNTRY) and len(joined) == 1
    return is_same and before.is_planned == sentence.is_planned


def _is_same_day_and_town(last: Telling, sentence: Sentence) -> bool:
    """Whether a meeting's days and town are stated again, and not with other persons."""
    if sentence.when is None or sentence.when != last.when or sentence.when.precision is not Precision.DAY:
        return False
    if sentence.where is None or sentence.where.place_id is None or sentence.where != last.where:
        return False
    persons, before = sentence.named(EntityKind.PERSON), _named(last.sentences, EntityKind.PERSON)
    return not persons or not before or bool(persons & before)


def _differs(last: Telling, sentence: Sentence) -> bool:
    """Whether a sentence states another amount of what an event has one of."""
    before = [figure for each in last.sentences for figure in each.figures]
    return any(
        measure_one(figure, earlier) and not restates(figure, earlier)
        for figure in sentence.figures
        for earlier in before
        if BY_FIGURE.get(figure.kind) is last.kind
    )


def _named(sentences: Sequence[Sentence], *kinds: EntityKind) -> set[str]:
    return {entity_id for sentence in sentences for entity_id in sentence.named(*kinds)}


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
