"""What a written document holds, format aside, and its blocks: paragraphs, numbered items, tables, notes, title."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from threatlake.errors import Unreadable
from threatlake.reading.characters import clean
from threatlake.reading.extraction import Block, Cell, Extraction, Reference
from threatlake.reading.structure import chrome, headings, stated_properties
from threatlake.reading.structure.labels import is_entry, mark_of
from threatlake.reading.structure.titles import is_body, titled
from threatlake.reading.un import mastheads as un_mastheads
from threatlake.reading.un.titles import has_masthead
from threatlake.records import PassageKind

# A mark of a note within running text, until the text is clean: characters that Unicode gives to no text.
_MARK = re.compile(r"\s*\ufdd0(\d{1,9})\ufdd1")
_NUMBER = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_TITLE_WITHIN = 6  # blocks: letterhead, number and date may stand before a title
_FEWEST = 2  # rows and columns of a table of data, as in pages


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph; `number` is what the software prints before it."""

    kind: PassageKind
    text: str
    number: str = ""
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table at its column, with what it covers."""

    text: str
    column: int
    column_span: int = 1
    row_span: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the cells of each row that begin there."""

    rows: list[list[GridCell]]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote; `number` is the one its mark in the text carries."""

    number: int
    mark: str
    text: str


@dataclass(slots=True)
class Written:
    """A document as its format gives it, in reading order."""

    content: list[Piece | Grid] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    title: str | None = None
    author: str | None = None


def note_mark(number: int) -> str:
    """What stands in the text of a piece where a note is marked."""
    return f"\ufdd0{number}\ufdd1"


def without_marks(text: str) -> str:
    """A text that no mark of ours is in, whatever the file holds."""
    return text.replace("\ufdd0", "").replace("\ufdd1", "")


def extraction(written: Written, encoding: str | None = None, confidence: float | None = None) -> Extraction:
    """The blocks and cells, and what the document states of itself; Unreadable where it says nothing."""
    content = [piece for piece in written.content if isinstance(piece, Grid) or _without(piece.text)]
    blocks, cells = _laid_out(content, {note.number: note.mark for note in written.notes})
    blocks = chrome.strip(blocks)
    if not any(block.kind is PassageKind.HEADING for block in blocks):
        blocks = headings.by_place(blocks)
    title, blocks = _titled(blocks, next((_without(piece.text) for piece in _pieces(content) if piece.is_title), None))
    stated = replace(
        un_mastheads.stated(blocks),
        title=title or stated_properties.title(written.title),
        author=stated_properties.author(written.author),
    )
    blocks += [block for block in map(_footnote, written.notes) if block.text]
    if not blocks:
        raise Unreadable("no text in the document")
    return Extraction(blocks, cells, stated, encoding, confidence)


def _footnote(note: Note) -> Block:
    """A note without its own sign: `*` is written before its words, a number is not."""
    text = _without(note.text)
    text = text if note.mark.isalnum() else text.removeprefix(note.mark).strip()
    return Block(PassageKind.FOOTNOTE, text, note.mark, note=note.number)


def _pieces(content: Iterable[Piece | Grid]) -> Iterable[Piece]:
    return (piece for piece in content if isinstance(piece, Piece))


def _without(text: str) -> str:
    return clean.block(_MARK.sub("", text))


def _laid_out(content: Sequence[Piece | Grid], marks: dict[int, str]) -> tuple[list[Block], list[Cell]]:
    blocks: list[Block] = []
    cells: list[Cell] = []
    tables = 0
    for piece in content:
        if isinstance(piece, Piece):
            blocks.append(_block(piece, marks))
        elif _is_data(piece):
            blocks.append(_table(piece, marks))
            cells.extend(_cells(piece, tables))
            tables += 1
        else:
            blocks.extend(_flowing(piece, marks))
    return blocks, cells


def _block(piece: Piece, marks: dict[int, str]) -> Block:
    text, references = _marked(clean.block(f"{piece.number} {piece.text}"), marks)
    mark = None if is_entry(text) else mark_of(text)
    label = _label(piece.number) if piece.number else mark.label if mark else None
    kind = piece.kind
    if mark is not None and (kind is PassageKind.PARAGRAPH or (piece.number and mark.kind is PassageKind.PARAGRAPH)):
        kind = mark.kind if piece.kind is not PassageKind.HEADING else kind
    return Block(kind, text, label, references=references)


def _label(number: str) -> str | None:
    """The number or letter in what is printed before a paragraph; none in a bullet."""
    found = _NUMBER.findall(number)
    return found[-1] if found else None


def _marked(text: str, marks: dict[int, str]) -> tuple[str, tuple[Reference, ...]]:
    """The text without the marks of notes, and where each stood."""
    references: list[Reference] = []
    pieces: list[str] = []
    at = end = 0
    for found in _MARK.finditer(text):
        pieces.append(text[end : found.start()])
        at += found.start() - end
        end = found.end()
        number = int(found[1])
        if number in marks:
            references.append(Reference(at, marks[number], number))
    return "".join([*pieces, text[end:]]), tuple(references)


def _is_data(grid: Grid) -> bool:
    """A table of data has two rows and two columns at least; anything less was drawn for layout."""
    return sum(sum(bool(_without(cell.text)) for cell in row) >= _FEWEST for row in grid.rows) >= _FEWEST


def _table(grid: Grid, marks: dict[int, str]) -> Block:
    """Rows under one another, cells parted by bars."""
    rows = (" | ".join(" ".join(clean.block(cell.text).split()) for cell in row) for row in grid.rows)
    text, references = _marked("\n".join(row for row in rows if row.strip(" |")), marks)
    return Block(PassageKind.TABLE, text, references=references)


def _cells(grid: Grid, table_number: int) -> Iterable[Cell]:
    for row_number, row in enumerate(grid.rows):
        for cell in row:
            text = " ".join(_without(cell.text).split())
            yield Cell(
                page=1,
                table_number=table_number,
                row_number=row_number,
                column_number=cell.column,
                text=text,
                is_header=cell.is_header,
                row_span=cell.row_span,
                column_span=cell.column_span,
            )


def _flowing(grid: Grid, marks: dict[int, str]) -> Iterable[Block]:
    """The cells of a table drawn for layout, each line a paragraph."""
    for row in grid.rows:
        for cell in row:
            for line in cell.text.split("\n\n"):
                if _without(line):
                    yield _block(Piece(PassageKind.PARAGRAPH, line), marks)


def _titled(blocks: list[Block], set_as_title: str | None) -> tuple[str | None, list[Block]]:
    """The title: what is set as one, what stands where UN documents have it, the first heading, the first line."""
    if set_as_title:
        return set_as_title, blocks
    if not has_masthead(blocks):
        for block in blocks[:_TITLE_WITHIN]:
            if block.kind is PassageKind.HEADING and block.label is None:
                return block.text, blocks
            if is_body(block):
                break
    return titled(blocks)
