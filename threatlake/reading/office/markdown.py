"""Markdown to blocks: what its marks make headings, lists, tables and notes; the marks themselves are no text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from threatlake.reading.characters import mojibake, soft_hyphens
from threatlake.reading.characters.decode import decode
from threatlake.reading.extraction import Extraction
from threatlake.reading.office.blocks import Grid, GridCell, Note, Piece, Written, extraction, note_mark, without_marks
from threatlake.records import PassageKind

_SPACE = re.compile(r"\s+")
_PROPERTY = re.compile(r"^(title|author)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.IGNORECASE | re.MULTILINE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def extract(raw: bytes) -> Extraction:
    """Read a Markdown file."""
    decoded = decode(raw)
    source = without_marks(soft_hyphens.join(mojibake.repair(decoded.text)))
    return extraction(_Reader().read(_parser().parse(source)), decoded.encoding, decoded.confidence)


def _parser() -> MarkdownIt:
    """CommonMark with the tables, struck words, notes and front matter that are written all the same."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.use(footnote_plugin, inline=True).use(front_matter_plugin)


@dataclass(slots=True)
class _List:
    """A list that is open; `mark` stands after its numbers, and is empty for bullets."""

    count: int
    mark: str
    is_begun: bool = False  # whether the open item has had its first paragraph


@dataclass(slots=True)
class _Reader:
    """One file while it is read."""

    found: Written = field(default_factory=Written)
    _lists: list[_List] = field(default_factory=list)
    _rows: list[list[GridCell]] = field(default_factory=list)
    _note: list[str] | None = None
    _note_at: int = 0
    _is_heading: bool = False
    _is_cell: bool = False

    def read(self, tokens: list[Token]) -> Written:
        """The whole document, with the title that its front matter states where the text does not show it."""
        for token in tokens:
            self._take(token)
        stated = self.found.title
        pieces = [piece for piece in self.found.content if isinstance(piece, Piece)]
        if stated and not any(piece.text == stated for piece in pieces[:2]):
            self.found.content.insert(0, Piece(PassageKind.HEADING, stated, is_title=True))
        return self.found

    def _take(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._say(_words(token.children or []))
            case "fence" | "code_block":
                self._say(token.content)
            case "html_block":
                self._say(_shown(token.content))
            case "heading_open" | "heading_close":
                self._is_heading = token.nesting > 0
            case "front_matter":
                self._properties(token.content)
            case _:
                self._take_list(token)
                self._take_table(token)
                self._take_note(token)

    def _take_list(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._lists.append(_List(0, ""))
            case "ordered_list_open":
                self._lists.append(_List(int(token.attrs.get("start", 1)) - 1, token.markup))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._lists[-1].count += 1
                self._lists[-1].is_begun = False

    def _take_table(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self._rows = []
            case "tr_open":
                self._rows.append([])
            case "th_open" | "td_open":
                self._rows[-1].append(GridCell("", len(self._rows[-1]), is_header=token.type == "th_open"))
                self._is_cell = True
            case "th_close" | "td_close":
                self._is_cell = False
            case "table_close":
                self.found.content.append(Grid(self._rows))

    def _take_note(self, token: Token) -> None:
        if token.type == "footnote_open":
            self._note, self._note_at = [], int(token.meta["id"]) + 1
        elif token.type == "footnote_close":
            self.found.notes.append(Note(self._note_at, str(self._note_at), "\n".join(self._note or [])))
            self._note = None

    def _say(self, text: str) -> None:
        if self._is_cell:
            empty = self._rows[-1][-1]
            self._rows[-1][-1] = GridCell(text, empty.column, is_header=empty.is_header)
        elif self._note is not None:
            self._note.append(text)
        else:
            self.found.content.append(self._piece(text))

    def _piece(self, text: str) -> Piece:
        if self._is_heading:
            return Piece(PassageKind.HEADING, text)
        if not self._lists:
            return Piece(PassageKind.PARAGRAPH, text)
        within = self._lists[-1]
        number = f"{within.count}{within.mark} " if within.mark and not within.is_begun else ""
        within.is_begun = True
        return Piece(PassageKind.LIST_ITEM, number + text)

    def _properties(self, content: str) -> None:
        for name, value in _PROPERTY.findall(content):
            if name.lower() == "title":
                self.found.title = value
            else:
                self.found.author = value


def _words(children: list[Token]) -> str:
    return "".join(_parts(children))


def _parts(children: list[Token]) -> Iterator[str]:
    for child in children:
        match child.type:
            case "text" | "code_inline" | "text_special":
                yield child.content
            case "softbreak":
                yield " "
            case "hardbreak":
                yield "\n"
            case "html_inline" if _BREAK.fullmatch(child.content):
                yield "\n"
            case "footnote_ref":
                yield note_mark(int(child.meta["id"]) + 1)


def _shown(markup: str) -> str:
    """The words of markup as a browser shows them."""
    try:
        tree = lxml.html.document_fromstring(f"<div>{_BREAK.sub(' ', markup)}</div>")
    except etree.ParserError:
        return ""
    etree.strip_elements(tree, "script", "style", etree.Comment, with_tail=False)
    return _SPACE.sub(" ", "".join(map(str, tree.itertext()))).strip()
