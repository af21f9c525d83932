"""An event as the sentences of a document tell it, one after the other, and when a sentence goes on or begins anew."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from threatlake.records import EntityKind, EventKind, Passage, Precision
from threatlake.understanding.event_days import When
from threatlake.understanding.event_kinds import BODIES, BY_FIGURE, INCIDENTS, JOINING, RULING, Kinds, when_of
from threatlake.understanding.event_parts import measure_one, restates
from threatlake.understanding.event_places import Map, Where
from threatlake.understanding.told_sentences import Sentence

# What `the workshop` may look back over: the passages between a list and the text that goes on.
PASSAGES_BACK = 2


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


class Carried(NamedTuple):
    """The day and place that a passage has stated so far; the day of a ruling is no other event's."""

    passage: Passage | None
    when: When | None
    ruled_on: When | None
    where: Where | None


NOTHING = Carried(None, None, None, None)


def carried(at: Carried, sentence: Sentence, kinds: Kinds) -> Carried:
    """What holds at a sentence: another day leaves the place behind."""
    if sentence.passage is not at.passage:
        at = Carried(sentence.passage, None, None, None)
    is_ruling = any(kind is RULING for kind, _, _ in kinds)
    ruled_on = when_of(RULING, sentence, kinds) if is_ruling else None
    when = None if is_ruling and sentence.when == ruled_on else sentence.when
    is_elsewhen = sentence.when is not None and at.when is not None and not sentence.when.meets(at.when)
    where = sentence.where or (None if is_elsewhen else at.where)
    return Carried(at.passage, when or at.when, ruled_on or at.ruled_on, where)


def goes_on(last: Telling, sentence: Sentence, places: Map) -> bool:
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
    is_apart = bool(sentence.when or sentence.where) or sentence.passage is not last.sentences[-1].passage
    return last.kind in INCIDENTS and is_apart and _differs(last, sentence)


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
