"""Tables as reportlab sets them: ruled, ruled across, without lines, with shaded rows."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal

from grids.known import ADDRESS, CONTENTS, GRIDS, LIST, PROSE, SIGNED, Grid
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

_FONTS = "/usr/share/fonts/truetype/dejavu/DejaVuSerif{}.ttf"
STYLES = ("ruled", "framed, shaded head", "ruled across", "no lines", "shaded rows")
_Command = Any  # reportlab types its commands more narrowly than it takes them


def pages() -> Iterator[tuple[str, bytes]]:
    """Each style and its file."""
    pdfmetrics.registerFont(TTFont("Known", _FONTS.format("")))
    pdfmetrics.registerFont(TTFont("KnownBold", _FONTS.format("-Bold")))
    for style in STYLES:
        flow: list[Flowable] = []
        for grid in GRIDS:
            flow.extend((Paragraph(grid.before, _text()), Spacer(0, 8), _table(grid, style), Spacer(0, 8)))
            flow.extend((Paragraph(PROSE, _text()), PageBreak()))
        yield style, _built(flow)


def no_tables() -> bytes:
    """A page of what looks like tables and is none."""
    plain = [("FONT", (0, 0), (-1, -1), "Known", 9)]
    flow: list[Flowable] = [
        Table(ADDRESS, colWidths=(90 * mm, 60 * mm), style=plain),
        Paragraph(PROSE, _text()),
        Table([(number, title + " " + ". " * 40, page) for number, title, page in CONTENTS], style=plain),
        Paragraph(PROSE, _text()),
        Table(LIST, colWidths=(12 * mm, 150 * mm), style=plain),
        Table([[Paragraph(PROSE, _text())]], style=[("BOX", (0, 0), (-1, -1), 0.5, colors.black)]),
        *(Paragraph(line, _text(TA_RIGHT)) for line in SIGNED),
    ]
    return _built(flow)


def _built(flow: list[Flowable]) -> bytes:
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1).build(flow)
    return buffer.getvalue()


def _text(alignment: Literal[0, 1, 2] = 0, font: str = "Known") -> ParagraphStyle:
    return ParagraphStyle("t", fontName=font, fontSize=9, leading=11, alignment=alignment)


def _table(grid: Grid, style: str) -> Table:
    columns = len(grid.widths)
    cells: list[list[object]] = [[""] * columns for _ in grid.rows]
    commands: list[_Command] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for placed in grid.placed():
        item, is_head = placed.item, placed.row < grid.heads
        align: Literal[0, 1, 2] = 0 if placed.column in grid.is_text or item.column_span > 1 else TA_RIGHT
        align = TA_CENTER if is_head and item.column_span > 1 else align
        cells[placed.row][placed.column] = Paragraph(item.text, _text(align, "KnownBold" if is_head else "Known"))
        last = (placed.column + item.column_span - 1, placed.row + item.row_span - 1)
        if item.row_span > 1 or item.column_span > 1:
            commands.append(("SPAN", (placed.column, placed.row), last))
        if style == "ruled across" and is_head and item.column_span > 1:
            commands.append(("LINEBELOW", (placed.column, placed.row), last, 0.5, colors.black))
    commands.extend(_lines(grid, style))
    return Table(cells, colWidths=[width * mm for width in grid.widths], style=commands, repeatRows=grid.heads)


def _lines(grid: Grid, style: str) -> list[_Command]:
    whole, head = ((0, 0), (-1, -1)), (0, grid.heads - 1)
    if style == "ruled":
        return [("GRID", *whole, 0.5, colors.black)]
    if style == "framed, shaded head":
        shade: _Command = ("BACKGROUND", (0, 0), (-1, grid.heads - 1), colors.lightgrey)
        return [("BOX", *whole, 1, colors.black), ("INNERGRID", *whole, 0.25, colors.grey), shade]
    if style == "ruled across":
        below: _Command = ("LINEBELOW", head, (-1, grid.heads - 1), 0.5, colors.black)
        return [
            ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
            below,
            ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
        ]
    if style == "shaded rows":
        return [("ROWBACKGROUNDS", *whole, [colors.white, colors.whitesmoke])]
    return []
