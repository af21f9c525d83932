"""What has a part in the events of a document: its names, and its figures, of which some state an earlier one again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from threatlake.amounts import are_one
from threatlake.records import EntityKind, EventEntity, EventKind, EventPart, Figure, FigureKind, Mention
from threatlake.understanding.told_sentences import Sentence

# An event as its kind and the sentences that tell of it.
Told = tuple[EventKind, Sequence[Sentence]]
# Letters of an object that tell two things counted apart: `men` from `women`, inflected words from no other.
OBJECT_LETTERS = 4
# What is stated `in all` or for a period of one meeting or project: no sum of several.
OF_ONE = frozenset({FigureKind.BUDGET, FigureKind.OFFICERS_TRAINED, FigureKind.PARTICIPANTS})


def entities(events: Sequence[Told]) -> list[EventEntity]:
    """The names in the sentences of each event."""
    return [
        EventEntity(mention.document_id, number, mention.start_char, mention.entity_id, part)
        for number, (kind, sentences) in enumerate(events)
        for mention, part in _parts(kind, sentences).items()
    ]


def _parts(kind: EventKind, sentences: Sequence[Sentence]) -> dict[Mention, EventPart]:
    return {mention: _part(kind, mention, sentence) for sentence in sentences for mention in sentence.mentions}


def _part(kind: EventKind, mention: Mention, sentence: Sentence) -> EventPart:
    if kind is EventKind.ACCESSION and sentence.joined is not None:
        if mention.entity_id == sentence.joined.entity_id:
            return EventPart.JOINED
        if mention.kind in {EntityKind.COUNTRY, EntityKind.ORGANISATION}:
            return EventPart.JOINS
    return EventPart.PLACE if mention.kind is EntityKind.PLACE else EventPart.NAMED


def numbered(
    figures: Sequence[Figure], events: Sequence[Told], bearing: Mapping[FigureKind, EventKind]
) -> list[Figure]:
    """The figures with the first event of their kind that their sentence tells of.

    A figure that bears on no kind of event belongs to the first of its sentence; a total of several events to none.
    """
    of_figure: dict[int, tuple[int, int | None]] = {}
    for number, (kind, sentences) in enumerate(events):
        first_stated: list[Figure] = []
        for figure in (figure for sentence in sentences for figure in sentence.figures):
            if (not figure.is_cumulative or figure.kind in OF_ONE) and bearing.get(figure.kind, kind) is kind:
                again = next((each.start_char for each in first_stated if restates(figure, each)), None)
                of_figure.setdefault(figure.start_char, (number, again))
                first_stated += [figure] if again is None else []
    return [_numbered(figure, of_figure) for figure in figures]


def _numbered(figure: Figure, of_figure: Mapping[int, tuple[int, int | None]]) -> Figure:
    number, again = of_figure.get(figure.start_char, (None, None))
    return replace(figure, event_number=number, restates_char=again)


def measure_one(figure: Figure, earlier: Figure) -> bool:
    """Whether two figures measure one thing: of a kind and unit, the same substance, the same objects."""
    if (figure.kind, figure.unit_normalised) != (earlier.kind, earlier.unit_normalised):
        return False
    if figure.substance is not None and earlier.substance is not None and figure.substance != earlier.substance:
        return False
    things = {each.object.casefold()[:OBJECT_LETTERS] for each in (figure, earlier) if each.object is not None}
    return figure.unit_normalised is not None or len(things) <= 1


def restates(figure: Figure, earlier: Figure) -> bool:
    """Whether a figure states again what an earlier one of the same event does, perhaps more or less exactly."""
    return measure_one(figure, earlier) and are_one(
        figure.value_normalised, figure.qualifier, earlier.value_normalised, earlier.qualifier
    )
