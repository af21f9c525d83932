"""The runs of text of a page as a visitor sees them."""

import re
from typing import cast

from lxml import etree
from lxml.etree import _ElementUnicodeResult
from lxml.html import HtmlElement

from threatlake.reading.characters import clean

_SEEN = etree.XPath(
    "//text()[normalize-space() and not(parent::script or parent::style or parent::title or parent::option"
    " or parent::noscript or parent::template or parent::textarea)]"
)
_SPACE = re.compile(r"\s+")


def text_of(element: HtmlElement) -> str:
    """All text of an element on one line, with a space where markup stands between words."""
    return clean.line(" ".join(map(str, element.itertext())))


def passage_of(element: HtmlElement) -> str:
    """The text of an element as it is shown: markup within a word is no space, and `br` ends a line."""
    parts: list[str] = []
    for part in element.iter():
        if part.tag == "br":
            parts.append("\n")
        if isinstance(part.tag, str):
            parts.append(_SPACE.sub(" ", part.text or ""))
        if part is not element:
            parts.append(_SPACE.sub(" ", part.tail or ""))
    return clean.block("".join(parts))


def runs(tree: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """Every visible run of text in order, with the element that it stands in."""
    found: list[tuple[str, HtmlElement]] = []
    for text in cast("list[_ElementUnicodeResult]", _SEEN(tree)):
        parent = text.getparent()
        if parent is not None and text.is_tail:
            parent = parent.getparent()
        if parent is not None and isinstance(parent.tag, str):
            found.append((str(text), cast("HtmlElement", parent)))
    return found


def marks(element: HtmlElement | None) -> str:
    """The names that the page's maker gave the element: its classes and its id."""
    return "" if element is None else f"{element.get('class') or ''} {element.get('id') or ''}"
