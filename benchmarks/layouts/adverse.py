"""Pages whose file has no order: columns drawn from the right, lines and words at random, pages turned."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from layouts.report_texts import Part, Report, Role, report, with_breaks
from layouts.setting import Setting
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PROGRAM = "reportlab"
_WIDTH, _MILLIMETRE = 595.0, 2.8346
_MARGIN, _GUTTER = 60.0, 18.0
_SIZES = {Role.TITLE: 15.0, Role.HEADING: 12.0, Role.PARAGRAPH: 10.0, Role.BOX: 8.5, Role.NOTE: 8.0}
_LEADING = 1.28
_FONT, _BOLD = "Liberation Serif", "Liberation Serif Bold"
_FONTS = Path("/usr/share/fonts/truetype")
_FILES = {
    _FONT: _FONTS / "liberation/LiberationSerif-Regular.ttf",
    _BOLD: _FONTS / "liberation/LiberationSerif-Bold.ttf",
    "Kazakh": _FONTS / "dejavu/DejaVuSerif.ttf",
    "Hebrew": _FONTS / "noto/NotoSansHebrew-Regular.ttf",
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is drawn: in columns, in which order, turned by how much, word by word or letter by letter."""

    columns: int = 1
    order: str = "as read"
    turned: int = 0
    pieces: str = "line"
    is_justified: bool = True


@dataclass(frozen=True, slots=True)
class _Piece:
    x: float
    y: float
    text: str
    font: str
    size: float
    spacing: float = 0.0


def settings() -> Iterator[tuple[Setting, tuple[Report, Manner]]]:
    """Each layout, its text and manner."""
    en, ru, kk, he = (report(language) for language in ("en", "ru", "kk", "he"))
    for layout, text, manner in (
        ("one column", en.plain(), Manner(order="shuffled", pieces="word")),
        ("one column", kk.plain(), Manner(pieces="letter")),
        ("footnotes", en.without_boxes(), Manner(order="shuffled")),
        ("footnotes", ru.without_boxes(), Manner(columns=2, order="columns reversed", pieces="word")),
        ("two columns", en.plain(), Manner(columns=2, order="columns reversed")),
        ("two columns", ru.plain(), Manner(columns=2, order="across", pieces="word")),
        ("two columns", kk.plain(), Manner(columns=2, order="shuffled", is_justified=False)),
        ("three columns", ru.plain(), Manner(columns=3, order="shuffled", pieces="word")),
        ("three columns", en.plain(), Manner(columns=3, order="across")),
        ("sidebar", en.without_notes(), Manner(order="shuffled")),
        ("sidebar", ru.without_notes(), Manner(order="columns reversed", pieces="word")),
        ("turned", kk.plain(), Manner(turned=90)),
        ("turned", en.plain(), Manner(columns=2, turned=270, order="columns reversed")),
        ("turned", ru.plain(), Manner(turned=-90, pieces="word")),
        ("right to left", he, Manner(is_justified=False)),
        ("right to left", he, Manner(columns=2, order="shuffled", is_justified=False)),
    ):
        yield Setting(layout, text), (text, manner)


def render(source: tuple[Report, Manner], target: Path) -> bytes:
    """The text drawn in its manner; `turned` below 0 turns the text on an upright page, above it the page."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, file))
    text, manner = source
    buffer = BytesIO()
    width, height = _WIDTH, text.page_height * _MILLIMETRE
    canvas = Canvas(buffer, pagesize=(height, width) if manner.turned else (width, height))
    pages = list(_Setter(text, manner, width, height).pages())
    for number, pieces in enumerate(pages, 1):
        _turn(canvas, manner.turned, width, height)
        if len(pages) > 1:
            pieces.append(_Piece(_MARGIN, height - 30, "Quarterly review of cargo", _FONT, 8))
            pieces.append(_Piece(width / 2, 25, str(number), _FONT, 8))
        for piece in _ordered(pieces, manner):
            canvas.setFont(piece.font, piece.size)
            canvas.drawString(piece.x, piece.y, piece.text, charSpace=piece.spacing)
        canvas.showPage()
    canvas.save()
    target.write_bytes(buffer.getvalue())
    return buffer.getvalue()


def _turn(canvas: Canvas, turned: int, width: float, height: float) -> None:
    if turned > 0:
        canvas.setPageRotation(turned)
    if turned in {90, -90}:
        canvas.translate(height, 0)
        canvas.rotate(90)
    elif turned:
        canvas.translate(0, width)
        canvas.rotate(-90)


def _ordered(pieces: list[_Piece], manner: Manner) -> list[_Piece]:
    if manner.order == "shuffled":
        random.Random(7).shuffle(pieces)  # noqa: S311 - the same disorder each time
    elif manner.order == "columns reversed":
        pieces.sort(key=lambda piece: -piece.x // 100)
    elif manner.order == "across":
        pieces.sort(key=lambda piece: (-piece.y, piece.x))
    return pieces


class _Setter:
    """Fills columns with lines; notes stand at the foot of the page, or of the column, that calls them."""

    def __init__(self, text: Report, manner: Manner, width: float, height: float) -> None:
        self.text, self.manner, self.top = text, manner, height - _MARGIN
        self.boxes = [part for part in text.parts if part.role is Role.BOX]
        self.body = [part for part in text.parts if part.role is not Role.BOX]
        room = width - 2 * _MARGIN - (150 if self.boxes else 0)
        self.measure = (room - _GUTTER * (manner.columns - 1)) / manner.columns
        self.side = width - _MARGIN - 130
        self.plain = {"kk": "Kazakh", "he": "Hebrew"}.get(text.language, _FONT)

    def pages(self) -> Iterator[list[_Piece]]:
        """The pieces of each page, as they would be read."""
        pieces = self._boxes()
        column, y = 0, self.top
        notes: list[Part] = []
        for part in self.body:
            called = [self.text.notes[run.note] for run in part.runs if run.note]
            for line in self._wrapped(part, self.measure):
                step = _SIZES[part.role] * _LEADING
                if y - step < _MARGIN + sum(self._height(note) for note in (*notes, *called)):
                    pieces.extend(self._notes(notes, column))
                    column, y, notes = column + 1, self.top, []
                if column == self.manner.columns:
                    yield pieces
                    pieces, column = [], 0
                notes.extend(called)
                called = []
                y -= step
                pieces.extend(self._line(line, part, self._left(column), y, self.measure))
            y -= 5
        yield [*pieces, *self._notes(notes, column)]

    def _left(self, column: int) -> float:
        place = self.manner.columns - 1 - column if self.text.is_rtl else column
        return _MARGIN + place * (self.measure + _GUTTER)

    def _boxes(self) -> list[_Piece]:
        pieces: list[_Piece] = []
        y = self.top - 40
        for box in self.boxes:
            for line in self._wrapped(box, 130):
                y -= _SIZES[box.role] * _LEADING
                pieces.extend(self._line(line, box, self.side, y, 130))
            y -= 14
        return pieces

    def _height(self, note: Part) -> float:
        return len(self._wrapped(note, self.measure)) * _SIZES[note.role] * _LEADING + 3

    def _notes(self, notes: list[Part], column: int) -> Iterator[_Piece]:
        """The notes at the foot of a column, in their order."""
        y = _MARGIN + sum(self._height(note) for note in notes) - 3
        for note in notes:
            for line in self._wrapped(note, self.measure):
                y -= _SIZES[note.role] * _LEADING
                yield from self._line(line, note, self._left(column), y, self.measure)
            y -= 3

    def _wrapped(self, part: Part, width: float) -> list[list[str]]:
        """Lines of words; a raised run stands in its word between two NULs."""
        raised = "".join(f"\0{run.text}\0" if run.is_raised else run.text for run in part.runs)
        words = with_breaks(f"\0{part.mark}\0 {raised}" if part.mark else raised, "\u00ad").split()
        lines: list[list[str]] = [[]]
        for word in words:
            rest = word
            while rest:
                fitting, rest = self._fitting(lines[-1], rest, part, width)
                lines[-1].extend(fitting)
                if rest:
                    lines.append([])
        return lines

    def _fitting(self, line: list[str], word: str, part: Part, width: float) -> tuple[list[str], str]:
        """What of a word still fits on a line, and the rest."""
        whole = word.replace("\u00ad", "")
        if self._width([*line, whole], part) <= width:
            return [whole], ""
        syllables = word.split("\u00ad")
        for count in range(len(syllables) - 1, 0, -1):
            head = "".join(syllables[:count]) + "-"
            if self._width([*line, head], part) <= width:
                return [head], "\u00ad".join(syllables[count:])
        return ([], word) if line else ([whole], "")

    def _width(self, line: list[str], part: Part) -> float:
        size = _SIZES[part.role]
        text = " ".join(line)
        spaced = self._spacing(part) * len(text)
        return pdfmetrics.stringWidth(text.replace("\0", ""), self._font(part), size) + spaced

    def _spacing(self, part: Part) -> float:
        return 2.6 if part.role is Role.TITLE and not self.text.is_rtl else 0.0

    def _font(self, part: Part) -> str:
        return _BOLD if part.role in {Role.TITLE, Role.HEADING} and self.plain == _FONT else self.plain

    def _line(self, line: list[str], part: Part, x: float, y: float, width: float) -> Iterator[_Piece]:
        """The pieces of a line; from the right where the text is so written, its letters in the order of the eye."""
        font, size = self._font(part), _SIZES[part.role]
        text = " ".join(line)
        if self.text.is_rtl:
            x += width - self._width(line, part)
            yield _Piece(x, y, text[::-1], font, size)
            return
        gap = pdfmetrics.stringWidth(" ", font, size) + self._spacing(part)
        is_full = self._width(line, part) > 0.85 * width and len(line) > 1
        if self.manner.is_justified and is_full:
            gap += (width - self._width(line, part)) / (len(line) - 1)
        if self.manner.pieces == "line" and "\0" not in text:
            yield _Piece(x, y, text, font, size, self._spacing(part))
            return
        for word in line:
            for number, run in enumerate(word.split("\0")):
                raised = number % 2 == 1
                for piece in (run,) if self.manner.pieces != "letter" else run:
                    if piece:
                        shown = 0.6 * size if raised else size
                        yield _Piece(x, y + (0.38 * size if raised else 0), piece, font, shown, self._spacing(part))
                        x += pdfmetrics.stringWidth(piece, font, shown) + self._spacing(part) * len(piece)
            x += gap
