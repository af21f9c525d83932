"""Tables without ruled lines: rows whose parts stand under one another."""

import statistics
from collections.abc import Callable

from threatlake.reading.pdf_segments import Segment

_ALIGNED = 4.0  # points: edges of a column differ by no more
_SAME_EDGE = 1.0  # points: the edges of justified lines differ by no more
_TIGHT = 1.3  # times the letter size: a line so close, its first cell empty, goes on with the row above
_NEXT_ROW = 3.2  # times the letter size: a row further down is no longer of the table
_FEWEST_ROWS = 3
_LONG = 45  # characters: lines of running text are longer, cells of tables shorter
_RUNS_ON = 0.25  # of the lines of running text begin with a small letter
_ALIGNED_SHARE = 0.6  # of the rows have a part that stands under another's

_Parts = list[Segment]


def find(rows: list[list[Segment]], parts_of: Callable[[list[Segment]], _Parts]) -> list[tuple[int, int, str]]:
    """Where tables begin and end among the rows of a column, and their text: a line a row, cells parted by bars."""
    parts = [parts_of(row) for row in rows]
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(parts):
        end = _end(parts, at) if len(parts[at]) > 1 else at
        if _is_table(parts[at:end]):
            found.append((at, end, _text(parts[at:end])))
            at = end
        else:
            at += 1
    return found


def _end(parts: list[_Parts], start: int) -> int:
    """The row after the last that may belong to a table; it ends with a row of several parts or its wrapped cells."""
    end = start + 1
    for index in range(start + 1, len(parts)):
        row, before = parts[index], parts[index - 1]
        distance = before[0].baseline - row[0].baseline
        if distance > _NEXT_ROW * max(row[0].size, before[0].size) or any(part.table is not None for part in row):
            break
        if len(row) > 1:
            end = index + 1
        elif not _is_wrapped_cell(row[0], parts[start:index]):
            break
        elif distance <= _TIGHT * row[0].size:
            end = index + 1
    return end


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
    if any("Distr" in part.text for row in rows for part in row):
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


def _text(rows: list[_Parts]) -> str:
    columns = _columns(rows)
    table: list[list[str]] = []
    before: _Parts | None = None
    for row in rows:
        cells = [""] * len(columns)
        for part in row:
            place = _place(part, columns)
            cells[place] = f"{cells[place]} {part.text}".strip()
        close = before is not None and before[0].baseline - row[0].baseline <= _TIGHT * row[0].size
        if table and close and not cells[0]:
            table[-1] = [f"{one} {two}".strip() for one, two in zip(table[-1], cells, strict=True)]
        else:
            table.append(cells)
        before = row
    return "\n".join(" | ".join(cells) for cells in table)


def _columns(rows: list[_Parts]) -> list[tuple[float, float]]:
    """The columns as the fullest rows have them."""
    most = max(len(row) for row in rows)
    fullest = [row for row in rows if len(row) == most]
    return [(min(row[at].x0 for row in fullest), max(row[at].x1 for row in fullest)) for at in range(most)]


def _place(part: Segment, columns: list[tuple[float, float]]) -> int:
    def overlap(at: int) -> tuple[float, float]:
        left, right = columns[at]
        return min(part.x1, right) - max(part.x0, left), -abs(part.x0 - left)

    return max(range(len(columns)), key=overlap)
