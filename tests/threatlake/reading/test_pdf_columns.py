"""Columns, sidebars and boxes are read one after the other, and cut no paragraph in two."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from threatlake.reading.extraction import Block
from threatlake.reading.pdf.document import extract

LEFT, TOP = 60.0, A4[1] - 90
FIRST = (
    "The pilot came aboard at the outer buoy and asked for the cargo list, which the mate had folded into his cap. He "
    "read it by the light of the compass and said that it was the list of another ship. Nobody answered him. The tide "
    "was turning, and the tug that should have met them was still tied to the coal wharf with its fires out, because "
    "its master had been told that nothing would come in before Thursday and had gone to see his sister inland."
)
SECOND = (
    "In the morning the customs boat went round the ship twice and found her two feet lower in the water than the list "
    "allowed. The officers opened the after hold, where the sacks were marked as flour, and weighed one of them on the "
    "scale of the ship's cook. It weighed three times what flour weighs. By noon the hold was sealed, and by evening "
    "the owner had sent word that he had sold the ship on Monday to a man whose name he could not spell."
)
BOX = "Flour or lead? A sack of flour of the usual measure weighs fifty kilograms and gives way under the hand."


class _Page:
    """Sets text justified into boxes, wherever they stand and in whatever order."""

    def __init__(self) -> None:
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4)

    def set(self, text: str, x: float, width: float, y: float = TOP, size: float = 10) -> float:
        """Set a paragraph from a height down, and say where it ends."""
        style = ParagraphStyle("set", fontSize=size, leading=1.25 * size, alignment=TA_JUSTIFY)
        paragraph = Paragraph(text, style)
        height = paragraph.wrap(width, 1000)[1]
        paragraph.drawOn(self.canvas, x, y - height)
        return y - height

    def blocks(self) -> list[Block]:
        """What is read."""
        self.canvas.save()
        return extract(self.buffer.getvalue()).blocks


def _texts(page: _Page) -> list[str]:
    return [block.text for block in page.blocks()]


@pytest.mark.parametrize("gutter", [7.0, 10.0, 20.0])
@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_told_by_a_narrow_gutter_too(gutter: float, count: int) -> None:
    page = _Page()
    texts = [FIRST, SECOND, FIRST.replace("pilot", "doctor")][:count]
    width = (475 - gutter * (count - 1)) / count
    for at, text in reversed(list(enumerate(texts))):
        page.set(text, LEFT + at * (width + gutter), width)
    assert _texts(page) == texts


def test_a_paragraph_goes_on_after_a_sidebar() -> None:
    page = _Page()
    whole = f"{FIRST} {SECOND}"
    cut = whole.index("said that it was")
    page.set(whole[:cut], LEFT, 320, y=170)
    for at, line in enumerate(("Flour or lead? A sack of flour", "of the usual measure weighs", "fifty kilograms.")):
        page.canvas.setFont("Helvetica", 9)
        page.canvas.drawString(LEFT + 345, 160 - 12 * at, line)
    page.canvas.showPage()
    page.set(whole[cut:], LEFT, 320)
    texts = _texts(page)
    assert whole in texts
    assert "Flour or lead? A sack of flour of the usual measure weighs fifty kilograms." in texts


def test_gaps_that_meet_by_chance_are_no_gutter() -> None:
    page = _Page()
    page.canvas.setFont("Courier", 10)
    for at in range(9):
        page.canvas.drawString(LEFT, TOP - 13 * at, "the mate had folded the list into his cap and said no more")
    assert _texts(page)[0].startswith("the mate had folded the list into his cap and said no more the mate")


def test_columns_written_from_the_right_are_read_from_the_right() -> None:
    words = "ספינת המכס הקיפה את האונייה פעמיים ומצאה אותה נמוכה במים מן הרשום".split()  # noqa: SIM905 - a sentence
    font = Path("/usr/share/fonts/truetype/noto/NotoSansHebrew-Regular.ttf")
    if not font.exists():
        pytest.skip("no Hebrew font is installed")
    pdfmetrics.registerFont(TTFont("Hebrew", font))
    page = _Page()
    page.canvas.setFont("Hebrew", 10)
    for x in (545.0, 280.0):
        for at in range(6):
            line = " ".join([*words[at:], *words[:at]][:7])
            page.canvas.drawRightString(x, TOP - 14 * at, line[::-1])
    text = " ".join(_texts(page))
    assert text.split()[:2] == words[:2]
    assert text.count(words[0]) == 2 * sum(words[0] in [*words[at:], *words[:at]][:7] for at in range(6))
