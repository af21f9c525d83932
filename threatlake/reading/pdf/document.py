"""PDF to blocks: pages, columns, paragraphs, numbers, tables, and what the document states of itself."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from threatlake.errors import Unreadable
from threatlake.reading.characters import clean
from threatlake.reading.extraction import Block, Extraction, PageRead
from threatlake.reading.pdf import furniture as pdf_furniture
from threatlake.reading.pdf import notes as pdf_notes
from threatlake.reading.pdf import tables as pdf_tables
from threatlake.reading.pdf import titles as pdf_titles
from threatlake.reading.pdf.lines import page_lines
from threatlake.reading.pdf.open import Opened, open_pdf
from threatlake.reading.pdf.page_words import PageWords, page_words
from threatlake.reading.pdf.paragraphs import Paragraph, paragraphs
from threatlake.reading.pdf.segments import segments
from threatlake.reading.pdf.table_cells import ReadTable, read_tables
from threatlake.reading.settings import NONE, Settings
from threatlake.reading.structure.labels import Mark, is_entry, mark_of
from threatlake.reading.structure.sequences import in_sequence
from threatlake.reading.un import mastheads as un_mastheads
from threatlake.records import PassageKind, ReadFrom

if TYPE_CHECKING:
    from threatlake.reading.pdf.ocr import Reader

_LONGEST_HEADING = 300  # characters: titles of letters run long
_LEADERS = re.compile(r"\s*(?:\.\s?){5,}\s*")  # the dots between an entry and its page number
_NUMBERED_HEADING = re.compile(r"([IVXLC]{1,7}|[A-ZА-ЯЁ])\.\s+(?=[^\W\d_]{2})")
_SHUT = "damaged: the page does not open"
_LOST = "damaged: what was on the page is lost"
# Letters that were cast as one piece of type; what is meant are the letters.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(slots=True)
class Pages:
    """What stands on the pages, how each was read, and what the properties state."""

    properties: dict[str, str]
    read: list[PageRead] = field(default_factory=list)
    sheets: list[pdf_furniture.Sheet] = field(default_factory=list)


def extract(raw: bytes, settings: Settings = NONE) -> Extraction:
    """Read a PDF page by page; Unreadable says what keeps it shut or empty."""
    pages = read_pages(raw, settings)
    contents, removed = pdf_furniture.strip(pages.sheets)
    numbers = [sheet.number for sheet in pages.sheets]
    found = paragraphs(list(zip(numbers, page_lines(contents), strict=True)))
    tables = read_tables(found)
    blocks = pdf_notes.linked(in_sequence(_blocks(found, tables)))
    if not blocks and removed:
        # Nothing but page numbers and running heads: then they are what it says.
        found = paragraphs(list(zip(numbers, page_lines([sheet.segments for sheet in pages.sheets]), strict=True)))
        tables = read_tables(found)
        blocks = in_sequence(_blocks(found, tables))
    if not blocks and all(page.read_from is not ReadFrom.UNREAD for page in pages.read):
        raise Unreadable(f"no text on any of {len(pages.read)} pages")
    of_masthead = un_mastheads.stated(blocks, removed)
    symbol = of_masthead.symbol
    return Extraction(
        blocks=blocks,
        cells=[cell for table in tables if table.is_data for cell in table.cells],
        stated=replace(
            of_masthead,
            title=pdf_titles.title(found, symbol, pages.properties.get("Title", "")),
            published=of_masthead.published if symbol else pdf_titles.published(blocks),
            # The properties of UN documents name whoever typed them.
            author=None if symbol else pdf_titles.author(pages.properties.get("Author", "")),
        ),
        pages=pages.read,
    )


def read_pages(raw: bytes, settings: Settings = NONE) -> Pages:
    """The pages of a PDF, each accounted for; Unreadable where none opens."""
    opened = open_pdf(raw, settings.passwords)
    with closing(opened.document), _ocr(settings.tessdata) as reader:
        pages = Pages(opened.document.get_metadata_dict())
        for number in range(1, len(opened.document) + 1):
            _read_into(pages, opened, number, reader)
    if all(page.reason == _SHUT for page in pages.read):
        raise Unreadable(f"damaged: no page of {len(pages.read)} opens")
    return pages


@contextmanager
def _ocr(tessdata: Path | None) -> Iterator["Reader | None"]:
    """Tesseract, where its models are given."""
    if tessdata is None:
        yield None
        return
    from threatlake.reading.pdf.ocr import Reader  # noqa: PLC0415 - Tesseract loads only where it is to read

    with closing(Reader(tessdata)) as reader:
        yield reader


def _read_into(pages: Pages, opened: Opened, number: int, reader: "Reader | None") -> None:
    """Read a page, closed before the next is opened; tables taken out."""
    try:
        page = opened.page(number - 1)
    except pdfium.PdfiumError:
        pages.read.append(PageRead(number, ReadFrom.UNREAD, _SHUT))  # listed but not there: the others are read
        return
    with closing(page):
        found = page_words(page, number, reader)
        pages.sheets.extend(_page(page, found))
    is_lost = opened.is_damaged and found.read.read_from is ReadFrom.NOTHING
    pages.read.append(PageRead(number, ReadFrom.UNREAD, _LOST) if is_lost else found.read)


def _page(page: pdfium.PdfPage, found: PageWords) -> Iterator[pdf_furniture.Sheet]:
    """A page as it is read upright, then what is printed on it in other directions."""
    for frame, words in found.turned:
        ruled = pdf_tables.ruled(page, frame, words)
        held = {id(word) for table in ruled for word in table.words()}
        pieces = segments([word for word in words if id(word) not in held] if held else words)
        pieces.extend(pdf_tables.placeholder(table) for table in ruled)
        yield pdf_furniture.Sheet(found.read.page, frame.height, pieces)


def _blocks(found: list[Paragraph], tables: list[ReadTable]) -> Iterator[Block]:
    left = iter(tables)
    for paragraph in found:
        if paragraph.table is not None:
            yield Block(PassageKind.TABLE, clean.block(next(left).text), page=paragraph.page)
            continue
        text = clean.block(paragraph.text.translate(_LIGATURES))
        if not text:
            continue
        text = _LEADERS.sub(" … ", text)
        if paragraph.is_note:
            yield Block(PassageKind.FOOTNOTE, text, page=paragraph.page)
            continue
        # The entries of a table of contents are numbered like what they point to, and are not it.
        mark = None if is_entry(paragraph.text) else _mark(paragraph, text)
        if mark is not None:
            yield Block(mark.kind, text, mark.label, paragraph.page)
        else:
            kind = PassageKind.HEADING if _is_heading(paragraph, text) else PassageKind.PARAGRAPH
            yield Block(kind, text, page=paragraph.page)


def _mark(paragraph: Paragraph, text: str) -> Mark | None:
    """The printed number; in bold a letter numbers a heading, however short: `B. Officers`."""
    numbered = _NUMBERED_HEADING.match(text) if _is_heading(paragraph, text) else None
    return Mark(PassageKind.HEADING, numbered[1]) if numbered else mark_of(text)


def _is_heading(paragraph: Paragraph, text: str) -> bool:
    """Bold words, few, without a stop."""
    is_set = paragraph.is_bold and any(character.isalpha() for character in text)
    return is_set and len(text) <= _LONGEST_HEADING and not text.endswith((".", ";"))
