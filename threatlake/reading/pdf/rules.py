"""Tables that are ruled across only: where their rules break there are the columns, else where lines leave room."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from threatlake.reading.pdf.beside import is_no_table
from threatlake.reading.pdf.cells import Plan, cut
from threatlake.reading.pdf.drawn_rules import LEVEL, LONG, SAME_COLUMN, DrawnRule, drawn_rules, groups_of
from threatlake.reading.pdf.strips import Line, Strip, in_columns, lines_of, runs, strips
from threatlake.reading.pdf.table import Table
from threatlake.reading.pdf.words import Word

_OUTSIDE = 4.0  # points: how far words stand out of their rules
_FAR = 5.0  # times the letter size: what stands further below a table without a closing rule is none of it
_FOOT = 0.075  # of the page's height: below it stand page numbers
_NEXT = 1.2  # times the distance of rows: one as close is a row too, though it stands at the foot
_CROSSING = 0.2  # of the lines of a table cross its columns at most
_SEVERAL = 4  # lines that stand in several columns show that a table goes on
_SMALLER = 0.7  # points: notes below a table are smaller by more
_DRAWN = re.compile(r"_{4,}")  # a rule drawn with characters
_HEADER_LINES = 7  # lines: the heads of columns are no taller
_OWN_SPACE = 0.45  # of the letter size: words nearer to each other than this are not parted by a column
_APART = 0.6  # of the letter size: between rules words further apart may stand in two columns
_TABULAR = 0.5  # of the lines between two rules of a table have several parts


def open_tables(edges: list[dict[str, Any]], height: float, words: list[Word]) -> Iterator[Table]:
    """The tables of a page; `edges` are drawn lines with `top` counted from the top of the page."""
    rules = list(drawn_rules(edges, height))
    groups = list(groups_of([rule for rule in rules if rule.x1 - rule.x0 >= LONG]))
    lines = lines_of(words) if groups else []
    for group in groups:
        page = _Page(rules, [line for line in lines if line], height * _FOOT)
        plan = _broken(group, page) or _plain(group, page)
        if plan is None:
            continue
        yield cut(plan)
        held = {id(word) for line in plan.lines for word in line}
        lines = [[word for word in line if id(word) not in held] for line in lines]


@dataclass(frozen=True, slots=True)
class _Page:
    rules: list[DrawnRule]
    lines: list[Line]
    foot: float

    def between(self, group: list[DrawnRule], top: float, bottom: float) -> list[Line]:
        """The words of each line between two heights, within the rules of a table."""
        x0, x1 = group[0].x0 - _OUTSIDE, max(rule.x1 for rule in group) + 2 * _OUTSIDE
        lines = (line for line in self.lines if bottom < line[0].baseline < top)
        inside = ([word for word in line if x0 <= word.x0 and word.x1 <= x1] for line in lines)
        return [line for line in inside if line]


def _broken(group: list[DrawnRule], page: _Page) -> Plan | None:
    """The table whose rules break at its columns."""
    starts = max((rule.starts for rule in group), key=len)[1:]
    if not starts:
        return None
    between = [(start - SAME_COLUMN, start) for start in starts]
    heights = [rule.y for rule in group]
    under = page.between(group, heights[-1], 0.0)
    for at, top in enumerate(heights[:-1]):
        heads = page.between(group, top, heights[at + 1])
        if not any(len(in_columns(line, between, _OWN_SPACE)) > 1 for line in heads):
            continue
        count = len(heads) if len(heads) <= _HEADER_LINES else 0
        is_open = at == len(heights) - 2 and count > 0
        below = _below(under, between, page, heights[-1], is_open=is_open)
        plan = _plan([*page.between(group, top, heights[-1]), *below], between, page, count)
        if plan is not None:
            return plan
    return None


def _plain(group: list[DrawnRule], page: _Page) -> Plan | None:
    """The table whose rules are in one piece: from the first pair with a row of heads between them."""
    heights = [rule.y for rule in group]
    for at, top in enumerate(heights[:-1]):
        heads = page.between(group, top, heights[at + 1])
        if not heads or len(heads) > _HEADER_LINES or not any(len(runs(line, _APART)) > 1 for line in heads):
            continue
        end = at + 1
        for following in range(at + 2, len(heights)):
            if _is_tabular(page.between(group, heights[end], heights[following])):
                end = following
        inside = page.between(group, heights[at + 1], heights[end])
        following_lines = page.between(group, heights[end], 0.0)
        between = strips([*heads, *(inside or _columned(following_lines))], _APART)
        below = _below(following_lines, between, page, heights[end], is_open=not inside)
        if between and (len(inside) > 1 or len(below) > 1):
            return _plan([*heads, *inside, *below], between, page, len(heads))
    return None


def _is_tabular(lines: list[Line]) -> bool:
    several = sum(len(runs(line, _APART)) > 1 for line in lines)
    return bool(lines) and several >= _TABULAR * len(lines)


def _columned(lines: list[Line]) -> list[Line]:
    """The lines up to the first two that are in one piece."""
    end = next(
        (at for at in range(len(lines) - 1) if all(len(runs(line, _APART)) == 1 for line in lines[at : at + 2])), None
    )
    return lines[:end]


def _plan(lines: list[Line], between: list[Strip], page: _Page, heads: int) -> Plan | None:
    """The table, where it has several rows and columns with words."""
    if not lines or is_no_table(lines):
        return None
    columns = {run.first for line in lines for run in in_columns(line, between, _OWN_SPACE)}
    if len(lines) <= heads or len(lines) < 2 or len(columns) < 2:  # noqa: PLR2004 - here and there
        return None
    several = sum(len(in_columns(line, between, _OWN_SPACE)) > 1 for line in lines)
    if several < 2 and len(between) < 2:  # noqa: PLR2004 - of two columns one row proves nothing
        return None
    x0, x1 = min(line[0].x0 for line in lines), max(word.x1 for line in lines for word in line)
    top, bottom = lines[0][0].baseline, lines[-1][0].baseline
    inside = [rule for rule in page.rules if rule.x1 > x0 and rule.x0 < x1 and bottom < rule.y < top]
    return Plan(lines, between, inside, heads)


def _below(lines: list[Line], between: list[Strip], page: _Page, bottom: float, *, is_open: bool) -> list[Line]:
    """The lines that keep to the columns below the last rule.

    With `is_open` there are rules about the head only: up to the first line that does not keep to them; else if all do.
    """
    rest = _to_foot(lines, between, page, bottom)
    if _keep_to_columns(rest, between):
        return _without_notes(rest, between)
    found: list[Line] = []
    for line in rest:
        if bottom - line[0].baseline > _FAR * line[0].size or _crosses(line, between):
            return found if is_open else []
        found.append(line)
        bottom = line[0].baseline
    is_row = bool(found) and len(in_columns(found[0], between, _OWN_SPACE)) > 1
    return found if is_open or is_row else []


def _to_foot(lines: list[Line], between: list[Strip], page: _Page, bottom: float) -> list[Line]:
    """The lines down to the foot of the page or the rule above its notes; a next row may stand in the foot."""
    notes = [rule.y for rule in page.rules if rule.y < bottom - LEVEL and rule.x1 - rule.x0 < 2 * LONG]
    end = max([page.foot, *notes])
    found: list[Line] = []
    step = 0.0
    for line in lines:
        level = line[0].baseline
        is_next = bottom - level <= _NEXT * step and not notes
        if level < end and not (is_next and len(in_columns(line, between, _OWN_SPACE)) > 1):
            break
        if _DRAWN.fullmatch(line[0].text):
            break
        found.append(line)
        step, bottom = bottom - level, level
    return found


def _without_notes(lines: list[Line], between: list[Strip]) -> list[Line]:
    """The lines to the last row, without those across the columns or in small type that come after it."""
    last = max(at for at, line in enumerate(lines) if len(in_columns(line, between, _OWN_SPACE)) > 1)
    size = lines[last][0].size
    tail = takewhile(lambda line: not _crosses(line, between) and line[0].size > size - _SMALLER, lines[last + 1 :])
    return [*lines[: last + 1], *tail]


def _keep_to_columns(lines: list[Line], between: list[Strip]) -> bool:
    """Whether the lines down to the foot are in columns, but for some that part the rows."""
    placed = [in_columns(line, between, _OWN_SPACE) for line in lines]
    crossing = sum(any(run.last > run.first for run in line) for line in placed)
    several = sum(len(line) > 1 for line in placed)
    return several >= _SEVERAL and crossing <= _CROSSING * len(lines)


def _crosses(line: Line, between: list[Strip]) -> bool:
    return any(run.last > run.first for run in in_columns(line, between, _OWN_SPACE))
