"""A run of rich text, of the body, a note or a box, becoming paragraphs and tables."""

from dataclasses import dataclass, field

from threatlake.reading.characters import clean, mojibake
from threatlake.reading.office.blocks import Grid, Piece, without_marks
from threatlake.reading.office.rtf_tables import Row, RowPlan, grid
from threatlake.records import PassageKind


@dataclass(slots=True)
class Look:
    """What the properties of the current paragraph say of it."""

    outline: int | None = None
    is_title: bool = False
    in_table: bool = False
    is_listed: bool = False


@dataclass(slots=True)
class Flow:
    """Text as it comes, and what it has become."""

    content: list[Piece | Grid] = field(default_factory=list)
    look: Look = field(default_factory=Look)
    plan: RowPlan = field(default_factory=RowPlan)
    number: list[str] = field(default_factory=list)
    is_endnote: bool = False
    _text: list[str] = field(default_factory=list)
    _cell: list[str] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)
    _boxes: list[Piece | Grid] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Add characters."""
        self._text.append(text)

    def hold(self, boxes: list[Piece | Grid]) -> None:
        """Keep what stands in a box until the paragraph it is anchored in has ended."""
        self._boxes += boxes

    def end_paragraph(self) -> None:
        """The paragraph ends; in a cell it is a line of the cell."""
        piece = self._piece()
        if self.look.in_table:
            self._cell.append(f"{piece.number} {piece.text}".strip())
            return
        self.end_table()
        if piece.text:
            self.content.append(piece)
        self._release()

    def end_cell(self) -> None:
        """The cell ends."""
        self.look.in_table = True
        self.end_paragraph()
        self._texts.append("\n\n".join(line for line in self._cell if line))
        self._cell = []

    def end_row(self) -> None:
        """The row ends, with the cells that were planned for it."""
        if self._texts:
            self._rows.append(Row(RowPlan(self.plan.left, self.plan.is_header, list(self.plan.cells)), self._texts))
        self._texts = []

    def end_table(self) -> None:
        """What follows is no row: the rows so far are a table."""
        if self._rows:
            self.content.append(grid(self._rows))
            self._rows = []
            self._release()

    def end(self) -> list[Piece | Grid]:
        """All of it, as the last paragraph may end with the file."""
        if self.look.in_table and (self._cell or self._text):
            self.end_cell()
        self.end_row()
        self.look.in_table = False
        self.end_paragraph()
        return self.content

    def plain(self) -> str:
        """All of it as one text, for a note."""
        texts: list[str] = []
        for one in self.end():
            if isinstance(one, Piece):
                texts.append(f"{one.number} {one.text}".strip())
            else:
                texts += [cell.text for row in one.rows for cell in row]
        return "\n".join(texts)

    def _release(self) -> None:
        self.content += self._boxes
        self._boxes = []

    def _piece(self) -> Piece:
        text = clean.block(mojibake.repair(_joined(self._text)))
        printed = clean.line("".join(self.number))
        is_listed = bool(self.number) or self.look.is_listed
        self._text, self.number = [], []
        number = printed if any(character.isalnum() for character in printed) else ""
        if self.look.is_title or self.look.outline is not None:
            return Piece(PassageKind.HEADING, text, number, self.look.is_title)
        return Piece(PassageKind.LIST_ITEM if is_listed else PassageKind.PARAGRAPH, text, number)


def _joined(pieces: list[str]) -> str:
    """The text of pieces; characters beyond the first plane come in two halves."""
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def said(raw: bytes, codec: str) -> str:
    """Bytes in a code page as characters; none that is a mark of ours."""
    return without_marks(raw.decode(codec, "replace"))
