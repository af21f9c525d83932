"""A PDF is read as people read it: columns in order, paragraphs whole, nothing lost but what recurs on every page."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from threatlake.errors import Unreadable
from threatlake.reading.extraction import Block, Cell, Extraction
from threatlake.reading.pdf.document import extract
from threatlake.records import PassageKind

WIDTH, HEIGHT = A4
LEFT, LEADING = 72.0, 14.0
SEEDS = Path(__file__).parents[3] / "seeds" / "documents" / "pdf"

PROSE = (
    "The officers of the border post searched the lorry for three hours and found nothing, because the false wall "
    "had been welded and painted. A dog found it in a minute. Behind the wall lay forty parcels and two rifles, and "
    "the driver said that he had been paid to drive and not to look. He named no one, then or later."
)
MORE = (
    "The laboratory compared the parcels with those of an earlier case and found the same cutting agent in the same "
    "share. The prosecutors of both countries met within a week and agreed that one of them would lead, that the "
    "other would hear the witnesses, and that neither would speak to the press before the arrests were made."
)


class Pages:
    """Draws pages of text for a test."""

    def __init__(self, **options: object) -> None:
        """Begin an A4 file."""
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, **options)
        self.y = HEIGHT - 100

    def text(self, text: str, x: float = LEFT, width: float = 430, size: float = 11, *, bold: bool = False) -> None:
        """A paragraph, wrapped, with room below it."""
        font = "Helvetica-Bold" if bold else "Helvetica"
        for line in simpleSplit(text, font, size, width):
            self.line(line, x, size, font)
        self.y -= 8

    def line(self, text: str, x: float = LEFT, size: float = 11, font: str = "Helvetica") -> None:
        """One line."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, text)
        self.y -= LEADING * size / 11

    def at(self, y: float, text: str, x: float = LEFT, size: float = 9) -> None:
        """A line at a place."""
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawString(x, y, text)

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.y = HEIGHT - 100

    def read(self) -> Extraction:
        """What the reader makes of it."""
        self.canvas.save()
        return extract(self.buffer.getvalue())


def _texts(extraction: Extraction) -> list[str]:
    return [block.text for block in extraction.blocks]


def test_a_wrapped_paragraph_is_one_block_with_its_page() -> None:
    pages = Pages()
    pages.text(PROSE)
    pages.text(MORE)
    assert pages.read().blocks == [
        Block(PassageKind.PARAGRAPH, PROSE, page=1),
        Block(PassageKind.PARAGRAPH, MORE, page=1),
    ]


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    pages = Pages()
    width = 470 / columns - 18
    for column in range(columns):
        pages.y = HEIGHT - 100
        for text in (PROSE, MORE):
            pages.text(f"{column}{text}", LEFT + column * (width + 18), width, 9)
    assert _texts(pages.read()) == [f"{column}{text}" for column in range(columns) for text in (PROSE, MORE)]


def test_columns_drawn_line_by_line_across_are_read_one_after_the_other() -> None:
    pages = Pages()
    pairs = zip(simpleSplit(PROSE, "Helvetica", 10, 210), simpleSplit(MORE, "Helvetica", 10, 210), strict=False)
    for left, right in pairs:
        pages.at(pages.y, left, LEFT, 10)
        pages.at(pages.y, right, LEFT + 240, 10)
        pages.y -= 13
    texts = _texts(pages.read())
    assert texts[0].startswith("The officers of the border post searched the lorry for three hours")
    assert texts[1].startswith("The laboratory compared the parcels with those of an earlier case")


def test_running_heads_and_page_numbers_go() -> None:
    pages = Pages()
    for number in range(1, 5):
        pages.at(HEIGHT - 40, "Review of cases" if number % 2 else "Academy", LEFT if number % 2 else 400)
        pages.at(30, f"{number}/4")
        pages.text(f"On page {number} something happens that happens on no other. {PROSE}")
        pages.turn()
    assert _texts(pages.read()) == [
        f"On page {number} something happens that happens on no other. {PROSE}" for number in range(1, 5)
    ]


def test_a_row_of_figures_at_the_foot_of_a_page_is_no_page_number() -> None:
    pages = Pages()
    for number in (14, 9, 31):
        pages.text(PROSE)
        pages.at(60, f"{number} {number * 3}", size=11)
        pages.turn()
    texts = _texts(pages.read())
    assert all(f"{number} {number * 3}" in texts for number in (14, 9, 31))


def test_a_number_in_the_text_is_no_page_number() -> None:
    pages = Pages()
    for number in range(1, 4):
        pages.text(PROSE)
        pages.line(f"{number * 7} parcels")
        pages.turn()
    assert [text for text in _texts(pages.read()) if "parcels" in text and len(text) < 20] == [
        "7 parcels",
        "14 parcels",
        "21 parcels",
    ]


def test_a_paragraph_goes_on_over_a_page_and_keeps_its_first_page() -> None:
    pages = Pages()
    lines = simpleSplit(f"7. {PROSE}", "Helvetica", 11, 430)
    for line in lines[:2]:
        pages.line(line)
    pages.at(70, "¹ See the annual report of the laboratory.", size=8)
    pages.turn()
    for line in lines[2:]:
        pages.line(line)
    pages.y -= 8
    pages.text(f"8. {MORE}")
    assert pages.read().blocks[0] == Block(PassageKind.PARAGRAPH, f"7. {PROSE}", "7", 1)


def test_a_footnote_stands_by_itself() -> None:
    pages = Pages()
    for number in (1, 2):
        pages.text(f"{number}. {PROSE}")
        pages.text(MORE)
        pages.at(70, f"* Note {number}: the names have been changed.", size=8)
        pages.turn()
    texts = _texts(pages.read())
    assert [text for text in texts if text.startswith("*")] == [
        "* Note 1: the names have been changed.",
        "* Note 2: the names have been changed.",
    ]
    assert sum("names have been changed" in text for text in texts) == 2


def test_a_raised_figure_does_not_run_into_the_year_before_it() -> None:
    pages = Pages()
    text = pages.canvas.beginText(LEFT, 700)
    text.setFont("Helvetica", 11)
    text.textOut("The share rose in 2025")
    text.setFont("Helvetica", 6)
    text.setRise(4)
    text.textOut("3")
    text.setFont("Helvetica", 11)
    text.setRise(0)
    text.textOut(" and fell again.")
    pages.canvas.drawText(text)
    assert _texts(pages.read()) == ["The share rose in 2025 ³ and fell again."]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The officers spoke of enforce-", "ment and of nothing else.", "enforcement"),
        ("The officers spoke of anti-", "corruption and of nothing else.", "anti-corruption"),
        ("The officers wrote to the Secretary-", "General and to nobody else.", "Secretary-General"),
    ],
)
def test_a_broken_word_is_whole_again(first: str, second: str, joined: str) -> None:
    pages = Pages()
    pages.text("Law enforcement is a duty; anti-corruption is one too.")
    pages.line(first)
    pages.line(second)
    assert joined in _texts(pages.read())[1]


def test_numbers_letters_and_bullets_make_labels_and_kinds() -> None:
    pages = Pages()
    pages.text("II. Tracing and freezing", bold=True)
    pages.text(f"12. {PROSE}")
    pages.text("(a) To consider whether the requests could be shortened;", LEFT + 20)
    pages.text("• Without a number", LEFT + 20)
    assert [(block.kind, block.label) for block in pages.read().blocks] == [
        (PassageKind.HEADING, "II"),
        (PassageKind.PARAGRAPH, "12"),
        (PassageKind.LIST_ITEM, "a"),
        (PassageKind.LIST_ITEM, None),
    ]


def _grid(pages: Pages, rows: list[tuple[str, ...]], *, ruled: bool) -> None:
    top = pages.y
    for row in rows:
        for column, text in enumerate(row):
            pages.at(pages.y - 12, text, LEFT + 6 + column * 120, 10)
        pages.y -= 18
    if ruled:
        ends = [LEFT + column * 120 for column in range(len(rows[0]) + 1)]
        pages.canvas.grid(ends, [top - 18 * row for row in range(len(rows) + 1)])
    pages.y -= 20


ROWS = [
    ("Country", "Heroin", "Pistols"),
    ("Kyrgyzstan", "121", "52"),
    ("Tajikistan", "1,630", ""),
    ("Total", "1,751", "52"),
]
AS_TEXT = "Country | Heroin | Pistols\nKyrgyzstan | 121 | 52\nTajikistan | 1,630 | \nTotal | 1,751 | 52"


def test_a_ruled_table_has_cells_and_stands_once_in_its_place() -> None:
    pages = Pages()
    pages.text(PROSE)
    _grid(pages, ROWS, ruled=True)
    pages.text(MORE)
    extraction = pages.read()
    assert [block.kind for block in extraction.blocks] == [
        PassageKind.PARAGRAPH,
        PassageKind.TABLE,
        PassageKind.PARAGRAPH,
    ]
    assert extraction.blocks[1].text == AS_TEXT.replace("1,630 | \n", "1,630 |\n")
    assert extraction.cells == [
        Cell(1, 0, row, column, text, is_header=row == 0)
        for row, cells in enumerate(ROWS)
        for column, text in enumerate(cells)
    ]


def test_rows_that_stand_under_one_another_are_a_table_without_lines() -> None:
    pages = Pages()
    pages.text(PROSE)
    _grid(pages, ROWS, ruled=False)
    pages.text(MORE)
    extraction = pages.read()
    assert [block.kind for block in extraction.blocks][1] is PassageKind.TABLE
    assert extraction.blocks[1].text.startswith("Country | Heroin | Pistols\nKyrgyzstan | 121 | 52\n")
    assert [cell.text for cell in extraction.cells if cell.is_header] == list(ROWS[0])
    assert len(extraction.cells) == len(ROWS) * len(ROWS[0])


def test_a_frame_and_an_underlined_title_are_no_table() -> None:
    pages = Pages()
    pages.line("Review of cases", size=16)
    pages.canvas.line(LEFT, pages.y + 10, 500, pages.y + 10)
    pages.canvas.rect(LEFT - 10, 300, 460, 400)
    pages.text(PROSE)
    extraction = pages.read()
    assert extraction.cells == []
    assert all(block.kind is not PassageKind.TABLE for block in extraction.blocks)


def test_the_masthead_states_symbol_and_day_and_the_subject_is_the_title() -> None:
    pages = Pages()
    pages.line("United Nations", size=14)
    pages.at(pages.y + 18, "CTOC/COP/WG.9/2026/4", 400, 12)
    pages.text("Conference of the Parties", size=17, bold=True)
    for line in ("Distr.: General", "3 March 2026", "Original: English"):
        pages.at(pages.y + 20, line, 400, 10)
        pages.y -= 12
    pages.y -= 40
    pages.text("False walls in lorries: a comparison of cases", size=14, bold=True)
    pages.text("Note by the Secretariat", size=12, bold=True)
    pages.text(f"1. {PROSE} See also A/80/99.")
    pages.turn()
    pages.at(HEIGHT - 40, "CTOC/COP/WG.9/2026/4")
    pages.at(30, "V.26-01234    2/2")
    pages.text(f"2. {MORE}")
    extraction = pages.read()
    assert extraction.stated.symbol == "CTOC/COP/WG.9/2026/4"
    assert extraction.stated.published is not None
    assert extraction.stated.published.on == date(2026, 3, 3)
    assert extraction.stated.title == "False walls in lorries: a comparison of cases"
    assert _texts(extraction)[-1] == f"2. {MORE}"


@pytest.mark.parametrize(
    ("stated", "title"),
    [("Yearbook of false walls", "Yearbook of false walls"), ("Microsoft Word - final3.doc", None), ("scan0001", None)],
)
def test_a_stated_title_counts_unless_it_is_a_file_name(stated: str, title: str | None) -> None:
    pages = Pages()
    pages.canvas.setTitle(stated)
    pages.text(PROSE)
    assert pages.read().stated.title == title


@pytest.mark.parametrize(
    ("stated", "author"), [("Dana Omarova", "Dana Omarova"), ("user", None), ("Adobe Acrobat", None)]
)
def test_software_and_user_names_are_no_authors(stated: str, author: str | None) -> None:
    pages = Pages()
    pages.canvas.setAuthor(stated)
    pages.text(PROSE)
    assert pages.read().stated.author == author


def test_the_day_a_file_was_made_is_no_day_of_publication() -> None:
    pages = Pages()
    pages.text(PROSE)
    assert pages.read().stated.published is None


def test_a_page_on_its_side_reads_like_any_other() -> None:
    pages = Pages()
    pages.canvas.setPageRotation(90)
    pages.canvas.rotate(90)
    pages.canvas.translate(0, -WIDTH)
    pages.y = WIDTH - 80
    pages.text(PROSE)
    assert _texts(pages.read()) == [PROSE]


def _locked() -> bytes:
    pages = Pages(encrypt=StandardEncryption("lantern", canPrint=0))
    pages.text(PROSE)
    pages.canvas.save()
    return pages.buffer.getvalue()


def _blank() -> bytes:
    pages = Pages()
    pages.turn()
    pages.turn()
    pages.canvas.save()
    return pages.buffer.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_locked, "encrypted: a password is needed"),
        (_blank, "no text on any of 2 pages"),
        (lambda: b"%PDF-1.7\nnot much of one", "not a PDF that opens: data format error"),
    ],
)
def test_an_unreadable_file_says_why(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(Unreadable) as error:
        extract(make())
    assert str(error.value) == reason


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=4000), min_size=1, max_size=8), st.binary(max_size=8))
def test_damage_is_unreadable_or_read_and_never_anything_else(places: list[int], noise: bytes) -> None:
    raw = bytearray((SEEDS / "uchetnaya-stavka.pdf").read_bytes())
    for place in places:
        raw[place * 20 : place * 20 + len(noise)] = noise
    with suppress(Unreadable):
        assert extract(bytes(raw)).pages


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(PROSE.split()), min_size=30, max_size=300))
def test_no_word_is_lost_or_made_up(words: list[str]) -> None:
    pages = Pages()
    pages.text(" ".join(words))
    assert " ".join(_texts(pages.read())).split() == words
