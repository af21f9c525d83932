"""What is printed on every page and belongs to none: running headers, footers, page numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from threatlake.reading.plain.page_marks import is_job, offsets, page_number
from threatlake.reading.plain.paragraphs import Line
from threatlake.reading.structure.labels import is_ended
from threatlake.reading.un.documents import is_symbol

_EDGE_LINES = 3  # a running header or footer has at most so many lines
_LONGEST = 120  # characters of a running line
_REPEATED = 3  # pages: odd and even pages may have headers of their own
_DIGITS = re.compile(r"\d+")


def strip_pages(pages: list[str]) -> list[Line]:
    """The lines of a text with form feeds, without what recurs at the edges of its pages."""
    sheets = [[line.rstrip() for line in page.split("\n")] for page in pages]
    recurring = _recurring([_edges(sheet) for sheet in sheets])
    differences = offsets(_edge_numbers(sheets))
    lines: list[Line] = []
    for index, sheet in enumerate(sheets):
        kept = _without_edges(sheet, index + 1, recurring, differences)
        lines.extend(_numbered_gaps(kept, page=index + 1, gap=1 if lines else 0))
    return lines


def strip_lines(text: str) -> list[Line]:
    """The lines of a text without form feeds; page numbers and headers that stand alone where a page ended go."""
    lines = _numbered_gaps([line.rstrip() for line in text.split("\n")], page=None, gap=0)
    alone = [line.gap > 0 and (index + 1 == len(lines) or lines[index + 1].gap > 0) for index, line in enumerate(lines)]
    numbers = _page_numbers(lines, alone)
    numbers |= {index for index, line in enumerate(lines) if alone[index] and is_job(line.text)}
    dropped = numbers | _headers(lines, alone, numbers)
    kept: list[Line] = []
    gap = 0
    for index, line in enumerate(lines):
        if index in dropped:
            gap += line.gap
            continue
        kept.append(Line(line.text, line.gap + gap, line.page))
        gap = 0
    return kept


def _numbered_gaps(texts: list[str], page: int | None, gap: int) -> list[Line]:
    lines: list[Line] = []
    for text in texts:
        if text.strip():
            lines.append(Line(text, gap, page))
            gap = 0
        else:
            gap += 1
    return lines


def _fold(text: str) -> str:
    """A running line without its page number, in whichever order odd and even pages print its parts."""
    return " ".join(sorted(_DIGITS.sub("#", text).split()))


def _is_of_un(text: str) -> bool:
    """Whether a line is nothing but what UN documents print on each page: their symbol, or their job number."""
    line = text.strip()
    return is_job(line) or is_symbol(line)


def _edges(sheet: list[str]) -> set[str]:
    filled = [line for line in sheet if line.strip()]
    return {_fold(line) for line in (*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]) if len(line.strip()) <= _LONGEST}


def _recurring(edges: list[set[str]]) -> frozenset[str]:
    """Lines that stand at the edge of three pages, or of both where there are two."""
    counts = Counter(line for edge in edges for line in edge)
    needed = min(_REPEATED, len(edges))
    return frozenset(line for line, count in counts.items() if count >= max(needed, 2))


def _edge_numbers(sheets: list[list[str]]) -> Iterator[tuple[int, list[int]]]:
    """Each page with the numbers that stand alone on its first and last line."""
    for page, sheet in enumerate(sheets, start=1):
        filled = [line for line in sheet if line.strip()]
        found = (page_number(line) for line in (*filled[:1], *filled[-1:]))
        yield page, [number for number in found if number is not None]


def _without_edges(sheet: list[str], page: int, recurring: frozenset[str], differences: frozenset[int]) -> list[str]:
    filled = [at for at, line in enumerate(sheet) if line.strip()]
    gone: set[int] = set()
    for edge, is_top in ((filled[:_EDGE_LINES], True), (filled[: -_EDGE_LINES - 1 : -1], False)):
        for at in edge:
            if not _is_running(sheet[at], page, recurring, differences, is_masthead=page == 1 and is_top):
                break
            gone.add(at)
    return ["" if at in gone else line for at, line in enumerate(sheet)]


def _is_running(
    line: str, page: int, recurring: frozenset[str], differences: frozenset[int], *, is_masthead: bool
) -> bool:
    """Whether a line at the edge of a page belongs to no page; a first page may open with what later pages repeat."""
    number = page_number(line)
    if number is not None and number - page in differences:
        return True
    if is_masthead:
        return is_job(line)
    is_foot_of_first = page == 1 and "#" not in _fold(line)
    return _is_of_un(line) or (_fold(line) in recurring and not is_foot_of_first)


def _page_numbers(lines: list[Line], alone: list[bool]) -> set[int]:
    """Lines that are nothing but a number, stand alone, and count up or cut a sentence."""
    found = [
        (index, number)
        for index, line in enumerate(lines)
        if alone[index] and len(line.text) <= _LONGEST and (number := page_number(line.text)) is not None
    ]
    counted: set[int] = set()
    for (index, number), (next_index, next_number) in pairwise(found):
        if next_number == number + 1:
            counted |= {index, next_index}
    return counted | _cutting(lines, {index for index, _ in found})


def _headers(lines: list[Line], alone: list[bool], numbers: set[int]) -> set[int]:
    """Lines that stand alone, recur, and stand by a page number or in the middle of a sentence."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if alone[index] and index not in numbers and len(line.text) <= _LONGEST:
            places.setdefault(_fold(line.text), []).append(index)
    candidates = {index for group in places.values() if len(group) > 1 for index in group}
    by_number = {index for index in candidates if index - 1 in numbers or index + 1 in numbers}
    return by_number | (_cutting(lines, candidates | numbers) & candidates)


def _cutting(lines: list[Line], candidates: set[int]) -> set[int]:
    """The candidates that stand, alone or next to one another, in the middle of a sentence."""
    cutting: set[int] = set()
    index = 0
    while index < len(lines):
        after = index
        while after in candidates:
            after += 1
        if 0 < index < after < len(lines) and _runs_on(lines[index - 1].text, lines[after].text):
            cutting.update(range(index, after))
        index = after + 1
    return cutting


def _runs_on(text: str, following: str) -> bool:
    return not is_ended(text) and following.lstrip()[:1].islower()
