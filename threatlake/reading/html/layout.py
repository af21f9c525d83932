"""Pages laid out by tables and line breaks are set like those laid out by style: in divisions and paragraphs."""

import re
from typing import cast

import lxml.html
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
_INLINE = frozenset(
    {"a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "tt", "u", "br"}
)
_KEPT = frozenset({"td", "th", "pre", "code", "body", "html", "head"})  # a break in a cell of data is a line of it
_INDENTED = re.compile(r"\s*[\u00a0\u3000\u2003]{2}")  # how a new paragraph was shown before style sheets


def restore(tree: HtmlElement) -> None:
    """Unfold layout tables and set paragraphs that only breaks hold apart, in place."""
    unfold(tree)
    for parent in dict.fromkeys(line.getparent() for line in tree.iter("br", "hr")):
        if parent is not None and parent.tag not in _KEPT and any(map(_ends_paragraph, parent)):
            _set_paragraphs(parent)


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


def _ends_paragraph(line: HtmlElement) -> bool:
    """Whether an element is a rule, one of two breaks in a row, or a break before an indented line."""
    if line.tag != "br":
        return bool(line.tag == "hr")
    before, after = line.getprevious(), line.getnext()
    opens = not (line.tail or "").strip() and after is not None and after.tag == "br"
    closes = before is not None and before.tag == "br" and not (before.tail or "").strip()
    return bool(opens or closes or _INDENTED.match(line.tail or ""))


def _set_paragraphs(parent: HtmlElement) -> None:
    """Put each run of text and inline elements between two paragraph ends into a `p` of its own."""
    children = list(parent)
    ends = [_ends_paragraph(child) for child in children]
    run = lxml.html.Element("p")
    run.text, parent.text = parent.text, None
    set_anew: list[HtmlElement] = [run]
    for child, ends_paragraph in zip(children, ends, strict=True):
        tail, child.tail = child.tail, None
        parent.remove(child)
        if child.tag in _INLINE and not ends_paragraph:
            set_anew[-1].append(child)
            child.tail = tail
            continue
        if child.tag != "br":
            set_anew.append(child)
        set_anew.append(lxml.html.Element("p"))
        set_anew[-1].text = tail
    parent.extend(part for part in set_anew if part.tag != "p" or len(part) or (part.text or "").strip())
    if parent.tag == "p" or parent.tag in _INLINE:
        parent.tag = "div"
