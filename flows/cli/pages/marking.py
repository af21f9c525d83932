"""Words of a text marked where they stand: spans overlap, pieces do not. Text without marks may be cut short."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from threatlake.makeup import Weighing, is_model_word


class Span(Protocol):
    """Words that stand somewhere."""

    @property
    def start_char(self) -> int:
        """Their first character."""

    @property
    def end_char(self) -> int:
        """One past their last character."""


AnySpan = TypeVar("AnySpan", bound=Span)
# A stretch without marks is cut to this many characters on either side.
CONTEXT = 70


class MarkKind(StrEnum):
    """What marked words do: terms speak for or against; what only the model finds telling is shown fainter."""

    FOR = "for"
    AGAINST = "against"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Piece(Generic[AnySpan]):
    """A stretch of text with the spans that it is part of, the longest first, then as given; none where it is plain."""

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
        covering.sort(key=lambda span: (span.start_char - span.end_char, span.start_char))
        yield Piece(left, right, tuple(covering))


def shortened(plain: str, *, is_first: bool, is_last: bool) -> str:
    """Text without marks, cut at words where it is long: its end before marks, its beginning after them."""
    if len(plain) <= (2 * CONTEXT if not (is_first or is_last) else CONTEXT):
        return plain
    before = "" if is_first else plain[:CONTEXT].rpartition(" ")[0] + " "
    after = "" if is_last else " " + plain[-CONTEXT:].partition(" ")[2]
    return f"{before}…{after}"


def mark_kind(span: Weighing) -> MarkKind:
    """Tell what words do."""
    if is_model_word(span.rule_id):
        return MarkKind.MODEL
    return MarkKind.FOR if span.weight > 0 else MarkKind.AGAINST


def strongest_kind(spans: Sequence[Weighing]) -> MarkKind:
    """Tell what words do that several rules found: terms before the model's words, then the weightiest."""
    return mark_kind(max(spans, key=lambda span: (not is_model_word(span.rule_id), abs(span.weight))))
