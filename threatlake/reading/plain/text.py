"""Plain text to blocks: pages, paragraphs, numbers, headings, title."""

import re
from dataclasses import replace

from threatlake.errors import Unreadable
from threatlake.reading.characters import clean, mojibake, soft_hyphens
from threatlake.reading.characters.decode import decode
from threatlake.reading.extraction import Block, Extraction, PageRead
from threatlake.reading.plain import furniture
from threatlake.reading.plain.paragraphs import Paragraph, paragraphs
from threatlake.reading.structure import chrome, headings
from threatlake.reading.structure.labels import is_entry, mark_of
from threatlake.reading.structure.sequences import in_sequence
from threatlake.reading.structure.titles import titled
from threatlake.reading.un import mastheads as un_mastheads
from threatlake.records import PassageKind, ReadFrom

# What a conversion left of links that lead nowhere: `[CAC/COSP/2021/1](#)` was printed without brackets.
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(#[\w-]{0,80}\)")


def extract(raw: bytes) -> Extraction:
    """Read a plain text file; page numbers are given where it has form feeds."""
    decoded = decode(raw)
    text = clean.characters(_LINK.sub(r"\1", soft_hyphens.join(mojibake.repair(decoded.text)))).rstrip("\n\f ")
    pages = text.split("\f")
    lines = furniture.strip_pages(pages) if len(pages) > 1 else furniture.strip_lines(text)
    title, blocks = titled(chrome.strip(_blocks(paragraphs(lines))))
    if not blocks:
        raise Unreadable("no text: nothing is left but page furniture")
    return Extraction(
        blocks=blocks,
        stated=replace(un_mastheads.stated(blocks), title=title),
        encoding=decoded.encoding,
        encoding_confidence=decoded.confidence,
        pages=_pages(pages, blocks) if len(pages) > 1 else [],
    )


def _pages(pages: list[str], blocks: list[Block]) -> list[PageRead]:
    """Every page; one with nothing but furniture on it, or nothing at all, has no text."""
    filled = {block.page for block in blocks}
    return [
        PageRead(number, ReadFrom.TEXT_LAYER if number in filled or page.strip() else ReadFrom.NOTHING)
        for number, page in enumerate(pages, 1)
    ]


def _blocks(found: list[Paragraph]) -> list[Block]:
    return headings.by_place(in_sequence([_block(paragraph) for paragraph in found]))


def _block(paragraph: Paragraph) -> Block:
    text = clean.block(paragraph.text)
    mark = None if is_entry(text) else mark_of(text)
    if mark is None:
        return Block(PassageKind.PARAGRAPH, text, page=paragraph.page)
    return Block(mark.kind, text, mark.label, paragraph.page)
