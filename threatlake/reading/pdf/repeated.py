"""What a page repeats although it is content: the heads of a table's columns, and a footnote that is called again."""

import re
from collections.abc import Iterator

from threatlake.reading.pdf import grids as pdf_grids
from threatlake.reading.pdf.segments import Segment, rows

_NOTE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,4}|[†‡§])\s*[^\W\d_]\w*\W+\w+\W+\w")  # a call, then words
_SMALL_LINE = 1.5  # times the letter size: lines of one note are no further apart
_SAME_SIZE = 0.5  # points
_HEADS_ABOVE = 2.5  # times the letter size: heads that stand above a ruled table are no further from it
_OUTSIDE = 4.0  # points: how far heads stand out of their table

_Rows = list[list[Segment]]


def repeated_content(pieces: list[Segment]) -> set[int]:
    """The ids of those pieces of a page that stay content where they recur."""
    found = rows([piece for piece in pieces if piece.table is None])
    tables = [piece for piece in pieces if piece.table is not None]
    kept = {*_of_grids(found), *(at for at, row in enumerate(found) if _stands_on_table(row, tables)), *_notes(found)}
    return {id(piece) for at in kept for piece in found[at]}


def _of_grids(found: _Rows) -> Iterator[int]:
    """The rows of tables without ruled lines."""
    for start, end, _ in pdf_grids.find(found, list):
        yield from range(start, end)


def _stands_on_table(row: list[Segment], tables: list[Segment]) -> bool:
    """Whether the parts of a row stand directly above a ruled table; a line of one part is no row of heads."""
    return len(row) > 1 and any(
        0 < row[0].baseline - table.baseline <= _HEADS_ABOVE * row[0].size
        and all(table.x0 - _OUTSIDE <= piece.x0 and piece.x1 <= table.x1 + _OUTSIDE for piece in row)
        for table in tables
    )


def _notes(found: _Rows) -> Iterator[int]:
    """The rows of footnotes: from one that is marked on, the lines that follow closely in its size."""
    is_note = False
    for at, row in enumerate(found):
        above = found[at - 1][0] if at else row[0]
        is_close = above.baseline - row[0].baseline <= _SMALL_LINE * row[0].size
        goes_on = is_note and len(row) == 1 and is_close and abs(above.size - row[0].size) <= _SAME_SIZE
        is_note = goes_on or _NOTE.match(row[0].text) is not None
        if is_note:
            yield at
