"""How well tellings are found and grouped by event: B³, by kind."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from events_found import IN_BACKGROUND, IN_TOTALS, OTHER_KIND, Found, Right
from report import Table

from threatlake.records import EventKind

SHOWN = 12  # of each sort of errors
WIDTH = 240  # characters of a sentence that is shown


class Score(NamedTuple):
    """B³, the means over all items."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


def b_cubed(items: Sequence[tuple[Hashable, Hashable]], missed: Sequence[Hashable] = ()) -> Score:
    """Of items with their true group and the one they were put in; what was missed lowers the recall."""
    both, put = Counter(items), Counter(other for _, other in items)
    true = Counter([*(one for one, _ in items), *missed])
    return Score(
        sum(shared * shared / put[group] for (_, group), shared in both.items()) / (len(items) or 1),
        sum(shared * shared / true[group] for (group, _), shared in both.items()) / (sum(true.values()) or 1),
    )


def grouping_table(found: Found) -> Table:
    """A line per kind, and all together."""
    rows = [_row(kind, found, {kind}) for kind in EventKind if found.told[kind]]
    rows.append(_row("all", found, set(EventKind)))
    note = (
        "Tellings: events told in a document, in any number of sentences. Invented: mentions where no event of their "
        "kind is told. B³ is of the tellings found; in the last column a missed one counts against recall."
    )
    columns = ("kind", "tellings", "found", "missed", "invented", "true events", "event ids", "precision", "recall")
    return Table("Grouping", note, (*columns, "B³ F1", "F1 with missed"), rows)


def _row(name: str, found: Found, kinds: set[EventKind]) -> tuple[str, ...]:
    right = [each for each in found.right if each.event.kind in kinds]
    missed = [each for each in found.missed if each.event.kind in kinds]
    items: list[tuple[Hashable, Hashable]] = [(each.event.number, each.mention.event_id) for each in right]
    score, told = b_cubed(items), sum(found.told[kind] for kind in kinds)
    counts = (
        told,
        told - len(missed),
        len(missed),
        sum(mention.kind in kinds for mention, _ in found.invented),
        len({event for event, _ in items}),
        len({group for _, group in items}),
    )
    figures = (score.precision, score.recall, score.f1, b_cubed(items, [each.event.number for each in missed]).f1)
    return (name, *(f"{count:,}" for count in counts), *(f"{figure:.3f}" for figure in figures))


def invented_table(found: Found) -> Table:
    """Where mentions were invented."""
    counts = Counter((mention.kind, why) for mention, why in found.invented)
    whys = (IN_TOTALS, IN_BACKGROUND, OTHER_KIND)
    rows: list[tuple[str, ...]] = [
        (kind, *(f"{counts[kind, why]:,}" for why in whys))
        for kind in EventKind
        if any(counts[kind, why] for why in whys)
    ]
    note = (
        "Mentions where nothing of their kind is told: in a sum over many events, in a sentence about other things, "
        "or in a telling of an event of another kind."
    )
    return Table("Invented", note, ("kind", *whys), rows)


def shown(found: Found) -> Iterator[str]:
    """What is wrong, with its sentences."""
    yield from _merged(found)
    yield from _split(found)
    for name, sentences in (
        ("missed", [f"{each.event.kind} {each.event.number}: {_cut(each.text)}" for each in found.missed]),
        ("invented", [f"{why}, {each.kind}: {_cut(each.text)}" for each, why in found.invented]),
        ("not placed", [_cut(text) for text in found.unplaced]),
    ):
        distinct = list(dict.fromkeys(sentences))
        yield f"\n{name}: {len(sentences)}, {len(distinct)} different"
        yield from (f"  {sentence}" for sentence in distinct[:SHOWN])


def _merged(found: Found) -> Iterator[str]:
    groups = {key: group for key, group in found.clusters().items() if len({each.event.number for each in group}) > 1}
    yield f"\nevent ids that hold several events: {len(groups)}"
    for key, group in list(groups.items())[:SHOWN]:
        counts = Counter(each.event.number for each in group)
        yield f"  {key[:12]}…{key.partition(':')[2]}"
        for event, count in counts.most_common():
            yield f"    event {event}, {count}: {_example(group, event)}"


def _split(found: Found) -> Iterator[str]:
    events = defaultdict(list)
    for each in found.right:
        events[each.event.number].append(each)
    parts = {event: group for event, group in events.items() if len({each.mention.event_id for each in group}) > 1}
    yield f"\nevents that have several event ids: {len(parts)}"
    for event, group in list(parts.items())[:SHOWN]:
        yield f"  event {event}, {group[0].event.kind} on {group[0].event.on}"
        for key, count in Counter(each.mention.event_id for each in group).most_common():
            of_key = [each for each in group if each.mention.event_id == key]
            yield f"    {count}: {_example(of_key, event)}"


def _example(group: Sequence[Right], event: int) -> str:
    return _cut(next(each.mention.text for each in group if each.event.number == event))


def _cut(text: str) -> str:
    return text if len(text) <= WIDTH else f"{text[:WIDTH]}…"
