"""Which pages have no text that can be copied out of them: pictures, outlines of letters, garbled text layers."""

import ctypes
from collections.abc import Iterator
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from threatlake.reading.pdf.legible import is_legible

# Why a page is not read; the first words of `PageRead.reason`.
NO_LAYER = "no text layer"
GARBLED = "garbled text layer"
PICTURE = "a picture over most of the page"
_REMEDY = ": install tesseract-ocr to read it"

_FEW_WORDS = 60  # a page of prose has some hundreds; stamps, numbers and titles on a scan are less
_MOST = 0.5  # of the page: a picture as large is a scan or a cover
_SMALL = 600  # points: the longer side a page is drawn at to see whether there is anything on it
_STROKES = 12  # slanting and curved pieces of paths: two or three letters have as many, rules and boxes none
_DEEPEST = 8  # forms in forms; what is deeper is not looked for
_MOST_OBJECTS = 20_000  # a map has more; its first ones tell as well


def wants_ocr(reason: str | None) -> bool:
    """Whether a page is unread for want of OCR alone."""
    return reason is not None and reason.endswith(_REMEDY)


def unread(reason: str) -> str:
    """The reason as it is told where there is no OCR."""
    return reason + _REMEDY


def want_of_text(page: pdfium.PdfPage, text: str, word_count: int) -> str | None:
    """Why the text layer of a page is not its text; None where it is, or where there is nothing else to read."""
    if not all(side > 0 for side in page.get_size()):
        return None
    if not text:
        return NO_LAYER if _may_hold_text(page) else None
    if not is_legible(text):
        return GARBLED
    return PICTURE if word_count < _FEW_WORDS and _is_picture(page) else None


def _is_picture(page: pdfium.PdfPage) -> bool:
    """Whether pictures cover the page, and the words on it are not what OCR has written under them."""
    left, bottom, right, top = page.get_bbox()
    covered = 0.0
    for each in _objects(page):
        if each.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = each.get_bounds()
            covered += max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, top) - max(y0, bottom))
        elif each.type == pdfium_c.FPDF_PAGEOBJ_TEXT and _is_invisible(each):
            return False
    return bool(covered >= _MOST * (right - left) * (top - bottom))


def _is_invisible(text: pdfium.PdfObject) -> bool:
    return bool(pdfium_c.FPDFTextObj_GetTextRenderMode(text) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)


def _may_hold_text(page: pdfium.PdfPage) -> bool:
    """Whether something is printed on a page that has shapes as letters have them: not rules, boxes and shades."""
    if not _has_ink(page):
        return False
    strokes = 0
    for each in _objects(page):
        if each.type in {pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_TEXT}:
            return True
        if each.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            strokes += _strokes(each)
        if strokes >= _STROKES:
            return True
    return False


def _has_ink(page: pdfium.PdfPage) -> bool:
    bitmap = page.render(scale=_SMALL / max(page.get_size()), grayscale=True)
    try:
        drawn = bytes(bitmap.buffer)
        rows = (drawn[at : at + bitmap.width] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
        return len({shade for row in rows for shade in set(row)}) > 1
    finally:
        bitmap.close()


def _objects(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    return islice(page.get_objects(max_depth=_DEEPEST), _MOST_OBJECTS)


def _strokes(path: pdfium.PdfObject) -> int:
    """How many pieces of a path are curved or slant."""
    strokes, x, y = 0, ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for index in range(min(pdfium_c.FPDFPath_CountSegments(path), _MOST_OBJECTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        kind, point = pdfium_c.FPDFPathSegment_GetType(segment), (x.value, y.value)
        is_slanting = before is not None and before[0] != point[0] and before[1] != point[1]
        strokes += kind == pdfium_c.FPDF_SEGMENT_BEZIERTO or (kind == pdfium_c.FPDF_SEGMENT_LINETO and is_slanting)
        before = point
    return strokes
