"""Plain text to blocks: pages, paragraphs, numbers, headings, title."""

import re

from threatlake.errors import Unreadable
from threatlake.reading import chrome, clean, furniture, mojibake, un_documents
from threatlake.reading.decode import decode
from threatlake.reading.extraction import Block, Extraction
from threatlake.reading.labels import is_ended, is_entry, mark_of
from threatlake.reading.paragraphs import Paragraph, paragraphs
from threatlake.reading.sequences import in_sequence
from threatlake.reading.titles import is_body, titled
from threatlake.reading.un_titles import has_masthead
from threatlake.records import PassageKind

# What a conversion left of links that lead nowhere: `[CAC/COSP/2021/1](#)` was printed without brackets.
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(#[\w-]{0,80}\)")
_LONGEST_HEADING = 120  # characters of a heading that nothing but its place marks as one


def extract(raw: bytes) -> Extraction:
    """Read a plain text file; page numbers are given where it has form feeds."""
    decoded, encoding = decode(raw)
    text = clean.characters(_LINK.sub(r"\1", mojibake.repair(decoded))).rstrip("\n\f ")
    pages = text.split("\f")
    lines = furniture.strip_pages(pages) if len(pages) > 1 else furniture.strip_lines(text)
    title, blocks = titled(chrome.strip(_blocks(paragraphs(lines))))
    if not blocks:
        raise Unreadable("no text: nothing is left but page furniture")
    page_count = len(pages) if len(pages) > 1 else None
    return Extraction(
        blocks=blocks,
        title=title,
        published=un_documents.distributed(blocks) if has_masthead(blocks) else None,
        symbol=un_documents.symbol(blocks),
        encoding=encoding,
        page_count=page_count,
    )


def _blocks(found: list[Paragraph]) -> list[Block]:
    plain = in_sequence([_block(paragraph) for paragraph in found])
    return [_as_heading(plain, index) for index in range(len(plain))]


def _block(paragraph: Paragraph) -> Block:
    text = clean.block(paragraph.text)
    mark = None if is_entry(text) else mark_of(text)
    if mark is None:
        return Block(PassageKind.PARAGRAPH, text, page=paragraph.page)
    return Block(mark.kind, text, mark.label, paragraph.page)


def _as_heading(blocks: list[Block], index: int) -> Block:
    """A short line without a stop, before body text and after ended text, is a heading."""
    block = blocks[index]
    is_line = block.kind is PassageKind.PARAGRAPH and len(block.text) <= _LONGEST_HEADING
    if not is_line or is_ended(block.text) or not block.text[:1].isupper() or ": " in block.text:
        return block
    if index + 1 >= len(blocks) or not (is_body(blocks[index + 1]) or blocks[index + 1].label):
        return block
    if index == 0 or not is_ended(blocks[index - 1].text) or any(character.isdigit() for character in block.text):
        return block
    return Block(PassageKind.HEADING, block.text, block.label, block.page)
