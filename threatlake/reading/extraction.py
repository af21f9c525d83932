"""What an extractor hands on: blocks of text in reading order, table cells, and what the document states of itself."""

from dataclasses import dataclass, field
from datetime import date

from threatlake.records import DocumentId, MediaType, Passage, PassageKind, Precision, TableCell


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table before it has its place in the text."""

    kind: PassageKind
    text: str
    label: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell before it belongs to a document; rows, columns and tables count from 0, pages from 1."""

    page: int
    table_number: int
    row_number: int
    column_number: int
    text: str


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A date with its precision; `on` is the first day of the month or year where only that is stated."""

    on: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one extractor read from one file. A field that the file does not state is None."""

    blocks: list[Block]
    cells: list[Cell] = field(default_factory=list)
    title: str | None = None
    published: StatedDay | None = None
    publisher: str | None = None
    author: str | None = None
    symbol: str | None = None
    encoding: str | None = None
    page_count: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: clean text, passages into it, and what it states of itself."""

    document_id: DocumentId
    media_type: MediaType
    text: str
    passages: list[Passage]
    cells: list[TableCell]
    title: str | None
    published: StatedDay | None
    publisher: str | None
    author: str | None
    symbol: str | None
    encoding: str | None
    page_count: int | None
