"""What the end of a line, dirt on a scan or a short heading must not break."""

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from threatlake.reading.extraction import Block
from threatlake.reading.pdf.document import extract
from threatlake.records import PassageKind

LEFT = 72.0

_Line = tuple[str, float, float]  # text, distance from the left, size


def _read(*lines: _Line, font: str = "Helvetica") -> list[Block]:
    """The blocks of one page whose lines stand under one another."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    y = A4[1] - 150
    for text, x, size in lines:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
        y -= 13
    canvas.save()
    return extract(buffer.getvalue()).blocks


@pytest.mark.parametrize(("text", "label"), [("I. Introduction", "I"), ("B. Officers", "B"), ("IV. Ferries", "IV")])
def test_a_bold_heading_of_one_word_keeps_its_letter(text: str, label: str) -> None:
    assert _read((text, LEFT, 12), font="Helvetica-Bold") == [Block(PassageKind.HEADING, text, label, 1)]


def test_dirt_beside_the_lines_of_a_scan_makes_no_table_of_them() -> None:
    prose = (
        "4. The harbour master wrote that the ferry had been searched twice",
        "and that nothing had been found in it but rope, two lamps and the",
        "letters of the guards to their families, which were sent on when",
        "the bridge was open again in spring and the post could be carried",
    )
    lines: list[_Line] = []
    for text in prose:
        lines.extend(((text, LEFT, 10), ("r", 540, 10)))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    for number, (text, x, _) in enumerate(lines):
        canvas.drawString(x, A4[1] - 150 - 13 * (number // 2), text)
    canvas.save()
    assert all(block.kind is not PassageKind.TABLE for block in extract(buffer.getvalue()).blocks)


def test_a_file_of_nothing_but_page_numbers_says_them() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for number in (1, 2, 3):
        canvas.drawString(300, 30, str(number))
        canvas.showPage()
    canvas.save()
    assert [block.text for block in extract(buffer.getvalue()).blocks] == ["1", "2", "3"]
