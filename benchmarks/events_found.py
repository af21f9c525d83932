"""What a lake says of the events that its documents tell of, beside what is true."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import duckdb
from events_newsroom import Role, Sentence
from events_world import Event

from threatlake.records import EventKind

# What the sentences of an event of one kind also tell, and what is neither asked for nor counted against them.
BESIDE = {
    EventKind.SEIZURE: {EventKind.ARREST},
    EventKind.COURT_DECISION: {EventKind.ARREST},
    EventKind.AGREEMENT: {EventKind.MEETING},
    EventKind.ACCESSION: {EventKind.AGREEMENT},
}
IN_TOTALS, IN_BACKGROUND, OTHER_KIND = "in totals", "in background", "of another kind"


class Mention(NamedTuple):
    """An event mention of the lake, with its event."""

    document_id: str
    event_number: int
    kind: EventKind
    start: int
    end: int
    text: str
    event_id: str


class Placed(NamedTuple):
    """A sentence where it stands in the lake's text."""

    sentence: Sentence
    start: int
    end: int


class Right(NamedTuple):
    """A mention of an event that is told there."""

    mention: Mention
    event: Event


class Missed(NamedTuple):
    """A telling that no mention was made of."""

    event: Event
    text: str


@dataclass(slots=True)
class Found:
    """Every mention, judged."""

    right: list[Right] = field(default_factory=list)
    invented: list[tuple[Mention, str]] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    told: Counter[EventKind] = field(default_factory=Counter)
    unplaced: list[str] = field(default_factory=list)

    def clusters(self) -> dict[str, list[Right]]:
        """Right mentions by the event that the lake says they tell of."""
        groups = defaultdict(list)
        for each in self.right:
            groups[each.mention.event_id].append(each)
        return groups


def judge(connection: duckdb.DuckDBPyConnection, printed: Mapping[str, Sequence[Sentence]]) -> Found:
    """Match what the lake found with what was printed, by the file's name."""
    found, mentions = Found(), _mentions(connection)
    files = connection.execute(
        "SELECT parse_filename(uri), document_id, text FROM documents JOIN sources USING (document_id) "
        "WHERE outcome = 'loaded' ORDER BY uri"
    ).fetchall()
    for name, document_id, text in files:
        placed = list(_place(printed[name], text, found))
        _judge_document(placed, mentions.get(document_id, []), found)
    return found


def _mentions(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Mention]]:
    rows = connection.execute(
        "SELECT document_id, event_number, kind, start_char, end_char, matched_text, "
        "coalesce(event_id, document_id || ':' || event_number) "
        "FROM event_mentions LEFT JOIN events USING (document_id, event_number) "
        "WHERE NOT is_planned ORDER BY document_id, event_number, start_char"
    ).fetchall()
    mentions = defaultdict(list)
    for document_id, number, kind, *rest in rows:
        mentions[document_id].append(Mention(document_id, number, EventKind(kind), *rest))
    return mentions


def _place(sentences: Sequence[Sentence], text: str, found: Found) -> Iterator[Placed]:
    """Where each sentence stands, in the order of the text; a reader may have changed what is between words."""
    at = 0
    for sentence in sentences:
        pattern = re.compile(r"\s+".join(map(re.escape, sentence.text.split())))
        match = pattern.search(text, at) or pattern.search(text)
        if match:
            yield Placed(sentence, *match.span())
            at = match.end()
        elif sentence.mark:
            found.unplaced.append(sentence.text)


def _judge_document(placed: Sequence[Placed], mentions: Sequence[Mention], found: Found) -> None:
    asked: dict[int, Missed] = {}
    for each in placed:
        mark = each.sentence.mark
        if mark and mark.event and mark.role in {Role.TELLS, Role.RECALLS}:
            before = asked.get(mark.event.number)
            text = f"{before.text} {each.sentence.text}" if before else each.sentence.text
            asked[mark.event.number] = Missed(mark.event, text)
    found.told.update(each.event.kind for each in asked.values())
    for mention in mentions:
        event = _event_of(mention, placed)
        if isinstance(event, Event):
            found.right.append(Right(mention, event))
            asked.pop(event.number, None)
        elif event:
            found.invented.append((mention, event))
    found.missed += asked.values()


def _event_of(mention: Mention, placed: Sequence[Placed]) -> Event | str | None:
    """The event that is told where a mention stands; else why it is wrong; None where it is neither."""

    def shared(each: Placed) -> int:
        return min(each.end, mention.end) - max(each.start, mention.start)

    best = max(placed, key=shared, default=None)
    mark = best.sentence.mark if best and shared(best) > 0 else None
    if not mark:
        return IN_BACKGROUND
    if not mark.event:
        return IN_TOTALS
    if mention.kind is mark.event.kind:
        return mark.event
    if mark.event.seizure and mention.kind is EventKind.SEIZURE:
        return mark.event.seizure
    return None if mention.kind in BESIDE.get(mark.event.kind, set()) else OTHER_KIND
