"""Blocks become one text, and each block a passage that knows its place in it."""

from threatlake.reading import clean
from threatlake.reading.extraction import Block, Cell, Extraction, Reading
from threatlake.records import DocumentId, MediaType, Passage, TableCell

SEPARATOR = "\n\n"


def assemble(document_id: DocumentId, media_type: MediaType, extraction: Extraction) -> Reading:
    """The document as it is kept: blocks joined by an empty line, offsets in code points."""
    text, passages = _lay_out(document_id, extraction.blocks)
    return Reading(
        document_id=document_id,
        media_type=media_type,
        text=text,
        passages=passages,
        cells=[_cell(document_id, cell) for cell in extraction.cells],
        title=_value(extraction.title),
        published=extraction.published,
        publisher=_value(extraction.publisher),
        author=_value(extraction.author),
        symbol=_value(extraction.symbol),
        encoding=extraction.encoding,
        page_count=extraction.page_count,
    )


def _lay_out(document_id: DocumentId, blocks: list[Block]) -> tuple[str, list[Passage]]:
    pieces: list[str] = []
    passages: list[Passage] = []
    at = 0
    for block in blocks:
        text = clean.block(block.text)
        if not text:
            continue
        if pieces:
            at += len(SEPARATOR)
        label = _value(block.label)
        passages.append(Passage(document_id, len(passages), block.kind, label, block.page, at, at + len(text)))
        pieces.append(text)
        at += len(text)
    return SEPARATOR.join(pieces), passages


def _cell(document_id: DocumentId, cell: Cell) -> TableCell:
    text = clean.block(cell.text)
    return TableCell(document_id, cell.page, cell.table_number, cell.row_number, cell.column_number, text)


def _value(value: str | None) -> str | None:
    """A stated value on one line; one that is empty is not stated."""
    return (clean.line(value) or None) if value else None
