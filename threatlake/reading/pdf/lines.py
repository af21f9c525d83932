"""Words become lines in the order in which a page is read: columns one after the other."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from threatlake.reading.pdf import grids as pdf_grids
from threatlake.reading.pdf import notes as pdf_notes
from threatlake.reading.pdf.columns import columns
from threatlake.reading.pdf.segments import Segment, gap, rows
from threatlake.reading.structure.labels import is_ended, mark_of

_TAB = 1.8  # of the letter size: the widest gap inside a line that stands in no column
_INDENT, _FLUSH = 2.5, 2.0  # times the letter size, and points: how far a full line stays from its column's edges
_STRETCH, _WIDEST = 2.5, 5.0  # times the narrowest gap of such a line, and times the letter size, is its widest
_LETTERED = re.compile(r"[^\W\d_]{1,5}[.)]")  # `vi.`, `a.`: no label that is read, but one that stands before its text
_LONGEST_LABEL = 6  # characters: `(viii)`


@dataclass(slots=True)
class Line:
    """A line of running text, and the column it stands in; `mark` is that of the footnote it begins."""

    segment: Segment
    left: float
    right: float
    column: int
    beside: bool = False
    is_note: bool = False
    mark: str | None = None

    @property
    def text(self) -> str:
        """What is written on it."""
        return self.segment.text


@dataclass(slots=True)
class _Document:
    """What its pages have in common, as far as they have been read."""

    body_size: float
    gutters: list[float] = field(default_factory=list)
    open_note: int | None = None  # the page on which the last note stops within a sentence


def page_lines(pages: list[list[Segment]]) -> list[list[Line]]:
    """Everything on each page in reading order."""
    letters = [_letters(page) for page in pages]
    document = _Document(_most_common(sum(letters, Counter[float]())))
    return [list(_lines(at, page, letters[at], document)) for at, page in enumerate(pages)]


def _letters(pieces: list[Segment]) -> Counter[float]:
    """How many letters there are of each size."""
    counts = Counter[float]()
    for piece in pieces:
        if piece.table is None:
            counts[round(piece.size * 2) / 2] += len(piece.text)
    return counts


def _most_common(counts: Counter[float]) -> float:
    return max(counts, key=lambda size: counts[size], default=0.0)


def _lines(page: int, pieces: list[Segment], letters: Counter[float], document: _Document) -> Iterator[Line]:
    marks = pdf_notes.called(pieces)
    body_size = min(_most_common(letters) or document.body_size, document.body_size)
    for number, (part, left, right) in enumerate(columns(rows(pieces), document.gutters)):
        end = pdf_notes.begin(part, body_size, marks, goes_on=document.open_note in {page, page - 1})
        at = 0
        for start, stop, table in pdf_grids.find(part[:end], _cells):
            yield from (line for row in part[at:start] for line in _row_lines(row, left, right, number))
            yield Line(Segment(list(table.words()), table), left, right, number)
            at = stop
        yield from (line for row in part[at:end] for line in _row_lines(row, left, right, number))
        for line in (line for row in part[end:] for line in _note_lines(row, left, right, number, marks)):
            document.open_note = None if is_ended(line.text) else page
            yield line


def _note_lines(row: list[Segment], left: float, right: float, column: int, marks: frozenset[str]) -> Iterator[Line]:
    """The lines of a row of footnotes; a tab may part the mark from its note."""
    if len(row) > 1 and len(row[0].words) == 1 and pdf_notes.mark_of_line(row[0].text, marks) is not None:
        row = [Segment([*row[0].words, *row[1].words]), *row[2:]]
    for line in _row_lines(row, left, right, column):
        line.is_note, line.mark = True, pdf_notes.mark_of_line(line.text, marks)
        yield line


def _row_lines(row: list[Segment], left: float, right: float, column: int) -> Iterator[Line]:
    """The lines of a row: one, unless wide gaps part what stands side by side."""
    if len(row) > 1 and _is_stretched(row, left, right):
        yield Line(Segment([word for piece in row for word in piece.words]), left, right, column)
        return
    for number, part in enumerate(_parts(row)):
        yield Line(part, left, right, column, beside=number > 0)


def _is_stretched(row: list[Segment], left: float, right: float) -> bool:
    """Whether a row is one line of few words that fills its column from edge to edge."""
    size = row[0].size
    if (
        row[0].x0 - left > _INDENT * size
        or right - row[-1].x1 > _FLUSH
        or any(piece.table is not None for piece in row)
    ):
        return False
    gaps = [gap(one, two) for one, two in pairwise([word for piece in row for word in piece.words])]
    return max(gaps) <= min(_STRETCH * min(gaps), _WIDEST * size)


def _parts(row: list[Segment], reach: float = _TAB) -> list[Segment]:
    """What stands side by side on a row, parted by wide gaps."""
    groups: list[list[Segment]] = []
    for piece in row:
        if groups and _continues(groups[-1][-1], piece, reach):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [
        group[0] if len(group) == 1 else Segment([word for piece in group for word in piece.words]) for group in groups
    ]


def _cells(row: list[Segment]) -> list[Segment]:
    """What may be cells of a table: narrower gaps part them than parts of a line."""
    return _parts(row, reach=0.0)


def _continues(before: Segment, piece: Segment, reach: float) -> bool:
    if before.table is not None or piece.table is not None:
        return False
    if before.text.endswith(("...", ". . .")) or piece.x0 - before.x1 <= reach * piece.size:
        return True
    is_label = " " not in before.text and len(before.text) <= _LONGEST_LABEL
    if not is_label:
        return False
    return mark_of(f"{before.text} Xxx xxx xxx xxx.") is not None or _LETTERED.fullmatch(before.text) is not None
