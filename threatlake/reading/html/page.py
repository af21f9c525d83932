"""A web page to blocks: its main content, and what it states of itself."""

import re
from dataclasses import replace
from typing import cast

import lxml.html
import trafilatura
from lxml import etree

from threatlake.errors import Unreadable
from threatlake.reading.characters import clean, mojibake
from threatlake.reading.characters.decode import declared_in, decode
from threatlake.reading.extraction import Block, Cell, Extraction, Stated
from threatlake.reading.html import beside as html_beside
from threatlake.reading.html import layout as html_layout
from threatlake.reading.html import lost as html_lost
from threatlake.reading.html import metadata as html_metadata
from threatlake.reading.html.blocks import block_of, blocks_of
from threatlake.reading.html.lines import Lines, key_of, lines_of, unpoured
from threatlake.reading.html.text import runs
from threatlake.reading.structure import chrome
from threatlake.reading.structure.sequences import in_sequence
from threatlake.records import PassageKind

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# What ends a text for libxml2, or is no text; the rest is cleaned block by block.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LITTLE = 250  # characters: trafilatura's own limit below which it tries harder (MIN_EXTRACTED_SIZE)
_ARTICLE = 1000  # characters of paragraphs: a notice or a dialog has fewer
_LONG_LINE = 60  # letters of a line that is likely to be text
_COVERED = 0.4  # of the letters of all long lines: with less, trafilatura's other extractors are asked too
_FULLER = 2  # times as much text in JSON-LD as is shown: the page shows it by script
# Everything but what carries structure that is read: a page nested beyond libxml2's 256 levels is read without it.
_WRAPPERS = re.compile(
    r"(?:</?(?!(?:html|head|body|title|meta|script|style|p|h[1-6]|br|template|noscript|textarea)\b)[a-z][^<>]*>\s*)+",
    re.IGNORECASE,
)
# What no visitor reads: code, and what the style sheet hides; JSON-LD is read for what the page states.
_UNREAD = ("style", "svg", "iframe", "select", "canvas", "embed")
# What is shown instead of something else, unless it was left open and the page went on inside of it.
_INSTEAD = ("noscript", "object", "template")
# What holds no article, unless it was left open and the page went on inside of it.
_BESIDE = ("nav", "footer", "script", "button", "link", "audio", "video", "map", "menu", "dialog")
_BRANCHES = 50
_MOST_BESIDE = 0.6  # of the characters of a page: an element never closed holds the article too
_SCRIPTS = etree.XPath("//script[not(@type='application/ld+json')]")
_LENGTH = etree.XPath("string-length()")
_STYLED = etree.XPath("//*[@hidden or @style]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def extract(raw: bytes) -> Extraction:
    """Read a page; Unreadable where it says nothing."""
    decoded = decode(raw, declared_in(raw))
    tree = _parse(_DECLARATION.sub("", _CONTROL.sub(" ", decoded.text)))
    _repair(tree)
    html_layout.restore(tree)
    stated = html_metadata.stated(tree)
    _prune(tree)
    lines = lines_of(tree)
    blocks, cells = _content(tree, lines, stated.body)
    blocks = html_lost.with_lost(lines, unpoured(lines, blocks), stated.title)
    main = html_beside.without_beside(lines, blocks, [*filter(None, (stated.title, stated.author))])
    # A page that seems to be nothing but what stands beside articles is read with that.
    blocks = chrome.strip(main) or chrome.strip(blocks) or chrome.strip(_body_text(tree))
    blocks = in_sequence(_with_title(blocks, stated.title))
    if not blocks:
        raise Unreadable("no text in the page")
    return Extraction(
        blocks=blocks,
        cells=cells,
        stated=Stated(
            title=stated.title,
            published=stated.published,
            publisher=stated.publisher,
            author=stated.author,
            stated_language=stated.language,
            canonical_uri=stated.address,
        ),
        encoding=decoded.encoding,
        encoding_confidence=decoded.confidence,
    )


def _parse(source: str) -> lxml.html.HtmlElement:
    tree, is_whole = _tree(source)
    if not is_whole:
        tree, is_whole = _tree(_WRAPPERS.sub("<br>", source))
    if not is_whole:
        raise Unreadable("nested too deeply to be a page")
    _strip(tree)
    return tree


def _strip(tree: lxml.html.HtmlElement) -> None:
    """Take out what no visitor reads, in place."""
    etree.strip_elements(tree, etree.Comment, *_UNREAD, with_tail=False)
    styled = cast("list[lxml.html.HtmlElement]", _STYLED(tree))
    hidden = [
        *(element for element in styled if "hidden" in element.attrib or _HIDDEN.search(element.get("style", ""))),
        *tree.iter(*_INSTEAD),
    ]
    # A page that is hidden until a script has loaded it is hidden as a whole.
    most = _MOST_BESIDE * _letters(tree) if hidden else 0
    hidden = [element for element in hidden if _letters(element) <= most and not _is_article(element)]
    for element in (*cast("list[lxml.html.HtmlElement]", _SCRIPTS(tree)), *hidden):
        if element.getparent() is not None and element.tag not in {"html", "body"}:
            element.drop_tree()


def _is_article(element: lxml.html.HtmlElement) -> bool:
    """Whether hidden text is an article that a script shows or sells."""
    paragraphs = (len("".join(map(str, paragraph.itertext()))) for paragraph in element.iter("p"))
    prose = sum(size for size in paragraphs if size >= _LONG_LINE)
    return prose >= _ARTICLE and prose > len("".join(map(str, element.itertext()))) / 2


def _prune(tree: lxml.html.HtmlElement) -> None:
    """Take out what is beside every article, in place: what the page states of itself has been read."""
    most = _MOST_BESIDE * _letters(tree)
    for element in list(tree.iter(*_BESIDE)):
        if element.getparent() is not None and len(element) <= _BRANCHES and _letters(element) <= most:
            element.drop_tree()


def _letters(element: lxml.html.HtmlElement) -> int:
    return int(cast("float", _LENGTH(element)))


def _repair(tree: lxml.html.HtmlElement) -> None:
    """Undo a wrong decoding in what is read of the page: its text and its metadata, each judged among the rest."""
    slots: list[tuple[lxml.html.HtmlElement, str]] = []
    texts: list[str] = []
    for element in tree.iter(etree.Element):
        for slot, text in (("text", element.text), ("tail", element.tail)):
            if text and not text.isascii():
                slots.append((element, slot))
                texts.append(text)
        if element.tag == "meta" and (content := element.get("content")) and not content.isascii():
            slots.append((element, "content"))
            texts.append(content)
    whole = "\n".join(texts)
    lines = mojibake.repair(whole).split("\n")
    if "\n".join(lines) == whole:
        return
    for (element, slot), text in zip(slots, texts, strict=True):
        count = text.count("\n") + 1
        repaired, lines = "\n".join(lines[:count]), lines[count:]
        if slot == "content":
            element.set("content", repaired)
        else:
            setattr(element, slot, repaired)


def _tree(source: str) -> tuple[lxml.html.HtmlElement, bool]:
    """The page as a tree, and whether all of it is in there: the parser stops where nesting becomes an attack."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    try:
        tree = lxml.html.document_fromstring(source.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise Unreadable("no text in the page") from error
    return tree, not any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _content(tree: lxml.html.HtmlElement, lines: Lines, body: str | None) -> tuple[list[Block], list[Cell]]:
    """The main content; where little is found, the more generous readings, and at last all text of the body."""
    found = _main(tree, is_fast=True)
    size = sum(len(key_of(block.text)) for block in found[0])
    if len(found[0]) <= 1 or size < _COVERED * sum(len(key) for key in lines.keys if len(key) >= _LONG_LINE):
        found = _main(tree)
    if _size(found) < _LITTLE:
        found = max(found, _main(tree, is_generous=True), key=_size)
    fuller = 1 if len(found[0]) == 1 else _FULLER
    if body is not None and len(body) >= fuller * _size(found):
        shown = (clean.block(line) for line in body.split("\n"))
        return [block_of(PassageKind.PARAGRAPH, line) for line in shown if line], []
    if not found[0]:
        found = _body_text(tree), []
    return found


def _main(
    tree: lxml.html.HtmlElement, *, is_fast: bool = False, is_generous: bool = False
) -> tuple[list[Block], list[Cell]]:
    document = trafilatura.bare_extraction(tree, include_comments=False, fast=is_fast, favor_recall=is_generous)
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
