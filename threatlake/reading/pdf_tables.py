"""Ruled tables: the lines that PDFium knows of, the cells that pdfplumber finds between them, the words inside."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from threatlake.reading.pdf_rules import open_tables
from threatlake.reading.pdf_segments import Segment, rows, segments
from threatlake.reading.pdf_words import Frame, Word

_THIN = 3.0  # points: a box no thicker is a drawn line
_SHORTEST = 5.0  # points: shorter lines are strokes of drawings
_SNAP = 3.0  # points, pdfplumber's own default for lines that nearly meet
_MOST_EDGES = 3000  # a page with more is a map or a chart
_MOST_PIECES = 400  # segments of one path; more make a drawing
_FEWEST = 2  # rows and columns, both with text

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: the rows of its cells' words, and where it stands."""

    cells: list[list[list[Word]]]
    x0: float
    x1: float
    top: float


def ruled(page: pdfium.PdfPage, frame: Frame, words: list[Word]) -> list[Table]:
    """The ruled tables of a page, from the top."""
    edges = list(islice(_edges(page, frame), _MOST_EDGES + 1))
    if len(edges) > _MOST_EDGES:
        return []
    closed = _closed(edges, frame, words) if _could_be_ruled(edges) else []
    held = {id(word) for table in closed for row in table.cells for cell in row for word in cell}
    left = [word for word in words if id(word) not in held]
    lines = [edge for edge in edges if edge["object_type"] == "line"]
    opened = (_checked(found.rows, found.x0, found.x1, found.top) for found in open_tables(lines, frame.height, left))
    return sorted((*closed, *(table for table in opened if table is not None)), key=lambda table: -table.top)


def _closed(edges: list[dict[str, Any]], frame: Frame, words: list[Word]) -> list[Table]:
    """The tables whose cells have lines on all sides."""
    # pdfplumber and its pdfminer take a third of a second to load: only where there are lines.
    from pdfplumber.table import (  # noqa: PLC0415
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    merged = merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    cells = intersections_to_cells(edges_to_intersections(merged, _SNAP, _SNAP))
    found = (_table(boxes, frame.height, words) for boxes in cells_to_tables(cells))
    return [table for table in found if table is not None]


def _table(boxes: list[_Box], height: float, words: list[Word]) -> Table | None:
    """The cells of a table with their words; None where it is a frame or decoration."""
    tops = sorted({box[1] for box in boxes})
    lefts = sorted({box[0] for box in boxes})
    grid: list[list[list[Word]]] = [[[] for _ in lefts] for _ in tops]
    for word in words:
        x, y = (word.x0 + word.x1) / 2, height - word.baseline - word.size / 3
        for left, top, right, bottom in boxes:
            if left <= x <= right and top <= y <= bottom:
                grid[tops.index(top)][lefts.index(left)].append(word)
                break
    return _checked(grid, min(lefts), max(box[2] for box in boxes), height - min(tops))


def _checked(grid: list[list[list[Word]]], x0: float, x1: float, top: float) -> Table | None:
    """The grid without empty rows and columns; None where it holds no table."""
    filled_rows = [row for row in grid if any(row)]
    columns = [column for column in range(len(grid[0]) if grid else 0) if any(row[column] for row in filled_rows)]
    if len(filled_rows) < _FEWEST or len(columns) < _FEWEST:
        return None
    several = [filled for row in filled_rows if (filled := sum(1 for cell in row if cell)) >= _FEWEST]
    # A table that a page break cuts may have a head and one filled cell; of two columns that proves nothing.
    if len(several) < _FEWEST and max(several, default=0) <= _FEWEST:
        return None
    cells = [[row[column] for column in columns] for row in filled_rows]
    return Table(cells, x0, x1, top)


def cell_text(words: list[Word]) -> str:
    """The words of a cell, line under line."""
    return " ".join(" ".join(piece.text for piece in row) for row in rows(segments(words)))


def table_text(cells: list[list[str]]) -> str:
    """Rows under one another, cells parted by bars."""
    return "\n".join(" | ".join(row) for row in cells)


def placeholder(table: Table, number: int) -> Segment:
    """A segment that stands for a table where its first line is."""
    return Segment([Word("\ufffc", table.x0, table.x1, table.top - 1, 10.0, is_bold=False)], table=number)


def _could_be_ruled(edges: list[dict[str, Any]]) -> bool:
    across = {round(edge["top"] / _SNAP) for edge in edges if edge["orientation"] == "h"}
    down = {round(edge["x0"] / _SNAP) for edge in edges if edge["orientation"] == "v"}
    return len(across) > _FEWEST and len(down) > _FEWEST


def _edges(page: pdfium.PdfPage, frame: Frame) -> Iterator[dict[str, Any]]:
    """The straight lines drawn on a page, as pdfplumber describes them."""
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        drawn = pdfium_c.FPDFPage_GetObject(page, index)
        if pdfium_c.FPDFPageObj_GetType(drawn) != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        bounds = [ctypes.c_float() for _ in range(4)]
        if not pdfium_c.FPDFPageObj_GetBounds(drawn, *bounds):
            continue
        left, bottom, right, top = (bound.value for bound in bounds)
        if min(right - left, top - bottom) <= _THIN:
            yield from _edge(frame, (left, bottom), (right, top), "line")
        else:
            yield from _outline(drawn, frame)


def _outline(drawn: Any, frame: Frame) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - pypdfium2 ships no types
    """The straight pieces of a path of several lines, such as a rectangle."""
    count = pdfium_c.FPDFPath_CountSegments(drawn)
    matrix = pdfium_c.FS_MATRIX()
    if count > _MOST_PIECES or not pdfium_c.FPDFPageObj_GetMatrix(drawn, matrix):
        return
    start = last = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        piece = pdfium_c.FPDFPath_GetPathSegment(drawn, index)
        pdfium_c.FPDFPathSegment_GetPoint(piece, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium_c.FPDFPathSegment_GetType(piece)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO and last is not None:
            yield from _edge(frame, last, point, "rect")
        if pdfium_c.FPDFPathSegment_GetClose(piece) and start is not None:
            yield from _edge(frame, point, start, "rect")
        last = point


def _edge(frame: Frame, one: tuple[float, float], two: tuple[float, float], kind: str) -> Iterator[dict[str, Any]]:
    (ax, ay), (bx, by) = frame.place(*one), frame.place(*two)
    x0, x1, low, high = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
    top, bottom = frame.height - high, frame.height - low
    if bottom - top <= _THIN and x1 - x0 >= _SHORTEST:
        yield {
            "x0": x0, "x1": x1, "top": (top + bottom) / 2, "bottom": (top + bottom) / 2,
            "width": x1 - x0, "height": 0.0, "orientation": "h", "object_type": kind, "doctop": top,
        }  # fmt: skip
    elif x1 - x0 <= _THIN and bottom - top >= _SHORTEST:
        yield {
            "x0": (x0 + x1) / 2, "x1": (x0 + x1) / 2, "top": top, "bottom": bottom,
            "width": 0.0, "height": bottom - top, "orientation": "v", "object_type": kind, "doctop": top,
        }  # fmt: skip
