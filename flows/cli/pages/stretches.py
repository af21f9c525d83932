"""Marked text as a template takes it: stretches, each with the marks around it."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from flows.cli.pages.marking import Span, mark_kind, pieces
from threatlake.makeup import Weighing


class ThreatSpan(Span, Weighing, Protocol):
    """A span that says which threat it is about."""

    @property
    def threat_id(self) -> str:
        """The threat it speaks for or against."""


class Mark(NamedTuple):
    """A mark around a stretch: the number of its span, how it looks, and what the pointer shows."""

    span: int
    style: str
    title: str
    is_first: bool


class Stretch(NamedTuple):
    """Characters of the text with the same marks, the outermost first."""

    text: str
    marks: list[Mark]


def stretches(
    text: str, start: int, end: int, numbered: Mapping[int, ThreatSpan], styles: Mapping[str, int]
) -> list[Stretch]:
    """Cut a passage into stretches; `styles` gives each threat the number of its colour and line."""
    numbers = {id(span): number for number, span in numbered.items()}
    return [
        Stretch(
            text[piece.start_char : piece.end_char],
            [
                Mark(
                    span=numbers[id(span)],
                    style=f"t{styles[span.threat_id]} {mark_kind(span)}",
                    title=f"{span.weight:+.2f}  {span.rule_id}",
                    is_first=span.start_char == piece.start_char,
                )
                for span in piece.spans
            ],
        )
        for piece in pieces(start, end, list(numbered.values()))
    ]
