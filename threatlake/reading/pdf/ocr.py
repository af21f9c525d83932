"""The words of a page that is a picture, read by Tesseract: in the order it reads them, in the shape of PDFium's.

Languages follow the script of the page: with the models for Russian, Kazakh and English side by side each word is read
by the one that fits it, at no loss for a page in one language (measured in `benchmarks/reading_scans.py`).
"""

import math
import statistics
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
import tesserocr

from threatlake.reading.pdf.legible import is_legible
from threatlake.reading.pdf.words import Frame, Word

_DOTS_PER_INCH = 300  # what Tesseract's models were trained on
_MOST_PIXELS = 16_000_000  # an A3 page at 300 dots per inch; larger pages are drawn coarser
_LONGEST_SIDE = 32_000  # pixels: Tesseract refuses 32,767 and more
_POINTS_PER_INCH = 72
# The models for a script, by the name it has in Tesseract's detection; all that are installed read side by side.
_MODELS = {
    "Latin": ("eng", "rus"),
    "Fraktur": ("eng",),
    "Cyrillic": ("rus", "kaz", "eng"),
    "Arabic": ("ara", "fas"),
    "Armenian": ("hye",),
    "Georgian": ("kat",),
    "Han": ("chi_sim",),
}
_IN_DOUBT = ("eng", "rus", "kaz")  # a page of few words, or without the model that tells scripts
_SURE_OF_TURN = 5.0  # Tesseract's own margin for turning a page is 7; upright pages of a few words have 0 to 4
_SURE_OF_SCRIPT = 2.0  # shapes in pictures have less, Kazakh text 2.3 and more
_SURE_OF_OTHER_SCRIPT = 5.0  # an Arabic page has 9
_NOISE = 0.3  # a word less sure is dirt, a rule or a picture
_UNSURE = 0.6  # below it a word counts only if it is made of letters or figures
_SAME_SIZE = 0.2  # of the size: heights of lines that are set alike differ by as much
_LEAST_SURE = 0.6  # of all words together: photographs give 0.4 to 0.5, scans of typescript 0.8 and more
_FEW_WORDS = 20  # as many unsure words may be handwriting or a bad copy; fewer are shapes in a picture


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page turned upright and its words, how sure Tesseract is of them, and with which models it read.

    `missing` says why a page that has something like words on it gives none.
    """

    frame: Frame
    words: list[Word] = field(default_factory=list)
    confidence: float = 0.0
    languages: str = ""
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class _Picture:
    """A page drawn in shades of grey, turned clockwise by quarters from how it is shown."""

    pixels: bytes
    width: int
    height: int
    stride: int
    scale: float
    quarter: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A word in pixels, the middle, slope and height of its line, and how sure Tesseract is of it."""

    text: str
    x0: float
    x1: float
    middle: tuple[float, float]
    slope: float
    height: float
    confidence: float


@dataclass(slots=True)
class Reader:
    """Tesseract with the models of a folder, each set of them loaded once."""

    tessdata: Path
    loaded: dict[str, tesserocr.PyTessBaseAPI] = field(default_factory=dict)

    def close(self) -> None:
        """Give the models' memory back."""
        while self.loaded:
            self.loaded.popitem()[1].End()

    def read(self, page: pdfium.PdfPage) -> ReadPage:
        """The words on a page that can be told from dirt."""
        picture = _draw(page, 0)
        quarter, script = self._look(picture)
        if quarter:
            picture = _draw(page, quarter)
        frame = Frame.of(page, (page.get_rotation() // 90 + quarter) % 4)
        languages = self._installed(_MODELS.get(script, ()) if script else _IN_DOUBT)
        if not languages:
            return ReadPage(frame, missing=f"no Tesseract model for {script or 'Latin or Cyrillic'} script")
        everything = _recognise(self._loaded(languages), picture)
        found = [word for word in everything if _is_word(word)]
        confidence = round(_mean(found), 3)
        is_text = confidence >= _LEAST_SURE and 2 * _letters(found) >= _letters(everything)
        if is_text and is_legible(" ".join(word.text for word in found)):
            return ReadPage(frame, _placed(found, picture), confidence, languages)
        is_shapes = len(everything) < _FEW_WORDS
        missing = f"illegible: OCR is sure of no more than {_mean(everything):.0%} of what it reads"
        return ReadPage(frame, missing=None if is_shapes else missing)

    def _look(self, picture: _Picture) -> tuple[int, str]:
        """By how many quarters the page has to be turned clockwise, and its script; 0 and none where it is unsure."""
        if not (self.tessdata / "osd.traineddata").exists():
            return 0, ""
        looking = self._loaded("osd")
        looking.SetPageSegMode(tesserocr.PSM.OSD_ONLY)
        _show(looking, picture)
        seen = looking.DetectOrientationScript()
        if not seen:
            return 0, ""
        turned = seen["orient_deg"] // 90 if seen["orient_conf"] >= _SURE_OF_TURN else 0
        sure = _SURE_OF_SCRIPT if seen["script_name"] in {"Latin", "Cyrillic"} else _SURE_OF_OTHER_SCRIPT
        return -turned % 4, seen["script_name"] if seen["script_conf"] >= sure else ""

    def _installed(self, models: tuple[str, ...]) -> str:
        return "+".join(name for name in models if (self.tessdata / f"{name}.traineddata").exists())

    def _loaded(self, languages: str) -> tesserocr.PyTessBaseAPI:
        if languages not in self.loaded:
            self.loaded[languages] = tesserocr.PyTessBaseAPI(path=str(self.tessdata), lang=languages)
        return self.loaded[languages]


def _draw(page: pdfium.PdfPage, quarter: int) -> _Picture:
    width, height = page.get_size()
    scale = min(
        _DOTS_PER_INCH / _POINTS_PER_INCH,
        math.sqrt(_MOST_PIXELS / (width * height)),
        _LONGEST_SIDE / max(width, height),
    )
    bitmap = page.render(scale=scale, rotation=90 * quarter, grayscale=True)
    try:
        return _Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, scale, quarter)
    finally:
        bitmap.close()


def _show(reader: tesserocr.PyTessBaseAPI, picture: _Picture) -> None:
    reader.SetImageBytes(picture.pixels, picture.width, picture.height, 1, picture.stride)
    reader.SetSourceResolution(round(picture.scale * _POINTS_PER_INCH))


def _recognise(reader: tesserocr.PyTessBaseAPI, picture: _Picture) -> list[_Read]:
    _show(reader, picture)
    found: list[_Read] = []
    if not reader.Recognize():
        return found
    level = tesserocr.RIL
    for each in tesserocr.iterate_level(reader.GetIterator(), level.WORD):
        box, line = each.BoundingBox(level.WORD), each.Baseline(level.TEXTLINE)
        text = (each.GetUTF8Text(level.WORD) or "") if box and line else ""
        if not text.strip():
            continue
        (x0, y0), (x1, y1) = line
        slope = (y1 - y0) / max(1, x1 - x0)
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        height = each.RowAttributes()["row_height"]
        found.append(_Read(text.strip(), box[0], box[2], middle, slope, height, each.Confidence(level.WORD) / 100))
    reader.Clear()
    return found


def _is_word(word: _Read) -> bool:
    """Whether it is more than dirt on the page: sure, or made of letters and figures."""
    if word.confidence >= _UNSURE:
        return True
    printed = sum(character.isalnum() for character in word.text)
    return word.confidence >= _NOISE and printed > 1 and 3 * printed >= 2 * len(word.text)


def _letters(found: list[_Read]) -> int:
    return sum(len(word.text) for word in found)


def _mean(found: list[_Read]) -> float:
    """How sure Tesseract is of a letter, on average."""
    return sum(word.confidence * len(word.text) for word in found) / max(1, _letters(found))


def _placed(found: list[_Read], picture: _Picture) -> list[Word]:
    """Words in points from the lower left; a page that lies askew is turned straight, lines set alike are as high."""
    angle = math.atan(statistics.median(word.slope for word in found))
    usual = statistics.median(word.height for word in found)
    cosine, sine = math.cos(angle), math.sin(angle)
    words: list[Word] = []
    for word in found:
        x, y = word.middle[0] - picture.width / 2, word.middle[1] - picture.height / 2
        baseline = picture.height / 2 - (y * cosine - x * sine)
        shift = y * sine
        height = usual if abs(word.height - usual) <= _SAME_SIZE * usual else word.height
        x0, x1 = word.x0 + shift, word.x1 + shift
        words.append(
            Word(
                text=word.text,
                x0=x0 / picture.scale,
                x1=x1 / picture.scale,
                baseline=baseline / picture.scale,
                size=height / picture.scale,
                is_bold=False,
            )
        )
    return words
