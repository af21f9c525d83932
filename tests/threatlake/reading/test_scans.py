"""Every page is accounted for: read from its text layer or by OCR, empty, or unread with the reason."""

import difflib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from threatlake.errors import Unreadable
from threatlake.reading.extraction import Extraction
from threatlake.reading.pdf import scans
from threatlake.reading.pdf.document import extract
from threatlake.reading.settings import Settings
from threatlake.records import ReadFrom
from warehouse.tessdata import find_tessdata

WIDTH, HEIGHT = A4
SEEDS = Path(__file__).parents[3] / "seeds" / "documents" / "pdf"
TESSDATA = find_tessdata()
PROSE = (
    "The officers of the border post searched the lorry for three hours and found nothing, because the false wall "
    "had been welded and painted. A dog found it in a minute. Behind the wall lay forty parcels and two rifles, and "
    "the driver said that he had been paid to drive and not to look. He named no one, then or later."
)
needs_ocr = pytest.mark.skipif(
    TESSDATA is None or not all((TESSDATA / f"{name}.traineddata").exists() for name in ("eng", "rus", "kaz", "osd")),
    reason="Tesseract's models eng, rus, kaz and osd are not installed",
)


def _drawn(*draw: Callable[[Canvas], object]) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for each in draw:
        each(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _prose(canvas: Canvas, text: str = PROSE) -> None:
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(simpleSplit(text, "Helvetica", 11, 430)):
        canvas.drawString(72, HEIGHT - 100 - 14 * number, line)


def _picture(raw: bytes, number: int = 0, turned: float = 0) -> Image.Image:
    with pdfium.PdfDocument(raw) as document:
        drawn = document[number].render(scale=200 / 72, grayscale=True).to_pil()
    return drawn.rotate(turned, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def _scan(picture: Image.Image, over: Callable[[Canvas], object] = lambda _: None) -> bytes:
    """A page that is a picture, and what is printed over it."""
    buffer = BytesIO()
    size = (picture.width * 72 / 200, picture.height * 72 / 200)
    canvas = Canvas(buffer, pagesize=size)
    canvas.drawImage(ImageReader(picture), 0, 0, *size)
    over(canvas)
    canvas.save()
    return buffer.getvalue()


def _text(extraction: Extraction) -> str:
    return " ".join(" ".join(block.text for block in extraction.blocks).split())


def _outlined(canvas: Canvas) -> None:
    """Letters as shapes: curves, no characters."""
    for number in range(30):
        canvas.circle(80 + 14 * number, 700, 5)


def _unmapped(raw: bytes) -> bytes:
    """The same page, its font's characters read as private ones."""
    cmap = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ff> <e000> endbfrange"
    with pikepdf.open(BytesIO(raw)) as document:
        for font in document.pages[0].Resources.Font.values():
            font.ToUnicode = document.make_stream(b"begincmap " + cmap + b" endcmap")
        written = BytesIO()
        document.save(written)
    return written.getvalue()


def test_pages_with_rules_boxes_or_blanks_have_nothing_to_read() -> None:
    raw = _drawn(
        _prose,
        lambda _: None,
        lambda canvas: canvas.drawString(72, 700, "   "),
        lambda canvas: canvas.grid([72, 200, 400], [300, 400, 500]),
    )
    reads = extract(raw).pages
    assert [page.page for page in reads] == [1, 2, 3, 4]
    assert [page.read_from for page in reads] == [ReadFrom.TEXT_LAYER, *[ReadFrom.NOTHING] * 3]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: _scan(_picture(_drawn(_prose))), scans.NO_LAYER),
        (lambda: _drawn(_outlined), scans.NO_LAYER),
        (lambda: _unmapped(_drawn(_prose)), scans.GARBLED),
    ],
)
def test_without_ocr_a_page_without_a_text_layer_is_unread_and_says_why(make: Callable[[], bytes], reason: str) -> None:
    extraction = extract(make())
    assert extraction.blocks == []
    assert [page.read_from for page in extraction.pages] == [ReadFrom.UNREAD]
    assert extraction.pages[0].reason == scans.unread(reason)
    assert scans.wants_ocr(extraction.pages[0].reason)


def test_a_stamp_on_a_scan_is_kept_and_the_page_is_unread() -> None:
    raw = _scan(_picture(_drawn(_prose)), lambda canvas: canvas.drawString(40, 20, "Exhibit 14"))
    extraction = extract(raw)
    assert _text(extraction) == "Exhibit 14"
    assert extraction.pages[0].reason == scans.unread(scans.PICTURE)


def test_invisible_text_under_a_scan_is_its_text_layer() -> None:
    def hidden(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textOut("Exhibit 14, a lorry")
        canvas.drawText(text)

    extraction = extract(_scan(_picture(_drawn(_prose)), hidden))
    assert extraction.pages[0].read_from is ReadFrom.TEXT_LAYER
    assert _text(extraction) == "Exhibit 14, a lorry"


def test_a_damaged_page_wants_no_ocr() -> None:
    assert not scans.wants_ocr("damaged: the page does not open")
    assert not scans.wants_ocr(None)


@needs_ocr
@pytest.mark.parametrize("turned", [0, 90, 180])
def test_a_scan_is_read_however_it_lies(turned: float) -> None:
    extraction = extract(_scan(_picture(_drawn(_prose), turned=turned)), Settings(tessdata=TESSDATA))
    read = extraction.pages[0]
    assert _text(extraction) == PROSE
    assert (read.read_from, read.ocr_languages) == (ReadFrom.OCR, "eng+rus")
    assert read.confidence is not None
    assert read.confidence > 0.9


@needs_ocr
def test_a_scan_that_lies_askew_is_one_paragraph() -> None:
    extraction = extract(_scan(_picture(_drawn(_prose), turned=1.5)), Settings(tessdata=TESSDATA))
    assert len(extraction.blocks) == 1
    assert difflib.SequenceMatcher(None, _text(extraction), PROSE, autojunk=False).ratio() > 0.99


@needs_ocr
@pytest.mark.parametrize(
    ("name", "words"),
    [("uchetnaya-stavka.pdf", "ставк"), ("adam-saudasy-sholu.pdf", "қылмыс")],
)
def test_russian_and_kazakh_are_read_in_their_own_letters(name: str, words: str) -> None:
    raw = (SEEDS / name).read_bytes()
    picture = _picture(raw)
    extraction = extract(_scan(picture.crop((0, 0, picture.width, picture.height // 3))), Settings(tessdata=TESSDATA))
    whole, found = set(_text(extract(raw)).split()), _text(extraction).split()
    assert extraction.pages[0].ocr_languages == "rus+kaz+eng"
    assert words in _text(extraction).lower()
    assert sum(word in whole for word in found) > 0.85 * len(found)  # the running heads are no text of the whole


@needs_ocr
def test_the_same_scan_is_read_the_same_way_twice() -> None:
    raw = _scan(_picture(_drawn(lambda canvas: _prose(canvas, PROSE[:100])), turned=0.7))
    assert extract(raw, Settings(tessdata=TESSDATA)) == extract(raw, Settings(tessdata=TESSDATA))


@needs_ocr
def test_a_garbled_layer_gives_way_to_ocr() -> None:
    extraction = extract(_unmapped(_drawn(_prose)), Settings(tessdata=TESSDATA))
    assert _text(extraction) == PROSE
    assert extraction.pages[0].read_from is ReadFrom.OCR


@needs_ocr
def test_a_picture_in_which_ocr_finds_no_words_is_nothing_to_read() -> None:
    with pytest.raises(Unreadable, match="no text on any of 1 pages"):
        extract(_scan(Image.radial_gradient("L").resize((900, 900))), Settings(tessdata=TESSDATA))


@needs_ocr
def test_a_page_of_many_feet_is_read_in_bounded_memory() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(14_400, 14_400))
    canvas.drawImage(ImageReader(_picture(_drawn(_prose))), 0, 0, 14_400, 14_400)
    canvas.save()
    extraction = extract(buffer.getvalue(), Settings(tessdata=TESSDATA))
    assert "false wall" in _text(extraction)


def test_without_models_for_any_script_the_page_says_so(tmp_path: Path) -> None:
    extraction = extract(_scan(_picture(_drawn(_prose))), Settings(tessdata=tmp_path))
    assert extraction.pages[0].read_from is ReadFrom.UNREAD
    assert extraction.pages[0].reason == "no text layer, no Tesseract model for Latin or Cyrillic script"
