"""PDF to blocks: pages, columns, paragraphs, numbers, tables, and what the document states of itself."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

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


def extract(raw: bytes) -> Extraction:
    """Read a PDF page by page; Unreadable says what keeps it shut or empty."""
    document = _open(raw)
    try:
        page_count = len(document)
        metadata = document.get_metadata_dict()
        sheets, tables = _sheets(document, page_count)
    finally:
        document.close()
    if not page_count:
        raise Unreadable("no pages")
    contents, removed = pdf_furniture.strip(sheets)
    found = paragraphs([(sheet.number, lines(content)) for sheet, content in zip(sheets, contents, strict=True)])
    blocks = in_sequence(_blocks(found, tables))
    if not blocks and removed:
        # Nothing but page numbers and running heads: then they are what it says.
        found = paragraphs([(sheet.number, lines(sheet.segments)) for sheet in sheets])
        blocks = in_sequence(_blocks(found, tables))
    if not blocks:
        raise Unreadable(f"no text on any of {page_count} pages (scanned?)")
    symbol = un_documents.symbol(blocks) or _running_symbol(removed)
    return Extraction(
        blocks=blocks,
        cells=list(_cells(tables)),
        title=pdf_titles.title(found, symbol, metadata.get("Title", "")),
        published=un_documents.distributed(blocks) if symbol else pdf_titles.published(blocks),
        # The properties of UN documents name whoever typed them.
        author=None if symbol else pdf_titles.author(metadata.get("Author", "")),
        symbol=symbol,
        page_count=page_count,
    )


def _open(raw: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if error.err_code in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}:
            raise Unreadable("encrypted: a password is needed") from error
        reason = re.search(r"PDFium: (.+?)\.?\)", str(error))
        raise Unreadable(f"not a PDF that opens: {(reason[1] if reason else str(error)).lower()}") from error


def _sheets(document: pdfium.PdfDocument, page_count: int) -> tuple[list[pdf_furniture.Sheet], list[_Ruled]]:
    """What stands on the pages, read one by one and closed before the next; tables taken out."""
    sheets: list[pdf_furniture.Sheet] = []
    tables: list[_Ruled] = []
    for index in range(page_count):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue  # a page that is listed but not there: the others are read
        try:
            sheets.extend(_page(page, index + 1, tables))
        finally:
            page.close()
    return sheets, tables


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
