"""What is printed on every page of a PDF and belongs to none: running heads, page numbers, job numbers."""

import re
from dataclasses import dataclass

from threatlake.reading.pdf_segments import Segment, rows
from threatlake.reading.un_documents import find_symbols

_EDGE_ROWS = 5  # a running head or foot has at most so many lines
_HEAD, _FOOT = 0.82, 0.16  # of the page's height: where heads begin and feet end
_SAME_PLACE = 4.0  # points: running lines move by no more
_PAGE_NUMBER = re.compile(
    r"[-–—\[(|\s]*(?:(?:page|p\.|стр\.?|страница|с\.|бет)\s*)?(\d{1,4}|[ivxl]{1,7})"
    r"(?:\s*(?:/|of|из|\|)\s*\d{1,4})?(?:\s*-?бет)?[-–—\])|\s]*",
    re.IGNORECASE,
)
# The job number of UN documents (`25-04571 (E)`, `GE.25-00925`, `V.26-06318`), dates of translation behind it, and
# the same number as a bar code; `Please recycle` stands beside it.
_JOB = re.compile(
    r"\*?(?:[A-Z]{1,3}\.\s?)?\d{2}-\d{4,6}\*?(?:\s*\(\s?[A-Z](?:/[A-Z])*\s?\))?(?:\s+\d{6})*|\*\s?[A-Z]{0,3}\d{6,9}\s?\*"
    r"|\d{2}-\d{4,6}\b.{0,20}|\((?:A|C|E|F|R|S)\)|\d{6}|please recycle\W*|digitized by .{3,40}",
    re.IGNORECASE,
)


_SPECKS = 3  # letters and figures: less beyond a running line is dirt on a scan
# Until about 1995 the language stood under the symbol on each page.
_LANGUAGES = frozenset({"English", "ENGLISH", "French", "FRENCH", "Russian", "RUSSIAN", "Spanish", "SPANISH"})
_RULE = re.compile(r"[_\u2500\u2501\u2014=]{5,}|[-\u2013]{8,}")  # a line drawn with characters above footnotes
_WORDS_BESIDE_SYMBOL = 4  # `A/80/62 E/2025/12`, `Page 3`: more words are no running head

_Places = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before its furniture is taken off."""

    number: int
    height: float
    segments: list[Segment]


def strip(sheets: list[Sheet]) -> tuple[list[list[Segment]], list[str]]:
    """The content of each page, and the running lines that were taken off."""
    places: _Places = {}
    for sheet in sheets:
        for text, place in _edge_texts(sheet):
            places.setdefault(text, []).append(place)
    cited = {match.group() for sheet in sheets[:1] for piece in sheet.segments for match in find_symbols(piece.text)}
    removed: list[str] = []
    kept: list[list[Segment]] = []
    for sheet in sheets:
        gone = _gone(sheet, places, cited) | {id(piece) for piece in sheet.segments if _RULE.fullmatch(piece.text)}
        removed.extend(piece.text for piece in sheet.segments if id(piece) in gone)
        kept.append([piece for piece in sheet.segments if id(piece) not in gone])
    return kept, removed


def _fold(text: str, number: int) -> str:
    """The words without the number of the page, where it stands first or last."""
    words = " ".join(text.split()).casefold()
    return re.sub(rf"^{number}(?!\d)(?:\s*(?:/|of|из)\s*\d+)?|(?<!\d){number}(?:\s*(?:/|of|из)\s*\d+)?$", "#", words)


def _edges(sheet: Sheet) -> tuple[list[list[Segment]], list[list[Segment]]]:
    """The outermost rows at top and bottom, outermost first."""
    found = rows([piece for piece in sheet.segments if piece.table is None])
    top = [row for row in found[:_EDGE_ROWS] if row[0].baseline >= _HEAD * sheet.height]
    bottom = [row for row in reversed(found[-_EDGE_ROWS:]) if row[0].baseline <= _FOOT * sheet.height]
    return top, bottom


def _edge_texts(sheet: Sheet) -> list[tuple[str, float]]:
    return [(_fold(piece.text, sheet.number), piece.baseline) for edge in _edges(sheet) for row in edge for piece in row]


def _gone(sheet: Sheet, places: _Places, cited: set[str]) -> set[int]:
    gone: set[int] = set()
    for edge in _edges(sheet):
        for row in edge:
            if all(_is_furniture(piece, sheet, places, cited) for piece in row):
                gone.update(id(piece) for piece in row)
            elif sum(character.isalnum() for piece in row for character in piece.text) > _SPECKS:
                break
    return gone


def _is_furniture(piece: Segment, sheet: Sheet, places: _Places, cited: set[str]) -> bool:
    text = " ".join(piece.text.split())
    is_head = piece.baseline > sheet.height / 2
    if sheet.number == 1 and is_head:
        return _recurs(piece, sheet, places) and not any(find_symbols(text))
    if _JOB.fullmatch(text) or _PAGE_NUMBER.fullmatch(text) or (is_head and text in _LANGUAGES):
        return True
    symbols = {match.group() for match in find_symbols(text)}
    if is_head and symbols and len(text.split()) <= _WORDS_BESIDE_SYMBOL * len(symbols) and symbols & cited:
        return True
    if not is_head and re.search(rf"\|\s*{sheet.number}$", text):
        return True
    return _recurs(piece, sheet, places)


def _recurs(piece: Segment, sheet: Sheet, places: _Places) -> bool:
    """Whether the same words stand at the same place on another page."""
    near = places.get(_fold(piece.text, sheet.number), ())
    return sum(abs(place - piece.baseline) <= _SAME_PLACE for place in near) > 1
