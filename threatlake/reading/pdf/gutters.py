"""The free strips between columns: how wide, and how lines begin and end at them."""

import statistics
from collections import Counter
from itertools import pairwise

from threatlake.reading.pdf.segments import Segment, gap

_NARROW_GUTTER = 0.35  # of the letter size: columns are never closer; a line may stand out a little
_LARGEST = 11.0  # points: beside larger letters, as of titles, a gutter is no wider
_EDGE = 1.5  # points: how far the edges of lines that end at a gutter differ
_WIDER = 1.4  # times the usual room between words is that at a narrow gutter
_ON_EDGE = 0.5  # of the lines that stand at a narrow gutter begin, or end, at the same place

Rows = list[list[Segment]]
Spans = list[tuple[float, float]]


def filled(piece: Segment) -> Spans:
    """Where a piece has words, without the gaps in it that are wide enough for a gutter."""
    if piece.table is not None or len(piece.words) == 1:
        return [(piece.x0, piece.x1)]
    narrowest = _NARROW_GUTTER * min(piece.size, _LARGEST)
    gaps = [gap(before, word) for before, word in pairwise(piece.words)]
    if max(gaps) < narrowest:
        return [(piece.x0, piece.x1)]
    spans: Spans = []
    start, end = piece.words[0].x0, piece.words[0].x1
    for word, room in zip(piece.words[1:], gaps, strict=True):
        if room >= narrowest:
            spans.append((start, end))
            start, end = word.x0, word.x1
        else:
            start, end = min(start, word.x0), max(end, word.x1)
    spans.append((start, end))
    return spans


def still_free(free: Spans, row: list[Segment], filled: list[Spans]) -> Spans:
    """What a row, whose pieces fill these spans, leaves free of free strips."""
    for piece, spans in zip(row, filled, strict=True):
        narrowest = _NARROW_GUTTER * min(piece.size, _LARGEST)
        for x0, x1 in spans:
            if not free:
                return free
            cut: Spans = []
            for low, high in free:
                if x1 <= low or x0 >= high:
                    cut.append((low, high))
                    continue
                if x0 - low >= narrowest:
                    cut.append((low, x0))
                if high - x1 >= narrowest:
                    cut.append((x1, high))
            free = cut
    return free


def runs_across(row: list[Segment], gutter: float) -> bool:
    """Whether a line runs on over a gutter, where it has no more room than between its other words."""
    piece = next((piece for piece in row if piece.x0 < gutter < piece.x1 and piece.table is None), None)
    if piece is None or len(piece.words) < 3:  # noqa: PLR2004 - one gap has no other to compare with
        return False
    gaps = [(gap(one, two), min(one.x1, two.x1) <= gutter <= max(one.x0, two.x0)) for one, two in pairwise(piece.words)]
    others = [room for room, is_at_gutter in gaps if not is_at_gutter]
    return max((room for room, is_at_gutter in gaps if is_at_gutter), default=0.0) < _WIDER * statistics.median(others)


def is_edge(left: Rows, right: Rows) -> bool:
    """Whether lines end or begin at a gutter as columns do; the gaps of spaced-out lines meet by chance."""
    ends = Counter(round(max(piece.x1 for piece in row) / _EDGE) for row in left)
    begins = Counter(round(min(piece.x0 for piece in row) / _EDGE) for row in right)
    counts = ((_most(begins), len(right)), (_most(ends), len(left)))
    return any(most >= _ON_EDGE * count for most, count in counts)


def is_wider(band: Rows, gutter: float) -> bool:
    """Whether the room at a gutter is wider than that between other words of the lines it cuts."""
    at_gutter: list[float] = []
    others: list[float] = []
    for row in band:
        words = [word for piece in row for word in piece.words]
        lefts, rights = (
            [word.x1 for word in words if word.x1 <= gutter],
            [word.x0 for word in words if word.x1 > gutter],
        )
        if lefts and rights:
            at_gutter.append(min(rights) - max(lefts))
            others.extend(gap(one, two) for piece in row for one, two in pairwise(piece.words) if two.x0 != min(rights))
    return not others or statistics.median(at_gutter) >= _WIDER * statistics.median(others)


def _most(places: Counter[int]) -> int:
    """How many lie at the same place, or next to it."""
    return max(places[at] + places[at + 1] for at in places)
