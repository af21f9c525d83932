"""Lines of a table become its rows: by the rules between them, by their distances, by which cells go on."""

import re
import statistics
from itertools import pairwise

from threatlake.reading.pdf.strips import Line, Run

LOOSE = 1.4  # times the letter size: lines of one cell are closer
_WIDER = 1.2  # times the distance of lines in a cell is that of rows, where both are in the table
_CLOSEST = 0.9  # of the letter size: lines of one cell are further apart
_BETWEEN = 0.25  # of the lines stand at half the height of others where cells are centred
_APART = 1.13  # times the distance of lines in a cell is that of rows at least
_WIDE = 9.0  # times the letter size: in narrower columns every other word fills a line
FIGURE = re.compile(r"[–—\-−.…()\[\]\d\s.,%⁰¹²³⁴⁵⁶⁷⁸⁹*$€£+<>≥≤/]+")


def rows(lines: list[Line], placed: list[list[Run]], levels: list[float], rights: list[float]) -> list[list[int]]:
    """Which lines make each row, by number; `levels` are heights of rules, `rights` where columns end."""
    if not lines:
        return []
    distances = [one[0].baseline - two[0].baseline for one, two in pairwise(lines)]
    size = min(line[0].size for line in lines)
    close = [round(distance * 2) / 2 for distance in distances if _CLOSEST * size <= distance <= LOOSE * size]
    closest = statistics.mode(sorted(close)) if close else 0.0
    if sum(distance < _CLOSEST * size for distance in distances) >= _BETWEEN * len(lines):
        return _centred(lines, placed)
    is_spaced = closest > 0 and sum(distance >= _WIDER * closest for distance in distances) > 1
    found: list[list[int]] = []
    for number, line in enumerate(lines):
        if not found:
            found.append([number])
            continue
        above, below = lines[number - 1][0].baseline, line[0].baseline
        row = [placed[earlier] for earlier in found[-1]]
        distance = _above(row, placed[number], above) - below
        is_wide = distance > LOOSE * line[0].size or (is_spaced and distance >= _WIDER * closest)
        if any(below < level < above for level in levels) or _begins(row, placed[number], rights, is_wide, is_spaced):
            found.append([number])
        else:
            found[-1].append(number)
    return found


def _centred(lines: list[Line], placed: list[list[Run]]) -> list[list[int]]:
    """The rows of a table whose cells stand in the middle of their height: between rows no cell has words."""
    last: dict[int, float] = {}
    leads: list[float] = []
    for line, runs in zip(lines, placed, strict=True):
        for run in runs:
            leads.append(round(last.get(run.first, 0.0) - line[0].baseline, 1))
            last[run.first] = line[0].baseline
    size = lines[0][0].size
    lead = statistics.mode([lead for lead in leads if _CLOSEST * size <= lead <= LOOSE * size] or [LOOSE * size])
    found: list[list[int]] = []
    for number, line in enumerate(lines):
        is_near = number > 0 and lines[number - 1][0].baseline - line[0].baseline < _APART * lead
        if found and (is_near or all(run.words[0].text[:1].islower() for run in placed[number])):
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _above(row: list[list[Run]], runs: list[Run], nearest: float) -> float:
    """How high the words stand that these go on with: where the first column has none, those of the same columns."""
    if runs[0].first == 0:
        return nearest
    columns = {run.first for run in runs}
    return min((run.words[0].baseline for line in row for run in line if run.first in columns), default=nearest)


def _begins(row: list[list[Run]], runs: list[Run], rights: list[float], is_wide: bool, is_spaced: bool) -> bool:
    """Whether a line begins a row below those of a row."""
    if is_wide:
        return runs[0].first == 0 or len(runs) > 1
    if _has_figure_again(row, runs):
        return True
    if is_spaced:
        return False
    return not all(_goes_on(row, run, rights) for run in runs)


def _has_figure_again(row: list[list[Run]], runs: list[Run]) -> bool:
    """Whether the last cell of a line is a figure, and the row has one there already."""
    last = runs[-1]
    if runs[0].first > 0 or last.first == 0 or not _is_figure(last):
        return False
    return any(run.first == last.first and _is_figure(run) for line in row for run in line)


def _goes_on(row: list[list[Run]], run: Run, rights: list[float]) -> bool:
    """Whether words go on with the cell above: it is full, or they begin small."""
    above = next((one for one in row[-1] if one.first == run.first), None)
    if above is None:
        return False
    if run.words[0].text[:1].islower() or above.words[-1].text.endswith("-"):
        return True
    size = run.words[0].size
    is_wide = rights[above.last] - above.words[0].x0 >= _WIDE * size
    needed = run.words[0].x1 - run.words[0].x0 + 0.25 * size
    return is_wide and not _is_figure(run) and above.words[-1].x1 + needed > rights[above.last]


def _is_figure(run: Run) -> bool:
    return FIGURE.fullmatch(" ".join(word.text for word in run.words)) is not None
