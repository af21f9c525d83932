"""What the extractor passed over between the headline and the end of the article: the lead above all."""

import re
from itertools import takewhile
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from threatlake.reading import chrome
from threatlake.reading.extraction import Block
from threatlake.reading.html_blocks import block_of
from threatlake.reading.html_text import marks, text_of
from threatlake.records import PassageKind

_LINES = "self::p or self::div or self::li or self::section or self::h2 or self::h3 or self::h4 or self::blockquote"
_LEAVES = etree.XPath(
    f"//body//*[({_LINES} or self::h1 or self::td or self::dd)"
    f" and not(descendant::*[{_LINES} or self::h1 or self::table or self::article or self::ul])]"
)
# Names that sites give to what stands beside an article, inside it or not.
_BESIDE = re.compile(
    r"comment|sidebar|related|widget|share|social|promo|newsletter|subscri|cookie|consent|banner|advert|sponsor|\bads?\b"
    r"|caption|credit|image|photo|thumb|picture|gallery|slide|breadcrumb|menu|\bnav|tags|footer|author|byline|\bbio\b"
    r"|(?:^|[\W_])meta(?:$|[\W_])|dateline|recommend|popular|more-|read-?(?:more|also)|paywall|login|signup|popup|modal"
    r"|hidden|screen-reader|print|disclaimer|copyright|rating|poll|quiz|toc\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"\((?:foto|photo|фото|сурет|image|bild|source|источник)\b|©", re.IGNORECASE)
_BESIDE_TAGS = frozenset({"a", "aside", "nav", "footer", "form", "figcaption", "figure", "button", "label"})
_ENDED = re.compile(r"[.!?…][»”\"'’)\]]*$")
_ANCHOR = 40  # letters of a line that cannot stand on a page twice by chance
_SENTENCE = 60  # characters of the shortest line that is taken for a passage; menus and labels are shorter
_WORDS = 8
_LINK_SHARE = 0.3  # of a passage's letters at most are links; teasers are links throughout
_NEAR = 2  # levels between a passage amid the article and what holds it and its neighbour; other stories lie deeper


def with_lost(tree: HtmlElement, blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks with each passage that the page has between its headline and their last, in its place."""
    leaves = cast("list[HtmlElement]", _LEAVES(tree))
    texts = [text_of(leaf) for leaf in leaves]
    keys = [_key(text) for text in texts]
    found = _places(keys, blocks)
    if not found:
        return blocks
    first, following = min(found), max(found)
    headline = _headline(leaves, keys, first, title)
    held = "".join(_key(block.text) for block in blocks)
    lost: dict[int, list[Block]] = {}
    for index in range(following - 1, first - 1 if headline is None else headline, -1):
        if index in found:
            following = index
        elif keys[index] and keys[index] not in held and _key(title or "-") not in keys[index]:
            if _is_passage(leaves[index], texts[index], leaves[following], is_lead=index < first):
                kind = PassageKind.LIST_ITEM if leaves[index].tag == "li" else PassageKind.PARAGRAPH
                lost.setdefault(found[following], []).insert(0, block_of(kind, texts[index]))
                held += keys[index]
    return [part for number, block in enumerate(blocks) for part in (*lost.get(number, ()), block)]


def _places(keys: list[str], blocks: list[Block]) -> dict[int, int]:
    """The number of the block that holds each line long enough to be told from others."""
    held = [_key(block.text) for block in blocks]
    found: dict[int, int] = {}
    for index, key in enumerate(keys):
        if len(key) >= _ANCHOR:
            number = next((number for number, text in enumerate(held) if key in text or (text in key and len(text) >= _ANCHOR)), None)
            if number is not None:
                found[index] = number
    return found


def _headline(leaves: list[HtmlElement], keys: list[str], first: int, title: str | None) -> int | None:
    """The last line before the article that is its headline."""
    wanted = _key(title or "")
    lines = [i for i in range(first) if leaves[i].tag == "h1" or (wanted and keys[i] == wanted)]
    return lines[-1] if lines else None


def _is_passage(leaf: HtmlElement, text: str, neighbour: HtmlElement, *, is_lead: bool) -> bool:
    """Whether a line is running text of the article; before its first paragraph it needs no full stop."""
    if len(text) < _SENTENCE or len(text.split()) < _WORDS or chrome.is_chrome(text) or _CAPTION.search(text):
        return False
    if not is_lead and not _ENDED.search(text):
        return False
    linked = sum(len(text_of(link)) for link in leaf.iter("a"))
    way = _way(leaf, neighbour)
    if linked > _LINK_SHARE * len(text) or (not is_lead and len(way) > _NEAR):
        return False
    return not any(element.tag in _BESIDE_TAGS or _BESIDE.search(marks(element)) for element in way)


def _way(leaf: HtmlElement, neighbour: HtmlElement) -> list[HtmlElement]:
    """The elements from the line up to what holds both it and its neighbour, without that."""
    shared = set(neighbour.iterancestors())
    return list(takewhile(lambda element: element not in shared, (leaf, *leaf.iterancestors())))


def _key(text: str) -> str:
    return "".join(re.findall(r"\w+", text)).casefold()
