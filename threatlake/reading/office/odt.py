"""OpenDocument text (ODT) to blocks, from its XML: the format is small, and its libraries are made to write it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from threatlake.errors import Unreadable
from threatlake.reading.extraction import Extraction
from threatlake.reading.office.blocks import (
    Grid,
    GridCell,
    Note,
    Piece,
    Written,
    extraction,
    note_mark,
    without_marks,
)
from threatlake.reading.office.odt_lists import Lists
from threatlake.reading.office.parts import Parts, attribute, child, local, number
from threatlake.reading.structure.list_numbers import Counters, written
from threatlake.records import PassageKind

_WHAT = "OpenDocument file"
# What prints nothing in the run of the text: changes that were made, comments, pronunciation, page numbers.
_UNPRINTED = frozenset({
    "tracked-changes", "annotation", "ruby-text", "page-number", "page-count", "hidden-text", "hidden-paragraph",
    "bibliography-source", "table-of-content-source", "forms", "sequence-decls", "user-field-decls", "variable-decls",
    "title", "desc", "image", "object", "index-title-template",
})  # fmt: skip
_AS = {"tab": " ", "line-break": "\n"}
_MOST_SPACES = 100
# Lists are a hundred items deep in no document; text boxes and tables within one another stay below this, too.
_DEEPEST = 40


def extract(raw: bytes) -> Extraction:
    """Read an OpenDocument text."""
    parts = Parts(raw, _WHAT)
    manifest = parts.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(one) == "encryption-data" for one in manifest.iter()):
        raise Unreadable("encrypted: a password is needed")
    return extraction(_Document(parts).read())


@dataclass(slots=True)
class _Item:
    """The list that an item is in."""

    style: str | None
    level: int
    counters: Counters
    is_numbered: bool = True


@dataclass(slots=True)
class _Words:
    pieces: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)


class _Document:
    """One file while it is read: its styles, the count of its lists and notes."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._content = parts.required("content.xml")
        self._lists = Lists()
        self._parents: dict[str, str] = {}
        self._list_of_style: dict[str, str] = {}
        self._notes: list[Note] = []
        self._note_counts: Counter[str] = Counter()
        self._last_list: dict[str | None, Counters] = {}
        for tree in (parts.xml("styles.xml"), self._content):
            for style in [] if tree is None else tree.iter():
                self._learn(style)

    def read(self) -> Written:
        """The whole document."""
        body = child(self._content, "body", "text")
        found = Written()
        if body is None:
            raise Unreadable(f"damaged {_WHAT}: it has no text body")
        found.content += self._read(body, None, 0)
        found.notes += self._notes
        meta = child(self._parts.xml("meta.xml"), "meta")
        title, author = child(meta, "title"), child(meta, "initial-creator")
        author = author if author is not None else child(meta, "creator")
        found.title = title.text if title is not None else None
        found.author = author.text if author is not None else None
        return found

    def _learn(self, style: _Element) -> None:
        name = local(style)
        if name in {"list-style", "outline-style"}:
            self._lists.learn(style)
        elif name == "style" and attribute(style, "family") == "paragraph":
            own = attribute(style, "name") or ""
            self._parents[own] = attribute(style, "parent-style-name") or ""
            if listed := attribute(style, "list-style-name"):
                self._list_of_style[own] = listed

    def _read(self, element: _Element, item: _Item | None, depth: int) -> Iterator[Piece | Grid]:
        """The paragraphs, lists and tables of a body, section, index, cell or box."""
        for part in element:
            name = local(part)
            if name in {"p", "h"}:
                yield from self._paragraph(part, item, depth)
                if item is not None:
                    item.is_numbered = False  # an item has its number once
            elif name == "list" and depth < _DEEPEST:
                yield from self._list(part, item, depth)
            elif name == "table":
                yield self._grid(part, depth)
            elif name == "frame":
                yield from (one for box in part if local(box) == "text-box" for one in self._read(box, None, depth + 1))
            elif name not in _UNPRINTED and depth < _DEEPEST:
                yield from self._read(part, item, depth + 1)

    def _list(self, part: _Element, item: _Item | None, depth: int) -> Iterator[Piece | Grid]:
        """A list; one within an item goes on a level deeper in its counts, unless it has a style of its own."""
        style = attribute(part, "style-name") or (item.style if item else None)
        if item is not None:
            inner = _Item(style, item.level + 1, item.counters)
        else:
            goes_on = attribute(part, "continue-numbering") == "true" or attribute(part, "continue-list") is not None
            counters = self._last_list.get(style) if goes_on else None
            inner = _Item(style, 0, counters or Counters())
            self._last_list[style] = inner.counters
        for one in part:
            if local(one) in {"list-item", "list-header"}:
                inner.is_numbered = local(one) == "list-item"
                if (start := attribute(one, "start-value")) is not None and start.isdigit():
                    inner.counters.counts[inner.level] = int(start) - 1
                yield from self._read(one, inner, depth + 1)

    def _paragraph(self, part: _Element, item: _Item | None, depth: int) -> Iterator[Piece | Grid]:
        words = _Words()
        self._words(part, words, depth)
        text = "".join(words.pieces)
        if text.strip():
            yield self._piece(part, text, item)
        for box in words.boxes:
            yield from self._read(box, None, depth + 1)

    def _piece(self, part: _Element, text: str, item: _Item | None) -> Piece:
        if self._is_title(attribute(part, "style-name")):
            return Piece(PassageKind.HEADING, text, is_title=True)
        if local(part) == "h":
            level = number(part, "outline-level", 1) - 1
            is_listed = attribute(part, "is-list-header") != "true"
            return Piece(PassageKind.HEADING, text, self._lists.printed_heading(level) if is_listed else "")
        if item is None:
            return Piece(PassageKind.PARAGRAPH, text)
        printed = self._lists.printed(item.style, item.level, item.counters) if item.is_numbered else ""
        return Piece(PassageKind.LIST_ITEM, text, printed)

    def _is_title(self, style: str | None) -> bool:
        seen = 0
        while style and seen < _DEEPEST:
            if style == "Title":
                return True
            style, seen = self._parents.get(style), seen + 1
        return False

    def _words(self, element: _Element, words: _Words, depth: int) -> None:
        words.pieces.append(without_marks(_spaced(element.text)))
        for part in element:
            name = local(part)
            if name in _AS:
                words.pieces.append(_AS[name])
            elif name == "s":
                words.pieces.append(" " * min(number(part, "c", 1), _MOST_SPACES))
            elif name == "note":
                words.pieces.append(self._note(part, depth))
            elif name == "text-box":
                words.boxes.append(part)
            elif name and name not in _UNPRINTED:
                self._words(part, words, depth)
            words.pieces.append(without_marks(_spaced(part.tail)))

    def _note(self, part: _Element, depth: int) -> str:
        """What stands in the text for a note, which is kept with the sign that it is marked by."""
        citation, body = child(part, "note-citation"), child(part, "note-body")
        if body is None or depth >= _DEEPEST:
            return ""
        at = len(self._notes)
        self._notes.append(Note(at + 1, "", ""))
        text = "\n".join(text for one in self._read(body, None, depth + 1) for text in _texts(one))
        self._notes[at] = Note(at + 1, self._sign(part, citation), text)
        return note_mark(at + 1)

    def _sign(self, part: _Element, citation: _Element | None) -> str:
        """The sign of a note: its own label, or its number among its kind; what the file has may be out of date."""
        label = attribute(citation, "label") if citation is not None else None
        if label:
            return label
        kind = attribute(part, "note-class") or ""
        self._note_counts[kind] += 1
        return written(self._note_counts[kind], "i" if kind == "endnote" else "1")

    def _grid(self, table: _Element, depth: int) -> Grid:
        grid: list[list[GridCell]] = []
        for row, is_header in _rows(table, is_header=False):
            cells: list[GridCell] = []
            column = 0
            for cell in row:
                if local(cell) not in {"table-cell", "covered-table-cell"}:
                    continue
                if local(cell) == "table-cell":
                    found = self._read(cell, None, depth + 1) if depth < _DEEPEST else iter(())
                    text = "\n\n".join(text for one in found for text in _texts(one))
                    spans = number(cell, "number-columns-spanned", 1), number(cell, "number-rows-spanned", 1)
                    cells.append(GridCell(text, column, *spans, is_header))
                column += number(cell, "number-columns-repeated", 1)
            grid.append(cells)
        return Grid(grid)


def _rows(table: _Element, *, is_header: bool) -> Iterator[tuple[_Element, bool]]:
    for part in table:
        name = local(part)
        if name == "table-row":
            yield part, is_header
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(part, is_header=is_header or name == "table-header-rows")


def _spaced(text: str | None) -> str:
    """Text as it is shown: a new line in the source is a space."""
    return (text or "").replace("\n", " ")


def _texts(one: Piece | Grid) -> Iterable[str]:
    if isinstance(one, Piece):
        return (f"{one.number} {one.text}".strip(),)
    return (cell.text for row in one.rows for cell in row if cell.text.strip())
