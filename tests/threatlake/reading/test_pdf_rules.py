"""A table that is ruled across only is a table: where its rules break there are columns, and its lines are rows."""

from io import BytesIO
from itertools import pairwise

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from threatlake.reading.extraction import Extraction
from threatlake.reading.pdf.document import extract
from threatlake.records import PassageKind

HEIGHT = A4[1]
COLUMNS = (72.0, 250.0, 330.0, 410.0, 490.0)  # where columns begin, and where the last ends
GAP = 1.0  # points: rules are drawn cell by cell, and hardly meet


class Page:
    """Draws one page, from the top."""

    def __init__(self) -> None:
        """Begin an A4 file."""
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4)
        self.y = HEIGHT - 120

    def rule(self, columns: tuple[float, ...] = COLUMNS, *, broken: bool = True) -> None:
        """A line across, in one piece or one for each column."""
        pieces = list(pairwise(columns)) if broken else [(columns[0], columns[-1])]
        for start, end in pieces:
            self.canvas.line(start, self.y, end - GAP, self.y)
        self.y -= 14

    def row(self, *cells: str, leading: float = 16) -> None:
        """The cells of a line, each at its column."""
        self.canvas.setFont("Helvetica", 10)
        for start, text in zip(COLUMNS, cells, strict=False):
            self.canvas.drawString(start + 1, self.y, text)
        self.y -= leading

    def read(self) -> Extraction:
        """What the reader makes of it."""
        self.canvas.save()
        return extract(self.buffer.getvalue())


def _tables(extraction: Extraction) -> list[str]:
    return [block.text for block in extraction.blocks if block.kind is PassageKind.TABLE]


def _seizures(page: Page) -> None:
    page.rule()
    page.row("Post", "Parcels", "Rifles", "Cases")
    page.rule()
    page.row("Northern bridge", "40", "2", "3")
    page.row("Old harbour", "–", "1", "1")


def test_rules_that_break_at_the_columns_make_a_table_with_its_cells() -> None:
    page = Page()
    _seizures(page)
    page.rule()
    page.row("Total", "40", "3", "4")
    page.rule()
    page.canvas.drawString(72, page.y - 20, "Source: records of the posts, as the guards kept them.")
    extraction = page.read()
    expected = (
        "Post | Parcels | Rifles | Cases\nNorthern bridge | 40 | 2 | 3\nOld harbour | – | 1 | 1\nTotal | 40 | 3 | 4"
    )
    assert _tables(extraction) == [expected]
    assert [cell.text for cell in extraction.cells if cell.row_number == 2] == ["Old harbour", "–", "1", "1"]
    assert extraction.blocks[-1].text.startswith("Source: records of the posts")


def test_a_cell_of_two_lines_is_one_cell() -> None:
    page = Page()
    page.rule()
    page.row("Post", "Parcels", "Rifles", "Cases")
    page.rule()
    page.row("Northern bridge, with", "40", "2", "3", leading=11)
    page.row("its ferry")
    page.row("Old harbour", "5", "1", "1")
    page.rule()
    assert "\nNorthern bridge, with its ferry | 40 | 2 | 3\n" in _tables(page.read())[0]


def test_a_table_without_a_closing_rule_ends_before_running_text() -> None:
    page = Page()
    _seizures(page)
    page.canvas.drawString(72, page.y - 4, "The figures are those of the guards, and nobody counted the parcels again.")
    extraction = page.read()
    assert _tables(extraction)[0].endswith("Old harbour | – | 1 | 1")
    assert extraction.blocks[-1].text.startswith("The figures are those of the guards")


def test_the_line_under_a_running_head_is_no_part_of_a_table() -> None:
    page = Page()
    page.canvas.drawString(72, HEIGHT - 60, "A/81/14")
    page.canvas.line(72, HEIGHT - 66, 280, HEIGHT - 66)
    page.canvas.line(280, HEIGHT - 66, 490, HEIGHT - 66)
    page.canvas.drawString(72, page.y, "Nothing was counted in that year, because the post was closed for repairs.")
    extraction = page.read()
    assert extraction.cells == []


def test_rules_above_and_below_running_text_are_no_table() -> None:
    page = Page()
    page.rule()
    for line in (
        "The guards searched the lorry for three hours and found nothing, since the false wall had been",
        "welded and painted. A dog found it in a minute; behind it lay forty parcels and two rifles.",
    ):
        page.canvas.drawString(72, page.y, line)
        page.y -= 14
    page.rule()
    assert page.read().cells == []
