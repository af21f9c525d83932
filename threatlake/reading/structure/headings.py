"""Headings that nothing but their place marks as such."""

from dataclasses import replace

from threatlake.reading.extraction import Block
from threatlake.reading.structure.labels import is_ended
from threatlake.reading.structure.titles import is_body
from threatlake.records import PassageKind

_LONGEST = 120  # characters


def by_place(blocks: list[Block]) -> list[Block]:
    """The blocks, a short line without a stop, before body text and after ended text, made a heading."""
    return [_as_heading(blocks, index) for index in range(len(blocks))]


def _as_heading(blocks: list[Block], index: int) -> Block:
    block = blocks[index]
    is_line = block.kind is PassageKind.PARAGRAPH and len(block.text) <= _LONGEST
    if not is_line or is_ended(block.text) or not block.text[:1].isupper() or ": " in block.text:
        return block
    if index + 1 >= len(blocks) or not (is_body(blocks[index + 1]) or blocks[index + 1].label):
        return block
    if index == 0 or not is_ended(blocks[index - 1].text) or any(character.isdigit() for character in block.text):
        return block
    return replace(block, kind=PassageKind.HEADING)
