"""Words of a text marked where they stand: spans overlap, pieces do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from threatlake.makeup import Weighing, is_model_word


class Span(Weighing, Protocol):
    """Words that stand somewhere and weigh something."""

    @property
    def start_char(self) -> int:
        """Their first character."""

    @property
    def end_char(self) -> int:
        """One past their last character."""


AnySpan = TypeVar("AnySpan", bound=Span)


class MarkKind(StrEnum):
    """What marked words do: terms speak for or against; what only the model finds telling is shown fainter."""

    FOR = "for"
    AGAINST = "against"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Piece(Generic[AnySpan]):
    """A stretch of text with the spans that it is part of, the longest first; none where nothing is marked."""

    start_char: int
    end_char: int
    spans: tuple[AnySpan, ...]


def pieces(start: int, end: int, spans: Sequence[AnySpan]) -> Iterator[Piece[AnySpan]]:
    """Cut the stretch from `start` to `end` wherever a span begins or ends; together they are the stretch."""
    inside = [span for span in spans if span.start_char < end and span.end_char > start]
    cuts = {start, end}
    for span in inside:
        cuts |= {max(start, span.start_char), min(end, span.end_char)}
    for left, right in pairwise(sorted(cuts)):
        covering = [span for span in inside if span.start_char <= left and span.end_char >= right]
        covering.sort(key=lambda span: (span.start_char - span.end_char, span.start_char, span.rule_id))
        yield Piece(left, right, tuple(covering))


def mark_kind(span: Weighing) -> MarkKind:
    """Tell what words do."""
    if is_model_word(span.rule_id):
        return MarkKind.MODEL
    return MarkKind.FOR if span.weight > 0 else MarkKind.AGAINST


def strongest_kind(spans: Sequence[Weighing]) -> MarkKind:
    """Tell what words do that several rules found: terms before the model's words, then the weightiest."""
    return mark_kind(max(spans, key=lambda span: (not is_model_word(span.rule_id), abs(span.weight))))
