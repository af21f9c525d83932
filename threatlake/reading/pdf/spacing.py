"""Words as they were meant where the file has them otherwise: spaced-out letters, words drawn in no order."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from threatlake.reading.pdf.words import Word, mark_raised

_DISORDER = 0.33  # of the words stand alone in the order of the file: it is not the order of the page
_FEWEST = 12  # words that show an order
_SAME_LINE = 0.35  # of the letter size: how far baselines of one line differ
_TIGHT = 0.17  # of the letter size: no space is so narrow
_NARROWEST_SPACING = 0.1  # of the letter size: letters that are closer are not parted
_WIDEST_SPACING = 0.75  # of the letter size
_UNEVEN = 0.1  # of the letter size: the room between letters differs by no more
_SPACE = 0.14  # of the letter size: by so much a space is wider than the room between spaced-out letters
_FEWEST_PIECES = 5  # of a line that falls into letters
_SINGLE, _ALL = 0.5, 0.75  # of its pieces are one letter; the latter, where no wider room shows its words
_LETTERED = 0.85  # of its pieces hold a letter: no formula

_SMALL = 0.85  # of the size of the text: a raised figure is smaller
_MARK = re.compile(r"[\d,]{1,5}|\*{1,3}|[†‡§]|st|nd|rd|th")
_MOST_MARKS = 40  # of one page; more small figures are a table
_RAISED = 0.12, 0.6  # of the letter size: how high a raised figure stands
_BESIDE = 0.3, 1.2  # of the letter size: no further behind its word; before it, as the mark that begins a note

_Line = list[Word]


def raised_in_place(words: _Line) -> _Line:
    """Words, a raised figure after the word it stands on, wherever it is in the file."""
    sizes = Counter([word.size for word in words])
    if len(sizes) < 2:  # noqa: PLR2004 - a raised figure is smaller than something
        return words
    usual = max(sizes, key=lambda size: sizes[size])
    small = [
        word for word in words if word.size <= _SMALL * usual and not word.is_raised and _MARK.fullmatch(word.text)
    ]
    if len(small) > _MOST_MARKS:
        return words
    found = words
    for word in small:
        beside = next((one for one in words if one is not word and _stands_on(word, one)), None)
        if beside is not None:
            found = [one for one in found if one is not word]
            at = next(at for at, one in enumerate(found) if one is beside)
            found.insert(at + (word.x0 > beside.x0), word)
    if found is not words:
        mark_raised(found)
    return found


def _stands_on(word: Word, beside: Word) -> bool:
    """Whether a small word stands directly beside a larger one, a little higher."""
    lift = word.baseline - beside.baseline
    if not _RAISED[0] * beside.size <= lift <= _RAISED[1] * beside.size or word.size > _SMALL * beside.size:
        return False
    room = word.x0 - beside.x1 if word.x0 > beside.x0 else beside.x0 - word.x1
    return abs(room) <= _BESIDE[word.x0 < beside.x0] * beside.size


def in_order(words: _Line, lines_of: Callable[[_Line], list[_Line]]) -> list[_Line]:
    """The lines that words make in the order of the file, or, where that is none, by where they stand."""
    found = lines_of(words)
    if len(words) < _FEWEST or len(found) < _DISORDER * len(words):
        return found
    return lines_of(_by_place(words))


def _by_place(words: _Line) -> _Line:
    """Words from the top, those of a line from the left."""
    lines: list[_Line] = []
    for word in sorted(words, key=lambda word: -word.baseline):
        if lines and abs(lines[-1][0].baseline - word.baseline) <= _SAME_LINE * min(lines[-1][0].size, word.size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [word for line in lines for word in sorted(line, key=lambda word: word.x0)]


def unspaced(line: _Line) -> _Line:
    """The words of a line; letters that are spaced out, as in titles, are put together again."""
    if len(line) < 2:  # noqa: PLR2004 - nothing to put together
        return line
    size = min([word.size for word in line])
    gaps = [two.x0 - one.x1 if one.x0 <= two.x0 else one.x0 - two.x1 for one, two in pairwise(line)]
    narrowest = min(gaps)
    if narrowest > _TIGHT * size and len([word for word in line if len(word.text) == 1]) < _SINGLE * len(line):
        return line
    if not _NARROWEST_SPACING * size <= narrowest <= _WIDEST_SPACING * size:
        return line
    widest = narrowest + _UNEVEN * size
    within, wider = [room for room in gaps if room <= widest], [room for room in gaps if room > widest]
    if wider and min(wider) < max(within) + _SPACE * size:
        return line
    is_spelt = _are_letters(line, _SINGLE if wider else _ALL)
    if not is_spelt and (max(within) > _TIGHT * size or len(within) < 2 or not wider):  # noqa: PLR2004 - one by chance
        return line
    found = [line[0]]
    for word, room in zip(line[1:], gaps, strict=True):
        is_inside = is_spelt or (found[-1].text[-1].isalpha() and word.text[0].islower())
        if room <= max(within) and is_inside and _may_join(found[-1], word):
            found[-1] = _joined(found[-1], word)
        else:
            found.append(word)
    return found


def _are_letters(line: _Line, share: float) -> bool:
    """Whether a line falls into single letters, hardly any of them a figure or sign."""
    single = sum([len(word.text) == 1 and word.text.isalpha() for word in line])
    if len(line) < _FEWEST_PIECES or single < share * len(line):
        return False
    return sum([any(map(str.isalpha, word.text)) for word in line]) >= _LETTERED * len(line)


def _may_join(before: Word, word: Word) -> bool:
    is_one = before.is_bold == word.is_bold and abs(before.size - word.size) < 1
    return is_one and not (before.is_raised or word.is_raised) and not before.text[-1:].isdigit()


def _joined(before: Word, word: Word) -> Word:
    x0, x1 = min(before.x0, word.x0), max(before.x1, word.x1)
    return replace(before, text=before.text + word.text, x0=x0, x1=x1)
