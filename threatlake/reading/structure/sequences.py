"""Printed numbers that only their neighbours tell: `I.` before a name or a section, `10.On` without its space."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from threatlake.reading.extraction import Block
from threatlake.reading.structure.labels import is_ended, is_entry, is_short, mark_of
from threatlake.records import PassageKind

_SECTION = re.compile(r"([IVX])\.\s+(?=\S)")
# The numbers of sections that may be initials, and the numbers that stand next to them.
_BESIDE = {"I": ("II",), "V": ("IV", "VI"), "X": ("IX", "XI")}
_GLUED = re.compile(r"(\d{1,3})\.(?=[\"«“(]?[^\W\d_](?:[^\W\d_]|\s))")


def in_sequence(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, those with a kind and label that have a number whose neighbours are numbered."""
    return _with_glued(_with_sections(list(blocks)))


def section_number(text: str) -> str | None:
    """The roman letter before a short line: a section's number where its neighbours are numbered, else an initial."""
    found = _SECTION.match(text)
    is_line = found is not None and not is_ended(text) and is_short(text) and not is_entry(text)
    return found[1] if found and is_line and text[found.end()].isupper() else None


def _with_sections(blocks: Sequence[Block]) -> list[Block]:
    """`I. Introduction` is a heading where `II. …` is one, and somebody's initial elsewhere."""
    numbers = {block.label for block in blocks if block.kind is PassageKind.HEADING}
    found = list(blocks)
    for at, block in enumerate(blocks):
        number = section_number(block.text) if _is_plain(block) else None
        if number is not None and not numbers.isdisjoint(_BESIDE[number]):
            found[at] = replace(block, kind=PassageKind.HEADING, label=number)
    return found


def _with_glued(blocks: Sequence[Block]) -> list[Block]:
    """`10.On` is paragraph 10 where 9 is the number before it, or 11 the one after it; the text stays as printed."""
    found = list(blocks)
    places = [at for at, block in enumerate(blocks) if _is_counted(block) or _glued(block)]
    numbers = [int(blocks[at].label or _glued(blocks[at])) for at in places]
    before = 0
    for number, after, at in zip(numbers, [*numbers, 0][1:], places, strict=True):
        block = blocks[at]
        if _is_counted(block):
            before = number
        elif number == after - 1 or (before and number == before + 1):
            mark = mark_of(block.text.replace(".", ". ", 1))
            found[at] = replace(block, kind=mark.kind if mark else block.kind, label=str(number))
            before = number
    return found


def _is_counted(block: Block) -> bool:
    return block.label is not None and block.label.isdecimal() and block.kind is not PassageKind.LIST_ITEM


def _glued(block: Block) -> str:
    found = _GLUED.match(block.text) if _is_plain(block) and not is_entry(block.text) else None
    return found[1] if found and block.text[found.end() :].lstrip("\"'«“(")[0].isupper() else ""


def _is_plain(block: Block) -> bool:
    """Whether nothing is known of a block but its words; bold type may have made it a heading."""
    return block.label is None and block.kind in {PassageKind.PARAGRAPH, PassageKind.HEADING}
