"""Judge the quantities of a sentence: kind, what is counted, whose part it is, the period it covers."""

from collections.abc import Iterator
from dataclasses import dataclass

from threatlake.records import AgeGroup, FigureKind, Sex
from threatlake.records import FigureKind as Kind
from threatlake.seeds.figure_words import Cue
from threatlake.understanding.counted import nouns, objects, periods, wholes
from threatlake.understanding.counted.asked import Asked
from threatlake.understanding.counted.kinds import decide
from threatlake.understanding.counted.lists import lists_of
from threatlake.understanding.counted.memory import Earlier, Memory
from threatlake.understanding.counted.statements import Statement
from threatlake.understanding.counted.substances import substance_of
from threatlake.understanding.quantity import Quantity

# Kinds of which a substance may be said: a quantity that is not taken is a count.
OF_SUBSTANCES = frozenset({Kind.DRUGS_SEIZED, Kind.PRECURSORS_SEIZED, Kind.COUNT})


@dataclass(frozen=True, slots=True)
class Judged:
    """A quantity with what is found out of it; `reason` is what decided."""

    quantity: Quantity
    kind: FigureKind
    reason: str
    object: str | None
    substance: str | None
    sex: Sex | None
    age_group: AgeGroup | None
    period: str | None
    is_cumulative: bool
    part_of_char: int | None


def judge(text: str, said: Statement, memory: Memory) -> Iterator[Judged]:
    """Judge each quantity of a sentence, in order; the memory holds those before."""
    counted = [nouns.counted(said, place, is_possessed=_is_possessed(text, said, place)) for place in said.places]
    lists = lists_of(said, counted)
    spans = periods.find_periods(text, said)
    memory.report_period = periods.report_period(text, spans, said, memory) or memory.report_period
    for order, noun in enumerate(counted):
        is_said = wholes.is_said_part(text, said, order)
        whole = wholes.whole_of(said, order, noun, memory, is_said=is_said)
        named = substance_of(said, order, noun, memory)
        asked = Asked(said, order, noun, lists[order], named, whole, is_said)
        yield _judged(text, asked, spans, memory)


def _judged(text: str, asked: Asked, spans: list[tuple[int, int]], memory: Memory) -> Judged:
    said, noun, named, quantity = asked.said, asked.noun, asked.named, asked.quantity
    scored = decide(asked, memory)
    # A number alone that turns out to be something else is no part.
    is_part = asked.whole is not None and (asked.is_said_part or noun.has_words or scored.kind is asked.whole.kind)
    whole = asked.whole if is_part else None
    period = periods.period_of(text, spans, asked, scored.kind, memory)
    memory.figures.append(
        Earlier(
            quantity, scored.kind, noun.noun, scored.trigger, scored.score, memory.sentence, period, whole, asked.listed
        )
    )
    return Judged(
        quantity=quantity,
        kind=scored.kind,
        reason=str(scored.trigger or noun.noun or "unit"),
        object=objects.object_of(text, said, asked.order, noun, named),
        substance=named.substance_id if named is not None and scored.kind in OF_SUBSTANCES else None,
        sex=objects.sex_of(said, noun),
        age_group=objects.age_of(said, noun),
        period=period,
        is_cumulative=period is not None or _is_total(said, asked.number),
        part_of_char=whole.quantity.start if whole is not None else None,
    )


def _is_possessed(text: str, said: Statement, place: int) -> bool:
    return wholes.is_possessed(said.language, text[said.starts[place] : said.ends[place]])


def _is_total(said: Statement, number: int) -> bool:
    return any(cue is Cue.TOTAL and last <= number <= last + 1 for _, last, cue in said.cues)
