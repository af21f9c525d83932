"""Copies for a program: every row of `copies` that a document is in, told from that document, with the words shared."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from flows.cli.copy_wordings import why
from warehouse.shared_text import Place, SideBySide
from warehouse.shown_copies import Copies, Shared


def all_rows(found: Copies, told: Sequence[SideBySide]) -> dict[str, Any]:
    """The document, its story, and its copies."""
    return {
        "document": asdict(found.document),
        "story": [asdict(each) for each in found.story],
        "copies": [_row(row, each) for each in told for row in each.pair.rows],
    }


def _row(row: Shared, told: SideBySide) -> dict[str, Any]:
    pair = told.pair
    return {
        "kind": pair.kind,
        "other": asdict(pair.other),
        "jaccard": pair.jaccard,
        "containment": pair.containment,
        **asdict(row),
        "why": why(told),
        "figures_changed": told.figures_changed,
        "figures_kept": told.figures_kept,
        "shared": _places(row, told, (part for passage in told.passages for part in passage.parts)),
        "replaced": _places(row, told, (place for passage in told.passages for place in passage.replaced)),
    }


def _places(row: Shared, told: SideBySide, places: Iterable[Place]) -> list[dict[str, Any]]:
    return [_place(place, told) for place in sorted(places) if _is_inside(row, place)]


def _is_inside(row: Shared, place: Place) -> bool:
    (start, end), (other_start, other_end) = place.spans
    return (
        row.start_char <= start
        and end <= row.end_char
        and row.other_start_char <= other_start
        and other_end <= row.other_end_char
    )


def _place(place: Place, told: SideBySide) -> dict[str, Any]:
    (start, end), (other_start, other_end) = place.spans
    one, other = (side.text for side in told.sides)
    return {
        "start_char": start,
        "end_char": end,
        "matched_text": one[start:end],
        "other_start_char": other_start,
        "other_end_char": other_end,
        "other_matched_text": other[other_start:other_end],
    }
