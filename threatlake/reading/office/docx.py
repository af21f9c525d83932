"""Word files (DOCX) to blocks, from their XML: python-docx and mammoth leave out words that Word prints.

python-docx's paragraphs lack what was inserted under tracked changes, content controls, text boxes and notes; mammoth
has no numbers of lists. `benchmarks/reading_formats.py` counts what each keeps.
"""

import posixpath
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from threatlake.reading.extraction import Extraction
from threatlake.reading.office.blocks import Grid, GridCell, Note, Piece, Written, extraction, note_mark
from threatlake.reading.office.docx_lists import Lists
from threatlake.reading.office.docx_runs import Words, words_of
from threatlake.reading.office.docx_styles import Look, Styles
from threatlake.reading.office.parts import Parts, attribute, child, local, number
from threatlake.reading.structure.list_numbers import written
from threatlake.records import PassageKind

_WHAT = "Word file"
# What wraps paragraphs and tables without being one.
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"})
_DEEPEST = 40  # tables within tables, boxes within boxes; deeper ones are read as text of the cell


def extract(raw: bytes) -> Extraction:
    """Read a Word file."""
    return extraction(_Document(Parts(raw, _WHAT)).read())


class _Document:
    """One file while it is read: its parts, its styles, the count of its lists and notes."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._main = _target(parts, "", "officeDocument") or "word/document.xml"
        self._styles = Styles(self._part("styles"))
        self._lists = Lists(self._part("numbering"))
        self._notes: list[tuple[str, str, str | None]] = []

    def read(self) -> Written:
        """The whole document: the head of its first page, its body, its notes."""
        body = child(self._parts.required(self._main), "body")
        found = Written()
        if body is not None:
            found.content += self._first_head(body)
            found.content += self._content(body, 0)
        found.notes += self._read_notes()
        properties = self._parts.xml(_target(self._parts, "", "core-properties") or "docProps/core.xml")
        title, author = child(properties, "title"), child(properties, "creator")
        found.title = title.text if title is not None else None
        found.author = author.text if author is not None else None
        return found

    def _part(self, kind: str) -> _Element | None:
        name = _target(self._parts, self._main, kind)
        return self._parts.xml(name) if name else None

    def _first_head(self, body: _Element) -> Iterator[Piece | Grid]:
        """The head of a first page that has one of its own: a letterhead or masthead; others recur and are left out."""
        section = next((one for one in body.iter() if local(one) == "sectPr"), None)
        if section is None or child(section, "titlePg") is None:
            return
        for reference in section:
            if local(reference) == "headerReference" and attribute(reference, "type") == "first":
                name = _target_of(self._parts, self._main, attribute(reference, "id"))
                tree = self._parts.xml(name) if name else None
                if tree is not None:
                    yield from self._content(tree, 0)

    def _content(self, element: _Element, depth: int) -> Iterator[Piece | Grid]:
        """The paragraphs and tables of a body, cell or box; a paragraph whose end was deleted runs on in the next."""
        before = Words()
        for part in _flattened(element):
            if local(part) == "tbl":
                yield self._grid(part, depth)
                continue
            words = words_of(part, self._mark)
            words = Words(before.pieces + words.pieces, before.boxes + words.boxes)
            if child(part, "pPr", "rPr", "del") is not None:
                before = words
                continue
            before = Words()
            yield from self._paragraph(child(part, "pPr"), words, depth)
        yield from self._paragraph(None, before, depth)

    def _paragraph(self, properties: _Element | None, words: Words, depth: int) -> Iterator[Piece | Grid]:
        piece = self._piece(words.text, self._styles.look(properties))
        if words.text.strip():
            yield piece
        if depth < _DEEPEST:
            for box in words.boxes:
                yield from self._content(box, depth + 1)

    def _piece(self, text: str, look: Look) -> Piece:
        printed = self._lists.printed(look.list_id, look.list_level) if look.list_id is not None else None
        if look.is_title:
            return Piece(PassageKind.HEADING, text, printed or "", is_title=True)
        if look.outline is not None:
            return Piece(PassageKind.HEADING, text, printed or "")
        return Piece(PassageKind.PARAGRAPH if printed is None else PassageKind.LIST_ITEM, text, printed or "")

    def _grid(self, table: _Element, depth: int) -> Grid:
        rows = [row for row in _flattened(table, "tr") if child(row, "trPr", "del") is None]
        grid: list[list[GridCell]] = []
        open_cells: dict[int, tuple[int, int]] = {}  # by column: where the cell that goes on downwards stands
        for row in rows:
            cells: list[GridCell] = []
            column = number(child(row, "trPr", "gridBefore"), "val", 0)
            is_header = child(row, "trPr", "tblHeader") is not None
            for cell in _flattened(row, "tc"):
                span = number(child(cell, "tcPr", "gridSpan"), "val", 1)
                merge = child(cell, "tcPr", "vMerge")
                goes_on = merge is not None and attribute(merge, "val") != "restart"
                if goes_on and column in open_cells:
                    _grow(grid, open_cells[column])
                else:
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = (len(grid), len(cells))
                    cells.append(GridCell(self._cell_text(cell, depth), column, span, 1, is_header))
                column += span
            grid.append(cells)
        return Grid(grid)

    def _cell_text(self, cell: _Element, depth: int) -> str:
        """The paragraphs of a cell; those of a table within it, too."""
        found = self._content(cell, depth + 1) if depth < _DEEPEST else iter(())
        return "\n\n".join(text for one in found for text in _texts(one))

    def _mark(self, kind: str, note_id: str | None, is_own: bool) -> str:
        """What stands in the text for a note; notes are counted as they are met."""
        if note_id is None:
            return ""
        self._notes.append((kind, note_id, "*" if is_own else None))
        return note_mark(len(self._notes))

    def _read_notes(self) -> Iterator[Note]:
        """The notes in the order of their marks, each numbered among its kind."""
        trees = {"footnoteReference": self._part("footnotes"), "endnoteReference": self._part("endnotes")}
        by_id = {
            (kind, attribute(note, "id")): note for kind, tree in trees.items() if tree is not None for note in tree
        }
        counts = dict.fromkeys(trees, 0)
        for at, (kind, note_id, own) in enumerate(list(self._notes), 1):
            counts[kind] += own is None
            note = by_id.get((kind, note_id))
            if note is not None:
                text = "\n".join(text for one in self._content(note, 0) for text in _texts(one))
                form = "lowerRoman" if kind == "endnoteReference" else "decimal"
                yield Note(at, own or written(counts[kind], form), text)


def _grow(grid: list[list[GridCell]], place: tuple[int, int]) -> None:
    cell = grid[place[0]][place[1]]
    grid[place[0]][place[1]] = GridCell(cell.text, cell.column, cell.column_span, cell.row_span + 1, cell.is_header)


def _flattened(element: _Element, *names: str) -> Iterator[_Element]:
    """The paragraphs and tables (or what is named) within an element, through what only wraps them."""
    wanted = names or ("p", "tbl")
    for part in element:
        name = local(part)
        if name in wanted:
            yield part
        elif name in _WRAPPERS:
            yield from _flattened(part, *wanted)


def _texts(one: Piece | Grid) -> Iterable[str]:
    if isinstance(one, Piece):
        return (f"{one.number} {one.text}".strip(),)
    return (cell.text for row in one.rows for cell in row if cell.text.strip())


def _target(parts: Parts, of: str, kind: str) -> str | None:
    """The part that a part (or the package) is related to by a kind of relation."""
    return next((target for _, relation, target in _relations(parts, of) if relation == kind), None)


def _target_of(parts: Parts, of: str, relation_id: str | None) -> str | None:
    return next((target for one, _, target in _relations(parts, of) if one == relation_id), None)


def _relations(parts: Parts, of: str) -> Iterator[tuple[str | None, str, str]]:
    folder, _, name = of.rpartition("/")
    tree = parts.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in [] if tree is None else tree:
        target = attribute(relation, "Target") or ""
        if attribute(relation, "TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            yield attribute(relation, "Id"), (attribute(relation, "Type") or "").rpartition("/")[2], path
