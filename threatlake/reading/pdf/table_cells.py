"""The tables of all pages as cells of text: those that go on over the page are told, and the heads they repeat."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from threatlake.reading.characters import clean
from threatlake.reading.extraction import Cell
from threatlake.reading.pdf.paragraphs import Paragraph
from threatlake.reading.pdf.segments import rows, segments
from threatlake.reading.pdf.table import Table
from threatlake.reading.pdf.words import Word
from threatlake.reading.structure.hyphens import Hyphens, is_broken

_SAME_COLUMN = 6.0  # points: the room between columns of a table that goes on is at the same places
_CONTINUED = re.compile(
    r"\(?\s*(?:.{0,40}\b)?(?:cont(?:inue|[’']?)d?|продолжение|жалғасы|suite|continuación)\b", re.IGNORECASE
)
_NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]|[ᵃ-ᶻ]\s|(?:Source|Note|Abbreviation|Источник|Примечани|Сокращени)\w*:")
_LONGEST_NOTICE = 60  # characters: `Table 3 (continued)`


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table that stands in the text, with its cells."""

    stands: Paragraph
    cells: list[Cell]
    is_data: bool

    @property
    def text(self) -> str:
        """Rows under one another, cells parted by bars; what a cell covers beyond its first row and column is empty."""
        lines: list[list[str]] = []
        for cell in self.cells:
            while len(lines) < cell.row_number + cell.row_span:
                lines.append([])
            line = lines[cell.row_number]
            line.extend([""] * (cell.column_number - len(line)))
            line.extend((cell.text, *[""] * (cell.column_span - 1)))
        width = max(map(len, lines), default=0)
        return "\n".join(" | ".join((*line, *[""] * (width - len(line)))) for line in lines)


def read_tables(found: Sequence[Paragraph]) -> list[ReadTable]:
    """The tables among the paragraphs of a document, in their order."""
    texts = _Texts(found)
    tables: list[ReadTable] = []
    before: ReadTable | None = None  # the table that may go on: nothing has come after it
    for paragraph in found:
        if paragraph.table is None:
            is_notice = len(paragraph.text) <= _LONGEST_NOTICE and _CONTINUED.match(paragraph.text) is not None
            is_below = paragraph.is_note or _NOTE.match(paragraph.text) is not None
            before = before if is_below or is_notice else None
            continue
        number = sum(1 for one in tables if one.stands.page == paragraph.page and one.is_data)
        cells = list(_cells(paragraph.table, paragraph.page, number, texts))
        if before is not None and before.stands.page == paragraph.page - 1:
            cells = _going_on(cells, paragraph.table, before)
        tables.append(ReadTable(paragraph, cells, paragraph.table.is_data))
        before = tables[-1] if paragraph.table.is_data else None
    return tables


class _Texts:
    """Cells as text, their lines joined as the document shows that it breaks words."""

    def __init__(self, found: Sequence[Paragraph]) -> None:
        self._found = found
        self._hyphens: Hyphens | None = None

    def text(self, words: list[Word]) -> str:
        """The words of a cell, line after line."""
        text = ""
        for row in rows(segments(words)):
            line = " ".join(piece.text for piece in row)
            text = f"{self._before(text, line)}{line}" if text else line
        return clean.line(text)

    def _before(self, text: str, following: str) -> str:
        if not is_broken(text):
            return f"{text} "
        if self._hyphens is None:
            self._hyphens = Hyphens((paragraph.text for paragraph in self._found), is_typeset=True)
        return self._hyphens.ending(text, following)


def _cells(table: Table, page: int, number: int, texts: _Texts) -> Iterator[Cell]:
    for entry in table.entries:
        yield Cell(
            page=page,
            table_number=number,
            row_number=entry.row,
            column_number=entry.column,
            text=texts.text(entry.words),
            is_header=entry.row < table.heads,
            row_span=entry.row_span,
            column_span=entry.column_span,
        )


def _going_on(cells: list[Cell], table: Table, before: ReadTable) -> list[Cell]:
    """The cells of a table below a page break, told to go on where they do; heads are what was head before."""
    heads = [cell for cell in before.cells if cell.is_header]
    count = max((cell.row_number + cell.row_span for cell in heads), default=0)
    is_repeated = count > 0 and _words(cell for cell in cells if cell.row_number < count) == _words(heads)
    if not is_repeated and (table.heads > 0 or not _is_as_wide(table, before.stands.table)):
        return cells
    return [replace(cell, is_header=is_repeated and cell.row_number < count, is_continued=True) for cell in cells]


def _words(cells: Iterator[Cell] | list[Cell]) -> list[tuple[int, int, str]]:
    return [(cell.row_number, cell.column_number, cell.text) for cell in cells if cell.text]


def _is_as_wide(table: Table, before: Table | None) -> bool:
    """Whether the columns are at the same places."""
    if before is None or len(table.between) != len(before.between):
        return False
    both = zip(table.between, before.between, strict=True)
    return all(one[0] - two[1] <= _SAME_COLUMN and two[0] - one[1] <= _SAME_COLUMN for one, two in both)
