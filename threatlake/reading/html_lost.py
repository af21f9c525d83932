"""What the extractor passed over between the headline and the end of the article: the lead above all."""

import re
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from threatlake.reading import chrome
from threatlake.reading.extraction import Block
from threatlake.reading.html_text import text_of
from threatlake.records import PassageKind

_LINES = "self::p or self::div or self::li or self::section or self::h2 or self::h3 or self::h4 or self::blockquote"
_LEAVES = etree.XPath(
    f"//body//*[({_LINES} or self::h1 or self::td or self::dd)"
    f" and not(descendant::*[{_LINES} or self::h1 or self::table or self::article or self::ul])]"
)
_LINKED = etree.XPath("string-length(normalize-space(string()))")
# Names that sites give to what stands beside an article, inside it or not.
_BESIDE = re.compile(
    r"comment|sidebar|related|widget|share|social|promo|newsletter|subscri|cookie|consent|banner|advert|sponsor|\bads?\b"
    r"|caption|credit|breadcrumb|menu|\bnav|tags|footer|author|byline|\bbio\b|recommend|popular|more-|read-?(?:more|also)"
    r"|paywall|login|signup|popup|modal|hidden|disclaimer|copyright|rating|poll|quiz|gallery|slide|toc\b",
    re.IGNORECASE,
)
_BESIDE_TAGS = frozenset({"aside", "nav", "footer", "form", "figcaption", "figure", "button", "label"})
_ENDED = re.compile(r"[.!?…][»”\"'’)\]]*$")
_ANCHOR = 40  # letters of a line that cannot stand on a page twice by chance
_SENTENCE = 60  # characters of the shortest line that is taken for a passage; menus and labels are shorter
_WORDS = 8
_LINK_SHARE = 0.3  # of a passage's letters at most are links; teasers are links throughout


def with_lost(tree: HtmlElement, blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks with each passage that the page has between its headline and their last, in its place."""
    leaves = cast("list[HtmlElement]", _LEAVES(tree))
    texts = [text_of(leaf) for leaf in leaves]
    keys = [_key(text) for text in texts]
    found = _places(keys, blocks)
    if not found:
        return blocks
    first, last = min(found), max(found)
    headline = _headline(leaves, keys, first, title)
    lost: dict[int, list[Block]] = {}
    extracted = "".join(_key(block.text) for block in blocks)
    for index in range(first if headline is None else headline + 1, last):
        if index in found or not keys[index] or keys[index] in extracted:
            continue
        following = min(place for place in found if place > index)
        if _is_passage(leaves[index], texts[index], leaves[following], is_lead=index < first):
            lost.setdefault(found[following], []).append(Block(PassageKind.PARAGRAPH, texts[index]))
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


def _is_passage(leaf: HtmlElement, text: str, anchor: HtmlElement, *, is_lead: bool) -> bool:
    if len(text) < _SENTENCE or len(text.split()) < _WORDS or chrome.is_chrome(text):
        return False
    if not is_lead and not _ENDED.search(text):
        return False
    linked = sum(len(text_of(link)) for link in leaf.iter("a"))
    return linked <= _LINK_SHARE * len(text) and not _is_beside(leaf, anchor)


def _is_beside(leaf: HtmlElement, anchor: HtmlElement) -> bool:
    """Whether the names on the way from the line up to what holds it and the article say that it is none of it."""
    shared = set(anchor.iterancestors())
    for element in (leaf, *leaf.iterancestors()):
        if element in shared:
            return False
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _BESIDE_TAGS or _BESIDE.search(names):
            return True
    return False


def _key(text: str) -> str:
    return "".join(re.findall(r"\w+", text)).casefold()
