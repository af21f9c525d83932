"""Words become lines in the order in which a page is read: columns one after the other."""

import statistics
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from threatlake.reading.labels import mark_of
from threatlake.reading.pdf_words import Word

_SAME_LINE = 0.35  # of the letter size: how far baselines of one line differ
_WIDE_GAP = 1.2  # of the letter size: two words further apart may belong to two columns
_TAB = 3.0  # of the letter size: the widest gap inside a line that stands in no column
_NARROWEST_COLUMN = 0.15  # of the width of the text
_GUTTER = 0.7  # of the letter size: columns are never closer
_FEWEST_LINES = 3  # lines make a column
_FULL = 0.55  # of the column's width is the median line of running text; cells of tables fill less
_OVERLAP = 0.5  # of the shorter column stands beside the other
_UNITS = frozenset({"m", "km", "cm", "mm", "dm", "ft", "м", "км", "см"})


@dataclass(slots=True)
class Segment:
    """Words that follow one another on a line without a wide gap, or the text of a table."""

    words: list[Word]
    table: int | None = None
    text: str = field(init=False)
    x0: float = field(init=False)
    x1: float = field(init=False)
    baseline: float = field(init=False)
    size: float = field(init=False)
    is_bold: bool = field(init=False)

    def __post_init__(self) -> None:
        """Measure the words."""
        self.text = _joined(self.words)
        self.x0, self.x1 = min(word.x0 for word in self.words), max(word.x1 for word in self.words)
        plain = [word for word in self.words if not word.is_raised] or self.words
        self.baseline = plain[0].baseline
        self.size = statistics.median_low([word.size for word in plain])
        self.is_bold = all(word.is_bold for word in plain)


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


def segments(words: list[Word]) -> list[Segment]:
    """Words of the same line that stand near each other, in the order of the file."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _follows(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Segment(run) for run in runs]


def _follows(before: Word, word: Word) -> bool:
    size = max(before.size, word.size)
    if abs(before.baseline - word.baseline) > _SAME_LINE * min(before.size, word.size):
        return False
    gap = before.x0 - word.x1 if _is_rtl(word.text) and _is_rtl(before.text) else word.x0 - before.x1
    return -0.6 * size <= gap <= _WIDE_GAP * size


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text[:3])


def _joined(words: list[Word]) -> str:
    pieces: list[str] = []
    before: Word | None = None
    for word in words:
        is_power = before is not None and word.is_raised and before.text.lower() in _UNITS
        pieces.extend((" ", word.text) if pieces and not is_power else (word.text,))
        before = word
    return "".join(pieces)


def rows(pieces: list[Segment]) -> list[list[Segment]]:
    """Segments by the line they stand on, from the top; within a line from the left, or as written from the right."""
    found: list[list[Segment]] = []
    for piece in sorted(pieces, key=lambda segment: -segment.baseline):
        if found and abs(found[-1][0].baseline - piece.baseline) <= _SAME_LINE * min(found[-1][0].size, piece.size):
            found[-1].append(piece)
        else:
            found.append([piece])
    for row in found:
        rtl = sum(_is_rtl(piece.text) for piece in row) * 2 > len(row)
        row.sort(key=lambda segment: -segment.x1 if rtl else segment.x0)
    return found


def lines(pieces: list[Segment]) -> list[Line]:
    """Everything on a page in reading order."""
    found: list[Line] = []
    for number, (column, left, right) in enumerate(_columns(rows(pieces), depth=0)):
        for row in column:
            found.extend(_row_lines(row, left, right, number))
    return found


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


def _is_running(column: _Rows) -> bool:
    left = min(piece.x0 for row in column for piece in row)
    right = max(piece.x1 for row in column for piece in row)
    filled = [max(piece.x1 for piece in row) - min(piece.x0 for piece in row) for row in column]
    letters = statistics.median(sum(len(piece.text) for piece in row) for row in column)
    return statistics.median(filled) >= _FULL * (right - left) and letters >= 15  # noqa: PLR2004 - figures are shorter


def _row_lines(row: list[Segment], left: float, right: float, column: int) -> Iterator[Line]:
    """The lines of a row: one, unless wide gaps part what stands side by side."""
    group: list[Segment] = []
    beside = False
    for piece in row:
        if group and not _continues(group[-1], piece):
            yield _line(group, left, right, column, beside=beside)
            group, beside = [], True
        group.append(piece)
    if group:
        yield _line(group, left, right, column, beside=beside)


def _continues(before: Segment, piece: Segment) -> bool:
    if before.table is not None or piece.table is not None:
        return False
    is_label = mark_of(f"{before.text} Xxx xxx xxx xxx.") is not None and " " not in before.text
    return piece.x0 - before.x1 <= _TAB * piece.size or (is_label and len(before.text) <= 6)  # noqa: PLR2004 - `(viii)`


def _line(group: list[Segment], left: float, right: float, column: int, *, beside: bool) -> Line:
    whole = group[0] if len(group) == 1 else Segment([word for piece in group for word in piece.words])
    return Line(whole, left, right, column, beside)
