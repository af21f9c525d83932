"""What is printed on every page of a PDF and belongs to none: running heads, page numbers, job numbers."""

import re
from collections import Counter
from dataclasses import dataclass

from threatlake.reading.pdf_segments import Segment, rows
from threatlake.reading.un_documents import find_symbols

_EDGE_ROWS = 5  # a running head or foot has at most so many lines
_HEAD, _FOOT = 0.82, 0.16  # of the page's height: where heads begin and feet end
_SAME_PLACE = 4.0  # points: running lines move by no more
_PAGE_NUMBER = re.compile(
    r"[-–—\[(|]*(?:page|p\.|стр\.?|страница|с\.|бет)?(?:(\d{1,4})|[ivxl]{1,7})(?:(?:/|of|из|\|)\d{1,4})?(?:-?бет)?[-–—\])|]*",
    re.IGNORECASE,
)
# The job number of UN documents (`25-04571`, `GE.25-00925`, `V.26-06318`), and the same number as a bar code.
_JOB = re.compile(r"\*?(?:[A-Z]{1,3}\.)?\d{2}-[\dIl]{4,6}[A-Z]?\*?|\*[A-Z]{0,3}\.?\d{6,9}\*")
_BESIDE_JOB = re.compile(r"[A-Z]{1,3}\.|\([A-Z](?:/[A-Z])*\)|\d{4,6}\w?|\*")  # language, days of translation
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
class _Running:
    """What the pages have in common: words at a place, symbols, and by how much printed page numbers differ."""

    places: dict[str, list[float]]
    symbols: set[str]
    offsets: set[int]


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
    places: dict[str, list[float]] = {}
    offsets: Counter[int] = Counter()
    for sheet in sheets:
        numbers: set[int] = set()
        for row in (row for edge in _edges(sheet) for row in edge):
            for piece in row:
                places.setdefault(_fold(piece.text, sheet.number), []).append(piece.baseline)
            number = _page_number(_without_job(" ".join(piece.text for piece in row)))
            numbers |= {number - sheet.number} if number else set()
        offsets.update(numbers)
    symbols = {match.group() for sheet in sheets[:1] for piece in sheet.segments for match in find_symbols(piece.text)}
    return _Running(places, symbols, {0} | {offset for offset, count in offsets.items() if count > 1})


def _fold(text: str, number: int) -> str:
    """The words without the number of the page, where it stands first or last."""
    words = " ".join(text.split()).casefold()
    total = r"(?:\s*(?:/|of|из)\s*\d+)?"
    return re.sub(rf"^{number}(?!\d){total}|(?<!\d){number}{total}$", "#", words)


def _edges(sheet: Sheet) -> tuple[list[list[Segment]], list[list[Segment]]]:
    """The outermost rows at top and bottom, outermost first."""
    found = rows([piece for piece in sheet.segments if piece.table is None])
    top = [row for row in found[:_EDGE_ROWS] if row[0].baseline >= _HEAD * sheet.height]
    bottom = [row for row in reversed(found[-_EDGE_ROWS:]) if row[0].baseline <= _FOOT * sheet.height]
    return top, bottom


def _gone(sheet: Sheet, running: _Running) -> set[int]:
    gone: set[int] = set()
    for edge in _edges(sheet):
        for row in edge:
            rest = " ".join(piece.text for piece in row if not _is_running(piece, sheet, running))
            is_title_page = sheet.number == 1 and row[0].baseline > sheet.height / 2
            whole = " ".join(piece.text for piece in row)
            is_numbering = _is_numbering(rest, sheet, running) or _is_numbering(whole, sheet, running)
            if not rest or (not is_title_page and is_numbering):
                gone.update(id(piece) for piece in row)
            elif sum(character.isalnum() for character in rest) > _SPECKS:
                break
    return gone


def _is_numbering(text: str, sheet: Sheet, running: _Running) -> bool:
    """Whether a row holds nothing but a job number, a page number that counts with the pages, or both."""
    rest = _without_job(text)
    number = _page_number(rest)
    if number is not None:
        return number - sheet.number in running.offsets
    return not rest or (rest.islower() and _PAGE_NUMBER.fullmatch(rest) is not None)


def _without_job(text: str) -> str:
    parts = text.split()
    if any(_JOB.fullmatch(part) for part in parts):
        parts = [part for part in parts if not (_JOB.fullmatch(part) or _BESIDE_JOB.fullmatch(part))]
    return "".join(parts)


def _page_number(text: str) -> int | None:
    found = _PAGE_NUMBER.fullmatch(text)
    return int(found[1]) if found and found[1] else None


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
    """Whether the same words stand at the same place on another page."""
    near = running.places.get(_fold(piece.text, sheet.number), ())
    return sum(abs(place - piece.baseline) <= _SAME_PLACE for place in near) > 1
