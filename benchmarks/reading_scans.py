"""Scans, broken and protected files, and what UN documents state of themselves: OCR by language, outcomes, symbols.

The scans are made here from the sample documents: each page drawn, then spoilt as scanners spoil pages.
"""

import gzip
import json
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from report import Table

from threatlake.errors import Unreadable
from threatlake.reading.pdf.document import extract
from threatlake.reading.settings import Settings
from threatlake.records import ReadFrom
from warehouse.tessdata import find_tessdata

SAMPLES = Path(__file__).parent.parent / "seeds" / "documents" / "pdf"
TEXTS = {"English": "Annex B (final).pdf", "Russian": "uchetnaya-stavka.pdf", "Kazakh": "adam-saudasy-sholu.pdf"}
_MODELS = ("eng", "rus", "kaz", "osd")
_BAND = 300  # characters that two texts may be apart
_DPI = 200  # of an office scanner as it is set when it comes


def tables(data: Path) -> list[Table]:
    """OCR by language and fault of the scan, what becomes of hostile files, and the symbols of UN documents."""
    return [_ocr(), _outcomes(data / "pdf"), _stated(data / "pdf")]


def _ocr() -> Table:
    title, note = "Scans", "Character error rate, and word F1 beside Tesseract's own text of the same pictures."
    columns = ("language", "scan", "error rate", "word F1", "Tesseract alone, word F1")
    tessdata = find_tessdata()
    if tessdata is None or not all((tessdata / f"{name}.traineddata").exists() for name in _MODELS):
        return Table(title, f"Not measured: Tesseract's models {', '.join(_MODELS)} are not installed.", columns, [])
    rows: list[tuple[str, ...]] = []
    for language, name in TEXTS.items():
        raw = (SAMPLES / name).read_bytes()
        gold = _text(raw, Settings())
        for fault, spoil in _FAULTS.items():
            pictures = [spoil(picture) for picture in _drawn(raw)]
            found = _text(_scan(pictures), Settings(tessdata=tessdata))
            plain = _plain(pictures, tessdata)
            scores = (f"{_error_rate(gold, found):.4f}", f"{_f1(gold, found):.3f}", f"{_f1(gold, plain):.3f}")
            rows.append((language, fault, *scores))
    return Table(title, note, columns, rows)


def _noisy(picture: Image.Image) -> Image.Image:
    """Blurred, specked, and 0.7 degrees askew."""
    askew = picture.rotate(0.7, fillcolor=255, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.8))
    specks = Image.frombytes("L", picture.size, bytes(_specks(picture.width * picture.height)))
    return Image.blend(askew, specks, 0.2)


def _specks(count: int) -> bytes:
    """Noise that is the same in each run: bytes of the middle square of a linear congruential generator."""
    state, noise = 20260101, bytearray()
    while len(noise) < count:
        state = (6364136223846793005 * state + 1442695040888963407) % 2**64
        noise += (state >> 32).to_bytes(4, "little")
    return bytes(noise[:count])


_FAULTS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "clean": lambda picture: picture,
    "noisy": _noisy,
    "on its side": lambda picture: picture.rotate(90, expand=True),
}


def _drawn(raw: bytes) -> list[Image.Image]:
    with pdfium.PdfDocument(raw) as document:
        return [page.render(scale=_DPI / 72, grayscale=True).to_pil() for page in document]


def _scan(pictures: list[Image.Image]) -> bytes:
    written = BytesIO()
    pictures[0].save(written, "PDF", save_all=True, append_images=pictures[1:], resolution=_DPI)
    return written.getvalue()


def _text(raw: bytes, settings: Settings) -> str:
    return " ".join(" ".join(block.text for block in extract(raw, settings).blocks).split())


def _plain(pictures: list[Image.Image], tessdata: Path) -> str:
    import tesserocr  # noqa: PLC0415 - only where its models are installed

    with tesserocr.PyTessBaseAPI(path=str(tessdata), lang="eng+rus+kaz", psm=tesserocr.PSM.AUTO_OSD) as reader:
        pages = []
        for picture in pictures:
            reader.SetImage(picture)
            pages.append(reader.GetUTF8Text())
    return " ".join(" ".join(pages).split())


def _f1(gold: str, found: str) -> float:
    one, two = Counter(gold.split()), Counter(found.split())
    return 2 * (one & two).total() / max(1, one.total() + two.total())


def _error_rate(gold: str, found: str) -> float:
    """Characters to put in, take out or change, for each character there is (Levenshtein, near the diagonal)."""
    before = {column: column for column in range(min(_BAND, len(found)) + 1)}
    far = len(gold) + len(found)
    for row, letter in enumerate(gold, 1):
        now: dict[int, int] = {}
        for column in range(max(0, row - _BAND), min(len(found), row + _BAND) + 1):
            changed = before.get(column - 1, far) + (not column or letter != found[column - 1])
            now[column] = min(before.get(column, far) + 1, now.get(column - 1, far) + 1, changed)
        before = now
    return before.get(len(found), far) / max(1, len(gold))


def _outcomes(data: Path) -> Table:
    listed = _rows(data / "hostile.jsonl.gz")
    ours = Counter(_outcome(data / row["file"], row["password"]) for row in listed)
    note = f"Of {len(listed)} malformed, odd and protected files; the peers only have to open them and count a page."
    opened = {name: sum(opens(data / row["file"], row["password"]) for row in listed) for name, opens in _PEERS.items()}
    rows: list[tuple[str, ...]] = [("threatlake", outcome, str(count)) for outcome, count in sorted(ours.items())]
    rows += [(name, "opened", str(count)) for name, count in opened.items()]
    return Table("Broken and protected files", note, ("tool", "outcome", "files"), rows)


def _outcome(path: Path, password: str | None) -> str:
    try:
        pages = extract(path.read_bytes(), Settings((password,) if password else ())).pages
    except Unreadable as reason:
        return f"rejected: {reason}"
    is_short = any(page.read_from is ReadFrom.UNREAD for page in pages)
    return "loaded, with pages that are unread" if is_short else "loaded, every page read or empty"


def _opens_pdfium(path: Path, password: str | None) -> bool:
    try:
        return len(pdfium.PdfDocument(path, password)) > 0
    except pdfium.PdfiumError:
        return False


def _opens_pypdf(path: Path, password: str | None) -> bool:
    try:
        return len(pypdf.PdfReader(path, password=password).pages) > 0
    except Exception:  # noqa: BLE001 - a peer's errors are of every kind, and count as not opened
        return False


def _opens_pikepdf(path: Path, password: str | None) -> bool:
    try:
        return len(pikepdf.open(path, password=password or "", suppress_warnings=True).pages) > 0
    except Exception:  # noqa: BLE001 - as above
        return False


_PEERS = {"PDFium": _opens_pdfium, "pypdf": _opens_pypdf, "pikepdf": _opens_pikepdf}


def _stated(data: Path) -> Table:
    listed = _rows(data / "un.jsonl.gz")
    found = [extract((data / row["file"]).read_bytes()).stated for row in listed]
    right = sum(one.symbol == row["symbol"] for one, row in zip(found, listed, strict=True))
    names = ("session", "agenda_item", "stated_language", "original_language", "published")
    stated = [(name, "stated", str(sum(getattr(one, name) is not None for one in found))) for name in names]
    note = f"Of {len(listed)} documents; a symbol is right where it is the one the document is filed under."
    return Table("UN documents", note, ("field", "figure", "documents"), [("symbol", "right", str(right)), *stated])


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
