"""Which rows of a table are heads: told by what stands in them, where no rule parts them from the rest."""

from collections.abc import Sequence
from itertools import takewhile

from threatlake.reading.pdf.rows import FIGURE
from threatlake.reading.pdf.table import Entry

_MOST = 4  # rows: heads are no taller
_FIGURES = 0.7  # of the cells of a column: it is one of figures
_FILLED = 0.5  # of the columns at least have a head


def head_count(entries: Sequence[Entry], columns: int) -> int:
    """How many rows from the top are heads: bold over plain, spans over columns, words over figures."""
    last = max(entry.row + entry.row_span for entry in entries)
    rows = [[entry for entry in entries if entry.row == row and entry.words] for row in range(min(last, _MOST + 1))]
    body = [entry for entry in entries if entry.row > 0 and entry.words]
    if not body or not rows or not _covers(rows[0], columns):
        return 0
    bold = sum(1 for _ in takewhile(_is_bold, rows))
    is_set_off = 0 < bold <= _MOST and not all(_is_bold([entry]) for entry in body)
    heads = _with_sections(rows, bold, columns) if is_set_off else _over_figures(rows, body)
    reach = max((entry.row + entry.row_span for entry in entries if entry.row < heads and entry.words), default=0)
    return reach if reach < last else 0


def _covers(row: list[Entry], columns: int) -> bool:
    """Whether the first row has heads for most columns; a title over all of them is none."""
    filled = sum(entry.column_span for entry in row)
    return len(row) > 1 and filled >= _FILLED * columns


def _is_bold(row: Sequence[Entry]) -> bool:
    return bool(row) and all(word.is_bold for entry in row for word in entry.words if not word.is_raised)


def _with_sections(rows: list[list[Entry]], bold: int, columns: int) -> int:
    """The bold rows without the last that only parts the rows below, as bold as the heads."""
    while bold > 1 and _is_section(rows[bold - 1], columns):
        bold -= 1
    return bold


def _is_section(row: list[Entry], columns: int) -> bool:
    return len(row) == 1 and row[0].column == 0 and row[0].column_span in {1, columns}


def _over_figures(rows: list[list[Entry]], body: list[Entry]) -> int:
    """The rows above the figures: a row with spans, or with words where the columns below have figures."""
    heads = 0
    for number, row in enumerate(rows[:_MOST]):
        below = [entry for entry in body if entry.row > number]
        if any(entry.column_span > 1 for entry in row) and len(row) > 1:
            heads = number + 1
            continue
        figures = {column for column in {entry.column for entry in row} if _is_of_figures(column, below)}
        if len(row) < 2 or not figures or any(_is_figure(entry) for entry in row if entry.column in figures):  # noqa: PLR2004 - a row that parts has one
            break
        heads = number + 1
    return heads


def _is_of_figures(column: int, below: list[Entry]) -> bool:
    cells = [entry for entry in below if entry.column == column]
    return len(cells) > 1 and sum(map(_is_figure, cells)) >= _FIGURES * len(cells)


def _is_figure(entry: Entry) -> bool:
    text = " ".join(word.text for word in entry.words)
    return FIGURE.fullmatch(text) is not None
