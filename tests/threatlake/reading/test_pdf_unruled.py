"""Rows that stand under one another are a table; what stands side by side for another reason is none."""

from collections.abc import Iterable
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from threatlake.reading.extraction import Cell, Extraction
from threatlake.reading.pdf.document import extract
from threatlake.records import PassageKind

COLUMNS = (72.0, 250.0, 330.0, 410.0)
PROSE = ("The guards searched the lorry for three hours and found nothing, since the false wall had", "been welded.")


class Page:
    """Draws one page, from the top."""

    def __init__(self) -> None:
        """Begin an A4 file."""
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4)
        self.y = A4[1] - 120
        self.rows(PROSE)

    def rows(self, lines: Iterable[str], leading: float = 13, font: str = "Helvetica") -> None:
        """Lines whose cells are parted by bars, each at its column."""
        self.canvas.setFont(font, 10)
        for line in lines:
            for start, text in zip(COLUMNS, line.split("|"), strict=False):
                self.canvas.drawString(start, self.y, text.strip())
            self.y -= leading

    def rule(self, start: float = COLUMNS[0], end: float = 490.0) -> None:
        """A line in one piece."""
        self.canvas.line(start, self.y + 10, end, self.y + 10)
        self.y -= 6

    def read(self) -> Extraction:
        """What the reader makes of it, with running text at its foot."""
        self.y -= 16
        self.rows(PROSE)
        self.canvas.save()
        return extract(self.buffer.getvalue())


def _rows(cells: list[Cell]) -> list[list[str]]:
    count = max((cell.row_number for cell in cells), default=-1) + 1
    return [[cell.text for cell in cells if cell.row_number == row] for row in range(count)]


def test_words_over_figures_are_heads() -> None:
    page = Page()
    page.rows(["Post | Parcels | Rifles", "Northern bridge | 40 | 2", "Old harbour | 5 | 1", "Salt road | 7 | –"], 16)
    cells = page.read().cells
    assert [cell.text for cell in cells if cell.is_header] == ["Post", "Parcels", "Rifles"]
    assert _rows(cells)[2] == ["Old harbour", "5", "1"]


def test_bold_words_over_plain_ones_are_heads() -> None:
    page = Page()
    page.rows(["Post | Officer | Judge | Court"], 16, "Helvetica-Bold")
    page.rows(["Northern bridge | A. Brandt | P. Lykov | Lake", "Old harbour | M. Vane | I. Sorel | Hill"], 16)
    assert {cell.row_number for cell in page.read().cells if cell.is_header} == {0}


def test_a_cell_of_several_lines_is_one_cell_though_its_row_is_not_set_apart() -> None:
    page = Page()
    page.rows(["Post | Parcels | Rifles", "Northern bridge, with its ferry and | 40 | 2", "the yard for lorries"])
    page.rows(["Old harbour | 5 | 1", "Salt road | 7 | 3"])
    assert _rows(page.read().cells)[1] == ["Northern bridge, with its ferry and the yard for lorries", "40", "2"]


def test_one_rule_above_the_heads_one_below_them_and_one_at_the_foot_make_a_table() -> None:
    page = Page()
    page.y -= 14
    page.rule()
    page.rows(["Post | Parcels | Rifles | Cases"], 17)
    page.rule()
    page.rows(["Northern bridge | 40 | 2 | 3", "Old harbour | 5 | – | 1", "Salt road | 7 | 1 | 1"], 15)
    page.rule()
    cells = page.read().cells
    assert [cell.text for cell in cells if cell.is_header] == ["Post", "Parcels", "Rifles", "Cases"]
    assert _rows(cells)[3] == ["Salt road", "7", "1", "1"]


def test_a_short_rule_under_a_head_shows_which_columns_it_stands_over() -> None:
    page = Page()
    page.y -= 14
    page.rule()
    page.rows([" | Found | | "], 15)
    page.rule(COLUMNS[1], COLUMNS[2] + 40)
    page.rows(["Post | Parcels | Rifles | Cases"], 17)
    page.rule()
    page.rows(["Northern bridge | 40 | 2 | 3", "Old harbour | 5 | – | 1", "Salt road | 7 | 1 | 1"], 15)
    page.rule()
    cells = page.read().cells
    assert [(cell.text, cell.column_number, cell.column_span) for cell in cells if cell.column_span > 1] == [
        ("Found", 1, 2)
    ]
    assert {cell.row_number for cell in cells if cell.is_header} == {0, 1}


NO_DATA = {
    "contents with leaders": ["I. | Introduction . . . . . . . | 3", "II. | Searches . . . . . . . . . | 5",
                              "III. | Courts . . . . . . . . . . | 9"],
    "contents without leaders": ["I. | Introduction | 3", "II. | Searches | 5", "III. | Courts | 9", "IV. | Law | 14"],
    "address": ["Office of Harbours | Westhaven", "Quay Street | Second floor", "Telephone | On request"],
    "names in two columns": ["Abel | Jonas", "Brandt | Lykov", "Carver | Moss", "Ingram | Vane"],
    "formulas": ["x = | a b | c", "y = | c d | e", "z = | e f | a", "x | a | b"],
    "index": ["bridge, 12, 40 | harbour, 9", "ferry, 7 | lorry, 8, 31", "guard, 3 | parcel, 40", "rifle, 5 | wall, 2"],
    "masthead": ["United Nations | A/81/14", "General Assembly | Distr.: General", "First session | 4 May 2026"],
}  # fmt: skip


@pytest.mark.parametrize("case", NO_DATA)
def test_what_stands_side_by_side_is_not_always_data(case: str) -> None:
    page = Page()
    page.rows(NO_DATA[case], 15)
    assert page.read().cells == []


def test_two_columns_of_running_text_are_no_table() -> None:
    page = Page()
    canvas, y = page.canvas, page.y - 20
    for line in range(14):
        canvas.drawString(72, y - 12 * line, "and the guards searched the lorry for hours")
        canvas.drawString(310, y - 12 * line, "while the clerks wrote the list of what was")
    page.y = y - 12 * 14
    extraction = page.read()
    assert extraction.cells == []
    assert all(block.kind is not PassageKind.TABLE for block in extraction.blocks)


def test_names_that_stand_side_by_side_are_kept_as_text() -> None:
    page = Page()
    page.rows(NO_DATA["names in two columns"], 15)
    text = "\n".join(block.text for block in page.read().blocks)
    assert all(name in text for name in ("Abel", "Jonas", "Ingram", "Vane"))
