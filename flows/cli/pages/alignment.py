"""Two texts in rows: blocks that share words stand side by side, in the order of both texts.

shared passages -> those in the same order in both, the longest first, make rows -> the others have moved
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from flows.cli.pages.blocks import Block, blocks
from flows.cli.pages.copy_marks import Mark, Numbering, Where, marks
from warehouse.shared_text import Place, SharedPassage, SideBySide

# A stretch of blocks without shared words is left out from so many characters; what is shorter is soon read.
MOST_UNSHARED = 280

Blocks = tuple[int, int]


class Unit(NamedTuple):
    """A block with its marks."""

    block: Block
    marks: tuple[Mark, ...]


class LeftOut(NamedTuple):
    """Blocks that follow each other and share nothing."""

    units: tuple[Unit, ...]


Cell = tuple[Unit | LeftOut, ...]


class Row(NamedTuple):
    """What stands side by side: a part of the one text and a part of the other, either of which may be empty."""

    cells: tuple[Cell, Cell]


def rows(found: SideBySide) -> list[Row]:
    """Align two texts; together the rows hold all blocks of both, in their order."""
    columns = [list(blocks(side.text, side.paragraphs)) for side in found.sides]
    where = _where(columns)
    straight = in_order(found.passages)
    anchors = sorted({where(part) for passage in straight for part in passage.parts})
    ranges = list(_ranges(anchors, (len(columns[0]), len(columns[1]))))
    first_blocks = [begins[0] for begins, _ in ranges]
    numbering = Numbering(
        {id(passage): number for number, passage in enumerate(_moved(found, straight), start=1)},
        lambda place: bisect_right(first_blocks, where(place)[0]),
    )
    units = [
        list(_units(column, sorted(marks(found, side, where, numbering), key=lambda mark: mark.start_char)))
        for side, column in enumerate(columns)
    ]
    return [
        Row((_cell(units[0][begins[0] : ends[0]]), _cell(units[1][begins[1] : ends[1]]))) for begins, ends in ranges
    ]


def in_order(passages: Sequence[SharedPassage]) -> list[SharedPassage]:
    """Passages that follow each other in both texts: each, as given, that fits among those before it."""
    kept: list[tuple[Place, SharedPassage]] = []
    for passage in passages:
        hull = _hull(passage)
        at = bisect_right(kept, hull.spans[0][0], key=lambda each: each[0].spans[0][0])
        fits_behind = at == 0 or _is_behind(hull, kept[at - 1][0])
        if fits_behind and (at == len(kept) or _is_behind(kept[at][0], hull)):
            kept.insert(at, (hull, passage))
    return [passage for _, passage in kept]


def _hull(passage: SharedPassage) -> Place:
    first, last = passage.parts[0].spans, passage.parts[-1].spans
    return Place(((first[0][0], last[0][1]), (first[1][0], last[1][1])))


def _is_behind(after: Place, before: Place) -> bool:
    return all(end <= start for (_, end), (start, _) in zip(before.spans, after.spans, strict=True))


def _moved(found: SideBySide, straight: Sequence[SharedPassage]) -> list[SharedPassage]:
    """The passages that stand elsewhere in the other text, in the order of the one."""
    kept = {id(passage) for passage in straight}
    moved = [passage for passage in found.passages if id(passage) not in kept]
    return sorted(moved, key=lambda passage: passage.parts[0].spans[0])


def _where(columns: Sequence[Sequence[Block]]) -> Where:
    """What tells the blocks that a place is in."""
    starts = [[block.start_char for block in column] for column in columns]

    def where(place: Place) -> Blocks:
        one, other = (bisect_right(of, span[0]) - 1 for of, span in zip(starts, place.spans, strict=True))
        return max(0, one), max(0, other)

    return where


def _ranges(anchors: Sequence[Blocks], counts: Blocks) -> Iterator[tuple[Blocks, Blocks]]:
    """The blocks of each row: where they begin in both texts, and one past where they end."""
    done = (0, 0)
    joined: list[list[Blocks]] = []
    for anchor in anchors:
        if joined and (anchor[0] == joined[-1][-1][0] or anchor[1] == joined[-1][-1][1]):
            joined[-1].append(anchor)
        else:
            joined.append([anchor])
    for first, *_, last in (together * 2 for together in joined):
        if first != done:
            yield done, first
        done = last[0] + 1, last[1] + 1
        yield first, done
    if done != counts:
        yield done, counts


def _units(column: Sequence[Block], of_column: Sequence[Mark]) -> Iterator[Unit]:
    """Each block with the marks that reach into it."""
    inside: list[list[Mark]] = [[] for _ in column]
    starts = [block.start_char for block in column]
    for mark in of_column:
        for at in range(max(0, bisect_right(starts, mark.start_char) - 1), len(column)):
            if starts[at] >= mark.end_char:
                break
            inside[at].append(mark)
    for block, of_block in zip(column, inside, strict=True):
        yield Unit(block, tuple(of_block))


def _cell(units: Sequence[Unit]) -> Cell:
    """Blocks of a row; long stretches of them without any mark are left out."""
    cell: list[Unit | LeftOut] = []
    for is_marked, group in groupby(units, lambda unit: bool(unit.marks)):
        together = tuple(group)
        length = sum(unit.block.end_char - unit.block.start_char for unit in together)
        cell += together if is_marked or length <= MOST_UNSHARED else [LeftOut(together)]
    return tuple(cell)
