"""A web page to blocks: its main content, and what it states of itself."""

import re
from dataclasses import replace
from typing import cast

import lxml.html
import trafilatura
from lxml import etree

from threatlake.errors import Unreadable
from threatlake.reading import chrome, clean, html_layout, html_lost, html_metadata, mojibake
from threatlake.reading.decode import declared_in, decode
from threatlake.reading.extraction import Block, Cell, Extraction
from threatlake.reading.html_blocks import block_of, blocks_of
from threatlake.reading.html_text import runs
from threatlake.records import PassageKind

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# What ends a text for libxml2, or is no text; the rest is cleaned block by block.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LITTLE = 250  # characters: trafilatura's own limit below which it tries harder (MIN_EXTRACTED_SIZE)
_FULLER = 2  # times as much text in JSON-LD as is shown: the page shows it by script
# Everything but what carries structure that is read: a page nested beyond libxml2's 256 levels is read without it.
_WRAPPERS = re.compile(
    r"(?:</?(?!(?:html|head|body|title|meta|script|style|p|h[1-6]|br|template|noscript|textarea)\b)[a-z][^<>]*>\s*)+",
    re.IGNORECASE,
)
# What no visitor reads: code, and what the style sheet hides; JSON-LD is read for what the page states.
_UNREAD = etree.XPath(
    "//style | //script[not(@type='application/ld+json')]"
    " | //*[@hidden or contains(translate(@style, ' ', ''), 'display:none')"
    " or contains(translate(@style, ' ', ''), 'visibility:hidden')]"
)


def extract(raw: bytes) -> Extraction:
    """Read a page; Unreadable where it says nothing."""
    decoded, encoding = decode(raw, declared_in(raw))
    tree = _parse(_DECLARATION.sub("", _CONTROL.sub(" ", decoded)))
    _repair(tree)
    html_layout.restore(tree)
    stated = html_metadata.stated(tree)
    blocks, cells = _content(tree, stated.body)
    blocks = html_lost.with_lost(tree, blocks, stated.title)
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
    for element in cast("list[lxml.html.HtmlElement]", _UNREAD(tree)):
        if element.getparent() is not None and element.tag not in {"html", "body"}:
            element.drop_tree()
    return tree


def _repair(tree: lxml.html.HtmlElement) -> None:
    """Undo a wrong decoding in what is read of the page: its text and its metadata."""
    for element in tree.iter(etree.Element):
        if element.text and not element.text.isascii():
            element.text = mojibake.repair(element.text)
        if element.tail and not element.tail.isascii():
            element.tail = mojibake.repair(element.tail)
        if element.tag == "meta" and (content := element.get("content")) and not content.isascii():
            element.set("content", mojibake.repair(content))


def _tree(source: str) -> tuple[lxml.html.HtmlElement, bool]:
    """The page as a tree, and whether all of it is in there: the parser stops where nesting becomes an attack."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    try:
        tree = lxml.html.document_fromstring(source.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise Unreadable("no text in the page") from error
    return tree, not any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _content(tree: lxml.html.HtmlElement, body: str | None) -> tuple[list[Block], list[Cell]]:
    """The main content; where little is found, the most generous reading, and at last all text of the body."""
    found = _main(tree, generous=False)
    if _size(found) < _LITTLE:
        found = max(found, _main(tree, generous=True), key=_size)
    fuller = 1 if len(found[0]) == 1 else _FULLER
    if body is not None and len(body) >= fuller * _size(found):
        lines = (clean.block(line) for line in body.split("\n"))
        return [block_of(PassageKind.PARAGRAPH, line) for line in lines if line], []
    if not found[0]:
        found = _body_text(tree), []
    return found


def _main(tree: lxml.html.HtmlElement, *, generous: bool) -> tuple[list[Block], list[Cell]]:
    document = trafilatura.bare_extraction(tree, include_comments=False, favor_recall=generous)
    if document is None or isinstance(document, dict) or document.body is None:
        return [], []
    return blocks_of(document.body)


def _size(found: tuple[list[Block], list[Cell]]) -> int:
    return sum(len(block.text) for block in found[0])


def _body_text(tree: lxml.html.HtmlElement) -> list[Block]:
    lines = (clean.block(text) for text, _ in runs(tree))
    return [Block(PassageKind.PARAGRAPH, line) for line in lines if line]


def _with_title(blocks: list[Block], title: str | None) -> list[Block]:
    """The title is evidence: it opens the text, once."""
    if title is None or not blocks:
        return blocks
    wanted = _fold(title)
    for index, block in enumerate(blocks):
        if _fold(block.text) == wanted:
            return [*blocks[:index], replace(block, kind=PassageKind.HEADING), *blocks[index + 1 :]]
    first = blocks[0]
    if first.text.startswith(title) and first.text[len(title) :][:1].isspace():
        blocks = [replace(first, text=clean.block(first.text[len(title) :])), *blocks[1:]]
    return [Block(PassageKind.HEADING, title), *blocks]


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
