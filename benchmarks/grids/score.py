"""Cells as read beside the cells that are right: text at its row and column, its spans, heads, tables that go on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from grids.known import Grid

Key = tuple[int, int, str]  # row, column, text without spaces


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as a tool reads it, with the spans of its cells and the rows that are heads, where the tool tells."""

    cells: dict[Key, tuple[int, int]]
    heads: frozenset[int] = frozenset()
    is_continued: bool = False


@dataclass(slots=True)
class Score:
    """Counts over files; `read` and `right` are cells with text."""

    read: int = 0
    right: int = 0
    placed: int = 0
    spanned: int = 0
    heads_read: int = 0
    heads_right: int = 0
    heads_found: int = 0
    joined: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the cells read, those at their place."""
        return self.placed / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Of the cells that are right, those read at their place."""
        return self.placed / self.right if self.right else 0.0


def folded(text: str) -> str:
    """Text without spaces and hyphens: where a line was broken is not what is measured."""
    return re.sub(r"[\s\-‐\u00ad]+", "", text)


def right_cells(grid: Grid, *, is_ruled: bool) -> dict[Key, tuple[int, int]]:
    """The cells of a table; without lines around them nobody sees over which rows a cell of its body goes."""
    return {
        (one.row, one.column, folded(one.item.text)): (
            (one.item.row_span, one.item.column_span) if is_ruled or one.row < grid.heads else (1, 1)
        )
        for one in grid.placed()
    }


def judge(score: Score, read: Sequence[ReadTable], grids: Sequence[Grid], *, is_ruled: bool, where: str) -> None:
    """Add what one file shows: each table is compared with the one that is most like it."""
    tables = list(_joined(read))
    score.joined += len(read) - len(tables)
    score.read += sum(len(table.cells) for table in tables)
    score.heads_read += sum(len(table.heads) for table in tables)
    for grid in grids:
        right = right_cells(grid, is_ruled=is_ruled)
        score.right += len(right)
        score.heads_right += grid.heads
        best = max(tables, key=lambda table: len(table.cells.keys() & right.keys()), default=None)
        same = best.cells.keys() & right.keys() if best else set()
        if len(same) < len(right) or (best and len(best.cells) > len(right)):
            score.missed.append(f"{where}, {grid.name}: {len(same)}/{len(right)} of {len(best.cells) if best else 0}")
        if best is None or not same:
            continue
        tables.remove(best)
        score.placed += len(same)
        score.spanned += sum(best.cells[key] == right[key] for key in same)
        score.heads_found += len(best.heads & set(range(grid.heads)))


def _joined(tables: Sequence[ReadTable]) -> list[ReadTable]:
    """Tables with what goes on over the page, its heads, that were printed again, left out."""
    found: list[ReadTable] = []
    for table in tables:
        if not table.is_continued or not found:
            found.append(table)
            continue
        before = found.pop()
        offset = 1 + max((row for row, _, _ in before.cells), default=-1) - len(table.heads)
        going_on = {
            (row + offset, column, text): span
            for (row, column, text), span in table.cells.items()
            if row not in table.heads
        }
        found.append(ReadTable({**before.cells, **going_on}, before.heads))
    return found
