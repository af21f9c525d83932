"""What is printed on every page of a PDF and belongs to none: running heads, page numbers, job numbers."""

import re
from dataclasses import dataclass

from threatlake.reading.pdf.repeated import repeated_content
from threatlake.reading.pdf.segments import Segment, rows
from threatlake.reading.plain.page_marks import is_roman_number, offsets, page_number, without_job
from threatlake.reading.un.documents import find_symbols

_EDGE_ROWS = 5  # a running head or foot has at most so many lines
_HEAD, _FOOT = 0.18, 0.16  # of the page's height: so far from its edges are heads and feet
_HEAD_POINTS, _FOOT_POINTS = 90.0, 80.0  # and on low pages so far
_LOW = 0.3  # of the page's height: but never further
_SAME_PLACE = 4.0  # points: running lines move by no more
# A running head as scanning reads it, no symbol but of its shape and alone on its line: `A/39/36r`, `EngL i sh`.
_SCANNED_HEAD = re.compile(r"[A-Z]{1,4}[./]{1,2}\w[\w.]*(?:[/.][\w.()]+)+|eng\s?l\s?i\s?sh", re.IGNORECASE)
_NOTICE = re.compile(r"please recycle\W*|digitized by .{3,40}|[/I1l|]\s?[.\s•…]{2,}", re.IGNORECASE)
# Until about 1995 the language stood under the symbol on each page.
_LANGUAGES = frozenset({"English", "ENGLISH", "French", "FRENCH", "Russian", "RUSSIAN", "Spanish", "SPANISH"})
_SPECKS = 3  # letters and figures: less beyond a running line is dirt on a scan
_RULE = re.compile(r"[_\u2500\u2501\u2014=]{5,}|[-\u2013]{8,}")  # a line drawn with characters above footnotes
_WORDS_BESIDE_SYMBOL = 4  # `A/80/62 E/2025/12`, `Page 3`: more words are no running head


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed on a page in one direction, before its furniture is taken off."""

    number: int
    height: float
    segments: list[Segment]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a piece stands."""

    sheet: Sheet
    piece: Segment


@dataclass(frozen=True, slots=True)
class _Running:
    """What the pages have in common: words at a place, symbols, and by how much printed page numbers differ."""

    places: dict[str, list[_Place]]
    symbols: set[str]
    offsets: frozenset[int]
    contents: dict[int, set[int]]  # by id of the sheet: the pieces that are content though they recur


def strip(sheets: list[Sheet]) -> tuple[list[list[Segment]], list[str]]:
    """The content of each page, and the running lines that were taken off."""
    running = _compare(sheets)
    removed: list[str] = []
    kept: list[list[Segment]] = []
    for sheet in sheets:
        gone = _gone(sheet, running) | {id(piece) for piece in sheet.segments if _RULE.fullmatch(piece.text)}
        removed.extend(piece.text for piece in sheet.segments if id(piece) in gone)
        kept.append([piece for piece in sheet.segments if id(piece) not in gone])
    return kept, removed


def _compare(sheets: list[Sheet]) -> _Running:
    places: dict[str, list[_Place]] = {}
    numbers: list[tuple[int, list[int]]] = []
    for sheet in sheets:
        edge_rows = [row for edge in _edges(sheet) for row in edge]
        for piece in (piece for row in edge_rows for piece in row):
            places.setdefault(_fold(piece.text, sheet.number), []).append(_Place(sheet, piece))
        found = (page_number(without_job(_text(row))) for row in edge_rows)
        numbers.append((sheet.number, [number for number in found if number is not None]))
    symbols = {match.group() for sheet in sheets[:1] for piece in sheet.segments for match in find_symbols(piece.text)}
    return _Running(places, symbols, offsets(numbers), {})


def _text(row: list[Segment]) -> str:
    return " ".join(piece.text for piece in row)


def _fold(text: str, number: int) -> str:
    """The words without the number of the page, where it stands first or last."""
    words = " ".join(text.split()).casefold()
    total = r"(?:\s*(?:/|of|из)\s*\d+)?"
    return re.sub(rf"^{number}(?!\d){total}|(?<!\d){number}{total}$", "#", words)


def _edges(sheet: Sheet) -> tuple[list[list[Segment]], list[list[Segment]]]:
    """The outermost rows at top and bottom, outermost first."""
    found = rows([piece for piece in sheet.segments if piece.table is None])
    head, foot = (
        max(share * sheet.height, min(points, _LOW * sheet.height))
        for share, points in ((_HEAD, _HEAD_POINTS), (_FOOT, _FOOT_POINTS))
    )
    top = [row for row in found[:_EDGE_ROWS] if row[0].baseline >= sheet.height - head]
    bottom = [row for row in reversed(found[-_EDGE_ROWS:]) if row[0].baseline <= foot]
    return top, bottom


def _gone(sheet: Sheet, running: _Running) -> set[int]:
    gone: set[int] = set()
    for edge in _edges(sheet):
        for row in edge:
            rest = _text([piece for piece in row if not _is_running(piece, sheet, running)])
            is_title_page = sheet.number == 1 and row[0].baseline > sheet.height / 2
            is_numbering = _is_numbering(rest, sheet, running) or _is_numbering(_text(row), sheet, running)
            if not rest or (not is_title_page and is_numbering):
                gone.update(id(piece) for piece in row)
            elif sum(character.isalnum() for character in rest) > _SPECKS:
                break
    return gone


def _is_numbering(text: str, sheet: Sheet, running: _Running) -> bool:
    """Whether a row holds nothing but a job number, a page number that counts with the pages, or both."""
    rest = without_job(text)
    number = page_number(rest)
    if number is not None:
        return number - sheet.number in running.offsets
    return not rest or is_roman_number(rest)


def _is_running(piece: Segment, sheet: Sheet, running: _Running) -> bool:
    """Whether a piece at the edge is printed because a page is a page."""
    text = " ".join(piece.text.split())
    is_head = piece.baseline > sheet.height / 2
    if sheet.number == 1 and is_head:
        return _recurs(piece, sheet, running) and not any(find_symbols(text))
    if _NOTICE.fullmatch(text) or (is_head and (text in _LANGUAGES or _SCANNED_HEAD.fullmatch(text))):
        return True
    symbols = {match.group() for match in find_symbols(text)}
    if is_head and symbols & running.symbols and len(text.split()) <= _WORDS_BESIDE_SYMBOL * len(symbols):
        return True
    is_foot_with_number = not is_head and re.search(rf"\|\s*{sheet.number}$", text) is not None
    return is_foot_with_number or _recurs(piece, sheet, running)


def _recurs(piece: Segment, sheet: Sheet, running: _Running) -> bool:
    """Whether the same words stand at the same place on another page; of content that recurs the first stays."""
    near = [
        place
        for place in running.places.get(_fold(piece.text, sheet.number), ())
        if abs(place.piece.baseline - piece.baseline) <= _SAME_PLACE
    ]
    if len(near) < 2:  # noqa: PLR2004 - here and elsewhere
        return False
    return near[0].piece is not piece or not all(_is_content(place, running) for place in near)


def _is_content(place: _Place, running: _Running) -> bool:
    if id(place.sheet) not in running.contents:
        running.contents[id(place.sheet)] = repeated_content(place.sheet.segments)
    return id(place.piece) in running.contents[id(place.sheet)]
