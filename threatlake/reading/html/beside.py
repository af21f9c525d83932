"""What stands beside an article inside the part of the page that holds it: captions, other stories, invitations."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from threatlake.reading.extraction import Block
from threatlake.reading.html import small_print as html_small_print
from threatlake.reading.html.lines import Lines, key_of, places
from threatlake.reading.html.text import marks, text_of
from threatlake.records import PassageKind

_TAGS = frozenset({"aside", "nav", "footer", "figcaption", "button"})
# Names that sites give to what is not the article, wherever it stands.
_NAMES = re.compile(
    r"comment|kommentar|disqus|related|recommend|newsletter|subscri|advert|sponsor|caption|credit|copyright|byline"
    r"|\bauthor|\bbio\b|more-?(?:about|stories|news|from)|popular|most-?read|\btoc\b|table-of-contents|breadcrumb"
    r"|disclaimer|paidbox|paywall|trust-?badge|read-?(?:more|also|next)|also-?read|follow-?us|sign-?up|cookie|consent"
    r"|donat",
    re.IGNORECASE,
)
# Names of boxes in which leads have been found: what is no sentence there is no lead.
_BOXES = re.compile(r"\bshare|sharing|social|promo|sidebar|widget|\bmenu|\bmeta\b", re.IGNORECASE)
_SENTENCE = 60  # characters of the shortest lead
_ENDED = re.compile(r"[.!?…][»”\"'’)\]]*$")
_PART = 1 / 3  # of the text: an element with more of it holds the article, whatever its name
_LINKED = 0.9  # of the letters of a line: it is a link to something else
_LINK_WORDS = 4  # of the shortest link that is another story's headline; a shorter one may be a heading with an anchor
_MOST = 0.35  # of the text: where more of it would go, the page is made of such parts (links, captions, comments)
_HEADLINES = frozenset({"h1", "h2"})
_WORDS = re.compile(r"\w{3,}")
_HEAD = 4  # blocks among which a second headline stands
_LITTLE = 250  # characters: less is no article
_TAIL = 0.25  # of the text at most comes after the heading of other stories


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block and the line of the page that it begins in, where that is known."""

    block: Block
    line: HtmlElement | None

    @property
    def size(self) -> int:
        return len(self.block.text)


def without_beside(lines: Lines, blocks: list[Block], stated: Sequence[str]) -> list[Block]:
    """The blocks without what stands beside the article; `stated` are title and author, which are told elsewhere."""
    placed = [
        _Placed(block, None if at is None else lines.elements[at])
        for block, at in zip(blocks, places(lines, blocks), strict=True)
    ]
    titles = {key_of(text) for text in stated}
    gone: set[int] = set()
    for found in (_named(placed), _links(placed, titles)):
        if sum(placed[number].size for number in found) <= _MOST * _size(placed):
            gone |= found
    gone |= _of_other_articles(placed, titles) | _after(placed) | _restated(placed, stated)
    kept = [block for number, block in enumerate(blocks) if number not in gone]
    return _without_dangling(html_small_print.without(kept, stated))


def _size(placed: Sequence[_Placed]) -> int:
    return sum(one.size for one in placed)


def _named(placed: Sequence[_Placed]) -> set[int]:
    """The blocks in an element whose tag or name says that it is not the article."""
    mass: Counter[HtmlElement] = Counter()
    for one in placed:
        if one.line is not None:
            for element in (one.line, *one.line.iterancestors()):
                mass[element] += one.size
    smallest = _PART * _size(placed)
    parts = {element: marks(element) for element, size in mass.items() if size <= smallest}
    beside = {element for element, names in parts.items() if element.tag in _TAGS or _NAMES.search(names)}
    boxes = {element for element, names in parts.items() if element.tag == "form" or _BOXES.search(names)}
    return {number for number, one in enumerate(placed) if _is_within(one, beside, boxes)}


def _is_within(one: _Placed, beside: set[HtmlElement], boxes: set[HtmlElement]) -> bool:
    if one.line is None or one.block.kind is PassageKind.TABLE:
        return False
    text = one.block.text
    around = (one.line, *one.line.iterancestors())
    is_sentence = len(text) >= _SENTENCE and _ENDED.search(text[-8:]) is not None
    return not beside.isdisjoint(around) or not (is_sentence or boxes.isdisjoint(around))


def _links(placed: Sequence[_Placed], titles: set[str]) -> set[int]:
    """The blocks that are one link; a list of them amid the text is a part of it."""
    found = {
        number
        for number, one in enumerate(placed)
        if one.line is not None and _is_link(one.line, one.block) and key_of(one.block.text) not in titles
    }
    texts = [
        number for number, one in enumerate(placed) if one.block.kind is PassageKind.PARAGRAPH and number not in found
    ]
    amid = range(texts[0], texts[-1]) if texts else range(len(placed))
    return {number for number in found if placed[number].block.kind is not PassageKind.LIST_ITEM or number not in amid}


def _is_link(line: HtmlElement, block: Block) -> bool:
    if line.tag in {"td", "th"} or block.kind is PassageKind.TABLE:
        return False
    is_inside = next(line.iterancestors("a"), None) is not None
    links = [] if is_inside else list(line.iter("a"))
    if not is_inside and not links:
        return False
    text = text_of(line)
    if len(text.split()) < _LINK_WORDS or len(text) > len(block.text) * 2:
        return False
    return is_inside or sum(len(text_of(link)) for link in links) > _LINKED * len(text)


def _of_other_articles(placed: Sequence[_Placed], titles: set[str]) -> set[int]:
    """The blocks of another `article` than the one that has the title: the next story of an endless page."""
    homes = [None if one.line is None else next(one.line.iterancestors("article"), None) for one in placed]
    titled = (
        home for home, one in zip(homes, placed, strict=True) if home is not None and key_of(one.block.text) in titles
    )
    own = next(titled, None)
    if own is None:
        return set()
    around = {own, *own.iterancestors()}
    found = {
        number
        for number, home in enumerate(homes)
        if home is not None and home not in around and own not in set(home.iterancestors())
    }
    return found if _size([one for number, one in enumerate(placed) if number not in found]) >= _LITTLE else set()


def _restated(placed: Sequence[_Placed], stated: Sequence[str]) -> set[int]:
    """The headlines above the article that say the stated title in other words."""
    titles = [frozenset(_WORDS.findall(text.casefold())) for text in stated]
    found: set[int] = set()
    for number, one in enumerate(placed[:_HEAD]):
        if one.line is not None and one.line.tag in _HEADLINES and key_of(one.block.text) not in map(key_of, stated):
            words = frozenset(_WORDS.findall(one.block.text.casefold()))
            if words and any(2 * len(words & title) >= len(words) for title in titles):
                found.add(number)
    return found


def _after(placed: Sequence[_Placed]) -> set[int]:
    """The blocks below the heading of other stories or of comments at the end, up to the next paragraph beside ours."""
    home = _home(placed)
    start = (1 - _TAIL) * _size(placed)
    found: set[int] = set()
    seen, is_after = 0, False
    for number, one in enumerate(placed):
        if is_after:
            is_ours = one.line is not None and one.line.getparent() is home
            is_after = not is_ours or one.block.kind is PassageKind.HEADING
        else:
            is_after = seen >= start and html_small_print.opens_others(one.block.text)
        if is_after:
            found.add(number)
        seen += one.size
    return found


def _home(placed: Sequence[_Placed]) -> HtmlElement | None:
    """The element that most of the paragraphs stand in."""
    mass: Counter[HtmlElement | None] = Counter()
    for one in placed:
        if one.line is not None and one.block.kind is PassageKind.PARAGRAPH:
            mass[one.line.getparent()] += one.size
    return max(mass, key=mass.__getitem__, default=None)


def _without_dangling(blocks: list[Block]) -> list[Block]:
    """A heading with nothing below it was that of something beside the article; a numbered one is a line of a list."""
    end = len(blocks)
    while end > 1 and blocks[end - 1].kind is PassageKind.HEADING and blocks[end - 1].label is None:
        end -= 1
    return blocks[:end] if end > 1 else blocks
