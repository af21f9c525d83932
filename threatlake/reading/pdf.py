"""PDF to blocks: pages, columns, paragraphs, numbers, tables, and what the document states of itself."""

import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from threatlake.errors import Unreadable
from threatlake.reading import clean, pdf_furniture, pdf_tables, pdf_titles, un_documents
from threatlake.reading.extraction import Block, Cell, Extraction
from threatlake.reading.labels import mark_of
from threatlake.reading.pdf_lines import lines, segments
from threatlake.reading.pdf_paragraphs import Paragraph, paragraphs
from threatlake.reading.pdf_words import Word, mark_raised, read_words
from threatlake.records import PassageKind


def extract(raw: bytes) -> Extraction:
    """Read a PDF page by page; Unreadable says what keeps it shut or empty."""
    document = _open(raw)
    try:
        page_count = len(document)
        if not page_count:
            raise Unreadable("no pages")
        metadata = document.get_metadata_dict()
        sheets, tables = _sheets(document)
    finally:
        document.close()
    return _extraction(sheets, tables, metadata, page_count)
