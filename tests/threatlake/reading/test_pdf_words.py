"""The words of a page are what PDFium says of each of their characters, however few times it is asked."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from threatlake.reading.pdf.words import Word, read_words

LEFT, TOP = 72.0, 700.0


class Drawing:
    """Draws one page for a test."""

    def __init__(self) -> None:
        """Begin an A4 page."""
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4)

    def text(self, text: str, x: float = LEFT, y: float = TOP, size: float = 11, font: str = "Helvetica") -> float:
        """Text at a place; where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return x + float(self.canvas.stringWidth(text, font, size))

    def words(self) -> list[Word]:
        """The words of the page's main direction."""
        self.canvas.save()
        return _words(self.buffer.getvalue())


def _words(raw: bytes) -> list[Word]:
    with _first_page(raw) as page:
        return next((words for _, words in read_words(page)), [])


@contextmanager
def _first_page(raw: bytes) -> Iterator[pdfium.PdfPage]:
    document = pdfium.PdfDocument(raw)
    try:
        page = document[0]
        yield page
        page.close()
    finally:
        document.close()


def _texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


def _mapped(shown: bytes, unicode: dict[str, str], font: bytes = b"/Type1 /BaseFont /Helvetica") -> bytes:
    """A page in a font that says of its codes which Unicode they are; PDFium finds the objects without a table."""
    ranges = "".join(f"<{code}> <{letter}>\n" for code, letter in unicode.items())
    width = max(map(len, unicode))
    cmap = f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Test def /CMapType 2 def
1 begincodespacerange <{"0" * width}> <{"f" * width}> endcodespacerange
{len(unicode)} beginbfchar
{ranges}endbfchar endcmap end end""".encode()
    content = b"BT /F 12 Tf 72 700 Td <" + shown + b"> Tj ET"
    streams = [b"<< /Length %d >> stream\n%s\nendstream" % (len(data), data) for data in (content, cmap)]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources 7 0 R >>",
        b"<< /Type /Font /Subtype %s /ToUnicode 6 0 R >>" % font,
        *streams,
        b"<< /Font << /F 4 0 R >> >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Down /CIDSystemInfo 9 0 R /FontDescriptor 10 0 R >>",
        b"<< /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >>",
        b"<< /Type /FontDescriptor /FontName /Down /Flags 4 /FontBBox [0 0 999 999] /Ascent 880 /Descent -120 >>",
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, text) for number, text in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 11 >>\n%%EOF"


def _letters(letters: str) -> dict[str, str]:
    return {f"{ord(letter):02x}": f"{ord(letter):04x}" for letter in letters}


def _measured(page: pdfium.PdfPage) -> list[tuple[str, float, float, float]]:
    """The words of an upright page, asked for character by character; what stands on another line is another word."""
    textpage = page.get_textpage()
    found: list[tuple[str, float, float, float]] = []
    is_open = False
    for index in range(textpage.count_chars()):
        letter = chr(pdfium_c.FPDFText_GetUnicode(textpage, index))
        if letter.isspace():
            is_open = False
            continue
        left, _, right, _ = textpage.get_charbox(index, loose=True)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
        is_open = is_open and found[-1][3] == y.value
        before = found.pop() if is_open else ("", left, right, y.value)
        found.append((before[0] + letter, min(before[1], left), max(before[2], right), before[3]))
        is_open = True
    textpage.close()
    return found


FONTS = st.sampled_from(("Helvetica", "Helvetica-Bold", "Times-Roman", "Courier-BoldOblique"))
TEXTS = st.text("abcxyzABC.,;()é ", min_size=1, max_size=30)
RUNS = st.lists(st.tuples(TEXTS, FONTS), min_size=1, max_size=4)


@settings(max_examples=40)
@given(lines=st.lists(RUNS, min_size=1, max_size=6), size=st.sampled_from((6, 10.5, 12)))
def test_what_is_asked_in_bulk_is_what_each_character_says(lines: list[list[tuple[str, str]]], size: float) -> None:
    drawing = Drawing()
    for row, runs in enumerate(lines):
        x = LEFT
        for text, font in runs:
            x = drawing.text(text, x, TOP - 2 * size * row, size, font)
    drawing.canvas.save()
    with _first_page(drawing.buffer.getvalue()) as page:
        measured = _measured(page)
        words = next((words for _, words in read_words(page)), [])
    assert [(word.text, word.x0, word.x1, word.baseline) for word in words] == measured
    assert all(word.size == pytest.approx(size) for word in words)


def test_a_word_in_bold_within_a_line_is_bold_and_no_other() -> None:
    drawing = Drawing()
    x = drawing.text("The court ")
    x = drawing.text("rejected ", x, font="Helvetica-Bold")
    drawing.text("the appeal.", x)
    assert [word.text for word in drawing.words() if word.is_bold] == ["rejected"]


def test_a_word_of_two_fonts_is_one_word() -> None:
    drawing = Drawing()
    x = drawing.text("un", font="Helvetica-Oblique")
    drawing.text("lawful gain", x)
    words = drawing.words()
    assert _texts(words) == ["unlawful", "gain"]
    assert words[0].x0 == pytest.approx(LEFT, abs=1)
    assert words[0].x1 < words[1].x0


def test_a_raised_call_of_a_footnote_is_parted_from_its_word() -> None:
    drawing = Drawing()
    x = drawing.text("in 2025")
    x = drawing.text("3", x, TOP + 4, size=6)
    drawing.text(" it grew", x)
    words = drawing.words()
    assert _texts(words) == ["in", "2025", "³", "it", "grew"]
    assert {word.baseline for word in words} == {TOP}


def test_a_raised_ending_belongs_to_its_number() -> None:
    drawing = Drawing()
    x = drawing.text("the 20")
    x = drawing.text("th", x, TOP + 4, size=6)
    drawing.text(" session", x)
    assert [(word.text, word.is_glued) for word in drawing.words()] == [
        ("the", False),
        ("20", False),
        ("th", True),
        ("session", False),
    ]


def test_a_word_printed_twice_for_weight_is_read_once() -> None:
    drawing = Drawing()
    for shift in (0, 0.4, 0.8):
        drawing.text("Summary of the summary", LEFT + shift, TOP + shift / 2)
    assert _texts(drawing.words()) == ["Summary", "of", "the", "summary"]


def test_a_word_said_again_is_read_again() -> None:
    drawing = Drawing()
    for row in range(30):
        drawing.text("no no no", y=TOP - 14 * row)
    assert _texts(drawing.words()) == ["no"] * 90


def test_words_of_a_page_with_a_corner_elsewhere_count_from_that_corner() -> None:
    drawing = Drawing()
    drawing.canvas.setCropBox((50, 100, 500, 800))
    drawing.text("Corner", 150, 700)
    [word] = drawing.words()
    assert [word.x0, word.baseline] == pytest.approx([100, 600], abs=1)


def test_what_is_printed_upright_comes_before_what_is_turned() -> None:
    drawing = Drawing()
    drawing.canvas.saveState()
    drawing.canvas.rotate(90)
    drawing.text("On the margin", 300, -40)
    drawing.canvas.restoreState()
    drawing.text("Most of it is upright")
    drawing.canvas.save()
    with _first_page(drawing.buffer.getvalue()) as page:
        turned = [(frame.quarter, _texts(words)) for frame, words in read_words(page)]
        [margin] = [words for frame, words in read_words(page) if frame.quarter == 1]
    assert turned == [(0, ["Most", "of", "it", "is", "upright"]), (1, ["On", "the", "margin"])]
    assert [word.baseline for word in margin] == pytest.approx([A4[0] - 40] * 3, abs=0.1)
    assert margin[0].x1 < margin[1].x0 < margin[2].x0


def test_a_character_of_two_halves_is_one() -> None:
    raw = _mapped(b"AB C".hex().encode(), {**_letters("BC"), "41": "d83ddea8"})
    assert _texts(_words(raw)) == ["\U0001f6a8B", "C"]


def test_half_a_character_is_marked_as_unreadable() -> None:
    raw = _mapped(b"AB C".hex().encode(), {**_letters("BC"), "41": "d83d"})
    assert _texts(_words(raw)) == ["\ufffdB", "C"]


@pytest.mark.parametrize("code", ["0002", "0003", "0093", "fffe", "0000"])
def test_characters_that_say_nothing_move_no_other_word(code: str) -> None:
    shown = b"ABA CD EF".hex().encode()
    words, plain = _words(_mapped(shown, {**_letters("BCDEF"), "41": code})), _words(_mapped(shown, _letters("ABCDEF")))
    assert _texts(words)[-2:] == ["CD", "EF"]
    assert [word.x0 for word in words[-2:]] == [word.x0 for word in plain[-2:]]


def test_words_that_are_written_downwards_are_on_no_common_line() -> None:
    signs = {"0001": "65b0", "0002": "0020", "0003": "8a18"}
    words = _words(
        _mapped(
            b"00010002000300020001", signs, b"/Type0 /BaseFont /Upright /Encoding /Identity-V /DescendantFonts [8 0 R]"
        )
    )
    assert _texts(words) == ["新", "記", "新"]
    assert [words[0].baseline - word.baseline for word in words] == pytest.approx([0, 24, 48])


def test_a_page_without_text_has_no_words() -> None:
    drawing = Drawing()
    drawing.canvas.line(LEFT, TOP, LEFT + 100, TOP)
    assert drawing.words() == []


def test_many_prints_of_one_word_are_compared_in_passing_time() -> None:
    drawing = Drawing()
    for number in range(4000):
        drawing.text("0", 20 + number % 80 * 7, 20 + number // 80 * 12.0, size=5)
    assert len(drawing.words()) == 4000
