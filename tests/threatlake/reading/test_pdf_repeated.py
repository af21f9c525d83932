"""What recurs on every page goes; heads of columns and footnotes are content, and stay where they first stand."""

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from threatlake.errors import Unreadable
from threatlake.reading.pdf.document import extract, read_pages
from threatlake.records import ReadFrom

LEFT, TOP = 72.0, A4[1] - 60
PORTS = ("Osh", "Aktau", "Baku", "Turkmenbashi", "Khorog", "Termez", "Atyrau", "Naryn", "Panj")


def _file(canvas: Canvas, buffer: BytesIO) -> bytes:
    canvas.save()
    return buffer.getvalue()


def _table(*, heads_on_rules: bool = False) -> bytes:
    """Three pages of one table, its heads and a running head above on each."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in range(3):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(LEFT, A4[1] - 30, "Review of ports")
        for column, head in enumerate(("Port", "Vessels searched", "Rifles found")):
            canvas.drawString(LEFT + 6 + 140 * column, TOP, head)
        for row, port in enumerate(PORTS[3 * page : 3 * page + 3]):
            for column, cell in enumerate((port, str(40 + 7 * row + page), str(3 + row * page))):
                canvas.drawString(LEFT + 6 + 140 * column, TOP - 18 - 16 * row, cell)
        if heads_on_rules:
            canvas.grid([LEFT + 140 * column for column in range(4)], [TOP - 6 - 16 * row for row in range(4)])
        canvas.showPage()
    return _file(canvas, buffer)


@pytest.mark.parametrize("heads_on_rules", [False, True])
def test_heads_of_columns_stay_once_and_running_heads_go(heads_on_rules: bool) -> None:
    text = "\n".join(block.text for block in extract(_table(heads_on_rules=heads_on_rules)).blocks)
    assert text.count("Vessels searched") == 1
    assert text.index("Vessels searched") < text.index("Osh")
    assert "Review of ports" not in text
    assert all(port in text for port in PORTS)


def test_a_footnote_that_stands_on_two_pages_stays_once() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for words in ("The first port was searched at night.", "The second port was searched by day."):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(LEFT, 600, words)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(LEFT, 70, "* The names of ports have been changed")
        canvas.drawString(LEFT, 60, "at the wish of their masters.")
        canvas.drawString(LEFT, 30, "Review of ports")
        canvas.showPage()
    texts = [block.text for block in extract(_file(canvas, buffer)).blocks]
    assert texts == [
        "The first port was searched at night.",
        "* The names of ports have been changed at the wish of their masters.",
        "The second port was searched by day.",
    ]


def _listed(count: bytes) -> bytes:
    """A file of two pages that lists another count of them; reportlab's page tree is the only one in it."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for words in ("The first port was searched at night.", "The second port was searched by day."):
        canvas.drawString(LEFT, 600, words)
        canvas.showPage()
    return _file(canvas, buffer).replace(b"/Count 2", b"/Count " + count)


def test_a_page_that_does_not_open_is_counted_and_the_others_are_read() -> None:
    raw = _listed(b"3")
    assert [page.read_from for page in read_pages(raw).read] == [
        ReadFrom.TEXT_LAYER,
        ReadFrom.TEXT_LAYER,
        ReadFrom.UNREAD,
    ]
    assert len(extract(raw).blocks) == 2
    assert all(page.read_from is ReadFrom.TEXT_LAYER for page in read_pages(_listed(b"2")).read)


def test_a_file_none_of_whose_pages_opens_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="damaged: no page of 1 opens"):
        extract(_listed(b"2").replace(b"/Type /Page\n", b"/Type /Pagx\n").replace(b"/Kids [ ", b"/Kidz [ "))
