"""Tables that were drawn for layout become plain divisions, so that such a page reads like one laid out by style."""

from typing import cast

from lxml import etree
from lxml.html import HtmlElement

_ROWS = etree.XPath("tr | thead/tr | tbody/tr | tfoot/tr")
_CELLS = etree.XPath("td | th")
# A cell of data holds none of these; a cell that holds one is a place on the page.
_PLACES = etree.XPath(
    "boolean(descendant::*[self::table or self::h1 or self::form or self::nav or self::article or self::main])"
)
_HEADED = etree.XPath("boolean(caption or thead or tr/th or tbody/tr/th)")
_BREAKS = etree.XPath("count(.//p | .//br | .//div | .//li)")
_LARGE = 0.5  # share of a table's text in one cell: most of the text in one place is an article with its margins
_BROKEN = 3  # paragraphs and lines in that cell


def unfold(tree: HtmlElement) -> None:
    """Rename the parts of every layout table to `div`, in place; tables of data stay."""
    layouts = [table for table in tree.iter("table") if _is_layout(table)]
    for table in layouts:
        rows = _elements(_ROWS, table)
        cells = [cell for row in rows for cell in _elements(_CELLS, row)]
        groups = [child for child in table if child.tag in {"thead", "tbody", "tfoot"}]
        for part in (table, *groups, *rows, *cells):
            part.tag = "div"


def _is_layout(table: HtmlElement) -> bool:
    if table.get("role") == "presentation" or _PLACES(table):
        return True
    if _HEADED(table) or (table.get("border") or "0") not in {"0", ""}:
        return False
    rows = [_elements(_CELLS, row) for row in _elements(_ROWS, table)]
    if len(rows) <= 1 or all(len(row) <= 1 for row in rows):
        return True
    cells = [cell for row in rows for cell in row]
    sizes = [len(" ".join(cell.text_content().split())) for cell in cells]
    largest = max(range(len(cells)), key=sizes.__getitem__)
    return sizes[largest] > _LARGE * sum(sizes) and cast("float", _BREAKS(cells[largest])) >= _BROKEN


def _elements(path: etree.XPath, parent: HtmlElement) -> list[HtmlElement]:
    return cast("list[HtmlElement]", path(parent))
