"""PDF to blocks: pages, columns, paragraphs, numbers, tables, and what the document states of itself."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from threatlake.errors import Unreadable
from threatlake.reading import clean, pdf_furniture, pdf_tables, pdf_titles, un_documents
from threatlake.reading.extraction import Block, Cell, Extraction
from threatlake.reading.labels import Mark, is_entry, mark_of
from threatlake.reading.pdf_lines import lines
from threatlake.reading.pdf_paragraphs import Paragraph, paragraphs
from threatlake.reading.pdf_segments import UNRULED, segments
from threatlake.reading.pdf_words import read_words
from threatlake.reading.sequences import in_sequence
from threatlake.records import PassageKind

_LONGEST_HEADING = 300  # characters: titles of letters run long
_LEADERS = re.compile(r"\s*(?:\.\s?){5,}\s*")  # the dots between an entry and its page number
_NUMBERED_HEADING = re.compile(r"([IVXLC]{1,7}|[A-ZА-ЯЁ])\.\s+(?=[^\W\d_]{2})")
# Letters that were cast as one piece of type; what is meant are the letters.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A ruled table with its cells as text."""

    page: int
    number: int
    cells: list[list[str]]


@dataclass(slots=True)
class Pages:
    """What stands on the pages and what the properties state; `unread` are listed pages that do not open."""

    count: int
    properties: dict[str, str]
    sheets: list[pdf_furniture.Sheet] = field(default_factory=list)
    tables: list[_Ruled] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def extract(raw: bytes) -> Extraction:
    """Read a PDF page by page; Unreadable says what keeps it shut or empty."""
    pages = read_pages(raw)
    contents, removed = pdf_furniture.strip(pages.sheets)
    numbers = [sheet.number for sheet in pages.sheets]
    found = paragraphs([(number, lines(content)) for number, content in zip(numbers, contents, strict=True)])
    blocks = in_sequence(_blocks(found, pages.tables))
    if not blocks and removed:
        # Nothing but page numbers and running heads: then they are what it says.
        found = paragraphs([(sheet.number, lines(sheet.segments)) for sheet in pages.sheets])
        blocks = in_sequence(_blocks(found, pages.tables))
    if not blocks:
        raise Unreadable(f"no text on any of {pages.count} pages (scanned?)")
    symbol = un_documents.symbol(blocks) or _running_symbol(removed)
    return Extraction(
        blocks=blocks,
        cells=list(_cells(pages.tables)),
        title=pdf_titles.title(found, symbol, pages.properties.get("Title", "")),
        published=un_documents.distributed(blocks) if symbol else pdf_titles.published(blocks),
        # The properties of UN documents name whoever typed them.
        author=None if symbol else pdf_titles.author(pages.properties.get("Author", "")),
        symbol=symbol,
        page_count=pages.count,
    )


def read_pages(raw: bytes) -> Pages:
    """The pages of a PDF, those that do not open counted; Unreadable where none does."""
    document = _open(raw)
    try:
        pages = Pages(len(document), document.get_metadata_dict())
        _read_into(pages, document)
    finally:
        document.close()
    if not pages.count:
        raise Unreadable("no pages")
    if len(pages.unread) == pages.count:
        raise Unreadable(f"damaged: no page of {pages.count} opens")
    return pages


def _open(raw: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if error.err_code in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}:
            raise Unreadable("encrypted: a password is needed") from error
        reason = re.search(r"PDFium: (.+?)\.?\)", str(error))
        raise Unreadable(f"not a PDF that opens: {(reason[1] if reason else str(error)).lower()}") from error


def _read_into(pages: Pages, document: pdfium.PdfDocument) -> None:
    """Read the pages one by one, each closed before the next; tables taken out."""
    for number in range(1, pages.count + 1):
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            pages.unread.append(number)  # listed but not there: the others are read
            continue
        try:
            pages.sheets.extend(_page(page, number, pages.tables))
        finally:
            page.close()


def _page(page: pdfium.PdfPage, number: int, tables: list[_Ruled]) -> Iterator[pdf_furniture.Sheet]:
    """A page as it is read upright, then what is printed on it in other directions."""
    on_page = 0
    for frame, words in read_words(page):
        ruled = pdf_tables.ruled(page, frame, words)
        held = {id(word) for table in ruled for row in table.cells for cell in row for word in cell}
        pieces = segments([word for word in words if id(word) not in held])
        for table in ruled:
            pieces.append(pdf_tables.placeholder(table, len(tables)))
            cells = [[clean.line(pdf_tables.cell_text(cell)) for cell in row] for row in table.cells]
            tables.append(_Ruled(number, on_page, cells))
            on_page += 1
        yield pdf_furniture.Sheet(number, frame.height, pieces)


def _blocks(found: list[Paragraph], tables: list[_Ruled]) -> Iterator[Block]:
    for paragraph in found:
        if paragraph.table is not None:
            ruled = None if paragraph.table == UNRULED else tables[paragraph.table]
            text = paragraph.text if ruled is None else pdf_tables.table_text(ruled.cells)
            yield Block(PassageKind.TABLE, clean.block(text), page=paragraph.page)
            continue
        text = clean.block(paragraph.text.translate(_LIGATURES))
        if not text:
            continue
        text = _LEADERS.sub(" … ", text)
        # The entries of a table of contents are numbered like what they point to, and are not it.
        mark = None if paragraph.is_note or is_entry(paragraph.text) else _mark(paragraph, text)
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
    is_set = paragraph.is_bold and not paragraph.is_note and any(character.isalpha() for character in text)
    return is_set and len(text) <= _LONGEST_HEADING and not text.endswith((".", ";"))


def _cells(tables: list[_Ruled]) -> Iterator[Cell]:
    for table in tables:
        for row_number, row in enumerate(table.cells):
            for column_number, text in enumerate(row):
                yield Cell(table.page, table.number, row_number, column_number, text)


def _running_symbol(removed: list[str]) -> str | None:
    """The symbol of the running heads, where the masthead has none."""
    counts = Counter(match.group() for text in removed for match in un_documents.find_symbols(text))
    return counts.most_common(1)[0][0] if counts else None
