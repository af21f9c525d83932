"""Find every number that a document states, and what it measures.

A sentence is read at a time: its quantities (`quantities/`), what each counts, the words that say what was done, and
what it is a part of (`counted/`). The nearest words decide; where none is heard, what earlier sentences told of, else
`count` or `money`: nothing is guessed.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from threatlake import sentences
from threatlake.reading.extraction import Reading
from threatlake.records import Figure, Mention, Passage, PlaceId, StatedDate
from threatlake.understanding.counted import statements
from threatlake.understanding.counted.judge import Judged, judge
from threatlake.understanding.counted.lexicons import Lexicons, lexicon_for
from threatlake.understanding.counted.memory import Memory
from threatlake.understanding.counted.periods import OPENING
from threatlake.understanding.counted.whereabouts import Whereabouts
from threatlake.understanding.quantities.find import find_quantities
from threatlake.understanding.quantity import Quantity

# Characters before a quantity in which sentences may tell what it measures: four long ones.
REACH = 1000


def find_figures(
    reading: Reading, lexicons: Lexicons, mentions: Sequence[Mention], dates: Iterable[StatedDate]
) -> list[Figure]:
    """Find every figure, in the order of the text; figures do not overlap."""
    taken = [(date.start_char, date.end_char) for date in dates]
    taken += [(mention.start_char, mention.end_char) for mention in mentions]
    quantities = [
        quantity
        for passage in reading.passages
        for quantity in find_quantities(reading.text, passage.start_char, passage.end_char, taken)
    ]
    return figures_of(reading, quantities, lexicons, mentions)


def figures_of(
    reading: Reading, quantities: Sequence[Quantity], lexicons: Lexicons, mentions: Sequence[Mention]
) -> list[Figure]:
    """Say of every quantity what it measures; quantities are in the order of the text."""
    work = _Work(reading, lexicons, Whereabouts(mentions), Memory(), [quantity.start for quantity in quantities])
    found: list[Figure] = []
    for passage in reading.passages:
        first = bisect_left(quantities, passage.start_char, key=lambda quantity: quantity.start)
        last = bisect_left(quantities, passage.end_char, key=lambda quantity: quantity.start)
        found += _in_passage(work, passage, quantities[first:last])
    return found


@dataclass(frozen=True, slots=True)
class _Work:
    """What the figures of one document are found with."""

    reading: Reading
    lexicons: Lexicons
    places: Whereabouts
    memory: Memory
    # Where the quantities begin, rising.
    numbers: list[int]


def _in_passage(work: _Work, passage: Passage, quantities: Sequence[Quantity]) -> list[Figure]:
    text, memory = work.reading.text, work.memory
    lexicon = lexicon_for(work.lexicons, passage.language, text, passage.start_char, passage.end_char)
    found: list[Figure] = []
    starts = _starts(text, passage, quantities)
    for start, end in zip(starts, [*starts[1:], passage.end_char], strict=True):
        inside = [quantity for quantity in quantities if start <= quantity.start < end]
        if not inside and memory.sentence > OPENING and not _is_near(work, end):
            memory.skip()
            continue
        said = statements.read(text, start, end, inside, lexicon)
        found += [
            _figure(work.reading, passage, judged, work.places.of(start, end, judged.quantity.start))
            for judged in judge(text, said, memory)
        ]
        memory.close(said)
    return found


def _is_near(work: _Work, end: int) -> bool:
    """Whether a quantity follows so soon that it may be told of here; characters are fewer than sentences may have."""
    at = bisect_left(work.numbers, end)
    return at < len(work.numbers) and work.numbers[at] - end <= REACH


def _starts(text: str, passage: Passage, quantities: Sequence[Quantity]) -> list[int]:
    """Where sentences begin; none begins inside a quantity (`2 млн. долларов`)."""
    inner = [(quantity.start, quantity.end) for quantity in quantities]
    starts = sentences.starts(text, passage.start_char, passage.end_char)
    return [start for start in starts if not any(first < start <= last - 1 for first, last in inner)]


def _figure(reading: Reading, passage: Passage, judged: Judged, place: tuple[str | None, PlaceId | None]) -> Figure:
    quantity = judged.quantity
    return Figure(
        document_id=reading.document_id,
        passage_number=passage.passage_number,
        page=passage.page,
        start_char=quantity.start,
        end_char=quantity.end,
        matched_text=reading.text[quantity.start : quantity.end],
        rule_id=f"figures/{judged.kind}/{judged.reason}",
        kind=judged.kind,
        value=quantity.value,
        value_max=quantity.value_max,
        qualifier=quantity.qualifier,
        unit=quantity.unit,
        value_normalised=quantity.value * quantity.factor,
        unit_normalised=quantity.unit_normalised,
        object=judged.object,
        substance=judged.substance,
        sex=judged.sex,
        age_group=judged.age_group,
        country_code=place[0],
        place_id=place[1],
        period=judged.period,
        is_cumulative=judged.is_cumulative,
        part_of_char=judged.part_of_char,
    )
