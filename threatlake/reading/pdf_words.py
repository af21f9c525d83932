"""The words of a PDF page with their places, from PDFium's characters; the page is turned so that text is upright."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_LINE_END_HYPHENS = frozenset({0x2, 0xFFFE})  # what PDFium gives for a hyphen at which it joins two lines
_RAISED = 0.12  # of the letter size: a call of a footnote stands higher, a letter never
_SMALLER = 0.85  # of the letter size: a raised character is also smaller
_CALLS = re.compile(r"[\d*†‡§,]+|[a-i]")
_ORDINALS = re.compile(r"st|nd|rd|th|er|ère|º")  # `20th`: raised, and part of the word
_SUPERSCRIPT = str.maketrans("0123456789abcdefghi", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱ")
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_OVERPRINT = 0.12  # of the letter size: a second print of the same word is shifted by no more
_SMALLEST = 1.0  # points: below it text is hidden, or its size is unknown


@dataclass(slots=True)
class Word:
    """A word in points from the lower left of the page as it is read."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    is_bold: bool
    is_raised: bool = False
    is_glued: bool = False


@dataclass(frozen=True, slots=True)
class _Character:
    x0: float
    x1: float
    origin_y: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The page turned so that lines of one direction run from left to right, its lower left corner at 0, 0."""

    quarter: int
    x0: float
    y0: float
    width: float
    height: float

    @classmethod
    def of(cls, page: pdfium.PdfPage, quarter: int) -> "Frame":
        """The frame of a page in one of its four directions."""
        left, bottom, right, top = page.get_bbox()
        one, two = turn(left, bottom, quarter), turn(right, top, quarter)
        x0, y0 = min(one[0], two[0]), min(one[1], two[1])
        return cls(quarter, x0, y0, abs(one[0] - two[0]), abs(one[1] - two[1]))

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page in this frame."""
        turned = turn(x, y, self.quarter)
        return turned[0] - self.x0, turned[1] - self.y0


def read_words(page: pdfium.PdfPage) -> Iterator[tuple[Frame, list[Word]]]:
    """The words of a page in the order of the file: first those of its main direction, then those turned otherwise."""
    textpage = page.get_textpage()
    try:
        turned = list(_words(textpage))
    finally:
        textpage.close()
    counts = Counter[int]()
    for quarter, word in turned:
        counts[quarter] += len(word.text)
    for quarter, _ in counts.most_common():
        frame = Frame.of(page, quarter)
        words = _printed_once(word for towards, word in turned if towards == quarter)
        for word in words:
            word.x0, word.x1, word.baseline = word.x0 - frame.x0, word.x1 - frame.x0, word.baseline - frame.y0
        mark_raised(words)
        yield frame, words


def _printed_once(words: Iterable[Word]) -> list[Word]:
    """Words without those printed again at the same place, which is how some programs make bold type."""
    kept: list[Word] = []
    places: dict[str, list[Word]] = {}
    for word in words:
        same = places.setdefault(word.text, [])
        near = _OVERPRINT * word.size
        if not any(abs(word.x0 - one.x0) < near and abs(word.baseline - one.baseline) < near for one in same):
            same.append(word)
            kept.append(word)
    return kept


def _words(textpage: pdfium.PdfTextPage) -> Iterator[tuple[int, Word]]:
    start: int | None = None
    count = textpage.count_chars()
    letters: list[str] = []
    for index in range(count):
        code = pdfium_c.FPDFText_GetUnicode(textpage, index)
        character = "-" if code in _LINE_END_HYPHENS else chr(code)
        if character.isspace() or not code:
            yield from _word(textpage, start, letters)
            start, letters = None, []
            continue
        start = index if start is None else start
        letters.append(character)
        if code in _LINE_END_HYPHENS:
            yield from _word(textpage, start, letters)
            start, letters = None, []
    yield from _word(textpage, start, letters)


def _word(textpage: pdfium.PdfTextPage, start: int | None, letters: list[str]) -> Iterator[tuple[int, Word]]:
    if start is None:
        return
    quarter, size = _direction(textpage, start)
    last = start + len(letters) - 1
    first_box, last_box = _box(textpage, start, quarter), _box(textpage, last, quarter)
    cut = 0
    if len(letters) > 1 and abs(first_box.origin_y - last_box.origin_y) >= _RAISED * size:
        cut = _raised_from(textpage, start, len(letters), quarter, size)
    if cut:
        yield from _word(textpage, start, letters[:cut])
        yield from _word(textpage, start + cut, letters[cut:])
        return
    text = "".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    x0, x1 = min(first_box.x0, last_box.x0), max(first_box.x1, last_box.x1)
    yield quarter, Word(text, x0, x1, first_box.origin_y, size, _is_bold(textpage, start))


def _raised_from(textpage: pdfium.PdfTextPage, start: int, count: int, quarter: int, size: float) -> int:
    """Where in a word a footnote call begins or ends; 0 where it is of one piece."""
    first = _box(textpage, start, quarter)
    for index in range(1, count):
        if abs(_box(textpage, start + index, quarter).origin_y - first.origin_y) >= _RAISED * size:
            return index
    return 0


def _direction(textpage: pdfium.PdfTextPage, index: int) -> tuple[int, float]:
    """In which quarter of the compass a character's line runs, and its size in points."""
    matrix = pdfium_c.FS_MATRIX()
    size = pdfium_c.FPDFText_GetFontSize(textpage, index)
    if not pdfium_c.FPDFText_GetMatrix(textpage, index, matrix):
        return 0, max(size, _SMALLEST)
    quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    return quarter, max(size * math.hypot(matrix.c, matrix.d), _SMALLEST)


def _box(textpage: pdfium.PdfTextPage, index: int, quarter: int) -> _Character:
    rect = pdfium_c.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetLooseCharBox(textpage, index, rect)
    pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
    one, two = turn(rect.left, rect.bottom, quarter), turn(rect.right, rect.top, quarter)
    origin = turn(x.value, y.value, quarter)
    return _Character(min(one[0], two[0]), max(one[0], two[0]), origin[1])


def turn(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point in the frame in which lines of this direction run from left to right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]


def _is_bold(textpage: pdfium.PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(textpage, index, name, len(name), flags)
    return _BOLD.search(name.value) is not None


def mark_raised(words: list[Word]) -> None:
    """Write the calls of footnotes as raised figures: `2025` and a call of note 3 must not become `20253`."""
    for index, word in enumerate(words):
        if not (_CALLS.fullmatch(word.text) or _ORDINALS.fullmatch(word.text)):
            continue
        neighbours = (*words[max(0, index - 1) : index], *words[index + 1 : index + 2])
        for beside in neighbours:
            lift = word.baseline - beside.baseline
            gap = max(word.x0 - beside.x1, beside.x0 - word.x1)
            is_raised = _RAISED * beside.size <= lift <= beside.size and word.size <= _SMALLER * beside.size
            if is_raised and gap <= beside.size:
                word.is_raised = True
                word.is_glued = _ORDINALS.fullmatch(word.text) is not None
                word.text = word.text if word.is_glued else word.text.translate(_SUPERSCRIPT)
                word.baseline = beside.baseline
                break
