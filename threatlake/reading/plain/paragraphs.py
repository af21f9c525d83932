"""Lines become paragraphs: hard-wrapped lines are unwrapped, and what a page break or an empty line cut is rejoined."""

import re
from dataclasses import dataclass
from itertools import pairwise

from threatlake.reading.structure.hyphens import Hyphens, is_broken
from threatlake.reading.structure.labels import is_ended, leads_on, mark_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text file, its indentation kept; `gap` counts the empty lines (and page breaks) before it."""

    text: str
    gap: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that was set as one block."""

    text: str
    gap: int
    page: int | None = None


_WIDEST_WRAP = 160  # columns: beyond it a line is a paragraph
_NARROWEST_WRAP = 40  # columns: below it lines are verse, addresses, lists
_RAGGED = 0.9  # a line filled to less than this share of the width stopped early on purpose
_WRAPPED_SHARE = 0.35  # of line pairs must run on: paragraphs of two lines give one half
_OUTLIERS_FROM = 30  # lines: with so many the longest two or three may be accidents
_INDENT = 2
_WORD = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"[.!?…:;][»”\"')\]\d]*$")
_LABELLED = re.compile(r"\s*[^\W\d_][^.:;!?\n]{1,30}:\s+\S")
_ONLY_NUMBER = re.compile(r"\d{1,3}[.)]")
_LONG_ENOUGH_TO_BE_CUT = 40  # characters: shorter lines without a stop are headings


def paragraphs(lines: list[Line]) -> list[Paragraph]:
    """The paragraphs of a text file in order, each with the page it begins on."""
    width = _wrap_width(lines)
    hyphens = Hyphens(line.text for line in lines)
    drafts: list[tuple[Line, list[str]]] = []
    before: Line | None = None
    for line in lines:
        text = line.text.strip()
        runs_on = before is not None and width and line.gap == 0 and not _begins(before, line, width)
        if drafts and (runs_on or _is_cut(drafts[-1][1], text)):
            parts = drafts[-1][1]
            parts[-1] = hyphens.ending(parts[-1], text)
            parts.append(text)
        else:
            drafts.append((line, [text]))
        before = line
    return [Paragraph("".join(parts), first.gap, first.page) for first, parts in drafts]


def _wrap_width(lines: list[Line]) -> int:
    """The column at which lines were wrapped; 0 where each line is a paragraph of its own."""
    pairs = [(one, two) for one, two in pairwise(lines) if two.gap == 0 and not _are_labelled(one, two)]
    lengths = sorted(len(line.text) for pair in pairs for line in pair if " " in line.text.strip())
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.97)] if len(lengths) >= _OUTLIERS_FROM else lengths[-1]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    run_on = sum(_is_full(one, two, width) and not _CLAUSE_END.search(one.text[-8:]) for one, two in pairs)
    return width if run_on >= _WRAPPED_SHARE * len(pairs) else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next word would hardly have fitted."""
    word = _WORD.search(following.text)
    return len(line.text) + 1 + len(word[0] if word else "") > width * _RAGGED


def _begins(before: Line, line: Line, width: int) -> bool:
    """Whether a line of a wrapped text begins a paragraph although no empty line stands before it."""
    text = line.text.strip()
    ended = _CLAUSE_END.search(before.text[-8:]) is not None
    short = not _is_full(before, line, width)
    if _are_labelled(before, line) or (mark_of(text) is not None and (ended or short)):
        return True
    if _indent(line) >= _indent(before) + _INDENT and (ended or short):
        return True
    return short and (ended or not text[:1].islower())


def _are_labelled(before: Line, line: Line) -> bool:
    """Whether two lines are rows of a form: `Date: …` above `Prepared for: …`."""
    return _LABELLED.match(before.text) is not None and _LABELLED.match(line.text) is not None


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _is_cut(parts: list[str], following: str) -> bool:
    """Whether a paragraph goes on in the next: it stops in mid-sentence, and the next is no beginning."""
    text = parts[-1]
    if len(parts) == 1 and _ONLY_NUMBER.fullmatch(text):
        return True
    if (len(parts) == 1 and len(text) < _LONG_ENOUGH_TO_BE_CUT) or mark_of(following) is not None:
        return False
    if is_broken(text):
        return following[:1].islower()
    first = following.lstrip("\"'«“(")[:1]
    if text.endswith(",") or leads_on(text):
        return first.isalnum()
    is_sentence = len(following.split(None, 2)) > 1 or following.endswith((".", ";"))
    return first.islower() and not is_ended(text) and is_sentence
