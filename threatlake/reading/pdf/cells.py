"""Lines of a table and the strips between its columns become cells, with what they span."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from threatlake.reading.pdf.heads import head_count
from threatlake.reading.pdf.rows import rows
from threatlake.reading.pdf.strips import Line, Run, Strip, in_columns
from threatlake.reading.pdf.table import Entry, Table

_TIGHT = 1.3  # times the letter size: lines of heads are no further apart
_CENTRED = 0.15  # of the width of several columns: their head stands no further from their middle
_EDGE = 1.5  # points: lines of one head begin, end or stand centred together
_APART = 0.4  # of the letter size: words nearer to each other are not parted by a column, spaces of wide type neither


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across, by its height above the foot of the page."""

    y: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a table before it is cut: `heads` counts its lines of heads, None where nothing tells them."""

    lines: list[Line]
    between: list[Strip]
    rules: Sequence[Rule] = field(default=())
    heads: int | None = None


def cut(plan: Plan) -> Table:
    """The table with its cells."""
    placed = [in_columns(line, plan.between, _APART) for line in plan.lines]
    head_lines = _head_lines(plan.lines, placed, len(plan.between) + 1) if plan.heads is None else plan.heads
    top = list(_heads(placed[:head_lines], plan)) if head_lines else []
    height = max((entry.row + entry.row_span for entry in top), default=0)
    entries = [*top, *_body(plan, placed, head_lines, height)]
    words = [word for line in plan.lines for word in line]
    x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
    top_y = plan.lines[0][0].baseline + plan.lines[0][0].size
    return Table(list(_filled(entries, len(plan.between) + 1)), tuple(plan.between), x0, x1, top_y, height)


def _head_lines(lines: list[Line], placed: list[list[Run]], columns: int) -> int:
    """How many lines from the top are heads, each line taken for a row; bold lines close below go on with them."""
    over = dict(_centred(placed[:2]))
    entries = [
        Entry(row, run.first, run.words, 1, 2 if row == 0 and _is_over(run, over) else run.last - run.first + 1)
        for row, line in enumerate(placed)
        for run in line
    ]
    count = head_count(entries, columns)
    while 0 < count < len(lines) - 1 and _goes_on(lines[count - 1], lines[count]):
        count += 1
    return count


def _is_over(run: Run, spans: dict[tuple[int, int], float]) -> bool:
    return any(first <= run.first and run.last <= last for first, last in spans)


def _goes_on(above: Line, line: Line) -> bool:
    is_bold = all(word.is_bold for word in (*above, *line))
    return is_bold and above[0].baseline - line[0].baseline <= _TIGHT * line[0].size


def _body(plan: Plan, placed: list[list[Run]], start: int, first_row: int) -> Iterator[Entry]:
    """The cells below the heads."""
    runs, lines = placed[start:], plan.lines[start:]
    rights = [
        max(
            (run.words[-1].x1 for line in runs for run in line if run.last == column and run.first == column),
            default=0.0,
        )
        for column in range(len(plan.between) + 1)
    ]
    for number, row in enumerate(rows(lines, runs, [rule.y for rule in plan.rules], rights)):
        yield from _row([run for line in row for run in runs[line]], first_row + number)


def _row(runs: list[Run], row: int) -> Iterator[Entry]:
    """The cells of a row; one covers the columns it runs over where no other cell stands there."""
    cells: dict[int, list[Run]] = {}
    for run in runs:
        cells.setdefault(run.first, []).append(run)
    firsts = sorted(cells)
    for first, following in zip(firsts, (*firsts[1:], None), strict=True):
        last = max(run.last for run in cells[first])
        last = last if following is None else min(last, following - 1)
        yield Entry(row, first, [word for run in cells[first] for word in run.words], 1, last - first + 1)


def _heads(placed: list[list[Run]], plan: Plan) -> Iterator[Entry]:
    """The cells of the heads; those that stand over several heads of columns make a row of their own."""
    spans = _spans(placed, plan)
    if not spans:
        yield from _row([run for line in placed for run in line], 0)
        return
    over: dict[tuple[int, int], list[Run]] = {}
    under: dict[int, list[Run]] = {}
    alone: dict[int, list[Run]] = {}
    for run in (run for line in placed for run in line):
        span = next((span for span in spans if span[0] <= run.first and run.last <= span[1]), None)
        if span is None:
            alone.setdefault(run.first, []).append(run)
        elif run.words[0].baseline >= spans[span]:
            over.setdefault(span, []).append(run)
        else:
            under.setdefault(run.first, []).append(run)
    for (first, last), found in over.items():
        yield Entry(0, first, _words(found), 1, last - first + 1)
    for first, found in alone.items():
        yield Entry(0, first, _words(found), 2)
    for first, found in under.items():
        yield Entry(1, first, _words(found))


def _words(found: list[Run]) -> Line:
    return [word for run in found for word in run.words]


def _spans(placed: list[list[Run]], plan: Plan) -> dict[tuple[int, int], float]:
    """The columns that one head stands over, and the lowest it stands; there must be heads below it."""
    lines = [run for line in placed for run in line]
    foot = min(run.words[0].baseline for run in lines)
    found: dict[tuple[int, int], float] = {}
    for rule in plan.rules:
        if rule.y > foot:
            found.update((span, rule.y) for span in _over_rule(rule, lines, plan.between))
    found = found or dict(_centred(placed))
    for run in lines:
        if run.last > run.first and not any(first <= run.last and run.first <= last for first, last in found):
            found[run.first, run.last] = run.words[0].baseline
    kept: dict[tuple[int, int], float] = {}
    for (first, last), y in found.items():
        is_free = all(last < other[0] or other[1] < first for other in kept)
        if is_free and _has_both((first, last), y, lines):
            kept[first, last] = y
    return kept


def _centred(placed: list[list[Run]]) -> Iterator[tuple[tuple[int, int], float]]:
    """The columns whose heads have another above their middle, told by the room beside it."""
    for upper, lower in pairwise(placed):
        taken = {column for run in upper for column in range(run.first, run.last + 1)}
        below = {run.first: run for run in lower if run.first == run.last}
        for run in (run for run in upper if run.first == run.last and run.first in below):
            free = {column for column in below if column not in taken} | {run.first}
            spans = [(run.first - 1, run.first), (run.first, run.first + 1)]
            for first, last in (span for span in spans if free.issuperset(span)):
                x0, x1 = below[first].words[0].x0, below[last].words[-1].x1
                middle = (run.words[0].x0 + run.words[-1].x1) / 2
                if abs(middle - (x0 + x1) / 2) <= _CENTRED * (x1 - x0) and not _is_flush(run, below[run.first]):
                    yield (first, last), run.words[0].baseline


def _is_flush(run: Run, below: Run) -> bool:
    """Whether two heads begin, end or stand centred together: then they are one of several lines."""
    one, two = (run.words[0].x0, run.words[-1].x1), (below.words[0].x0, below.words[-1].x1)
    distances = (one[0] - two[0], one[1] - two[1], (one[0] + one[1] - two[0] - two[1]) / 2)
    return min(map(abs, distances)) <= _EDGE


def _over_rule(rule: Rule, lines: list[Run], between: list[Strip]) -> Iterator[tuple[int, int]]:
    """The columns below each of the heads that stand on a rule; halfway between two of them the columns change."""
    level = min((run.words[0].baseline for run in lines if _stands_on(run, rule)), default=0.0)
    heads = [run for run in lines if _stands_on(run, rule) and run.words[0].baseline < level + run.words[0].size / 2]
    heads.sort(key=lambda run: run.words[0].x0)
    ends = [(one.words[-1].x1 + two.words[0].x0) / 2 for one, two in pairwise(heads)]
    left, right = min(run.words[0].x0 for run in lines), max(run.words[-1].x1 for run in lines)
    sides = pairwise([(left, left), *between, (right, right)])
    middles = [(one[1] + two[0]) / 2 for one, two in sides]
    for x0, x1 in zip([rule.x0, *ends], [*ends, rule.x1], strict=False):
        under = [column for column, middle in enumerate(middles) if x0 <= middle <= x1]
        if heads and 1 < len(under) < len(middles):
            yield under[0], under[-1]


def _stands_on(run: Run, rule: Rule) -> bool:
    middle = (run.words[0].x0 + run.words[-1].x1) / 2
    return run.words[0].baseline > rule.y and rule.x0 <= middle <= rule.x1


def _has_both(span: tuple[int, int], y: float, lines: list[Run]) -> bool:
    """Whether one head stands over several."""
    inside = [run for run in lines if span[0] <= run.first and run.last <= span[1]]
    under = {run.first for run in inside if run.words[0].baseline < y}
    return len(under) > 1 and any(run.words[0].baseline >= y for run in inside)


def _filled(entries: list[Entry], columns: int) -> Iterator[Entry]:
    """The cells in their order, those without words too."""
    taken = {
        (entry.row + down, entry.column + on)
        for entry in entries
        for down in range(entry.row_span)
        for on in range(entry.column_span)
    }
    height = max(entry.row + entry.row_span for entry in entries)
    empty = [Entry(row, column, []) for row in range(height) for column in range(columns) if (row, column) not in taken]
    yield from sorted([*entries, *empty], key=lambda entry: (entry.row, entry.column))
