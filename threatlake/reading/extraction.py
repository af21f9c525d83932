"""What an extractor hands on: blocks of text in reading order, table cells, and what the document states of itself."""

from dataclasses import dataclass, field
from datetime import date

from threatlake.records import (
    DocumentId,
    FootnoteMark,
    MediaType,
    Page,
    Passage,
    PassageKind,
    Precision,
    ReadFrom,
    TableCell,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark in a block that points to a footnote; `at` counts code points of the block's cleaned text."""

    at: int
    mark: str
    note: int  # the `note` of the block that is the footnote


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table or footnote before it has its place in the text."""

    kind: PassageKind
    text: str
    label: str | None = None
    page: int | None = None
    note: int | None = None  # names a footnote within its document
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell before it belongs to a document; rows, columns and tables count from 0, pages from 1."""

    page: int
    table_number: int
    row_number: int
    column_number: int
    text: str
    is_header: bool = False
    row_span: int = 1
    column_span: int = 1
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class PageRead:
    """How one page was read; `reason` where it was not."""

    page: int
    read_from: ReadFrom
    reason: str | None = None
    confidence: float | None = None
    ocr_languages: str | None = None


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A date with its precision; `on` is the first day of the month or year where only that is stated."""

    on: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Stated:
    """What a document states of itself; what it does not state is None."""

    title: str | None = None
    published: StatedDay | None = None
    publisher: str | None = None
    author: str | None = None
    symbol: str | None = None
    base_symbol: str | None = None
    session: str | None = None
    agenda_item: str | None = None
    stated_language: str | None = None
    original_language: str | None = None
    canonical_uri: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one extractor read from one file; `pages` has every page, in order, of a format that has pages."""

    blocks: list[Block]
    cells: list[Cell] = field(default_factory=list)
    stated: Stated = Stated()
    encoding: str | None = None
    encoding_confidence: float | None = None
    pages: list[PageRead] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: clean text, passages into it, and what it states of itself."""

    document_id: DocumentId
    media_type: MediaType
    text: str
    passages: list[Passage]
    cells: list[TableCell] = field(default_factory=list)
    footnote_marks: list[FootnoteMark] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    stated: Stated = Stated()
    encoding: str | None = None
    encoding_confidence: float | None = None

    @property
    def page_count(self) -> int | None:
        """How many pages it has; None where the format has none."""
        return len(self.pages) or None

    @property
    def unread_pages(self) -> list[Page]:
        """The pages that have something on them that was not read."""
        return [page for page in self.pages if page.read_from is ReadFrom.UNREAD]
