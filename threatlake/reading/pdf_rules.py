"""Tables that are ruled across only: where their rules break there are the columns, and the lines tell the rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from threatlake.reading.pdf_words import Word

_LEVEL = 1.5  # points: pieces of one rule differ by no more in height
_BREAK = 6.0  # points: pieces of one rule are no further apart
_SAME_EDGE = 8.0  # points: rules of one table begin and end together
_SAME_COLUMN = 4.0  # points: rules of one table break at the same places
_SHORTEST_RULE = 100.0  # points: a shorter one is a line above footnotes
_OUTSIDE = 4.0  # points: how far words stand out of their rules
_LOOSE = 1.4  # times the letter size: lines of one cell are closer
_FAR = 5.0  # times the letter size: what stands further below a table without a closing rule is none of it
_FOOT = 0.925  # of the page's height: below it stand page numbers
_HEADER_LINES = 7  # lines: the heads of columns are no taller
_OWN_SPACE = 0.45  # of the letter size: words nearer to each other than this are not parted by a column
_FIGURE = re.compile(r"[–—\-.…()\d\s.,%⁰¹²³⁴⁵⁶⁷⁸⁹*$€]+")

_Row = list[list[Word]]


@dataclass(frozen=True, slots=True)
class _Rule:
    top: float
    x0: float
    x1: float
    starts: tuple[float, ...]

    def fits(self, other: "_Rule") -> bool:
        """Whether both are rules of one table."""
        if abs(self.x0 - other.x0) > _SAME_EDGE or abs(self.x1 - other.x1) > _SAME_EDGE:
            return False
        few, many = sorted((self.starts[1:], other.starts[1:]), key=len)
        return bool(few) and all(min(abs(at - start) for start in many) <= _SAME_COLUMN for at in few)


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table without upright lines: its rows of words, and where it stands."""

    rows: list[_Row]
    x0: float
    x1: float
    top: float


def open_tables(edges: list[dict[str, Any]], height: float, words: list[Word]) -> Iterator[OpenTable]:
    """The tables of a page, from the top; `edges` are drawn lines with `top` counted from the top of the page."""
    rules = list(_rules(edges))
    left = list(words)
    for group in _groups(rules):
        found = _table(group, rules, height, left)
        if found is not None:
            held = {id(word) for row in found.rows for cell in row for word in cell}
            left = [word for word in left if id(word) not in held]
            yield found


def _rules(edges: list[dict[str, Any]]) -> Iterator[_Rule]:
    across = sorted((edge for edge in edges if edge["orientation"] == "h"), key=lambda edge: (edge["top"], edge["x0"]))
    level: list[dict[str, Any]] = []
    for edge in [*across, None]:
        if edge is not None and (not level or edge["top"] - level[0]["top"] <= _LEVEL):
            level.append(edge)
            continue
        yield from _level_rules(level)
        level = [edge] if edge is not None else []


def _level_rules(level: list[dict[str, Any]]) -> Iterator[_Rule]:
    """The rules at one height: pieces that meet are one."""
    pieces: list[dict[str, Any]] = []
    for edge in [*sorted(level, key=lambda edge: (edge["x0"], edge["x1"])), None]:
        if edge is not None and (not pieces or edge["x0"] - max(piece["x1"] for piece in pieces) <= _BREAK):
            pieces.append(edge)
            continue
        if not pieces:
            return
        x0, x1 = pieces[0]["x0"], max(piece["x1"] for piece in pieces)
        if x1 - x0 >= _SHORTEST_RULE:
            yield _Rule(pieces[0]["top"], x0, x1, _starts([piece["x0"] for piece in pieces]))
        pieces = [edge] if edge is not None else []


def _starts(found: list[float]) -> tuple[float, ...]:
    starts: list[float] = []
    for at in found:
        if not starts or at - starts[-1] > _SAME_COLUMN:
            starts.append(at)
    return tuple(starts)


def _groups(rules: list[_Rule]) -> Iterator[list[_Rule]]:
    """Rules that belong together; pieces of heads that span a few columns only are passed over."""
    left = list(rules)
    while left:
        group = [left.pop(0)]
        for rule in list(left):
            if rule.fits(group[-1]) or rule.fits(group[0]):
                group.append(rule)
                left.remove(rule)
            elif rule.x1 - rule.x0 > group[0].x1 - group[0].x0 - _SAME_EDGE:
                break
        if len(group) > 1:
            yield group


def _table(group: list[_Rule], rules: list[_Rule], height: float, words: list[Word]) -> OpenTable | None:
    starts = max((rule.starts for rule in group), key=len)
    x0, x1 = group[0].x0, max(rule.x1 for rule in group)
    inside = [word for word in words if x0 - _OUTSIDE <= word.x0 and word.x1 <= x1 + 2 * _OUTSIDE]
    lines = _lines([word for word in inside if height - word.baseline > group[0].top])
    tops = [rule.top for rule in group]
    while len(tops) > 1 and not any(tops[0] < height - line[0].baseline < tops[1] for line in lines):
        tops.pop(0)
    if len(tops) < 2:  # noqa: PLR2004 - above and below
        return None
    heads = [line for line in lines if tops[0] < height - line[0].baseline < tops[1]]
    if len(heads) > _HEADER_LINES:
        heads = []
    bottom = tops[-1] if len(tops) > 2 or not heads else _open_end(lines, starts, height, tops[-1])  # noqa: PLR2004
    body = [line for line in lines if tops[0] < height - line[0].baseline < bottom and line not in heads]
    levels = sorted({*tops, *(rule.top for rule in rules if rule.x0 >= x0 - _SAME_EDGE and rule.x1 <= x1 + _SAME_EDGE)})
    rows = [_cells(_flat(heads), starts)] if heads else []
    rows.extend(_cells(_flat(row), starts) for row in _rows(body, starts, height, levels))
    return OpenTable(rows, x0, x1, height - tops[0])


def _flat(lines: list[list[Word]]) -> list[Word]:
    return [word for line in lines for word in line]


def _lines(words: list[Word]) -> list[list[Word]]:
    """The words by the line they stand on, from the top, each from the left."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.baseline):
        if lines and lines[-1][0].baseline - word.baseline <= _LEVEL * 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def _open_end(lines: list[list[Word]], starts: tuple[float, ...], height: float, top: float) -> float:
    """Where a table ends that has rules about its head only: before a line that keeps to no column."""
    end = top
    for line in lines:
        at = height - line[0].baseline
        if at <= top:
            continue
        if at - end > _FAR * line[0].size or at > _FOOT * height or _crosses(line, starts):
            break
        end = at
    return end + 1


def _crosses(line: list[Word], starts: tuple[float, ...]) -> bool:
    for before, word in pairwise(line):
        is_near = word.x0 - before.x1 < _OWN_SPACE * word.size
        if is_near and _column(before.x0, starts) != _column(word.x0, starts):
            return True
    return any(
        _column(word.x0, starts) != _column(word.x1 - word.size / 2, starts) for word in line if len(word.text) > 1
    )


def _column(x: float, starts: tuple[float, ...]) -> int:
    return max(0, sum(start - _SAME_COLUMN / 2 <= x for start in starts) - 1)


def _cells(words: list[Word], starts: tuple[float, ...]) -> _Row:
    """Words by column; one that follows another closely stays with it."""
    cells: _Row = [[] for _ in starts]
    for line in _lines(words):
        column = 0
        before: Word | None = None
        for word in line:
            if before is None or word.x0 - before.x1 >= _OWN_SPACE * word.size:
                column = _column((word.x0 + word.x1) / 2, starts)
            cells[column].append(word)
            before = word
    return cells


def _rows(
    body: list[list[Word]], starts: tuple[float, ...], height: float, levels: list[float]
) -> Iterator[list[list[Word]]]:
    """The lines of each row: a rule begins one, and so does a wide gap, or a line that has its figures."""
    row: list[list[Word]] = []
    for line in body:
        if row and _begins_row(row, line, starts, height, levels):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _begins_row(
    row: list[list[Word]], line: list[Word], starts: tuple[float, ...], height: float, levels: list[float]
) -> bool:
    above, below = height - row[-1][0].baseline, height - line[0].baseline
    if any(above < level < below for level in levels):
        return True
    cells = _cells(line, starts)
    filled = [column for column, cell in enumerate(cells) if cell]
    is_apart = below - above > _LOOSE * line[0].size
    if is_apart and (cells[0] or len(filled) > 1):
        return True
    earlier = _cells(_flat(row), starts)
    last = filled[-1]
    is_figure = last > 0 and _FIGURE.fullmatch(" ".join(word.text for word in cells[last])) is not None
    return bool(cells[0]) and is_figure and bool(earlier[last])
