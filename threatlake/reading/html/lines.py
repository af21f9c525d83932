"""The lines of a page: the elements that hold text and no other block, and where each extracted block stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lxml.html import HtmlElement

from threatlake.reading.extraction import Block
from threatlake.reading.html.text import passage_of
from threatlake.records import PassageKind

_BLOCKS = frozenset({
    "p", "div", "li", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td",
    "th", "dd", "dt", "ul", "ol", "table", "tr", "figure", "figcaption", "aside", "nav", "footer", "form",
})  # fmt: skip
_KINDS = {"li": PassageKind.LIST_ITEM} | dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), PassageKind.HEADING)
_NO_LETTERS = re.compile(r"\W+")
_ANCHOR = 30  # letters that cannot stand on a page twice by chance
_PROBE = 60  # letters of a block that are looked up
_MANY = 8  # lines of the page in one block: the extractor gave up and poured all of it into one


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines in order: element, letters, and where the letters of each end in those of the whole page."""

    elements: list[HtmlElement]
    keys: list[str]
    ends: list[int]


def lines_of(tree: HtmlElement) -> Lines:
    """The elements that hold text and no other block, in order."""
    elements = list(tree.iter(*_BLOCKS))
    holders = {_holder(element) for element in elements}
    leaves = [element for element in elements if element not in holders]
    keys = [key_of("".join(map(str, leaf.itertext()))) for leaf in leaves]
    return Lines(leaves, keys, list(accumulate(map(len, keys))))


def key_of(text: str) -> str:
    """The letters and figures of a text: what stays the same whatever is done to its spaces and signs."""
    return _NO_LETTERS.sub("", text).casefold()


def places(lines: Lines, blocks: Sequence[Block]) -> list[int | None]:
    """The number of the line that each block begins in; a short block stands between its longer neighbours."""
    page = "".join(lines.keys)
    keys = [key_of(block.text) for block in blocks]
    found = _long(page, keys)
    anchors = [number for number, place in enumerate(found) if place >= 0]
    for number, key in enumerate(keys):
        if found[number] < 0 and key:
            after = bisect_right(anchors, number)
            start = found[anchors[after - 1]] if after else 0
            end = found[anchors[after]] if after < len(anchors) else len(page)
            # A table of contents repeats the headings: the one next to its paragraph is meant.
            is_before = after == 0 or (blocks[number].kind is PassageKind.HEADING and after < len(anchors))
            found[number] = page.rfind(key, start, end + 1) if is_before else page.find(key, start, end + len(key))
    return [bisect_right(lines.ends, place) if 0 <= place < len(page) else None for place in found]


def unpoured(lines: Lines, blocks: list[Block]) -> list[Block]:
    """The blocks, each that holds many lines of the page as those lines."""
    whole = sum(len(block.text) for block in blocks)
    parted: list[Block] = []
    for block in blocks:
        is_large = block.kind is not PassageKind.TABLE and 2 * len(block.text) > whole
        inside = list(_inside(lines, key_of(block.text))) if is_large else []
        parted += [_as_block(element) for element in inside] if len(inside) >= _MANY else [block]
    return parted


def _as_block(element: HtmlElement) -> Block:
    return Block(_KINDS.get(str(element.tag), PassageKind.PARAGRAPH), passage_of(element))


def _inside(lines: Lines, key: str) -> Iterator[HtmlElement]:
    """The lines that a block's letters are made of, in order; a short one only directly after the one before it."""
    at = 0
    for element, part in zip(lines.elements, lines.keys, strict=True):
        place = key.find(part, at) if len(part) >= _ANCHOR else at if part and key.startswith(part, at) else -1
        if place >= 0:
            at = place + len(part)
            yield element


def _holder(element: HtmlElement) -> HtmlElement | None:
    parent = element.getparent()
    while parent is not None and parent.tag not in _BLOCKS:
        parent = parent.getparent()
    return parent


def _long(page: str, keys: list[str]) -> list[int]:
    """The place of each block that is long enough to be looked up, -1 of the others."""
    found = [-1] * len(keys)
    near = 0
    for number, key in enumerate(keys):
        if len(key) >= _ANCHOR:
            place = page.find(key[:_PROBE], near)
            if place < 0:
                place = page.find(key[:_PROBE])
            if place >= 0:
                found[number] = near = place
    return found
