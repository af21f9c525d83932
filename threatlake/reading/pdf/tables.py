"""The ruled tables of a page: the lines that PDFium knows of, and those who find tables between them."""

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from threatlake.reading.pdf.closed import SNAP, closed_tables
from threatlake.reading.pdf.rules import open_tables
from threatlake.reading.pdf.segments import Segment
from threatlake.reading.pdf.table import Table
from threatlake.reading.pdf.words import Frame, Word

_THIN = 3.0  # points: a box no thicker is a drawn line
_SHORTEST = 5.0  # points: shorter lines are strokes of drawings
_MOST_EDGES = 3000  # a page with more is a map or a chart
_MOST_PIECES = 400  # segments of one path; more make a drawing
_FEWEST = 2  # rows and columns


def ruled(page: pdfium.PdfPage, frame: Frame, words: list[Word]) -> list[Table]:
    """The ruled tables of a page, from the top."""
    edges = list(islice(_edges(page, frame), _MOST_EDGES + 1))
    if not edges or len(edges) > _MOST_EDGES:
        return []
    closed = list(closed_tables(edges, frame.height, words)) if _could_be_ruled(edges) else []
    held = {id(word) for table in closed for word in table.words()}
    left = [word for word in words if id(word) not in held] if held else words
    lines = [edge for edge in edges if edge["object_type"] == "line"]
    opened = open_tables(lines, frame.height, left)
    return sorted((*closed, *opened), key=lambda table: -table.top)


def placeholder(table: Table) -> Segment:
    """A segment that stands for a table where its first line is."""
    return Segment([Word("\ufffc", table.x0, table.x1, table.top - 1, 10.0, is_bold=False)], table=table)


def _could_be_ruled(edges: list[dict[str, Any]]) -> bool:
    across = {round(edge["top"] / SNAP) for edge in edges if edge["orientation"] == "h"}
    down = {round(edge["x0"] / SNAP) for edge in edges if edge["orientation"] == "v"}
    return len(across) > _FEWEST and len(down) > _FEWEST


def _edges(page: pdfium.PdfPage, frame: Frame) -> Iterator[dict[str, Any]]:
    """The straight lines drawn on a page, as pdfplumber describes them."""
    bounds = [ctypes.c_float() for _ in range(4)]
    nth, kind_of = pdfium_c.FPDFPage_GetObject, pdfium_c.FPDFPageObj_GetType
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        drawn = nth(page, index)
        if kind_of(drawn) != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium_c.FPDFPageObj_GetBounds(drawn, *bounds):
            continue
        left, bottom, right, top = (bound.value for bound in bounds)
        if min(right - left, top - bottom) <= _THIN:
            yield from _edge(frame, (left, bottom), (right, top), "line")
        elif _is_stroked(drawn):
            yield from _outline(drawn, frame)


def _is_stroked(drawn: Any) -> bool:  # noqa: ANN401 - pypdfium2 ships no types
    """Whether lines are drawn along a path; the shade behind a row or a page has edges that are no lines."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return not pdfium_c.FPDFPath_GetDrawMode(drawn, fill, stroke) or bool(stroke.value)


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
