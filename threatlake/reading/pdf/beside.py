"""What stands side by side and is no table of data: mastheads, contents, formulas, addresses, lists of names."""

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from threatlake.reading.pdf.rows import FIGURE
from threatlake.reading.pdf.strips import Line
from threatlake.reading.pdf.table import Entry, Table

_LEADERS = re.compile(r"(?:[.…_]\s?){6,}")  # dots that lead to a page number
_OF_INDEX = re.compile(r"[^\W\d_]{2,}, \d{1,4}\b(?!\.)")  # `harbours, 12`
_INDEXED = 0.4  # times as many as lines are in an index
_LED = 0.25  # of the lines have them in a list of contents
_LARGER = 1.3  # times the usual letter size: a title, and no head of a column
_WORD = re.compile(r"[^\W\d_]{3,}")
_TELLING = 0.6  # of the cells of a table have a word or a figure; of formulas most are symbols
_FILLED = 0.5  # of the cells have words; the pieces of formulas and charts stand far apart
_WORDED = 0.12  # of the cells have a word; in a chart there are figures only
_SYMBOLS = re.compile(r"[=∈∀∃⇒⇔→↦∂∑∫√≅⊂∪∩∘·]")
_FORMULAS = 0.15  # of the cells of formulas have such a sign
_FEW_ROWS = 3  # rows of two columns are an address, or names with what they are
_PAGE = re.compile(r"\d{1,4}|[ivxlc]+")


def is_no_table(lines: Sequence[Line]) -> bool:
    """Whether lines are a masthead or a list of contents, though they leave room as columns do."""
    texts = [" ".join(word.text for word in line) for line in lines]
    if any(text.startswith("Distr") or " Distr." in text for text in texts):
        return True
    sizes = [word.size for line in lines for word in line]
    if max(word.size for word in lines[0]) > _LARGER * statistics.median(sizes):
        return True
    if sum(len(_OF_INDEX.findall(text)) for text in texts) >= _INDEXED * len(texts):
        return True
    return sum(_LEADERS.search(text) is not None for text in texts) >= _LED * len(texts)


def is_formula(table: Table) -> bool:
    """Whether the cells are symbols and the pieces of formulas."""
    texts = [_text(entry) for entry in table.entries if entry.words]
    if len(texts) < _FILLED * len(table.entries):
        return True
    words = sum(_WORD.search(text) is not None for text in texts)
    if words < _WORDED * len(texts):
        return True
    telling = sum(_WORD.search(text) is not None or FIGURE.fullmatch(text) is not None for text in texts)
    return telling < _TELLING * len(texts) or sum(map(bool, map(_SYMBOLS.search, texts))) > _FORMULAS * len(texts)


def is_data(table: Table) -> bool:
    """Whether what stands side by side is data: no contents with their pages, no names in columns, no address."""
    if table.heads:
        return True
    columns = [
        [entry for entry in table.entries if entry.column == column and entry.words]
        for column in range(len(table.between) + 1)
    ]
    if any(entry.column_span > 1 for entry in table.entries):
        return True
    has_figures = any(FIGURE.fullmatch(_text(entry)) for entry in columns[-1])
    if len(columns) == 2 and table.row_count <= _FEW_ROWS and not has_figures:  # noqa: PLR2004 - a name and what it is
        return False
    return not (_are_pages(columns[-1]) or _are_names(columns))


def _are_pages(column: list[Entry]) -> bool:
    """Whether the last column has page numbers: they only rise."""
    texts = [_text(entry) for entry in column]
    if len(texts) < _FEW_ROWS or not all(map(_PAGE.fullmatch, texts)):
        return False
    numbers = [int(text) for text in texts if text.isdecimal()]
    return all(one <= two for one, two in pairwise(numbers)) and len(set(numbers)) > 1


def _are_names(columns: list[list[Entry]]) -> bool:
    """Whether names go on from the foot of one column to the top of the next, in the order of the alphabet."""
    names = [_text(entry).casefold() for column in columns for entry in column]
    return not any(map(FIGURE.fullmatch, names)) and all(one <= two for one, two in pairwise(names))


def _text(entry: Entry) -> str:
    return " ".join(word.text for word in entry.words)
