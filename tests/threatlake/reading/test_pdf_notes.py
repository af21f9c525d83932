"""A footnote is a passage of its own, linked to its mark, and never stands inside a sentence."""

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from threatlake.reading.assemble import assemble
from threatlake.reading.extraction import Block
from threatlake.reading.pdf.document import extract
from threatlake.reading.pdf.notes import linked
from threatlake.records import DocumentId, MediaType, PassageKind

LEFT, TOP = 72.0, A4[1] - 120
PAGE = (
    "The master of the ferry kept two log-books^1 and showed only one",
    "of them to the inspectors, who had asked for both^2 and waited an",
    "hour on the quay before the second was found in the galley and",
)
NEXT = ("read aloud to the crew in the presence of the harbour doctor.",)
NOTES = ("^1 Both are kept in the harbour archive.", "^2 The request was made in writing, on 3 March.")


class _Pages:
    """Draws lines in which `^1` is a raised 1."""

    def __init__(self) -> None:
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4)

    def page(self, lines: tuple[str, ...], notes: tuple[str, ...] = (), *, note_size: float = 8) -> "_Pages":
        """One page: lines from the top, notes at its foot."""
        for number, line in enumerate(lines):
            self._line(line, TOP - 14 * number, 11)
        for number, note in enumerate(notes):
            self._line(note, 90 - 11 * number, note_size)
        self.canvas.showPage()
        return self

    def _line(self, line: str, y: float, size: float) -> None:
        text = self.canvas.beginText(LEFT, y)
        for number, part in enumerate(line.split("^")):
            if number:
                text.setFont("Helvetica", 0.6 * size)
                text.setRise(0.35 * size)
                text.textOut(part[0])
                text.setRise(0)
            text.setFont("Helvetica", size)
            text.textOut(part[1:] if number else part)
        self.canvas.drawText(text)

    def blocks(self) -> list[Block]:
        """What is read."""
        self.canvas.save()
        return extract(self.buffer.getvalue()).blocks


def test_a_sentence_goes_on_over_a_page_and_its_notes_follow_it() -> None:
    blocks = _Pages().page(PAGE, NOTES).page(NEXT).blocks()
    assert [(block.kind, block.label) for block in blocks] == [
        (PassageKind.PARAGRAPH, None),
        (PassageKind.FOOTNOTE, "1"),
        (PassageKind.FOOTNOTE, "2"),
    ]
    assert blocks[0].text.endswith("in the galley and read aloud to the crew in the presence of the harbour doctor.")


def test_a_mark_points_to_its_note_from_its_place_in_the_text() -> None:
    _Pages().page(PAGE, NOTES)
    pages = _Pages().page(PAGE, NOTES).page(NEXT)
    pages.canvas.save()
    reading = assemble(DocumentId("d"), MediaType.PDF, extract(pages.buffer.getvalue()))
    assert [mark.mark for mark in reading.footnote_marks] == ["1", "2"]
    for mark, raised, words in zip(reading.footnote_marks, "¹²", ("log-books", "for both"), strict=True):
        note = reading.passages[mark.note_passage_number]
        assert reading.text[mark.start_char] == raised
        assert reading.text[: mark.start_char].rstrip().endswith(words)
        assert reading.text[note.start_char] == raised


def test_a_number_that_is_not_raised_begins_a_note_where_the_text_calls_it() -> None:
    notes = ("1  Both are kept in the harbour archive.", "2  The request was made in writing, on 3 March.")
    blocks = _Pages().page(PAGE, notes).page(NEXT).blocks()
    assert [block.label for block in blocks if block.kind is PassageKind.FOOTNOTE] == ["1", "2"]
    assert [reference.mark for reference in blocks[0].references] == ["1", "2"]


def test_a_small_line_that_nothing_calls_is_no_note() -> None:
    plain = tuple(line.replace("^1", "").replace("^2", "") for line in PAGE)
    blocks = _Pages().page(plain, ("3 copies were printed.",)).blocks()
    assert all(block.kind is not PassageKind.FOOTNOTE for block in blocks)


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    first = ("^1 Both are kept in the harbour archive, where the", "^2 The request was made in writing, and was")
    blocks = _Pages().page(PAGE, first).page(NEXT, ("answered on the same day by the mate.",)).blocks()
    assert blocks[-1].kind is PassageKind.FOOTNOTE
    assert blocks[-1].text == "² The request was made in writing, and was answered on the same day by the mate."


def test_a_power_of_a_unit_is_no_mark() -> None:
    note = Block(PassageKind.FOOTNOTE, "² Measured twice.", page=1)
    blocks = linked([Block(PassageKind.PARAGRAPH, "The hall has 900 m² of floor, ² all of it wet.", page=1), note])
    assert [(reference.at, reference.mark) for reference in blocks[0].references] == [(30, "2")]


@pytest.mark.parametrize(
    ("text", "note", "at"),
    [
        ("Item 4 of the agenda*", "* To be issued.", 20),
        ("The ferry† sank.", "† A barge, by other accounts.", 9),
        ("The register 3/ was lost.", "3/ It was found in spring.", 13),
        ("in 2025, ¹¹ and later", "¹¹ In May.", 9),
    ],
)
def test_signs_and_typed_numbers_are_marks(text: str, note: str, at: int) -> None:
    blocks = linked([Block(PassageKind.PARAGRAPH, text, page=2), Block(PassageKind.FOOTNOTE, note, page=2)])
    assert [reference.at for reference in blocks[0].references] == [at]
    assert blocks[1].note == blocks[0].references[0].note


def test_a_mark_of_another_page_is_not_linked() -> None:
    blocks = [
        Block(PassageKind.PARAGRAPH, "The price rose. ¹", page=1),
        Block(PassageKind.PARAGRAPH, "Nothing else changed.", page=2),
        Block(PassageKind.PARAGRAPH, "Nor later. ¹", page=4),
        Block(PassageKind.FOOTNOTE, "¹ In some ports.", page=4),
    ]
    assert [len(block.references) for block in linked(blocks)] == [0, 0, 1, 0]
