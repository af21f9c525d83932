"""Letters of a text counted by the languages they belong to, for many spans of it at once."""

import functools
from collections.abc import Sequence
from enum import IntEnum

import numpy as np
import numpy.typing as npt


class Kind(IntEnum):
    """What a character tells; every character is of one kind."""

    NONE = 0
    APOSTROPHE = 1  # no letter, but part of Uzbek oʻ and gʻ
    LATIN = 2
    LATIN_Q = 3  # Kazakh and Uzbek have it where others write c and k
    LATIN_W = 4
    LATIN_KAZAKH = 5  # what Kazakh has beside its neighbours' ä ö ü ş
    LATIN_MARKED = 6
    CYRILLIC = 7  # the Russian alphabet but for the next
    RUSSIAN = 8  # in Russian, Kazakh and Kyrgyz words, never in Uzbek and Tajik
    KAZAKH = 9
    KAZAKH_KYRGYZ = 10
    KAZAKH_UZBEK_TAJIK = 11
    UZBEK_TAJIK = 12
    UZBEK = 13
    TAJIK = 14
    CYRILLIC_OTHER = 15  # of alphabets further away: Ukrainian ї, Serbian ђ
    OTHER = 16  # of other scripts


LATIN = slice(Kind.LATIN, Kind.CYRILLIC)
CYRILLIC = slice(Kind.CYRILLIC, Kind.OTHER)
LETTERS = slice(Kind.LATIN, None)
SPECIAL = {
    Kind.APOSTROPHE: "'’‘ʼʻ`´",
    Kind.LATIN_Q: "q",
    Kind.LATIN_W: "w",
    Kind.LATIN_KAZAKH: "ñğūıǵń",
    Kind.RUSSIAN: "ыщ",
    Kind.KAZAKH: "әұһі",
    Kind.KAZAKH_KYRGYZ: "ңөү",
    Kind.KAZAKH_UZBEK_TAJIK: "қғ",
    Kind.UZBEK_TAJIK: "ҳ",
    Kind.UZBEK: "ў",
    Kind.TAJIK: "ӣӯҷ",
}
PLANE = 0x10000
LAST_LATIN = "\u024f"
CYRILLIC_BLOCKS = ("\u0400", "\u052f")
RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")

Counts = npt.NDArray[np.int64]


def count(text: str, spans: Sequence[tuple[int, int]]) -> Counts:
    """Count the letters of each span by kind: one row per span; spans are in order and do not overlap."""
    # Four bytes a character, so that a place in the text is a place here.
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = _kinds()[np.minimum(codes, PLANE - 1)]
    bounds = np.array([0, *(at for span in spans for at in span), len(text)])
    # Odd stretches are the spans, even ones what lies between; the latter fall into one row of their own at the end.
    rows = np.full(len(bounds) - 1, len(spans))
    rows[1::2] = np.arange(len(spans))
    cells = np.repeat(rows, np.diff(bounds)) * len(Kind) + kinds
    counts = np.bincount(cells, minlength=(len(spans) + 1) * len(Kind))
    return counts.reshape(-1, len(Kind))[: len(spans)]


@functools.cache
def _kinds() -> npt.NDArray[np.uint8]:
    special = {form: kind for kind, letters in SPECIAL.items() for letter in letters for form in _cases(letter)}
    kinds = [_kind(chr(code), special) for code in range(PLANE)]
    return np.array(kinds, dtype=np.uint8)


def _cases(letter: str) -> set[str]:
    # The capital of ı is an ordinary I.
    return {letter} if letter == "ı" else {letter, letter.upper()}


def _kind(letter: str, special: dict[str, Kind]) -> Kind:
    if letter in special:
        return special[letter]
    if not letter.isalpha():
        return Kind.NONE
    if letter <= LAST_LATIN:
        return Kind.LATIN if letter.isascii() else Kind.LATIN_MARKED
    if CYRILLIC_BLOCKS[0] <= letter <= CYRILLIC_BLOCKS[1]:
        return Kind.CYRILLIC if letter.lower() in RUSSIAN else Kind.CYRILLIC_OTHER
    return Kind.OTHER
