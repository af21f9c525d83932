"""Lines that a page sets around an article: bylines, dates, credits of pictures, pointers, invitations."""

from collections.abc import Sequence

from threatlake.reading.extraction import Block
from threatlake.reading.html import phrases
from threatlake.reading.html.lines import key_of
from threatlake.records import PassageKind

# Characters of the longest line of each kind, as news sites and agencies print them; a longer one is text.
_LONGEST_CAPTION = 350
_LONGEST_POINTER = 200
_LONGEST_CLICK = 150
_LONGEST_INVITATION = 260
_LONGEST_BYLINE = 90
_LONGEST_OPENING = 60
_EDGE = 6  # blocks at the beginning and the end among which bylines and dates stand
_LEAST = 3  # blocks that are left of a page; one that is made of such lines keeps all


def without(blocks: list[Block], stated: Sequence[str]) -> list[Block]:
    """The blocks without small print; a page of little else keeps all. `stated` are title and author."""
    names = [key for key in map(key_of, stated) if key]
    kept = [
        block
        for number, block in enumerate(blocks)
        if block.kind is PassageKind.TABLE
        or not (_is_print(block.text) or (_is_edge(number, len(blocks)) and _is_edge_print(block, names)))
    ]
    return kept if len(kept) >= min(_LEAST, len(blocks)) else blocks


def opens_others(text: str) -> bool:
    """Whether a line heads what comes after an article: other stories, comments, a subscription."""
    return len(text) <= _LONGEST_OPENING and phrases.OTHERS.match(text) is not None


def _is_edge(number: int, count: int) -> bool:
    return number < _EDGE or number >= count - _EDGE


def _is_print(text: str) -> bool:
    """Whether a line is none of the article wherever it stands."""
    if len(text) <= _LONGEST_CAPTION and (phrases.CREDIT.match(text) or phrases.CAPTION.search(text)):
        return True
    if len(text) <= _LONGEST_CLICK and (phrases.CLICK.search(text) or phrases.ADVERTISEMENT.match(text)):
        return True
    return len(text) <= _LONGEST_POINTER and phrases.POINTER.match(text) is not None and not text.endswith(".")


def _is_edge_print(block: Block, names: Sequence[str]) -> bool:
    """Whether a line near the beginning or the end is none of the article; amid it, it may be."""
    text = block.text
    if block.kind is not PassageKind.HEADING and len(text) <= _LONGEST_BYLINE and _is_byline(text, names):
        return True
    return len(text) <= _LONGEST_INVITATION and phrases.INVITATION.match(text) is not None


def _is_byline(text: str, names: Sequence[str]) -> bool:
    """Whether a line says only who wrote and when."""
    if phrases.BYLINE.match(text) or phrases.READING_TIME.match(text):
        return True
    if phrases.DATE.match(text) and not phrases.NUMBERS.match(text):
        return True
    key = key_of(text)
    is_signed = "@" in text or any(map(str.isdigit, text))
    return key in names or (is_signed and key.startswith(tuple(names)))
