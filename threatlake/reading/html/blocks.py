"""The main content of a page as blocks: headings, paragraphs, list items, tables."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from threatlake.reading.characters import clean
from threatlake.reading.extraction import Block, Cell
from threatlake.reading.structure.labels import mark_of
from threatlake.records import PassageKind

# Trafilatura's vocabulary (a reduced TEI): what stands on its own, and what only wraps.
_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "div", "code", "row", "cell", "figure", "dd", "dt"})
_SPACE = re.compile(r"\s+")
_EMPTY_LINE = re.compile(r"\n\s*\n")
# A line that ends a sentence before one that begins a sentence: prose that was set with single breaks.
_SENTENCE_BREAK = re.compile(r"(?<=[.!?…])([»”\"')\]]*) *\n\s*(?![a-zа-яёәғқңөұүһі])")
_SKIPPED = frozenset({"graphic", "media", "comments"})


def blocks_of(body: _Element) -> tuple[list[Block], list[Cell]]:
    """The blocks of extracted content in order, and the cells of its tables."""
    blocks: list[Block] = []
    cells: list[Cell] = []
    tables = 0
    for element, text in _pieces(body, PassageKind.PARAGRAPH):
        if isinstance(element, _Element):
            rows = _rows(element)
            if _is_ruled(rows):
                cells.extend(_cells(rows, tables))
                tables += 1
                blocks.append(Block(PassageKind.TABLE, "\n".join(" | ".join(map(_cell_text, row)) for row in rows)))
            else:
                texts = (_cell_text(cell) for row in rows for cell in row)
                blocks.extend(block_of(PassageKind.PARAGRAPH, text) for text in texts if text)
        else:
            blocks.extend(block_of(element, part) for part in _paragraphs(text))
    return blocks, cells


def block_of(kind: PassageKind, text: str) -> Block:
    """A block with the number or letter that is printed before it as its label."""
    text = clean.block(text)
    mark = mark_of(text)
    if mark is None:
        return Block(kind, text)
    if kind is PassageKind.PARAGRAPH:
        kind = mark.kind
    return Block(kind, text, mark.label)


def _paragraphs(text: str) -> list[str]:
    return [part for part in _EMPTY_LINE.split(_SENTENCE_BREAK.sub(r"\1\n\n", text)) if part.strip()]


def _pieces(element: _Element, kind: PassageKind) -> Iterator[tuple[PassageKind | _Element, str]]:
    """The runs of text that stand on their own, with their kind; a table comes as the element itself."""
    is_code = element.tag == "code"
    inline: list[str] = [_spaced(element.text, as_set=is_code)]
    for child in element:
        tag = child.tag
        if tag == "lb":
            inline.append("\n")
        elif tag in _BLOCKS and not _is_inline_code(child):
            yield from _run(inline, kind)
            inline = []
            yield from _own(child, tag, kind)
        elif tag not in _SKIPPED and isinstance(tag, str):
            inline.append(_spaced("".join(map(str, child.itertext())), as_set=is_code))
        inline.append(_spaced(child.tail, as_set=is_code))
    yield from _run(inline, kind)


def _spaced(text: str | None, *, as_set: bool) -> str:
    """Text with its spaces as a browser shows them: a new line in the source of a page is a space."""
    return text or "" if as_set else _SPACE.sub(" ", text or "")


def _own(child: _Element, tag: str, kind: PassageKind) -> Iterator[tuple[PassageKind | _Element, str]]:
    if tag == "table":
        yield child, ""
    elif tag == "head":
        yield from _pieces(child, PassageKind.HEADING)
    elif tag == "item":
        yield from _pieces(child, PassageKind.LIST_ITEM)
    else:
        yield from _pieces(child, kind)


def _run(inline: list[str], kind: PassageKind) -> Iterator[tuple[PassageKind | _Element, str]]:
    text = "".join(inline)
    if text.strip():
        yield kind, text


def _is_inline_code(element: _Element) -> bool:
    return element.tag == "code" and bool((element.tail or "").strip())


def _rows(table: _Element) -> list[list[_Element]]:
    """The cells of a table; the rows of a table within a cell are text of that cell."""
    return [[cell for cell in row if cell.tag == "cell"] for row in table if row.tag == "row"]


def _cell_text(cell: _Element) -> str:
    return clean.line(" ".join(map(str, cell.itertext())))


def _is_ruled(rows: list[list[_Element]]) -> bool:
    """A table of data has two rows and two columns at least; anything less was drawn for layout."""
    filled = (sum(bool(_cell_text(cell)) for cell in row) for row in rows)
    return sum(count >= 2 for count in filled) >= 2  # noqa: PLR2004 - as the docstring says


def _cells(rows: list[list[_Element]], table_number: int) -> Iterator[Cell]:
    for row_number, row in enumerate(rows):
        for column_number, cell in enumerate(row):
            is_header = cell.get("role") == "head"
            yield Cell(1, table_number, row_number, column_number, _cell_text(cell), is_header=is_header)
