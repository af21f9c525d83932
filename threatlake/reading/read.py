"""A raw file in, a document out: told by its bytes, read by its extractor, laid out as text and passages."""

from collections.abc import Callable

from threatlake.errors import Unreadable
from threatlake.reading.assemble import assemble
from threatlake.reading.extraction import Extraction, Reading
from threatlake.reading.kinds.sniff import sniff
from threatlake.reading.settings import NONE, Settings
from threatlake.records import DocumentId, MediaType


def read(document_id: DocumentId, raw: bytes, settings: Settings = NONE) -> Reading:
    """Read a file of any known format; Unreadable says why one cannot be."""
    media_type = sniff(raw)
    if media_type not in EXTRACTORS:
        raise Unreadable(f"{media_type}: no text of its own, only files")
    reading = assemble(document_id, media_type, EXTRACTORS[media_type](raw, settings))
    if not reading.text and not reading.unread_pages:
        raise Unreadable("no text: nothing is left but page furniture")
    return reading


def _read_text(raw: bytes, _: Settings) -> Extraction:
    from threatlake.reading.plain import text  # noqa: PLC0415 - each format costs its own libraries only

    return text.extract(raw)


def _read_html(raw: bytes, _: Settings) -> Extraction:
    from threatlake.reading.html import page as html  # noqa: PLC0415 - trafilatura takes half a second to load

    return html.extract(raw)


def _read_pdf(raw: bytes, settings: Settings) -> Extraction:
    from threatlake.reading.pdf import document as pdf  # noqa: PLC0415 - PDFium and pdfplumber load only where a PDF comes

    return pdf.extract(raw, settings)


def _read_docx(raw: bytes, _: Settings) -> Extraction:
    from threatlake.reading.office import docx as office_docx  # noqa: PLC0415 - as above

    return office_docx.extract(raw)


def _read_odt(raw: bytes, _: Settings) -> Extraction:
    from threatlake.reading.office import odt as office_odt  # noqa: PLC0415 - as above

    return office_odt.extract(raw)


def _read_rtf(raw: bytes, _: Settings) -> Extraction:
    from threatlake.reading.office import rtf as office_rtf  # noqa: PLC0415 - as above

    return office_rtf.extract(raw)


def _read_markdown(raw: bytes, _: Settings) -> Extraction:
    from threatlake.reading.office import markdown as office_markdown  # noqa: PLC0415 - as above

    return office_markdown.extract(raw)


def _read_eml(raw: bytes, settings: Settings) -> Extraction:
    from threatlake.reading.messages import message  # noqa: PLC0415 - as above

    return message.extract_eml(raw, settings)


def _read_msg(raw: bytes, settings: Settings) -> Extraction:
    from threatlake.reading.messages import outlook  # noqa: PLC0415 - as above

    return outlook.extract_msg(raw, settings)


EXTRACTORS: dict[MediaType, Callable[[bytes, Settings], Extraction]] = {
    MediaType.TEXT: _read_text,
    MediaType.HTML: _read_html,
    MediaType.PDF: _read_pdf,
    MediaType.DOCX: _read_docx,
    MediaType.ODT: _read_odt,
    MediaType.RTF: _read_rtf,
    MediaType.MARKDOWN: _read_markdown,
    MediaType.EML: _read_eml,
    MediaType.MSG: _read_msg,
}
