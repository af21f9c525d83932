"""The title of a plain text, where one is set as a title."""

import re
from dataclasses import replace

from threatlake.reading.extraction import Block
from threatlake.reading.labels import is_ended
from threatlake.records import PassageKind

_LONGEST_TITLE = 220  # characters: agencies write headlines of two sentences' length
_BODY = 80  # characters from which a paragraph is body text
_BETWEEN = 3  # lines (byline, date, place) may stand between title and body
# `ASTANA – The hub`, `BISHKEK, March 3 (Agency) --`: the opening of a wire story, never a title.
_DATELINE = re.compile(r"^[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w .,'’-]{1,60}?(?:\([^)]{1,40}\)\s*)?\s(?:[–—]|--?)\s+(?=\S)")
_LABELLED = re.compile(r"^[^\W\d_][\w ]{0,20}:\s")


def titled(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """The title and the blocks with its block made a heading; None and the blocks unchanged where none is set."""
    if not blocks or not _is_title(blocks):
        return None, blocks
    first = blocks[0]
    return first.text, [replace(first, kind=PassageKind.HEADING), *blocks[1:]]


def _is_title(blocks: list[Block]) -> bool:
    first = blocks[0].text
    if len(first) > _LONGEST_TITLE or blocks[0].kind in {PassageKind.LIST_ITEM, PassageKind.TABLE}:
        return False
    if any(block.text.startswith(first) for block in blocks[1:3]):
        return len(blocks[0].text.split()) > 1
    if blocks[0].label is not None or not _reads_as_title(first):
        return False
    return any(is_body(block) for block in blocks[1 : _BETWEEN + 2])


def is_body(block: Block) -> bool:
    """Whether a block is running text: long, and ended as sentences are."""
    return block.kind is PassageKind.PARAGRAPH and len(block.text) >= _BODY and is_ended(block.text)


def _reads_as_title(text: str) -> bool:
    first = text.lstrip("\"'«“„(")[:1]
    if not first or first.islower() or _LABELLED.match(text):
        return False
    if is_ended(text) and not text.rstrip("\"'»”").endswith(("?", "!")):
        return False
    dateline = _DATELINE.match(text)
    return not (dateline and dateline[0].split()[0].isupper()) and any(character.isalpha() for character in text)
