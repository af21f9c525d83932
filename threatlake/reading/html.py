"""A web page to blocks: its main content, and what it states of itself."""

import re
from typing import cast

import lxml.html
import trafilatura
from bs4 import BeautifulSoup
from lxml import etree

from threatlake.errors import Unreadable
from threatlake.reading import chrome, clean, html_layout, html_metadata, mojibake
from threatlake.reading.decode import declared_in, decode
from threatlake.reading.extraction import Block, Cell, Extraction
from threatlake.reading.html_blocks import blocks_of
from threatlake.records import PassageKind

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_LITTLE = 250  # characters: trafilatura's own limit below which it tries harder (MIN_EXTRACTED_SIZE)
# Everything but what carries structure that is read: a page nested beyond libxml2's 256 levels is read without it.
_WRAPPERS = re.compile(
    r"(?:</?(?!(?:html|head|body|title|meta|script|style|p|h[1-6]|br|template|noscript|textarea)\b)[a-z][^<>]*>\s*)+",
    re.IGNORECASE,
)
_HIDDEN = etree.XPath(
    "//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')"
    " or contains(translate(@style, ' ', ''), 'visibility:hidden')]"
)


def extract(raw: bytes) -> Extraction:
    """Read a page; Unreadable where it says nothing."""
    decoded, encoding = decode(raw, declared_in(raw))
    source = _DECLARATION.sub("", clean.characters(mojibake.repair(decoded)).replace("\f", "\n"))
    tree = _parse(source)
    html_layout.unfold(tree)
    soup = BeautifulSoup(lxml.html.tostring(tree, encoding="unicode"), "lxml")
    stated = html_metadata.stated(soup)
    blocks, cells = _content(tree, soup)
    blocks = _with_title(chrome.strip(blocks), stated.title)
    if not blocks:
        raise Unreadable("no text in the page")
    return Extraction(
        blocks=blocks,
        cells=cells,
        title=stated.title,
        published=stated.published,
        publisher=stated.publisher,
        author=stated.author,
        encoding=encoding,
    )


def _parse(source: str) -> lxml.html.HtmlElement:
    tree, is_whole = _tree(source)
    if not is_whole:
        tree, is_whole = _tree(_WRAPPERS.sub("<br>", source))
    if not is_whole:
        raise Unreadable("nested too deeply to be a page")
    for element in cast("list[lxml.html.HtmlElement]", _HIDDEN(tree)):
        if element.getparent() is not None and element.tag not in {"html", "body"}:
            element.drop_tree()
    return tree


def _tree(source: str) -> tuple[lxml.html.HtmlElement, bool]:
    """The page as a tree, and whether all of it is in there: the parser stops where nesting becomes an attack."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    try:
        tree = lxml.html.document_fromstring(source.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise Unreadable("no text in the page") from error
    return tree, not any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _content(tree: lxml.html.HtmlElement, soup: BeautifulSoup) -> tuple[list[Block], list[Cell]]:
    """The main content; where little is found, the most generous reading, and at last all text of the body."""
    found = _main(tree, generous=False)
    if _size(found) < _LITTLE:
        found = max(found, _main(tree, generous=True), key=_size)
    if not found[0]:
        found = _body_text(soup), []
    return found


def _main(tree: lxml.html.HtmlElement, *, generous: bool) -> tuple[list[Block], list[Cell]]:
    document = trafilatura.bare_extraction(tree, include_comments=False, favor_recall=generous)
    if document is None or isinstance(document, dict) or document.body is None:
        return [], []
    return blocks_of(document.body)


def _size(found: tuple[list[Block], list[Cell]]) -> int:
    return sum(len(block.text) for block in found[0])


def _body_text(soup: BeautifulSoup) -> list[Block]:
    body = soup.body or soup
    lines = (clean.block(line) for line in body.get_text("\n").split("\n"))
    return [Block(PassageKind.PARAGRAPH, line) for line in lines if line]


def _with_title(blocks: list[Block], title: str | None) -> list[Block]:
    """The title is evidence: it opens the text, once."""
    if title is None or not blocks:
        return blocks
    wanted = _fold(title)
    for index, block in enumerate(blocks):
        if _fold(block.text) == wanted:
            blocks[index] = Block(PassageKind.HEADING, block.text)
            return blocks
    return [Block(PassageKind.HEADING, title), *blocks]


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
