"""Rows become parts of the page that are read from top to bottom: columns and boxes, parted by free strips."""

import statistics
from collections.abc import Iterator

from threatlake.reading.pdf.gutters import Rows, Spans, filled, is_edge, is_wider, runs_across, still_free
from threatlake.reading.pdf.segments import Segment, is_rtl

_DEEPEST = 4  # columns of columns
_NARROWEST_COLUMN = 0.15  # of the width of the text
_GUTTER = 0.7  # of the letter size: columns are seldom closer, and then their edges show
_NARROW_LINES = 6  # lines stand on both sides of a narrow gutter
_FEWEST_LINES = 3  # lines make a column
_FULL = 0.55  # of the column's width is the median line of running text; cells of tables fill less
_FEWEST_LETTERS = 18  # in the median line of running text; figures and names are shorter
_RUNS_ON = 0.25  # of the lines of running text begin with a small letter
_OVERLAP = 0.5  # of the shorter column stands beside the other
_ROWS_OF_COLUMNS = 12  # columns side by side have at least so many rows; fewer may be cells of a table
_ROWS_ABOVE = 6  # running head and title may stand above columns
_SAME_GUTTER = 20.0  # points: no further from the middle of a gutter is one of the columns beside it
_APART = 5.0  # times the letter size: the notes of distribution are no further apart


def columns(page_rows: Rows, gutters: list[float], depth: int = 0) -> Iterator[tuple[Rows, float, float]]:
    """Parts of the page that are read from top to bottom, with their edges.

    `gutters` are those between columns of pages that have been read; those of this page are added.
    """
    if not page_rows:
        return
    left, right = _edges(page_rows)
    spans = [[filled(piece) for piece in row] for row in page_rows]
    pending: Rows = []
    at = 0
    while at < len(page_rows):
        end, gutter = _band(page_rows, spans, at, left, right) if depth < _DEEPEST else (at, 0.0)
        while end > at and runs_across(page_rows[end - 1], gutter):
            end -= 1
        halves = _halves(page_rows[at:end], gutter, depth) or _known_halves(page_rows[at:end], gutter, gutters, depth)
        if halves is not None and depth == 0:
            gutters.append(gutter)
        elif depth == 0:
            end, halves = _masthead(page_rows, at, end)
        if halves is None:
            pending.append(page_rows[at])
            at += 1
            continue
        if pending:
            yield pending, left, right
            pending = []
        for half in halves:
            yield from columns(half, gutters, depth + 1)
        at = end
    if pending:
        yield pending, left, right


def _edges(page_rows: Rows) -> tuple[float, float]:
    return min([piece.x0 for row in page_rows for piece in row]), max([piece.x1 for row in page_rows for piece in row])


def _band(page_rows: Rows, spans: list[list[Spans]], start: int, left: float, right: float) -> tuple[int, float]:
    """How far down from a row one gutter stays free, and where it is."""
    margin = _NARROWEST_COLUMN * (right - left)
    free = [(left + margin, right - margin)]
    end = start
    for at in range(start, len(page_rows)):
        narrowed = still_free(free, page_rows[at], spans[at])
        if not narrowed:
            break
        free = narrowed
        end += 1
    low, high = max(free, key=lambda span: span[1] - span[0])
    return end, (low + high) / 2


def _halves(band: Rows, gutter: float, depth: int) -> tuple[Rows, Rows] | None:
    """The rows left and right of a gutter, in the order in which they are read, where both read as running text."""
    if len([row for row in band if any(piece.x1 > gutter for piece in row)]) < _FEWEST_LINES:
        return None
    left, right, is_cut = _parted(band, gutter)
    if min(len(left), len(right)) < (_NARROW_LINES if is_cut else _FEWEST_LINES):
        return None
    if (is_cut and not (is_edge(left, right) and is_wider(band, gutter))) or not (
        _is_text(left, depth) and _is_text(right, depth)
    ):
        return None
    top, bottom = min(left[0][0].baseline, right[0][0].baseline), max(left[-1][0].baseline, right[-1][0].baseline)
    shorter = min(half[0][0].baseline - half[-1][0].baseline for half in (left, right))
    if top - bottom < _OVERLAP * shorter:
        return None
    return (right, left) if _is_from_right(left) and _is_from_right(right) else (left, right)


def _known_halves(band: Rows, gutter: float, gutters: list[float], depth: int) -> tuple[Rows, Rows] | None:
    """The rows left and right of a gutter that other pages have too, though the second column may be a line or two."""
    if depth or not gutters:
        return None
    left, right, is_cut = _parted(band, gutter)
    if is_cut or not left or not right:
        return None
    end, begin = _edges(left)[1], _edges(right)[0]
    rooms = [min(known - end, begin - known) for known in gutters if end <= known <= begin]
    first, second = (right, left) if _is_from_right(left + right) else (left, right)
    is_at_top = second[0][0].baseline >= first[min(len(first), _ROWS_ABOVE) - 1][0].baseline
    return (first, second) if is_at_top and rooms and min(rooms) <= _SAME_GUTTER and _is_running(first) else None


def _parted(band: Rows, gutter: float) -> tuple[Rows, Rows, bool]:
    """The rows left and right of a gutter, and whether a piece had to be cut there."""
    left: Rows = []
    right: Rows = []
    is_cut = False
    for row in band:
        lefts = [piece for piece in row if piece.x1 <= gutter]
        rights = [piece for piece in row if piece.x0 >= gutter]
        for piece in row:
            if piece.x0 < gutter < piece.x1:
                is_cut = True
                lefts.append(Segment([word for word in piece.words if word.x1 <= gutter]))
                rights.insert(0, Segment([word for word in piece.words if word.x1 > gutter]))
        left.extend([lefts] if lefts else [])
        right.extend([rights] if rights else [])
    return left, right, is_cut


def _is_from_right(column: Rows) -> bool:
    pieces = [piece for row in column for piece in row]
    return 2 * sum(is_rtl(piece.text) for piece in pieces) > len(pieces)


def _masthead(page_rows: Rows, start: int, end: int) -> tuple[int, tuple[Rows, Rows] | None]:
    """The rows of a UN masthead: the names of the bodies, and the notes of distribution beside them."""
    marked = next((piece for row in page_rows[start:end] for piece in row if piece.text.startswith("Distr")), None)
    if marked is None:
        return end, None
    edge = marked.x0 - _GUTTER * marked.size
    both = [index for index in range(start, end) if any(piece.x0 >= edge for piece in page_rows[index])]
    end = start
    for index in both:
        row = page_rows[index]
        if (
            row[0].baseline < marked.baseline
            and page_rows[end - 1][0].baseline - row[0].baseline > _APART * marked.size
        ):
            break  # what stands on the right further down is no note of distribution
        end = index + 1
    left = [[piece for piece in row if piece.x0 < edge] for row in page_rows[start:end]]
    right = [[piece for piece in row if piece.x0 >= edge] for row in page_rows[start:end]]
    return end, ([row for row in left if row], [row for row in right if row])


def _is_text(part: Rows, depth: int) -> bool:
    """Whether a part of the page is running text, or columns of it: their rows, side by side, tell nothing."""
    if _is_running(part):
        return True
    if depth >= _DEEPEST or len(part) < _ROWS_OF_COLUMNS:
        return False
    left, right = _edges(part)
    spans = [[filled(piece) for piece in row] for row in part]
    for at in range(min(len(part) // 2, _ROWS_ABOVE)):
        end, gutter = _band(part, spans, at, left, right)
        if 2 * (end - at) >= len(part) and _halves(part[at:end], gutter, depth + 1) is not None:
            return True
    return False


def _is_running(column: Rows) -> bool:
    """Whether the rows read as running text: long, well filled, and often broken in mid-sentence; no list of names."""
    left, right = _edges(column)
    widths = [max([piece.x1 for piece in row]) - min([piece.x0 for piece in row]) for row in column]
    letters = statistics.median(sum([len(piece.text) for piece in row]) for row in column)
    if statistics.median(widths) < _FULL * (right - left) or letters < _FEWEST_LETTERS:
        return False
    initials = [row[0].text[0] for row in column[1:] if row[0].text[0].isalpha()]
    cased = [initial for initial in initials if initial.lower() != initial.upper()]
    return bool(initials) and sum(initial.islower() for initial in cased) >= _RUNS_ON * len(cased)
