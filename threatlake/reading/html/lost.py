"""What the extractor passed over between the headline and the end of the article: the lead above all."""

import re
from bisect import bisect_right
from itertools import accumulate, takewhile

from lxml.html import HtmlElement

from threatlake.reading.extraction import Block
from threatlake.reading.html.blocks import block_of
from threatlake.reading.html.lines import Lines, key_of
from threatlake.reading.html.text import marks, passage_of, text_of
from threatlake.reading.structure import chrome
from threatlake.records import PassageKind

_TEXTS = frozenset({"p", "div", "li", "section", "h2", "h3", "h4", "blockquote", "td", "dd"})
_HEADLINES = frozenset({"h1", "h2", "h3"})
# Names that sites give to what stands beside an article, inside it or not.
_BESIDE = re.compile(
    r"comment|sidebar|related|widget|share|social|promo|newsletter|subscri|cookie|consent|banner|advert|sponsor|(?<!has-)\bads?\b"
    r"|caption|credit|image|photo|thumb|picture|gallery|slide|breadcrumb|menu|\bnav|tags|footer|author|byline|\bbio\b"
    r"|(?:^|[\W_])meta(?:$|[\W_])|dateline|recommend|popular|more-|read-?(?:more|also)|paywall|login|signup|popup|modal"
    r"|form-field|error|hidden|screen-reader|print|disclaimer|copyright|rating|poll|quiz|toc\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"\((?:foto|photo|фото|сурет|image|bild|source|источник)\b|©", re.IGNORECASE)
_BESIDE_TAGS = frozenset({"a", "aside", "nav", "footer", "form", "figcaption", "figure", "button", "label"})
_ENDED = re.compile(r"[.!?…][»”\"'’)\]]*$")
_ANCHOR = 30  # letters that cannot stand on a page twice by chance
_SAMPLES = 12  # places of a line that are looked up at most
_PARTS = 2  # a line of which more than a half was extracted was not passed over; less may repeat another line
_HEADLINE = 15  # letters of a heading that repeats a part of the title
_SENTENCE = 60  # characters of the shortest line that is taken for a passage; menus and labels are shorter
_WORDS = 8
_LINK_SHARE = 0.3  # of a passage's letters at most are links; teasers are links throughout
_NEAR = 2  # levels between a passage amid the article and what holds it and its neighbour; other stories lie deeper


def with_lost(lines: Lines, blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks with each passage that the page has between its headline and their last, in its place."""
    leaves, keys = lines.elements, lines.keys
    wanted = key_of(title or "")
    found = {
        index: number
        for index, number in _places(keys, blocks).items()
        if leaves[index].tag != "h1" and keys[index] != wanted
    }
    if not found:
        return blocks
    first, last = min(found), max(found)
    held = "".join(key_of(block.text) for block in blocks)
    lost: dict[int, list[Block]] = {}
    following, end = last, _end(leaves, last)
    for index in range(end, _headline(leaves, keys, first, wanted), -1):
        key, leaf = keys[index], leaves[index]
        if leaf.tag == "h1" and index > first:
            lost.clear()  # what follows a second headline is another article
        elif index in found:
            following = index
        elif not key or key in held or (wanted and wanted in key):
            continue
        elif _is_passage(leaf, leaves[following], is_lead=index < first):
            kind = PassageKind.LIST_ITEM if leaf.tag == "li" else PassageKind.PARAGRAPH
            place = found[following] + (index > last)
            lost.setdefault(place, []).insert(0, block_of(kind, passage_of(leaf)))
            held += key
    return [part for number in range(len(blocks) + 1) for part in (*lost.get(number, ()), *blocks[number : number + 1])]


def _end(leaves: list[HtmlElement], last: int) -> int:
    """The last line of the list in which the article ends."""
    end = last
    while (
        leaves[last].tag == "li" and end + 1 < len(leaves) and leaves[end + 1].getparent() is leaves[last].getparent()
    ):
        end += 1
    return end


def _places(keys: list[str], blocks: list[Block]) -> dict[int, int]:
    """The number of the block that holds each line of the page, or some of it; of lines that repeat one, the first."""
    texts = [key_of(block.text) for block in blocks]
    ends = list(accumulate(map(len, texts)))
    held = "".join(texts)
    found: dict[int, int] = {}
    taken: set[int] = set()
    near = 0
    for index, key in enumerate(keys):
        step = max(_ANCHOR, len(key) // _SAMPLES)
        parts = [key[start : start + _ANCHOR] for start in range(0, len(key) - _ANCHOR + 1, step)]
        at = [place for part in parts if (place := _find(held, part, near)) >= 0]
        if len(at) * _PARTS > len(parts) and at[0] not in taken:
            taken.add(at[0])
            near = at[0]
            found[index] = bisect_right(ends, at[0])
    return found


def _find(held: str, part: str, near: int) -> int:
    """The first place after the last one, where lines mostly are: a long page is gone through once."""
    place = held.find(part, near)
    return place if place >= 0 else held.find(part, 0, near + len(part))


def _headline(leaves: list[HtmlElement], keys: list[str], first: int, wanted: str) -> int:
    """The last line before the article that is its headline; the line before the article where none is."""
    lines = [
        index
        for index in range(first)
        if leaves[index].tag == "h1"
        or (wanted and keys[index] == wanted)
        or (leaves[index].tag in _HEADLINES and len(keys[index]) >= _HEADLINE and keys[index] in wanted)
    ]
    return lines[-1] if lines else first - 1


def _is_passage(leaf: HtmlElement, neighbour: HtmlElement, *, is_lead: bool) -> bool:
    """Whether a line is running text of the article; before its first paragraph it needs no full stop."""
    text = text_of(leaf)
    if leaf.tag not in _TEXTS or chrome.is_chrome(text) or _CAPTION.search(text):
        return False
    linked = sum(len(text_of(link)) for link in leaf.iter("a"))
    way = _way(leaf, neighbour)
    if any(element.tag in _BESIDE_TAGS or _BESIDE.search(marks(element)) for element in way):
        return False
    if not is_lead and leaf.tag == "li" and not linked and len(way) <= _NEAR:
        return True
    if len(text) < _SENTENCE or len(text.split()) < _WORDS or linked > _LINK_SHARE * len(text):
        return False
    return is_lead or (len(way) <= _NEAR and _ENDED.search(text) is not None)


def _way(leaf: HtmlElement, neighbour: HtmlElement) -> list[HtmlElement]:
    """The elements from the line up to what holds both it and its neighbour, without that."""
    shared = set(neighbour.iterancestors())
    return list(takewhile(lambda element: element not in shared, (leaf, *leaf.iterancestors())))
