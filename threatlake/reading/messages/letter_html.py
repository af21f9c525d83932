"""The HTML of a message: all of it is the letter, unlike a page, of which the article must be found.

Mailers lay letters out by `div`, `br` and tables within tables; what reads pages merges the lines of short letters.
"""

from typing import cast

import lxml.html
from lxml import etree

from threatlake.errors import Unreadable
from threatlake.reading.characters import clean
from threatlake.reading.extraction import Block, Cell
from threatlake.reading.html.blocks import blocks_of
from threatlake.reading.structure import chrome

# What no reader of the message sees; the line before the letter that only lists of messages show is hidden so.
_UNSEEN = etree.XPath(
    "//style | //script | //head | //title | //template | //noscript"
    " | //*[@hidden or contains(translate(@style, ' ', ''), 'display:none')"
    " or contains(translate(@style, ' ', ''), 'mso-hide:all')]"
)
# HTML in the words that blocks are made from.
_NAMES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "head"),
    **dict.fromkeys(("ul", "ol"), "list"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(
        ("section", "article", "header", "footer", "main", "center", "form", "fieldset", "address", "hr", "aside"),
        "div",
    ),
    "li": "item",
    "tr": "row",
    "br": "lb",
    "blockquote": "quote",
    "pre": "code",
}
_PLACES = frozenset({"table", "tr", "td", "th"})
_OF_TABLES = ("tbody", "thead", "tfoot", "colgroup", "col")
_LONGEST_CELL = 400  # characters: a longer cell is a column of the letter, not data
_FEWEST = 2  # rows and columns of a table of data


def body(source: str) -> tuple[list[Block], list[Cell]]:
    """The blocks and table cells of a letter; none where it says nothing."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(clean.characters(source).encode(), parser=parser)
    except etree.ParserError:  # nothing but white space
        return [], []
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        return _as_page(source)
    for element in cast("list[lxml.html.HtmlElement]", _UNSEEN(tree)):
        if element.getparent() is not None and element.tag != "body":
            element.drop_tree()
    _lay_out(tree)
    root = next(tree.iter("body"), tree)
    blocks, cells = blocks_of(root)
    return chrome.strip(blocks), cells


def _as_page(source: str) -> tuple[list[Block], list[Cell]]:
    """What is nested beyond the parser's levels, as pages are read that are."""
    from threatlake.reading.html import page as html  # noqa: PLC0415 - trafilatura takes half a second to load

    try:
        found = html.extract(source.encode("utf-8", "replace"))
    except Unreadable:
        return [], []
    return found.blocks, found.cells


def _lay_out(tree: lxml.html.HtmlElement) -> None:
    """Name elements for what they are: tables that only place text are text."""
    for element in list(tree.iter(*_OF_TABLES)):
        element.drop_tag()
    for table in reversed(list(tree.iter("table"))):
        if not _holds_data(table):
            for part in (table, *table, *(cell for row in table for cell in row)):
                if part.tag in _PLACES:
                    part.tag = "div"
    for element in tree.iter(*_NAMES):
        element.tag = _NAMES[str(element.tag)]


def _holds_data(table: lxml.html.HtmlElement) -> bool:
    rows = [[cell.text_content().strip() for cell in row.iter("td", "th")] for row in table.iter("tr")]
    wide = sum(sum(bool(cell) for cell in row) >= _FEWEST for row in rows)
    longest = max((len(cell) for row in rows for cell in row), default=0)
    return wide >= _FEWEST and longest <= _LONGEST_CELL and next(table.iterdescendants("table"), None) is None
