"""A table keeps its cells: what they span, which rows are heads, and that it goes on over the page."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from threatlake.reading.extraction import Cell, Extraction
from threatlake.reading.pdf.document import extract
from threatlake.records import PassageKind

PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=13)
PROSE = "The guards wrote down what they found at each post, and the clerks added it up at the end of the year. "
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
BOLD = ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")
COURTS = [
    ["Court", "2024", "", "2025", ""],
    ["", "Opened", "Closed", "Opened", "Closed"],
    ["Lake district", "41", "30", "52", "47"],
    ["Hill district", "17", "17", "20", "11"],
    ["Port district", "88", "71", "93", "80"],
]
SPANS = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0))]


def _read(*flow: Flowable) -> Extraction:
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1).build(list(flow))
    return extract(buffer.getvalue())


def _prose(times: int = 1) -> Paragraph:
    return Paragraph(PROSE * times, PLAIN)


def _texts(cells: Sequence[Cell], row: int) -> list[str]:
    return [cell.text for cell in cells if cell.row_number == row]


def test_a_cell_between_lines_keeps_the_rows_and_columns_it_covers() -> None:
    cells = _read(_prose(), Table(COURTS, style=[GRID, *SPANS])).cells
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in cells if cell.row_number == 0}
    assert spans == {"Court": (2, 1), "2024": (1, 2), "2025": (1, 2)}
    assert _texts(cells, 1) == ["Opened", "Closed", "Opened", "Closed"]
    assert {cell.row_number for cell in cells if cell.is_header} == {0, 1}


def test_heads_over_heads_are_told_without_lines_too() -> None:
    rows = [["", *COURTS[0][1:]], ["Court", *COURTS[1][1:]], *COURTS[2:]]
    centred = [("ALIGN", (1, 0), (-1, 0), "CENTER"), ("ALIGN", (1, 1), (-1, -1), "RIGHT"), *SPANS[1:]]
    cells = _read(_prose(), Table(rows, colWidths=(110, 70, 70, 70, 70), style=centred), _prose()).cells
    spans = [(cell.text, cell.column_span) for cell in cells if cell.row_number == 0 and cell.text.isdecimal()]
    assert spans == [("2024", 2), ("2025", 2)]
    assert _texts(cells, 2) == ["Lake district", "41", "30", "52", "47"]


def test_the_text_of_a_table_stands_once_with_a_place_for_every_column() -> None:
    extraction = _read(_prose(), Table(COURTS, style=[GRID, *SPANS]), _prose())
    assert [block.kind for block in extraction.blocks] == [
        PassageKind.PARAGRAPH,
        PassageKind.TABLE,
        PassageKind.PARAGRAPH,
    ]
    assert extraction.blocks[1].text.splitlines()[:3] == [
        "Court | 2024 | | 2025 |",
        "| Opened | Closed | Opened | Closed",
        "Lake district | 41 | 30 | 52 | 47",
    ]


def test_a_table_that_goes_on_over_the_page_says_so_and_its_heads_are_heads_again() -> None:
    rows = [["No.", "Street", "Parcels"], *([str(number), f"Quay Street {number}", "7"] for number in range(1, 70))]
    cells = _read(_prose(), Table(rows, colWidths=(40, 160, 60), style=[GRID, BOLD], repeatRows=1)).cells
    first, second = ([cell for cell in cells if cell.page == page] for page in (1, 2))
    assert not any(cell.is_continued for cell in first)
    assert all(cell.is_continued for cell in second)
    assert [cell.text for cell in second if cell.is_header] == ["No.", "Street", "Parcels"]


def test_a_table_that_goes_on_without_its_heads_has_none_there() -> None:
    rows = [["No.", "Street", "Parcels"], *([str(number), f"Quay Street {number}", "7"] for number in range(1, 70))]
    cells = _read(_prose(), Table(rows, colWidths=(40, 160, 60), style=[GRID, BOLD])).cells
    second = [cell for cell in cells if cell.page == 2]
    assert all(cell.is_continued for cell in second)
    assert not any(cell.is_header for cell in second)


def test_another_table_on_the_next_page_does_not_go_on() -> None:
    rows = [["No.", "Street", "Parcels"], *([str(number), f"Quay Street {number}", "7"] for number in range(1, 30))]
    other = [["Judge", "Cases", "Fines"], ["A. Vtoraya", "4", "120"], ["M. Brandt", "9", "310"]]
    style, widths = [GRID, BOLD], (40, 160, 60)
    cells = _read(_prose(8), Table(rows, widths, style=style), _prose(2), Table(other, widths, style=style)).cells
    assert {cell.page for cell in cells} == {1, 2}
    assert not any(cell.is_continued for cell in cells)


def test_the_last_row_of_a_page_is_kept_though_no_line_closes_it() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for row, words in enumerate((("Post", "Parcels"), ("Northern bridge", "40"), ("Old harbour", "12"))):
        canvas.line(72, 700 - 20 * row, 312, 700 - 20 * row)
        for column, word in enumerate(words):
            canvas.drawString(76 + 160 * column, 686 - 20 * row, word)
    for x in (72, 232, 312):
        canvas.line(x, 700, x, 640)
    canvas.save()
    assert _texts(extract(buffer.getvalue()).cells, 2) == ["Old harbour", "12"]


def test_shade_behind_every_other_row_is_no_line_of_a_table() -> None:
    shades = ("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.lightgrey])
    cells = _read(_prose(), Table(COURTS[1:], colWidths=(110, 70, 70, 70, 70), style=[shades, BOLD]), _prose()).cells
    assert {cell.row_number for cell in cells} == {0, 1, 2, 3}
    assert _texts(cells, 3) == ["Port district", "88", "71", "93", "80"]


def test_a_box_around_a_paragraph_is_no_table() -> None:
    extraction = _read(_prose(), Table([[_prose(3)]], style=[GRID]), _prose())
    assert extraction.cells == []
    assert all(block.kind is PassageKind.PARAGRAPH for block in extraction.blocks)


def test_a_word_broken_at_the_end_of_a_line_in_a_cell_is_whole() -> None:
    broken = Paragraph("coun-<br/>terfeit goods", PLAIN)
    extraction = _read(_prose(), Table([["What", "Parcels"], [broken, "4"], ["rifles", "2"]], style=[GRID, BOLD]))
    assert _texts(extraction.cells, 1) == ["counterfeit goods", "4"]
