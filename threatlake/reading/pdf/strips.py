"""Columns by the white space between them: strips of the page that the lines of a table leave free."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from threatlake.reading.pdf.words import Word

Line = list[Word]  # from the left
Strip = tuple[float, float]

_SAME_LINE = 0.35  # of the letter size: how far baselines of one line differ
_NARROWEST = 0.3  # of the letter size: a strip is never narrower
_OFTEN = 0.25  # of the lines that have gaps: so many have as many as there are strips
_CROSSED = 0.34  # of the lines stand across a strip at most; heads and rows that part do


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together on a line, and the columns they stand in."""

    words: list[Word]
    first: int
    last: int


def lines_of(words: list[Word]) -> list[Line]:
    """The words by the line they stand on, from the top, each from the left."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: (-word.baseline, word.x0)):
        if lines and lines[-1][0].baseline - word.baseline <= _SAME_LINE * min(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def runs(line: Line, reach: float) -> list[Line]:
    """The words of a line, parted where the gap is wider than `reach` letter sizes."""
    found: list[Line] = []
    for word in line:
        before = found[-1][-1] if found else None
        if before is not None and word.x0 - before.x1 <= reach * max(before.size, word.size):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def strips(lines: list[Line], reach: float) -> list[Strip]:
    """The strips that are free between columns; those of the lines with most gaps, narrowed by the others."""
    parted = [[(run[0].x0, max(word.x1 for word in run)) for run in runs(line, reach)] for line in lines]
    several = [spans for spans in parted if len(spans) > 1]
    if not several:
        return []
    counts = Counter(len(spans) for spans in several)
    least = max(_OFTEN * len(several), 2)
    fullest = max((n for n in counts if sum(counts[m] for m in counts if m >= n) >= least), default=0)
    size = min(word.size for line in lines for word in line)
    found: list[Strip] | None = None
    from_foot = parted[::-1]  # heads over heads come last
    for spans in sorted(from_foot, key=len, reverse=True):
        if found is None:
            found = [(one[1], two[0]) for one, two in pairwise(spans)] if fullest <= len(spans) else None
        elif len(spans) >= fullest:
            found = _free(found, spans, _NARROWEST * size)
        else:
            found = [_narrowed(strip, spans, _NARROWEST * size) for strip in found]
    return [strip for strip in found or [] if _is_held(strip, parted)]


def _free(found: list[Strip], spans: list[Strip], narrowest: float) -> list[Strip]:
    """What the spans of a line leave of the strips."""
    left: list[Strip] = []
    for low, high in found:
        pieces = [(low, high)]
        for x0, x1 in spans:
            parts = [part for a, b in pieces for part in ((a, min(b, x0)), (max(a, x1), b))]
            pieces = [part for part in parts if part[1] - part[0] >= narrowest]
        left.extend(pieces)
    return left


def _narrowed(strip: Strip, spans: list[Strip], narrowest: float) -> Strip:
    """What a line leaves of a strip; the strip as it is where the line stands across it."""
    left = _free([strip], spans, narrowest)
    return max(left, key=lambda piece: piece[1] - piece[0]) if left else strip


def _is_held(strip: Strip, parted: list[list[Strip]]) -> bool:
    """Whether words stand on both sides of a strip, and few lines across it."""
    middle = (strip[0] + strip[1]) / 2
    across = sum(any(x0 < middle < x1 for x0, x1 in spans) for spans in parted)
    beside = sum(spans[0][1] <= middle <= spans[-1][0] for spans in parted)
    return beside > 1 and across <= _CROSSED * len(parted)


def in_columns(line: Line, between: list[Strip], narrowest: float) -> list[Run]:
    """The words of a line by the columns they stand in; words nearer than `narrowest` letter sizes stay together."""
    found: list[Run] = []
    together: Line = []
    for word in line:
        if together and _is_parted(together[-1], word, between, narrowest):
            found.append(_run(together, between))
            together = []
        together.append(word)
    return [*found, _run(together, between)] if together else found


def _is_parted(before: Word, word: Word, between: list[Strip], narrowest: float) -> bool:
    if word.x0 - before.x1 < narrowest * min(before.size, word.size):
        return False
    one, two = (before.x0 + before.x1) / 2, (word.x0 + word.x1) / 2
    return any(one < (low + high) / 2 < two for low, high in between)


def _run(words: Line, between: list[Strip]) -> Run:
    # A letter may stand over the edge of its column.
    inset = min(words[0].size / 2, (words[-1].x1 - words[0].x0) / 3)
    x0, x1 = words[0].x0 + inset, max(word.x1 for word in words) - inset
    first = sum((low + high) / 2 <= x0 for low, high in between)
    return Run(words, first, max(first, sum(high <= x1 for _, high in between)))
