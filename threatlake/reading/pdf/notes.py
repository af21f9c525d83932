"""Footnotes: which lines of a page are notes, and which mark in the text points to which of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from threatlake.reading.extraction import Block, Reference
from threatlake.reading.pdf.segments import Segment
from threatlake.records import PassageKind

_SMALLER = 0.7  # points: footnotes are smaller than the text by more than this
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱ"
_PLAIN = str.maketrans(_RAISED, "0123456789abcdefghi")
# How a footnote begins; `1/` is how it was typed before about 1995.
_BEGIN = re.compile(
    rf"(?:(?P<mark>[{_RAISED[:10]}]+|[{_RAISED[10:]}]|\*{{1,4}}|[†‡§])|(?P<typed>\d{{1,3}}|\*)/)(?=\s|\w)"
)
# A mark that is not raised is a note's where the text above calls it: `1 The names…`, `1. The names…`.
_UNRAISED = re.compile(r"(?P<mark>\d{1,3})[.)]?(?=\s|$)")
# A mark in the text: raised figures, not a power that stands on its unit; signs on a word; figures with a stroke.
_MARK = re.compile(
    rf"(?<!\bm)(?<!\b[кkcdсдм][mм])(?<!\bм)(?<!\d[{_RAISED[:10]}])(?P<raised>[{_RAISED[:10]}]+|(?<=[\s,])[{_RAISED[10:]}](?![\w]))"
    r"|(?<=[^\s*])\s?(?P<sign>\*{1,4}|[†‡§](?!\s?\d))(?![\w*])"
    r"|(?<=[^\s\d/])\s(?P<typed>\d{1,3}|\*)/(?=[\s.,;:)]|$)"
)


def called(pieces: Iterable[Segment]) -> frozenset[str]:
    """The marks that are raised in the text of a page, in plain figures."""
    raised = (word.text for piece in pieces for word in piece.words if word.is_raised and not word.is_glued)
    return frozenset(mark for text in raised for mark in re.findall(r"\w+|\W+", text.translate(_PLAIN)))


def begin(rows: Sequence[list[Segment]], body_size: float, marks: frozenset[str], *, goes_on: bool) -> int:
    """The row from which a column holds footnotes: small, at its foot, the first of them marked as one.

    Where the last note of another column or page `goes_on`, the first need not be.
    """
    at = len(rows)
    while at and all(piece.table is None and piece.size <= body_size - _SMALLER for piece in rows[at - 1]):
        at -= 1
    if goes_on and 0 < at < len(rows):
        return at
    while at < len(rows) and mark_of_line(rows[at][0].text, marks) is None:
        at += 1
    return at if at < len(rows) else _typed(rows)


def _typed(rows: Sequence[list[Segment]]) -> int:
    """The row from which notes of a typescript stand, in the lower half and in the size of its text: `3/ See…`."""
    for at in range(max(1, len(rows) // 2), len(rows)):
        found = _BEGIN.match(rows[at][0].text)
        call = f" {found['typed']}/" if found and found["typed"] else None
        if call and any(call in piece.text for row in rows[:at] for piece in row):
            return at
    return len(rows)


def mark_of_line(text: str, marks: frozenset[str]) -> str | None:
    """The mark with which a line begins a note, in plain figures; None where it begins none."""
    if found := _BEGIN.match(text):
        return (found["mark"] or found["typed"]).translate(_PLAIN)
    unraised = _UNRAISED.match(text)
    return unraised["mark"] if unraised and unraised["mark"] in marks else None


def linked(blocks: list[Block]) -> list[Block]:
    """The blocks, footnotes named by their mark and marks in the text pointing to their notes."""
    if all(block.kind is not PassageKind.FOOTNOTE for block in blocks):
        return blocks
    numbers = range(1, len(blocks) + 1)
    notes = {at: number for number, at in zip(numbers, _notes(blocks), strict=False)}
    found = list(blocks)
    for at, number in notes.items():
        found[at] = replace(blocks[at], label=_own_mark(blocks[at].text), note=number)
    by_mark: dict[str, list[Block]] = {}
    for at in notes:
        by_mark.setdefault(found[at].label or "", []).append(found[at])
    lasts = _last_pages(blocks)
    for at, block in enumerate(found):
        if at not in notes and (references := tuple(_references(block, lasts[at], by_mark))):
            found[at] = replace(block, references=references)
    return found


def _notes(blocks: list[Block]) -> Iterator[int]:
    return (at for at, block in enumerate(blocks) if block.kind is PassageKind.FOOTNOTE)


def _own_mark(text: str) -> str | None:
    found = _BEGIN.match(text) or _UNRAISED.match(text)
    if found is None:
        return None
    marks = found.groupdict()
    return (marks["mark"] or marks.get("typed") or "").translate(_PLAIN) or None


def _last_pages(blocks: list[Block]) -> list[int]:
    """The page to which each block may run on: that on which the next one begins that is no note."""
    lasts: list[int] = []
    following: int | None = None
    for block in reversed(blocks):
        page = block.page or 0
        lasts.append(page + 1 if following is None else max(following, page))
        if block.kind is not PassageKind.FOOTNOTE:
            following = page
    return lasts[::-1]


def _references(block: Block, last: int, by_mark: dict[str, list[Block]]) -> Iterator[Reference]:
    """The marks of a block whose note stands on one of its pages; a mark that comes again means the next such note."""
    page = block.page or 0
    seen: dict[str, int] = {}
    for found in _MARK.finditer(block.text):
        group = found.lastgroup or "raised"
        mark = found[group].translate(_PLAIN)
        near = [note for note in by_mark.get(mark, ()) if page <= (note.page or 0) <= last]
        if near:
            note = near[min(seen.get(mark, 0), len(near) - 1)]
            seen[mark] = seen.get(mark, 0) + 1
            yield Reference(found.start(group), mark, note.note or 0)
