"""The characters of a PDF page as PDFium knows them, asked for in bulk: its many calls are what takes long."""

import ctypes
import math
import re
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_LINE_END_HYPHEN = "\ufffe"  # what PDFium's text has for a hyphen at which it joins two lines
_HALF = re.compile(r"[\ud800-\udfff]")  # of a character beyond Unicode's first plane
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_LONGEST_NAME = 128  # bytes of a font's name; PDF allows 127
_SMALLEST = 1.0  # points: below it text is hidden, or its size is unknown

Box = tuple[float, float, float, float]  # left, top, right, bottom in points of the page as it is drawn


class Style(NamedTuple):
    """How characters are set; `quarter` is where in the compass their line runs."""

    quarter: int
    size: float
    is_bold: bool


def _quick(function: Any, result: type[Any]) -> Callable[..., Any]:  # noqa: ANN401 - ctypes has no better type
    """A function of PDFium that takes its arguments as they are, in half the time: each must be of the exact C type."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_unicode = _quick(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint)
_loose_box = _quick(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int)
_origin = _quick(pdfium_c.FPDFText_GetCharOrigin, ctypes.c_int)
_matrix = _quick(pdfium_c.FPDFText_GetMatrix, ctypes.c_int)
_font_size = _quick(pdfium_c.FPDFText_GetFontSize, ctypes.c_double)
_font_info = _quick(pdfium_c.FPDFText_GetFontInfo, ctypes.c_ulong)
_text_object = _quick(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p)


class Characters:
    """The characters of one page, numbered from 0; `close` when they are read."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Take the text; where characters stand is asked for later."""
        self._textpage = page.get_textpage()
        self._handle = self._textpage.raw
        self._bold_fonts: dict[bytes, bool] = {}
        self._styles: dict[tuple[tuple[float, ...], float, bool], Style] = {}
        count = max(self._textpage.count_chars(), 0)
        self.text = self._whole(count) or self._spelt(count)
        self.has_halves = not self.text.isascii() and _HALF.search(self.text) is not None

    def close(self) -> None:
        """Give PDFium its memory back."""
        self._textpage.close()

    def _whole(self, count: int) -> str:
        """The text in one call, a character of it to each of PDFium's; empty where PDFium's text leaves some out."""
        units = (ctypes.c_ushort * _room(2 * count + 2))()  # more than PDFium asks for, should it write halves
        written = pdfium_c.FPDFText_GetText(self._textpage, 0, count, units) - 1
        try:
            text = ctypes.string_at(units, 2 * max(written, 0)).decode("utf-16-le")
        except UnicodeDecodeError:  # a half without its other half
            return ""
        if len(text) != count:
            return ""
        if _LINE_END_HYPHEN not in text:
            return text
        return re.sub(_LINE_END_HYPHEN, lambda found: chr(_unicode(self._handle, found.start())), text)

    def _spelt(self, count: int) -> str:
        """The text character by character; one beyond Unicode's first plane may come as two halves."""
        return "".join(map(chr, map(_unicode, repeat(self._handle), range(count))))

    def boxes(self, places: Sequence[int]) -> list[Box]:
        """Where these characters stand, with the room that their font gives them."""
        numbers = self._numbers(_loose_box, ctypes.c_float, 4, places)
        return list(zip(*(numbers[side : 4 * len(places) : 4] for side in range(4)), strict=True))

    def sides(self, places: Sequence[int]) -> tuple[list[float], list[float]]:
        """The left and the right sides of these characters."""
        numbers = self._numbers(_loose_box, ctypes.c_float, 4, places)
        return numbers[: 4 * len(places) : 4], numbers[2 : 4 * len(places) : 4]

    def pieces(self, places: Sequence[int]) -> list[int | None]:
        """Which piece of text in one font these characters belong to; None for what PDFium has put in itself."""
        return list(map(_text_object, repeat(self._handle), places))

    def origin(self, place: int) -> tuple[float, float]:
        """The point on the baseline at which a character begins."""
        x, y = ctypes.c_double(), ctypes.c_double()
        _origin(self._handle, place, ctypes.byref(x), ctypes.byref(y))
        return x.value, y.value

    def levels(self, places: Sequence[int]) -> list[float]:
        """How high the baselines of these characters are."""
        x = ctypes.c_double()
        numbers = self._numbers(_origin, ctypes.c_double, 1, places, ctypes.byref(x))
        levels: list[float] = numbers[: len(places)]
        return levels

    def styles(self, places: Sequence[int]) -> list[Style]:
        """How these characters are set."""
        numbers = self._numbers(_matrix, ctypes.c_float, 6, places)
        matrices = (numbers[part : 6 * len(places) : 6] for part in range(4))
        known, sizes = self._styles, map(_font_size, repeat(self._handle), places)
        found = zip(zip(*matrices, strict=True), sizes, self._are_bold(places), strict=True)
        return [known.get(one) or known.setdefault(one, _style(*one)) for one in found]

    def _are_bold(self, places: Sequence[int]) -> list[bool]:
        name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        known, arguments = self._bold_fonts, (name, ctypes.c_ulong(_LONGEST_NAME), ctypes.byref(flags))
        found: list[bool] = []
        for place in places:
            name[0] = b"\0"
            _font_info(self._handle, place, *arguments)
            font = name.value
            if font not in known:
                known[font] = _BOLD.search(font) is not None
            found.append(known[font])
        return found

    def _numbers(
        self, function: Callable[..., Any], kind: type[Any], count: int, places: Sequence[int], *before: object
    ) -> Any:  # noqa: ANN401 - an array of ctypes
        """What a function writes into a row of `count` numbers for each of these characters, with room behind it."""
        size = count * ctypes.sizeof(kind)
        numbers = (kind * _room(count * len(places)))()
        slots = map(ctypes.byref, repeat(numbers), range(0, size * len(places), size))
        deque(map(function, repeat(self._handle), places, *map(repeat, before), slots), maxlen=0)
        return numbers


def _style(matrix: tuple[float, ...], size: float, is_bold: bool) -> Style:
    a, b, c, d = matrix
    quarter = round(math.atan2(b, a) / (math.pi / 2)) % 4
    return Style(quarter, max(size * math.hypot(c, d), _SMALLEST), is_bold)


def without_halves(text: str) -> str:
    """Text with its halves of characters put together; one without its other half cannot be read."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _room(count: int) -> int:
    """Room for so many numbers, in few sizes: ctypes keeps a type for each for ever."""
    return 1 << count.bit_length()
