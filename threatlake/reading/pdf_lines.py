"""Words become lines in the order in which a page is read: columns one after the other."""

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from threatlake.reading import pdf_grids
from threatlake.reading.labels import mark_of
from threatlake.reading.pdf_segments import UNRULED, Segment, rows

_TAB = 1.8  # of the letter size: the widest gap inside a line that stands in no column
_LETTERED = re.compile(r"[^\W\d_]{1,5}[.)]")  # `vi.`, `a.`: no label that is read, but one that stands before its text
_LONGEST_LABEL = 6  # characters: `(viii)`
_NARROWEST_COLUMN = 0.15  # of the width of the text
_GUTTER = 0.7  # of the letter size: columns are never closer
_FEWEST_LINES = 3  # lines make a column
_FULL = 0.55  # of the column's width is the median line of running text; cells of tables fill less
_FEWEST_LETTERS = 18  # in the median line of running text; figures and names are shorter
_RUNS_ON = 0.25  # of the lines of running text begin with a small letter
_OVERLAP = 0.5  # of the shorter column stands beside the other


@dataclass(slots=True)
class Line:
    """A line of running text, and the column it stands in."""

    segment: Segment
    left: float
    right: float
    column: int
    beside: bool = False

    @property
    def text(self) -> str:
        """What is written on it."""
        return self.segment.text


def lines(pieces: list[Segment]) -> list[Line]:
    """Everything on a page in reading order."""
    found: list[Line] = []
    for number, (column, left, right) in enumerate(_columns(rows(pieces), depth=0)):
        at = 0
        for start, end, text in pdf_grids.find(column, _cells):
            found.extend(line for row in column[at:start] for line in _row_lines(row, left, right, number))
            found.append(Line(_unruled(column[start:end], text), left, right, number))
            at = end
        found.extend(line for row in column[at:] for line in _row_lines(row, left, right, number))
    return found


def _unruled(table: list[list[Segment]], text: str) -> Segment:
    whole = Segment([word for row in table for piece in row for word in piece.words], UNRULED)
    whole.text = text
    return whole


_Rows = list[list[Segment]]


def _columns(page_rows: _Rows, depth: int) -> Iterator[tuple[_Rows, float, float]]:
    """Parts of the page that are read from top to bottom, with their edges."""
    if not page_rows:
        return
    left = min(piece.x0 for row in page_rows for piece in row)
    right = max(piece.x1 for row in page_rows for piece in row)
    pending: _Rows = []
    at = 0
    while at < len(page_rows):
        end, gutter = _band(page_rows, at, left, right) if depth < 4 else (at, 0.0)  # noqa: PLR2004 - columns of columns
        halves = _halves(page_rows[at:end], gutter)
        if halves is None and depth == 0:
            end, halves = _masthead(page_rows, at, end)
        if halves is None:
            pending.append(page_rows[at])
            at += 1
            continue
        if pending:
            yield pending, left, right
            pending = []
        for half in halves:
            yield from _columns(half, depth + 1)
        at = end
    if pending:
        yield pending, left, right


def _band(page_rows: _Rows, start: int, left: float, right: float) -> tuple[int, float]:
    """How far down from a row one gutter stays free, and where it is."""
    margin = _NARROWEST_COLUMN * (right - left)
    free = [(left + margin, right - margin)]
    end = start
    for row in page_rows[start:]:
        narrowed = _free(free, row)
        if not narrowed:
            break
        free = narrowed
        end += 1
    low, high = max(free, key=lambda span: span[1] - span[0])
    return end, (low + high) / 2


def _free(free: list[tuple[float, float]], row: list[Segment]) -> list[tuple[float, float]]:
    for piece in row:
        cut: list[tuple[float, float]] = []
        for low, high in free:
            cut.extend(((low, min(high, piece.x0)), (max(low, piece.x1), high)))
        free = [(low, high) for low, high in cut if high - low >= _GUTTER * piece.size]
    return free


def _halves(band: _Rows, gutter: float) -> tuple[_Rows, _Rows] | None:
    """The rows left and right of a gutter, where both read as running text."""
    lefts = [[piece for piece in row if piece.x1 <= gutter] for row in band]
    rights = [[piece for piece in row if piece.x0 >= gutter] for row in band]
    left, right = [row for row in lefts if row], [row for row in rights if row]
    if min(len(left), len(right)) < _FEWEST_LINES or not (_is_running(left) and _is_running(right)):
        return None
    top, bottom = min(left[0][0].baseline, right[0][0].baseline), max(left[-1][0].baseline, right[-1][0].baseline)
    shorter = min(half[0][0].baseline - half[-1][0].baseline for half in (left, right))
    return (left, right) if top - bottom >= _OVERLAP * shorter else None


def _masthead(page_rows: _Rows, start: int, end: int) -> tuple[int, tuple[_Rows, _Rows] | None]:
    """The rows of a UN masthead: the names of the bodies, and the notes of distribution beside them."""
    marked = next((piece for row in page_rows[start:end] for piece in row if piece.text.startswith("Distr")), None)
    if marked is None:
        return end, None
    edge = marked.x0 - _GUTTER * marked.size
    both = [index for index in range(start, end) if any(piece.x0 >= edge for piece in page_rows[index])]
    end = both[-1] + 1
    left = [[piece for piece in row if piece.x0 < edge] for row in page_rows[start:end]]
    right = [[piece for piece in row if piece.x0 >= edge] for row in page_rows[start:end]]
    return end, ([row for row in left if row], [row for row in right if row])


def _is_running(column: _Rows) -> bool:
    """Whether the rows read as running text: long, well filled, and often broken in mid-sentence; no list of names."""
    left = min(piece.x0 for row in column for piece in row)
    right = max(piece.x1 for row in column for piece in row)
    filled = [max(piece.x1 for piece in row) - min(piece.x0 for piece in row) for row in column]
    letters = statistics.median(sum(len(piece.text) for piece in row) for row in column)
    if statistics.median(filled) < _FULL * (right - left) or letters < _FEWEST_LETTERS:
        return False
    initials = [row[0].text[0] for row in column[1:] if row[0].text[0].isalpha()]
    cased = [initial for initial in initials if initial.lower() != initial.upper()]
    return bool(initials) and sum(initial.islower() for initial in cased) >= _RUNS_ON * len(cased)


def _row_lines(row: list[Segment], left: float, right: float, column: int) -> Iterator[Line]:
    """The lines of a row: one, unless wide gaps part what stands side by side."""
    for number, part in enumerate(_parts(row)):
        yield Line(part, left, right, column, beside=number > 0)


def _parts(row: list[Segment], reach: float = _TAB) -> list[Segment]:
    """What stands side by side on a row, parted by wide gaps."""
    groups: list[list[Segment]] = []
    for piece in row:
        if groups and _continues(groups[-1][-1], piece, reach):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [
        group[0] if len(group) == 1 else Segment([word for piece in group for word in piece.words]) for group in groups
    ]


def _cells(row: list[Segment]) -> list[Segment]:
    """What may be cells of a table: narrower gaps part them than parts of a line."""
    return _parts(row, reach=0.0)


def _continues(before: Segment, piece: Segment, reach: float) -> bool:
    if before.table is not None or piece.table is not None:
        return False
    if before.text.endswith(("...", ". . .")) or piece.x0 - before.x1 <= reach * piece.size:
        return True
    is_label = " " not in before.text and len(before.text) <= _LONGEST_LABEL
    if not is_label:
        return False
    return mark_of(f"{before.text} Xxx xxx xxx xxx.") is not None or _LETTERED.fullmatch(before.text) is not None
