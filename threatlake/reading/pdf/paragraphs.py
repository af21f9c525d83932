"""Lines become paragraphs: what a line, column or page break cut is whole again, and footnotes stand apart."""

import re
import statistics
from dataclasses import dataclass
from itertools import pairwise

from threatlake.reading.pdf.lines import Line
from threatlake.reading.pdf.segments import Segment
from threatlake.reading.pdf.table import Table
from threatlake.reading.structure.hyphens import Hyphens, is_broken
from threatlake.reading.structure.labels import is_ended, leads_on, mark_of

_SAME_SIZE = 0.8  # points by which the letters of one paragraph differ at most
_LOOSE = 1.35  # times the usual distance of lines: a gap between paragraphs
_LOOSEST = 1.9  # times the letter size: lines are never further apart, but in typescript
_NEXT_NOTE = 3.0  # times the letter size: lines of one footnote are no further apart, in typescript either
_INDENT = 0.8  # of the letter size
_RUNNING = 120  # characters: with so many it is running text, no heading or address
_SHORT = 40  # characters: shorter ones are headings, but for a first line that a page cuts
_STOPPED = 0.7  # of the column's width: a line of running text is never filled to less
_ENOUGH_LINES = 8  # fewer distances of lines tell nothing
_ENTRY = re.compile(r"(?:\.\s?){5,}\s*[\divxl()–-]*$")  # an entry of a table of contents ends with its page
_CALL = re.compile(r"[\s⁰¹²³⁴⁵⁶⁷⁸⁹*†‡,]+$")


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph, heading or note, with the page it begins on."""

    text: str
    page: int
    size: float
    is_bold: bool
    is_note: bool
    table: Table | None
    top: Segment
    last: Line
    last_page: int
    lines: int = 1


def paragraphs(pages: list[tuple[int, list[Line]]]) -> list[Paragraph]:
    """The paragraphs of all pages in reading order; footnotes stand after the last paragraph of their page."""
    return _Builder(pages).build()


class _Builder:
    """Keeps what is open while lines come one after the other."""

    def __init__(self, pages: list[tuple[int, list[Line]]]) -> None:
        self.pages = pages
        self.hyphens = Hyphens((line.text for _, page in pages for line in page), is_typeset=True)
        self.leading = _leading([page for _, page in pages])
        self.found: list[Paragraph] = []
        self.current: Paragraph | None = None
        self.ends: list[Paragraph] = []  # of the columns of this page and the one before: a column may cut any of them

    def build(self) -> list[Paragraph]:
        for number, page in self.pages:
            leading = min(_leading([page]) or self.leading, self.leading)
            self.ends = [paragraph for paragraph in self.ends if paragraph.last_page == number - 1]
            for is_note in (False, True):
                before: Line | None = None
                for line in page:
                    if line.is_note is is_note:
                        self._add(before, line, number, leading)
                        before = line
                if before is not None and self.current is not None:
                    self.ends.append(self.current)
        return self.found

    def _add(self, before: Line | None, line: Line, page: int, leading: float) -> None:
        if before is not None and self.current is not None and before.column == line.column:
            target = None if _begins(before, line, self.current, leading) else self.current
        else:
            if before is not None and self.current is not None:
                self.ends.append(self.current)
            target = self._cut(line)
        if target is None:
            segment = line.segment
            self.current = Paragraph(
                line.text, page, segment.size, segment.is_bold, line.is_note, segment.table, segment, line, page
            )
            self.found.append(self.current)
            return
        self.current = target
        target.text = self.hyphens.ending(target.text, line.text) + line.text
        target.last, target.last_page = line, page
        target.lines += 1
        target.is_bold = target.is_bold and line.segment.is_bold

    def _cut(self, line: Line) -> Paragraph | None:
        """The paragraph that a column or page break cut, where the line goes on with it."""
        if line.segment.table is not None or line.mark is not None:
            return None
        alike = (one for one in reversed(self.found) if one.is_note == line.is_note and one.table is None)
        latest = next(alike, None)
        if latest is None or _goes_on(latest, line) or (line.is_note and _is_open(latest)):
            return latest
        # A box or a sidebar may stand between the parts of a paragraph.
        others = (one for one in reversed(self.ends) if one.is_note == line.is_note and one.table is None)
        return next((one for one in others if _is_open(one) and _goes_on(one, line)), None)


def _is_open(paragraph: Paragraph) -> bool:
    """Whether a paragraph stops within a sentence."""
    return is_broken(paragraph.text) or not is_ended(_CALL.sub("", paragraph.text[-2 * _RUNNING :]))


def _goes_on(paragraph: Paragraph, line: Line) -> bool:
    segment = line.segment
    if abs(paragraph.size - segment.size) > _SAME_SIZE or mark_of(line.text) is not None:
        return False
    if segment.is_bold != paragraph.is_bold:
        return False
    if len(paragraph.text) < _SHORT and not (line.text[:1].islower() and _is_full(paragraph.last, line)):
        return False
    if is_broken(paragraph.text):
        return True
    # Its end tells: a paragraph of a hundred pages is not searched again on each.
    text = _CALL.sub("", paragraph.text[-2 * _RUNNING :])
    first = line.text.lstrip("\"'«“(")[:1]
    if not is_ended(text) or text.endswith(","):
        return first.islower() or (len(text) >= _RUNNING and _is_full(paragraph.last, line))
    is_flush = abs(segment.x0 - line.left) < _INDENT * segment.size and paragraph.lines > 1
    indented_first = paragraph.top.x0 - paragraph.last.segment.x0 > _INDENT * segment.size or mark_of(paragraph.text)
    return bool(is_flush and indented_first and _is_full(paragraph.last, line))


def _begins(before: Line, line: Line, paragraph: Paragraph, leading: float) -> bool:
    """Whether a line begins a paragraph below another in its column."""
    one, two = before.segment, line.segment
    if one.table is not None or two.table is not None or line.beside or before.beside:
        return True
    distance = one.baseline - two.baseline
    if paragraph.is_note and line.is_note and line.mark is None:
        return not 0 < distance <= _NEXT_NOTE * two.size
    if abs(one.size - two.size) > _SAME_SIZE or distance <= 0 or _is_far(distance, leading, two.size):
        return True
    if paragraph.is_note:
        return line.mark is not None
    if is_broken(before.text) and line.text[:1].isalpha():
        return False
    return _is_marked(before, line, paragraph) or _is_set_as_first(before, line, paragraph)


def _is_marked(before: Line, line: Line, paragraph: Paragraph) -> bool:
    """Whether a number or letter begins the line where one may, or a table of contents has its next entry."""
    if _ENTRY.search(before.text):
        return True
    if mark_of(line.text) is None:
        return False
    size = line.segment.size
    is_next = mark_of(paragraph.text) is not None and abs(line.segment.x0 - paragraph.top.x0) < _INDENT * size
    is_indented = abs(line.segment.x0 - before.segment.x0) > _INDENT * size
    return is_next or is_indented or _is_ended(before.text) or not _is_full(before, line)


def _is_set_as_first(before: Line, line: Line, paragraph: Paragraph) -> bool:
    """Whether indentation, weight or a line that stopped early show a beginning."""
    one, two = before.segment, line.segment
    ended, short = _is_ended(before.text), not _is_full(before, line)
    if one.is_bold != two.is_bold and (short or ended):
        return True
    if ended and two.x0 - one.x0 > _INDENT * two.size and mark_of(before.text) is None:
        return True
    if short and ended and not line.text[:1].islower():
        return True
    is_set_apart = (one.is_bold and two.is_bold) or paragraph.lines > 1
    stopped = one.x1 - line.left < _STOPPED * (line.right - line.left)
    return short and stopped and not is_set_apart and line.text[:1].isupper() and not leads_on(before.text)


def _is_ended(text: str) -> bool:
    """Whether a line stops where a sentence may, calls of footnotes left aside."""
    return is_ended(_CALL.sub("", text))


def _is_far(distance: float, leading: float, size: float) -> bool:
    return distance > (_LOOSE * leading if leading else _LOOSEST) * size


def _is_full(line: Line, following: Line) -> bool:
    """Whether the next word would hardly have fitted on the line."""
    words = following.segment.words
    needed = words[0].x1 - words[0].x0 + 0.25 * line.segment.size
    return line.segment.x1 + needed > line.right - 0.02 * (line.right - line.left)


def _leading(pages: list[list[Line]]) -> float:
    """The usual distance of lines in letter sizes; 0 where there are too few to tell."""
    found = [
        round((one.segment.baseline - two.segment.baseline) / two.segment.size, 2)
        for page in pages
        for one, two in pairwise(page)
        if one.column == two.column and abs(one.segment.size - two.segment.size) < _SAME_SIZE
    ]
    close = [distance for distance in found if 0 < distance < _LOOSEST]
    return statistics.mode(close) if len(close) >= _ENOUGH_LINES else 0.0
