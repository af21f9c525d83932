"""Blocks become one text, and each block a passage that knows its place in it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from threatlake.reading.characters import clean
from threatlake.reading.extraction import Block, Cell, Extraction, PageRead, Reading, Stated
from threatlake.records import DocumentId, FootnoteMark, MediaType, Page, Passage, TableCell

SEPARATOR = "\n\n"


@dataclass(slots=True)
class _Layout:
    """The text so far: its pieces, its passages, and the block each passage was."""

    pieces: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def assemble(document_id: DocumentId, media_type: MediaType, extraction: Extraction) -> Reading:
    """The document as it is kept: blocks joined by an empty line, offsets in code points."""
    layout = _lay_out(document_id, extraction.blocks)
    return Reading(
        document_id=document_id,
        media_type=media_type,
        text=SEPARATOR.join(layout.pieces),
        passages=layout.passages,
        cells=[_cell(document_id, cell) for cell in extraction.cells],
        footnote_marks=_footnote_marks(layout),
        pages=[_page(document_id, page) for page in extraction.pages],
        stated=_on_one_line(extraction.stated),
        encoding=extraction.encoding,
        encoding_confidence=extraction.encoding_confidence,
    )


def _lay_out(document_id: DocumentId, blocks: Sequence[Block]) -> _Layout:
    layout = _Layout()
    at = 0
    for block in blocks:
        text = clean.block(block.text)
        if not text:
            continue
        if layout.pieces:
            at += len(SEPARATOR)
        number, label = len(layout.passages), _value(block.label)
        layout.passages.append(Passage(document_id, number, block.kind, label, block.page, at, at + len(text)))
        layout.pieces.append(text)
        layout.blocks.append(block)
        at += len(text)
    return layout


def _footnote_marks(layout: _Layout) -> list[FootnoteMark]:
    """The marks whose note has a passage, each at its place in the text."""
    notes = {
        block.note: passage
        for block, passage in zip(layout.blocks, layout.passages, strict=True)
        if block.note is not None
    }
    return [
        FootnoteMark(
            passage.document_id,
            passage.start_char + min(reference.at, passage.end_char - passage.start_char),
            passage.passage_number,
            reference.mark,
            notes[reference.note].passage_number,
        )
        for block, passage in zip(layout.blocks, layout.passages, strict=True)
        for reference in block.references
        if reference.note in notes
    ]


def _cell(document_id: DocumentId, cell: Cell) -> TableCell:
    return TableCell(
        document_id=document_id,
        page=cell.page,
        table_number=cell.table_number,
        row_number=cell.row_number,
        column_number=cell.column_number,
        text=clean.block(cell.text),
        is_header=cell.is_header,
        row_span=cell.row_span,
        column_span=cell.column_span,
        is_continued=cell.is_continued,
    )


def _page(document_id: DocumentId, page: PageRead) -> Page:
    return Page(document_id, page.page, page.read_from, page.reason, page.confidence, page.ocr_languages)


def _on_one_line(stated: Stated) -> Stated:
    words = {name: value for name, value in asdict(stated).items() if isinstance(value, str)}
    return Stated(published=stated.published, **{name: _value(value) for name, value in words.items()})


def _value(value: str | None) -> str | None:
    """A stated value on one line; one that is empty is not stated."""
    return (clean.line(value) or None) if value else None
