"""Tables without ruled lines: rows whose parts stand under one another."""

import statistics
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from threatlake.reading.pdf.beside import is_data, is_formula, is_no_table
from threatlake.reading.pdf.cells import Plan, cut
from threatlake.reading.pdf.segments import Segment
from threatlake.reading.pdf.strips import strips
from threatlake.reading.pdf.table import Table
from threatlake.reading.pdf.words import Word

_ALIGNED = 4.0  # points: edges of a column differ by no more
_SAME_EDGE = 1.0  # points: the edges of justified lines differ by no more
_TIGHT = 1.3  # times the letter size: a line so close, its first cell empty, goes on with the row above
_NEXT_ROW = 3.2  # times the letter size: a row further down is no longer of the table
_FEWEST_ROWS = 3
_LONG = 45  # characters: lines of running text are longer, cells of tables shorter
_RUNS_ON = 0.25  # of the lines of running text begin with a small letter
_APART = 0.9  # of the letter size: words further apart may stand in two columns
_NEAR = 0.6  # of the letter size: where another row has room, words so far apart stand in two columns
_ALIGNED_SHARE = 0.6  # of the rows have a part that stands under another's

_Parts = list[Segment]


def find(rows: list[list[Segment]], parts_of: Callable[[list[Segment]], _Parts]) -> list[tuple[int, int, Table]]:
    """Where tables begin and end among the rows of a column, and what they are."""
    if sum(len(row) > 1 for row in rows) < _FEWEST_ROWS - 1:
        return []
    parts = [row if len(row) == 1 else parts_of(row) for row in rows]
    found: list[tuple[int, int, Table]] = []
    at = 0
    while at < len(parts):
        end = _end(parts, at) if len(parts[at]) > 1 else at
        at = _start(parts, at, found[-1][1] if found else 0) if end - at > 1 else at
        table = _table(parts[at:end]) if _is_table(parts[at:end]) else None
        if table is not None:
            found.append((at, end, table))
            at = end
        else:
            at += 1
    return found


def _end(parts: list[_Parts], start: int) -> int:
    """The row after the last that may belong to a table; it ends with a row of several parts or its wrapped cells."""
    end = start + 1
    for index in range(start + 1, len(parts)):
        row = parts[index] = _fitted(parts[index], parts[index - 1])
        before = parts[index - 1]
        distance = before[0].baseline - row[0].baseline
        if distance > _NEXT_ROW * max(row[0].size, before[0].size) or any(part.table is not None for part in row):
            break
        is_tight = distance <= _TIGHT * row[0].size
        if len(row) > 1 or (is_tight and _is_inside(row[0], before)):
            end = index + 1
        elif not _is_wrapped_cell(row[0], parts[start:index]):
            break
        elif is_tight:
            end = index + 1
    return end


def _start(parts: list[_Parts], at: int, least: int) -> int:
    """The row in which a table begins: those close above may be its heads, though their words are near each other."""
    while at > least:
        row = _fitted(parts[at - 1], parts[at])
        distance = row[0].baseline - parts[at][0].baseline
        if len(parts[at - 1]) > 1 or len(row) < len(parts[at]) or distance > _NEXT_ROW * row[0].size:
            break
        at -= 1
        parts[at] = row
    return at


def _fitted(row: _Parts, beside: _Parts) -> _Parts:
    """A row in one part, parted where the row beside it has room and it has some too."""
    if len(row) > 1 or len(beside) < 2 or row[0].table is not None:  # noqa: PLR2004 - room is between two
        return row
    room = [(one.x1, two.x0) for one, two in pairwise(beside)]
    pieces: list[list[Word]] = [[]]
    for word in row[0].words:
        before = pieces[-1][-1] if pieces[-1] else None
        if (
            before is not None
            and word.x0 - before.x1 >= _NEAR * word.size
            and any(before.x1 < high and word.x0 > low for low, high in room)
        ):
            pieces.append([])
        pieces[-1].append(word)
    return [Segment(piece) for piece in pieces] if len(pieces) > 1 else row


def _is_inside(part: Segment, above: _Parts) -> bool:
    """Whether a part stands within the edges of one of those directly above."""
    return len(above) > 1 and any(cell.x0 - _ALIGNED <= part.x0 and part.x1 <= cell.x1 + _ALIGNED for cell in above)


def _is_wrapped_cell(part: Segment, above: list[_Parts]) -> bool:
    return any(
        abs(part.x0 - cell.x0) <= _ALIGNED and part.x1 <= max(other.x1 for row in above for other in row)
        for row in above
        if len(row) > 1
        for cell in row
    )


def _is_table(rows: list[_Parts]) -> bool:
    several = [row for row in rows if len(row) > 1]
    if len(several) < _FEWEST_ROWS and not (len(several) == _FEWEST_ROWS - 1 and all(len(row) > 2 for row in several)):  # noqa: PLR2004
        return False
    if _is_justified(several):
        return False
    if _is_running([max(row, key=lambda part: part.x1 - part.x0).text for row in rows]):
        return False
    return sum(_has_mates(row, several) for row in several) >= _ALIGNED_SHARE * len(several)


def _is_justified(several: list[_Parts]) -> bool:
    """Whether the rows are lines spaced out to fill a narrow column: words only, from one edge to the other."""
    lefts, rights = [row[0].x0 for row in several], [row[-1].x1 for row in several]
    is_filled = max(lefts) - min(lefts) <= _SAME_EDGE and max(rights) - min(rights) <= _SAME_EDGE
    return is_filled and not any(character.isdigit() for row in several for part in row for character in part.text)


def _is_running(texts: list[str]) -> bool:
    """Whether the widest parts of the rows are running text, which dirt on a scan or wide spaces seem to part."""
    lower = sum(text[0].islower() for text in texts)
    return statistics.median(len(text) for text in texts) >= _LONG and lower >= _RUNS_ON * len(texts)


def _has_mates(row: _Parts, several: list[_Parts]) -> bool:
    """Whether a part of the row, but the first, stands under or above one of another row."""
    others = [part for beside in several if beside is not row for part in beside[1:]]
    return any(_is_under(part, other) for part in row[1:] for other in others)


def _is_under(part: Segment, other: Segment) -> bool:
    """Whether two parts stand in one column; numbers stand by their right edge, as do the ends of justified lines."""
    if abs(part.x0 - other.x0) <= _ALIGNED:
        return True
    return abs(part.x1 - other.x1) <= _ALIGNED and all(any(map(str.isdigit, one.text)) for one in (part, other))


def _table(rows: list[_Parts]) -> Table | None:
    """The cells by the strips that the rows leave free; None where they leave none."""
    lines = [sorted((word for part in row for word in part.words), key=lambda word: word.x0) for row in rows]
    between = [] if is_no_table(lines) else strips(lines, _APART)
    table = cut(Plan(lines, between)) if between else None
    if table is None or is_formula(table):
        return None
    return replace(table, is_data=is_data(table))
