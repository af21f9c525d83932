"""A PDF opened: with a password of the settings where it wants one, repaired where it is broken, or the reason why not.

PDFium is what a browser opens a PDF with; qpdf (by pikepdf) finds the objects again of many a file that was cut short.
"""

import re
import stringprep
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from threatlake.errors import Unreadable

_TAIL = 2048  # bytes: the end of a whole file is marked there, even where something was appended
_HEADER_WITHIN = 1024  # where PDF readers look for the header (PDF Reference 1.7, appendix H.3.4.1)
_LENGTH = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})")  # of a file made to be read while it loads
_OBJECT = re.compile(rb"\d\s+obj\b")
# What pikepdf raises for a file that cannot be mended; a tree that is cut shows in any of them.
_PAST_REPAIR = (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, RuntimeError)
# What is printed on a page though it is not among its contents: values of forms, words put on top, stamps.
_PRINTED_ON_TOP = frozenset(
    {
        pdfium_c.FPDF_ANNOT_FREETEXT,
        pdfium_c.FPDF_ANNOT_REDACT,
        pdfium_c.FPDF_ANNOT_STAMP,
        pdfium_c.FPDF_ANNOT_WATERMARK,
        pdfium_c.FPDF_ANNOT_WIDGET,
    }
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF that is open, and the bytes it is read from; an empty page of a damaged one may have lost its words."""

    document: pdfium.PdfDocument
    held: bytes
    is_damaged: bool = False

    def page(self, index: int) -> pdfium.PdfPage:
        """A page with all that is printed on it as its contents; PdfiumError where it does not open."""
        page = self.document[index]
        if not _has_more_on_top(page):
            return page
        pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
        page.close()
        return self.document[index]


def open_pdf(raw: bytes, passwords: tuple[str, ...] = ()) -> Opened:
    """Open a PDF; Unreadable says what keeps it shut."""
    raw = raw if b"%PDF-" in raw[:_HEADER_WITHIN] else b"%PDF-1.7\n" + raw
    try:
        opened = _load(raw, passwords)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_SECURITY:
            raise Unreadable("encrypted: in a way that no password opens") from error
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise Unreadable(_shut(passwords)) from error
        repaired = _repaired(raw, passwords)
        if repaired is None:
            raise Unreadable(_broken(raw, str(error))) from error
        opened = repaired
    opened = _with_pages(opened, passwords)
    if opened.document.get_formtype() == pdfium_c.FORMTYPE_ACRO_FORM:
        opened.document.init_forms()
    return opened


def _with_pages(opened: Opened, passwords: tuple[str, ...]) -> Opened:
    """The document as it opened, or repaired where no page of it is there."""
    if _has_page(opened.document):
        return opened
    count = len(opened.document)
    repaired = _repaired(opened.held, passwords)
    opened.document.close()
    if repaired is not None and _has_page(repaired.document):
        return repaired
    raise Unreadable(f"damaged: no page of {count} opens" if count else "no pages")


def _has_page(document: pdfium.PdfDocument) -> bool:
    size = pdfium_c.FS_SIZEF()
    return any(pdfium_c.FPDF_GetPageSizeByIndexF(document, index, size) for index in range(len(document)))


def _has_more_on_top(page: pdfium.PdfPage) -> bool:
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        subtype = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
        if subtype in _PRINTED_ON_TOP:
            return True
    return False


def _load(raw: bytes, passwords: tuple[str, ...]) -> Opened:
    """What PDFium opens, without a password or with the first that fits."""
    try:
        return Opened(pdfium.PdfDocument(raw), raw, _is_cut(raw))
    except pdfium.PdfiumError as error:
        if error.err_code != pdfium_c.FPDF_ERR_PASSWORD:
            raise
        for spelling in _spellings(passwords):
            handle = pdfium_c.FPDF_LoadMemDocument64(raw, len(raw), spelling + b"\0")
            if handle:
                return Opened(pdfium.PdfDocument(handle), raw, _is_cut(raw))
        raise


def _spellings(passwords: tuple[str, ...]) -> Iterator[bytes]:
    """Each password in the bytes that programs make of it: PDF 2.0 prepares it, older ones use a page of codes."""
    for password in passwords:
        tried: set[bytes] = set()
        for text in (password, _prepared(password)):
            for encoding in ("utf-8", "latin-1", "cp1251"):
                try:
                    spelling = text.encode(encoding)
                except UnicodeEncodeError:
                    continue
                if spelling not in tried and b"\0" not in spelling:
                    tried.add(spelling)
                    yield spelling


def _prepared(password: str) -> str:
    """A password as SASLprep (RFC 4013) has it: odd spaces are spaces, invisible characters go, forms are one."""
    kept = (" " if stringprep.in_table_c12(character) else character for character in password)
    return unicodedata.normalize("NFKC", "".join(each for each in kept if not stringprep.in_table_b1(each)))


def _repaired(raw: bytes, passwords: tuple[str, ...]) -> Opened | None:
    """The file as qpdf writes it anew; None where too little of it is left, or no password fits."""
    for password in (b"", *_spellings(passwords)):
        written = BytesIO()
        try:
            with pikepdf.open(BytesIO(raw), password=password, suppress_warnings=True) as found:
                if not len(found.pages):
                    raise Unreadable("no pages")
                found.save(written, encryption=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
            return Opened(pdfium.PdfDocument(written.getvalue()), written.getvalue(), is_damaged=True)
        except pikepdf.PasswordError:
            continue
        except (*_PAST_REPAIR, pdfium.PdfiumError):
            return None
    return None


def _shut(passwords: tuple[str, ...]) -> str:
    if not passwords:
        return "encrypted: a password is needed"
    if len(passwords) == 1:
        return "encrypted: the password of the settings does not open it"
    return f"encrypted: none of the {len(passwords)} passwords of the settings opens it"


def _is_cut(raw: bytes) -> bool:
    """Whether the end is missing: its mark, or bytes of which the beginning counts more."""
    length = _LENGTH.search(raw, 0, _HEADER_WITHIN)
    return b"%%EOF" not in raw[-_TAIL:] or (length is not None and int(length[1]) > len(raw))


def _broken(raw: bytes, error: str) -> str:
    if _OBJECT.search(raw) and _is_cut(raw):
        return "truncated: the end of the PDF is missing"
    reason = re.search(r"PDFium: (.+?)\.?\)", error)
    return f"not a PDF that opens: {(reason[1] if reason else error).lower()}"
