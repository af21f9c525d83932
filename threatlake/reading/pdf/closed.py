"""Tables with lines around their cells: the cells as pdfplumber finds them between the lines, with what they span."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Any

from threatlake.reading.pdf.heads import head_count
from threatlake.reading.pdf.table import Entry, Table
from threatlake.reading.pdf.words import Word

SNAP = 3.0  # points, pdfplumber's own default for lines that nearly meet
_MOST_CROSSINGS = 6000  # of lines down and across: pdfplumber compares each with all, and more take seconds
_ENDING = 3  # lines that end together show where a line is missing
_FEWEST = 2  # rows and columns, both with text

_Box = tuple[float, float, float, float]
_Grid = dict[tuple[int, int, int, int], list[Word]]  # by row, column, and the row and column it ends before


def closed_tables(edges: list[dict[str, Any]], height: float, words: list[Word]) -> Iterator[Table]:
    """The tables whose cells have lines on all sides."""
    # pdfplumber and its pdfminer take a third of a second to load: only where there are lines.
    from pdfplumber.table import (  # noqa: PLC0415
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    merged = merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    counts = Counter(edge["orientation"] for edge in merged)
    if counts["h"] * counts["v"] > _MOST_CROSSINGS:
        return
    merged.extend(_missing(merged))
    cells = intersections_to_cells(edges_to_intersections(merged, SNAP, SNAP))
    for boxes in cells_to_tables(cells):
        found = _table(boxes, height, words)
        if found is not None:
            yield found


def _missing(edges: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The outer lines that a table may go without, as at a page break: where other lines end at one height or side."""
    across = [edge for edge in edges if edge["orientation"] == "h"]
    down = [edge for edge in edges if edge["orientation"] == "v"]
    if across and down:
        yield from _closing(down, across, ("top", "bottom"), ("x0", "x1"))
        yield from _closing(across, down, ("x0", "x1"), ("top", "bottom"))


def _closing(
    lines: list[dict[str, Any]], others: list[dict[str, Any]], ends: tuple[str, str], sides: tuple[str, str]
) -> Iterator[dict[str, Any]]:
    """A line along the ends of several where none is drawn; `sides` is how far the ends are spread."""
    for end in ends:
        for level in sorted({round(line[end]) for line in lines}):
            ending = [line for line in lines if abs(line[end] - level) <= SNAP / 2]
            if len(ending) < _ENDING:
                continue
            low, high = min(line[sides[0]] for line in ending), max(line[sides[1]] for line in ending)
            near = (one for one in others if abs(one[ends[0]] - level) <= SNAP)
            if not any(one[sides[0]] < high and one[sides[1]] > low for one in near):
                yield {**others[0], ends[0]: level, ends[1]: level, sides[0]: low, sides[1]: high}


def _table(boxes: list[_Box], height: float, words: list[Word]) -> Table | None:
    """The cells of a table with their words; None where it is a frame or decoration."""
    lefts, tops = sorted({box[0] for box in boxes}), sorted({box[1] for box in boxes})
    if len(lefts) < _FEWEST or len(tops) < _FEWEST:
        return None
    grid: _Grid = {}
    by_height = sorted(((_middle(word, height)[1], at) for at, word in enumerate(words)))
    for left, top, right, bottom in boxes:
        ends = sum(at < bottom - SNAP for at in tops), sum(at < right - SNAP for at in lefts)
        beside = sorted(at for _, at in by_height[bisect_left(by_height, (top,)) : bisect_left(by_height, (bottom,))])
        inside = [words[at] for at in beside if left <= _middle(words[at], height)[0] < right]
        grid[tops.index(top), lefts.index(left), *ends] = inside
    rows = [row for row in range(len(tops)) if any(key[0] == row and held for key, held in grid.items())]
    columns = [column for column in range(len(lefts)) if any(key[1] == column and held for key, held in grid.items())]
    if len(rows) < _FEWEST or len(columns) < _FEWEST or not _is_table(grid):
        return None
    entries = sorted(_entries(grid, rows, columns), key=lambda entry: (entry.row, entry.column))
    heads = head_count(entries, len(columns))
    x1 = max(box[2] for box in boxes)
    between = tuple((lefts[column], lefts[column]) for column in columns[1:])
    return Table(entries, between, lefts[0], x1, height - tops[0], heads)


def _middle(word: Word, height: float) -> tuple[float, float]:
    """Where the middle of a word is, counted from the top left."""
    return (word.x0 + word.x1) / 2, height - word.baseline - word.size / 3


def _is_table(grid: _Grid) -> bool:
    """Whether there are rows of several cells; one that a page break cuts may have a head and one filled cell."""
    filled = [key[0] for key, held in grid.items() if held]
    several = [filled.count(row) for row in set(filled) if filled.count(row) >= _FEWEST]
    return len(several) >= _FEWEST or max(several, default=0) > _FEWEST


def _entries(grid: _Grid, rows: list[int], columns: list[int]) -> Iterator[Entry]:
    """The cells by the rows and columns in which a cell with words begins; the others are decoration."""
    for (top, left, bottom, right), held in grid.items():
        down, on = (
            [row for row in rows if top <= row < bottom],
            [column for column in columns if left <= column < right],
        )
        if down and on:
            yield Entry(rows.index(down[0]), columns.index(on[0]), held, len(down), len(on))
