"""Words that follow one another make segments; segments that stand beside one another make rows."""

import re
import statistics
from dataclasses import dataclass, field
from itertools import pairwise

from threatlake.reading.pdf.spacing import in_order, raised_in_place, unspaced
from threatlake.reading.pdf.table import Table
from threatlake.reading.pdf.words import Word

_SAME_LINE = 0.35  # of the letter size: how far baselines of one line differ
_OVERLAP = 0.6  # of the letter size: a word that begins further left than the end of another is on another line
_WIDE_GAP = 1.2  # of the letter size: two words further apart may belong to two columns
_EVEN = 1.1  # the widest gap of a justified line beside its narrowest: typesetters spread a line evenly
_WIDEST_EVEN = 5  # of the letter size: a line of few words in a narrow column
_UNITS = frozenset({"m", "km", "cm", "mm", "dm", "ft", "м", "км", "см"})
_FIRST_RTL = "\u0590"  # no letter of Unicode before it is written from the right
_RTL = re.compile("[\u0590-\u085f\u0860-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Segment:
    """Words that follow one another on a line without a wide gap, or what stands for a table."""

    words: list[Word]
    table: Table | None = None
    text: str = field(init=False)
    x0: float = field(init=False)
    x1: float = field(init=False)
    baseline: float = field(init=False)
    size: float = field(init=False)
    is_bold: bool = field(init=False)

    def __post_init__(self) -> None:
        """Measure the words."""
        words = self.words
        self.text = _joined(words)
        self.x0, self.x1 = min([word.x0 for word in words]), max([word.x1 for word in words])
        plain = [word for word in words if not word.is_raised] or words
        self.baseline = plain[0].baseline
        sizes = [word.size for word in plain]
        self.size = sizes[0] if sizes.count(sizes[0]) == len(sizes) else statistics.median_low(sizes)
        self.is_bold = all(word.is_bold for word in plain)


def segments(words: list[Word]) -> list[Segment]:
    """Words of the same line that stand near each other, in the order of the file."""
    runs: list[list[Word]] = []
    for line in in_order(raised_in_place(words), _lines):
        spread = unspaced(line)
        gaps = [gap(before, word) for before, word in pairwise(spread)]
        if not gaps or max(gaps) <= _WIDE_GAP * min([word.size for word in spread]) or _is_justified(spread, gaps):
            runs.append(spread)
            continue
        runs.append(spread[:1])
        for (before, word), room in zip(pairwise(spread), gaps, strict=True):
            if room <= _WIDE_GAP * max(before.size, word.size):
                runs[-1].append(word)
            else:
                runs.append([word])
    return [Segment(run) for run in runs]


def _lines(words: list[Word]) -> list[list[Word]]:
    """Words that follow one another on the same baseline, however far apart."""
    found: list[list[Word]] = []
    before: Word | None = None
    for word in words:
        if before is not None and _is_beside(before, word):
            found[-1].append(word)
        else:
            found.append([word])
        before = word
    return found


def _is_beside(before: Word, word: Word) -> bool:
    small, large = (before.size, word.size) if before.size <= word.size else (word.size, before.size)
    return abs(before.baseline - word.baseline) <= _SAME_LINE * small and gap(before, word) >= -_OVERLAP * large


def _is_justified(line: list[Word], gaps: list[float]) -> bool:
    """Whether a line is spaced out to fill its column: then its gaps are wide, but all the same."""
    if len(line) < 3:  # noqa: PLR2004 - one gap has no other to compare with
        return False
    narrowest = min(gaps)
    if narrowest <= 0 or max(gaps) > min(_EVEN * narrowest, _WIDEST_EVEN * line[0].size):
        return False
    return 2 * sum(_DIGIT.search(word.text) is not None for word in line) <= len(line)  # no row of figures


def gap(before: Word, word: Word) -> float:
    """The room between two words in the direction in which they are read."""
    if before.text.isascii() or not (is_rtl(word.text) and is_rtl(before.text)):
        return word.x0 - before.x1
    return before.x0 - word.x1


def is_rtl(text: str) -> bool:
    """Whether a text begins with letters that are written from the right."""
    if text.isascii():
        return False
    begin = text[:3]
    return max(begin, default="") >= _FIRST_RTL and _RTL.search(begin) is not None


def _joined(words: list[Word]) -> str:
    if not [word for word in words if word.is_raised or word.is_glued]:
        return " ".join([word.text for word in words])
    pieces: list[str] = []
    before: Word | None = None
    for word in words:
        is_power = before is not None and word.is_raised and before.text.lower() in _UNITS
        if pieces and not (is_power or word.is_glued):
            pieces.append(" ")
        pieces.append(word.text)
        before = word
    return "".join(pieces)


def rows(pieces: list[Segment]) -> list[list[Segment]]:
    """Segments by the line they stand on, from the top; within a line from the left, or as written from the right."""
    found: list[list[Segment]] = []
    for piece in sorted(pieces, key=lambda segment: -segment.baseline):
        if found and abs(found[-1][0].baseline - piece.baseline) <= _SAME_LINE * min(found[-1][0].size, piece.size):
            found[-1].append(piece)
        else:
            found.append([piece])
    for row in found:
        if len(row) > 1:
            rtl = sum(is_rtl(piece.text) for piece in row) * 2 > len(row)
            row.sort(key=lambda segment: -segment.x1 if rtl else segment.x0)
    return found
