"""The words of a PDF page with their places, from PDFium's characters; the page is turned so that text is upright."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import eq, le, sub

import pypdfium2 as pdfium

from threatlake.reading.pdf.characters import Characters, Style, without_halves

# What PDFium gives for a hyphen at which it joins two lines; the word ends with it.
_LINE_END_HYPHENS = "\x02\ufffe"
_SPACES = "\0" + "".join(character for character in map(chr, range(0x3001)) if character.isspace())
_WORD = re.compile(f"[^{_SPACES}{_LINE_END_HYPHENS}]+[{_LINE_END_HYPHENS}]?|[{_LINE_END_HYPHENS}]")
_RAISED = 0.12  # of the letter size: a call of a footnote stands higher, a letter never
_SMALLER = 0.85  # of the letter size: a raised character is also smaller
_CALLS = re.compile(r"[\d*†‡§,]+|[a-i]")
_ORDINALS = re.compile(r"st|nd|rd|th|er|ère|º")  # `20th`: raised, and part of the word
_SUPERSCRIPT = str.maketrans("0123456789abcdefghi", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱ")
# Letters that are written from the right: Hebrew, Arabic and their neighbours, with Arabic's other forms; no figures.
_FROM_THE_RIGHT = re.compile("[\u0591-\u05f2\u0620-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")
_OVERPRINT = 0.12  # of the letter size: a second print of the same word is shifted by no more
_SQUARE = 8  # of what two prints are apart at most: more than 2, that one is seen from no more than four squares


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
    characters = Characters(page)
    try:
        turned = _words(characters)
    finally:
        characters.close()
    quarters = list(turned)
    if len(quarters) > 1:
        quarters.sort(key=lambda quarter: -sum(len(word.text) for word in turned[quarter]))
    for quarter in quarters:
        frame = Frame.of(page, quarter)
        words = _printed_once(turned[quarter])
        if frame.x0 or frame.y0:
            for word in words:
                word.x0, word.x1, word.baseline = word.x0 - frame.x0, word.x1 - frame.x0, word.baseline - frame.y0
        mark_raised(words)
        yield frame, words


def _words(characters: Characters) -> dict[int, list[Word]]:
    """The words by the quarter of the compass in which their lines run, each in the order of the file."""
    printed = characters.text.replace("\x02", "-").replace("\ufffe", "-")
    is_mixed = not printed.isascii() and _FROM_THE_RIGHT.search(printed) is not None
    spans = [match.span() for match in _WORD.finditer(characters.text)]
    starts, lasts = [start for start, _ in spans], [end - 1 for _, end in spans]
    lefts, rights = _reaches(characters, starts, lasts)
    found: dict[int, list[Word]] = {}
    for at, to, style, level in _runs(characters, starts, lasts):
        if is_mixed or level is None:
            for start, end in spans[at:to]:
                for quarter, word in _parts(characters, printed, start, end):
                    found.setdefault(quarter, []).append(word)
            continue
        _, size, is_bold = style
        found.setdefault(0, []).extend(
            [
                Word(printed[start:end], left, right, level, size, is_bold)
                for (start, end), left, right in zip(spans[at:to], lefts[at:to], rights[at:to], strict=True)
            ]
        )
    if characters.has_halves:
        for word in (word for words in found.values() for word in words):
            word.text = without_halves(word.text)
    return found


def _reaches(characters: Characters, starts: list[int], lasts: list[int]) -> tuple[list[float], list[float]]:
    """From where to where words reach that begin and end with these characters."""
    one, two = characters.sides(starts)
    three, four = characters.sides(lasts)
    if all(map(le, one, two)) and all(map(le, one, three)) and all(map(le, two, four)) and all(map(le, three, four)):
        return one, four  # all from left to right
    return list(map(min, one, two, three, four)), list(map(max, one, two, three, four))


def _runs(
    characters: Characters, starts: list[int], lasts: list[int]
) -> Iterator[tuple[int, int, Style, float | None]]:
    """Words that are set alike on one baseline, from which to which; no baseline where each word is to be seen."""
    pieces = characters.pieces(starts)
    begins = [at for at, (piece, before) in enumerate(zip(pieces, (0, *pieces), strict=False)) if piece != before]
    tails = [begin - 1 for begin in (*begins[1:], len(pieces))][: len(begins)]
    heads = [starts[begin] for begin in begins]
    last_of_tails = [lasts[tail] for tail in tails]
    is_whole = list(map(eq, characters.pieces(last_of_tails), [pieces[tail] for tail in tails]))
    ends = [last if whole else starts[tail] for tail, last, whole in zip(tails, last_of_tails, is_whole, strict=True)]
    levels, levels_at_end = characters.levels(heads), characters.levels(ends)
    found = zip(begins, tails, last_of_tails, is_whole, characters.styles(heads), levels, levels_at_end, strict=True)
    for begin, tail, last, whole, style, level, level_at_end in found:
        # PDFium's pieces keep to one baseline, but not in vertical writing.
        is_level = pieces[begin] and not style.quarter and level == level_at_end
        # Only the last word of a piece may run on into another.
        is_joined = whole or abs(level - characters.levels([last])[0]) < _RAISED * style.size
        yield begin, tail + is_joined, style, level if is_level else None
        if not is_joined:
            yield tail, tail + 1, style, None


def _parts(characters: Characters, printed: str, start: int, end: int) -> Iterator[tuple[int, Word]]:
    """A word that is turned, or whose characters differ in height: parted where a footnote call begins or ends."""
    while start < end:
        quarter, size, is_bold = characters.styles([start])[0]
        first, last = (turn(*characters.origin(at), quarter)[1] for at in (start, end - 1))
        cut = end
        if abs(first - last) >= _RAISED * size:
            levels = ((at, turn(*characters.origin(at), quarter)[1]) for at in range(start + 1, end))
            cut = next((at for at, level in levels if abs(level - first) >= _RAISED * size), end)
        across = [
            turn(x, y, quarter)[0]
            for left, top, right, bottom in characters.boxes((start, cut - 1))
            for x, y in ((left, bottom), (right, top))
        ]
        text = _as_read(characters, printed, start, cut, quarter)
        yield quarter, Word(text, min(across), max(across), first, size, is_bold)
        start = cut


def _as_read(characters: Characters, printed: str, start: int, end: int, quarter: int = 0) -> str:
    """A word in the order of its letters; one written from the right may be in the file as the eye sees it."""
    found = _FROM_THE_RIGHT.match(printed, start, end)
    if found is None or found.end() - start < 2:  # noqa: PLR2004 - one letter has no order
        return printed[start:end]
    first, last = (turn(*characters.origin(at), quarter)[0] for at in (start, found.end() - 1))
    letters = printed[start : found.end()]
    return (letters[::-1] if first < last else letters) + printed[found.end() : end]


def _printed_once(words: list[Word]) -> list[Word]:
    """Words without those printed again at the same place, which is how some programs make bold type."""
    first: dict[str, Word] = {}
    several: dict[str, list[Word]] = {}
    for word in words:
        earlier = first.setdefault(word.text, word)
        if earlier is not word:
            several.setdefault(word.text, [earlier]).append(word)
    reach = _OVERPRINT * max([word.size for word in words], default=0)
    near = (same for same in several.values() if _are_near([word.x0 for word in same], reach))
    again = {id(word) for same in near for word in _printed_again(same, reach)}
    return [word for word in words if id(word) not in again] if again else words


def _are_near(numbers: list[float], reach: float) -> bool:
    numbers.sort()
    return any(map(reach.__gt__, map(sub, numbers[1:], numbers)))


def _printed_again(same: list[Word], reach: float) -> Iterator[Word]:
    """Those of the same words that stand on an earlier one, no further away than reach."""
    if not _are_near([word.baseline for word in same], reach):
        return
    step = _SQUARE * reach
    kept: dict[tuple[float, float], list[Word]] = {}  # by squares of the page, that few are compared
    for word in same:
        x, y, near = word.x0, word.baseline, _OVERPRINT * word.size
        if any(abs(x - one.x0) < near and abs(y - one.baseline) < near for one in kept.get((x // step, y // step), ())):
            yield word
            continue
        for column in {(x - reach) // step, (x + reach) // step}:
            for row in {(y - reach) // step, (y + reach) // step}:
                kept.setdefault((column, row), []).append(word)


def turn(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point in the frame in which lines of this direction run from left to right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]


def mark_raised(words: list[Word]) -> None:
    """Write the calls of footnotes as raised figures: `2025` and a call of note 3 must not become `20253`."""
    for index in _smaller(words):
        word = words[index]
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


def _smaller(words: list[Word]) -> list[int]:
    """The places of words that are smaller than one beside them."""
    found: list[int] = []
    for index, (one, two) in enumerate(pairwise(words)):
        if one.size == two.size:
            continue
        if one.size <= _SMALLER * two.size and found[-1:] != [index]:
            found.append(index)
        elif two.size <= _SMALLER * one.size:
            found.append(index + 1)
    return found
