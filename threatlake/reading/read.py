"""A raw file in, a document out: told by its bytes, read by its extractor, laid out as text and passages."""

from collections.abc import Callable

from threatlake.errors import Unreadable
from threatlake.reading.assemble import assemble
from threatlake.reading.extraction import Extraction, Reading
from threatlake.reading.sniff import sniff
from threatlake.records import DocumentId, MediaType


def read(document_id: DocumentId, raw: bytes) -> Reading:
    """Read a file of any known format; Unreadable says why one cannot be."""
    media_type = sniff(raw)
    reading = assemble(document_id, media_type, EXTRACTORS[media_type](raw))
    if not reading.text:
        raise Unreadable("no text: nothing is left but page furniture")
    return reading


def _read_text(raw: bytes) -> Extraction:
    from threatlake.reading import text  # noqa: PLC0415 - each format costs its own libraries only

    return text.extract(raw)


def _read_html(raw: bytes) -> Extraction:
    from threatlake.reading import html  # noqa: PLC0415 - trafilatura takes half a second to load

    return html.extract(raw)


def _read_pdf(raw: bytes) -> Extraction:
    from threatlake.reading import pdf  # noqa: PLC0415 - PDFium and pdfplumber load only where a PDF comes

    return pdf.extract(raw)


EXTRACTORS: dict[MediaType, Callable[[bytes], Extraction]] = {
    MediaType.TEXT: _read_text,
    MediaType.HTML: _read_html,
    MediaType.PDF: _read_pdf,
}
