"""The words of a page and where they come from: its text layer, or OCR where the layer is none."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from threatlake.reading.extraction import PageRead
from threatlake.reading.pdf import scans
from threatlake.reading.pdf.legible import as_cyrillic, is_legible
from threatlake.reading.pdf.words import Frame, Word, read_words
from threatlake.records import ReadFrom

if TYPE_CHECKING:
    from threatlake.reading.pdf.ocr import Reader


@dataclass(frozen=True, slots=True)
class PageWords:
    """How a page was read, and its words by the direction of their lines: the main direction first."""

    read: PageRead
    turned: list[tuple[Frame, list[Word]]] = field(default_factory=list)


def page_words(page: pdfium.PdfPage, number: int, reader: "Reader | None") -> PageWords:
    """Read a page as well as can be; without a reader what wants OCR stays unread."""
    layer = PageWords(PageRead(number, ReadFrom.TEXT_LAYER), list(read_words(page)))
    words = [word for _, turned in layer.turned for word in turned]
    text = " ".join(word.text for word in words)
    want = scans.want_of_text(page, text, len(words))
    if want is None:
        return layer if words else PageWords(PageRead(number, ReadFrom.NOTHING))
    if want == scans.GARBLED and is_legible(as_cyrillic(text)):
        for word in words:
            word.text = as_cyrillic(word.text)
        return layer
    kept = layer if want == scans.PICTURE else PageWords(layer.read)
    if reader is None:
        return replace(kept, read=PageRead(number, ReadFrom.UNREAD, scans.unread(want)))
    return _by_ocr(page, want, reader, kept)


def _by_ocr(page: pdfium.PdfPage, want: str, reader: "Reader", layer: PageWords) -> PageWords:
    """What OCR reads, where that is more than the text layer says; else the layer, be it empty."""
    found, number = reader.read(page), layer.read.page
    printed = sum(len(word.text) for _, turned in layer.turned for word in turned)
    if found.missing is not None:
        return replace(layer, read=PageRead(number, ReadFrom.UNREAD, f"{want}, {found.missing}"))
    if sum(len(word.text) for word in found.words) > printed:
        read = PageRead(number, ReadFrom.OCR, confidence=found.confidence, ocr_languages=found.languages)
        return PageWords(read, [(found.frame, found.words)])
    if want == scans.GARBLED:
        return PageWords(PageRead(number, ReadFrom.UNREAD, f"{want}, and OCR finds no words"))
    return layer if printed else PageWords(PageRead(number, ReadFrom.NOTHING))
