"""Words that follow one another make segments; segments that stand beside one another make rows."""

import statistics
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise

from threatlake.reading.pdf_words import Word

_SAME_LINE = 0.35  # of the letter size: how far baselines of one line differ
_WIDE_GAP = 1.2  # of the letter size: two words further apart may belong to two columns
_EVEN = 1.1  # the widest gap of a justified line beside its narrowest: typesetters spread a line evenly
_WIDEST_EVEN = 5  # of the letter size: a line of few words in a narrow column
_UNITS = frozenset({"m", "km", "cm", "mm", "dm", "ft", "м", "км", "см"})
UNRULED = -1  # the number of a table without ruled lines


@dataclass(slots=True)
class Segment:
    """Words that follow one another on a line without a wide gap, or the text of a table."""

    words: list[Word]
    table: int | None = None
    text: str = field(init=False)
    x0: float = field(init=False)
    x1: float = field(init=False)
    baseline: float = field(init=False)
    size: float = field(init=False)
    is_bold: bool = field(init=False)

    def __post_init__(self) -> None:
        """Measure the words."""
        self.text = _joined(self.words)
        self.x0, self.x1 = min(word.x0 for word in self.words), max(word.x1 for word in self.words)
        plain = [word for word in self.words if not word.is_raised] or self.words
        self.baseline = plain[0].baseline
        self.size = statistics.median_low([word.size for word in plain])
        self.is_bold = all(word.is_bold for word in plain)


def segments(words: list[Word]) -> list[Segment]:
    """Words of the same line that stand near each other, in the order of the file."""
    runs: list[list[Word]] = []
    for line in _lines(words):
        if _is_justified(line):
            runs.append(line)
            continue
        runs.append(line[:1])
        for before, word in pairwise(line):
            if _gap(before, word) <= _WIDE_GAP * max(before.size, word.size):
                runs[-1].append(word)
            else:
                runs.append([word])
    return [Segment(run) for run in runs]


def _lines(words: list[Word]) -> list[list[Word]]:
    """Words that follow one another on the same baseline, however far apart."""
    found: list[list[Word]] = []
    for word in words:
        before = found[-1][-1] if found else None
        if before and _is_beside(before, word):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _is_beside(before: Word, word: Word) -> bool:
    if abs(before.baseline - word.baseline) > _SAME_LINE * min(before.size, word.size):
        return False
    return _gap(before, word) >= -0.6 * max(before.size, word.size)


def _is_justified(line: list[Word]) -> bool:
    """Whether a line is spaced out to fill its column: then its gaps are wide, but all the same."""
    if 2 * sum(any(map(str.isdigit, word.text)) for word in line) > len(line):
        return False  # a row of figures
    gaps = [_gap(before, word) for before, word in pairwise(line)]
    return len(gaps) > 1 and min(gaps) > 0 and max(gaps) <= min(_EVEN * min(gaps), _WIDEST_EVEN * line[0].size)


def _gap(before: Word, word: Word) -> float:
    return before.x0 - word.x1 if _is_rtl(word.text) and _is_rtl(before.text) else word.x0 - before.x1


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text[:3])


def _joined(words: list[Word]) -> str:
    pieces: list[str] = []
    before: Word | None = None
    for word in words:
        is_power = before is not None and word.is_raised and before.text.lower() in _UNITS
        pieces.extend((" ", word.text) if pieces and not (is_power or word.is_glued) else (word.text,))
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
        rtl = sum(_is_rtl(piece.text) for piece in row) * 2 > len(row)
        row.sort(key=lambda segment: -segment.x1 if rtl else segment.x0)
    return found
