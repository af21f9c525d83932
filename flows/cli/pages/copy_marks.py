"""What is marked in each of two texts that share words: the words, those replaced among them, and boilerplate."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from warehouse.shared_text import Place, SharedPassage, SideBySide

_WORD = re.compile(r"\w")

# Gives the blocks of the one text and of the other that a place is in.
Where = Callable[[Place], tuple[int, int]]


class MarkKind(StrEnum):
    """What marked words are to the other text; a figure is one that the other does not have there."""

    SHARED = "shared"
    REPLACED = "replaced"
    FIGURE = "figure"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with what it is; the number it has in common with its counterpart, and the words there if others."""

    kind: MarkKind
    start_char: int
    end_char: int
    number: int = 0
    counterpart: str = ""
    is_moved: bool = False


class Numbering(NamedTuple):
    """The numbers of passages that moved, and what numbers the rows of the others."""

    moved: Mapping[int, int]
    row: Callable[[Place], int]


def marks(found: SideBySide, side: int, where: Where, numbering: Numbering) -> Iterator[Mark]:
    """All marks of one of the two texts."""
    for passage in found.passages:
        yield from _shared(passage, side, found.sides[side].text, where, numbering)
    number = 0
    for passage in found.passages:
        for place in passage.replaced:
            number += 1
            yield from _replaced(place, side, found, number)
    for start, end in found.sides[side].boilerplate:
        yield Mark(MarkKind.BOILERPLATE, start, end)


def _shared(passage: SharedPassage, side: int, text: str, where: Where, numbering: Numbering) -> Iterator[Mark]:
    """A mark for parts in one block with no words of their own between them, only such as are replaced."""
    moved = numbering.moved.get(id(passage))
    replaced = {place.spans[side][0] for place in passage.replaced}
    begun = passage.parts[0]
    for part, after in pairwise([*passage.parts, None]):
        if part and not (after and where(part) == where(after) and _is_joined(part, after, side, text, replaced)):
            span = begun.spans[side][0], part.spans[side][1]
            yield Mark(MarkKind.SHARED, *span, moved or numbering.row(begun), is_moved=moved is not None)
            begun = after or begun


def _is_joined(before: Place, after: Place, side: int, text: str, replaced: set[int]) -> bool:
    word = _WORD.search(text, before.spans[side][1], after.spans[side][0])
    return word is None or word.start() in replaced


def _replaced(place: Place, side: int, found: SideBySide, number: int) -> Iterator[Mark]:
    counterpart = found.sides[1 - side].text[slice(*place.spans[1 - side])]
    yield Mark(MarkKind.REPLACED, *place.spans[side], number, counterpart)
    for span in place.figures[side]:
        yield Mark(MarkKind.FIGURE, *span, number, counterpart)
