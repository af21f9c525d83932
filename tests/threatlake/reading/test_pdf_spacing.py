"""Words stay words where their letters are spaced out, or where the file draws them in no order."""

import random
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from threatlake.reading.pdf.document import extract
from threatlake.reading.pdf.spacing import unspaced
from threatlake.reading.pdf.words import Word

LEFT = 60.0
PROSE = (
    "The surveyor counted the sacks twice and wrote down two figures, and the",
    "owner of the barge signed for the lower one without reading either of the",
    "two, because it was raining and the ink ran over the page as he held it.",
)


def _line(*words: tuple[str, float]) -> list[Word]:
    """Words of 5 points a letter, each after so much room."""
    found: list[Word] = []
    x = 0.0
    for text, room in words:
        found.append(Word(text, x + room, x + room + 5 * len(text), 100, 10, is_bold=False))
        x = found[-1].x1
    return found


@pytest.mark.parametrize("spacing", [2.5, 4.0, 6.0])
def test_a_letter_spaced_title_has_its_words(spacing: float) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(LEFT, 700, "Sacks counted twice", charSpace=spacing)
    canvas.save()
    assert [block.text for block in extract(buffer.getvalue()).blocks] == ["Sacks counted twice"]


def test_words_of_one_letter_stay_apart() -> None:
    line = _line(("a", 0), ("b", 2.5), ("c", 2.5), ("of", 2.6), ("plan", 2.5), ("B", 2.5))
    assert [word.text for word in unspaced(line)] == ["a", "b", "c", "of", "plan", "B"]


def test_a_space_narrowed_by_slanted_type_stays() -> None:
    line = _line(("a", 0), ("fleet", 2.2), ("of", 2.2), ("vehicles", 1.2), ("and", 2.2), ("boats", 2.2))
    assert [word.text for word in unspaced(line)] == ["a", "fleet", "of", "vehicles", "and", "boats"]


def test_words_drawn_at_random_read_in_their_order() -> None:
    pieces: list[tuple[float, float, str]] = []
    for number, line in enumerate(PROSE):
        x = LEFT
        for word in line.split():
            pieces.append((x, 700 - 14.0 * number, word))
            x += stringWidth(f"{word} ", "Helvetica", 11)
    random.Random(3).shuffle(pieces)  # noqa: S311 - the same disorder each time
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for x, y, word in pieces:
        canvas.drawString(x, y, word)
    canvas.save()
    assert [block.text for block in extract(buffer.getvalue()).blocks] == [" ".join(PROSE)]


def test_a_raised_figure_drawn_last_stands_on_its_word() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for number, line in enumerate(PROSE):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(LEFT, 700 - 14 * number, line)
    canvas.setFont("Helvetica", 6)
    canvas.drawString(LEFT + stringWidth("owner of the barge", "Helvetica", 11), 690, "7")
    canvas.save()
    assert "owner of the barge ⁷ signed" in extract(buffer.getvalue()).blocks[0].text
