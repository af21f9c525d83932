"""The words of a message as a document: its subject as title, then its body; quoted replies and signatures are text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from threatlake.errors import Unreadable
from threatlake.reading.characters import clean, mojibake
from threatlake.reading.extraction import Block, Cell, Extraction, Stated, StatedDay
from threatlake.reading.plain.paragraphs import Line, paragraphs
from threatlake.reading.structure.labels import is_entry, mark_of
from threatlake.reading.structure.sequences import in_sequence
from threatlake.records import PassageKind

_QUOTE = re.compile(r"^(?:[ \t]?>)+")
_RULE = re.compile(r"[-–—_=*~#]{2,}\s*")  # stands between a text, a signature, an older message
_FLOWED = re.compile(r"(?<=\S) \r?\n(?![>\r\n \-])")  # RFC 3676: a line that ends in a space goes on in the next


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a message, in the order of the message."""

    text: str
    is_html: bool = False
    is_flowed: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message says, whatever file it came in."""

    subject: str | None
    author: str | None
    published: StatedDay | None
    parts: tuple[Part, ...]
    encoding: str | None = None
    encoding_confidence: float | None = None


def extraction(letter: Letter) -> Extraction:
    """The message as a document; Unreadable where it has neither subject nor body."""
    blocks = [Block(PassageKind.HEADING, letter.subject)] if letter.subject else []
    cells: list[Cell] = []
    for part in letter.parts:
        found, its_cells = body(part)
        first = max((cell.table_number for cell in cells), default=-1) + 1
        cells += [replace(cell, table_number=cell.table_number + first) for cell in its_cells]
        blocks += found[1:] if _repeats(found[:1], letter.subject) else found
    if not blocks:
        raise Unreadable("no text: the message has neither subject nor body")
    return Extraction(
        blocks=blocks,
        cells=cells,
        stated=Stated(title=letter.subject, author=letter.author, published=letter.published),
        encoding=letter.encoding,
        encoding_confidence=letter.encoding_confidence,
    )


def body(part: Part) -> tuple[list[Block], list[Cell]]:
    """The blocks and table cells of one text; none where it says nothing."""
    if not part.is_html:
        return _plain(part), []
    from threatlake.reading.messages import letter_html as message_html  # noqa: PLC0415 - members are listed without it

    return message_html.body(mojibake.repair(part.text))


def _repeats(first: Sequence[Block], subject: str | None) -> bool:
    return bool(first) and subject is not None and first[0].text.casefold() == subject.casefold()


def _plain(part: Part) -> list[Block]:
    text = _FLOWED.sub(" ", part.text) if part.is_flowed else part.text
    text = clean.characters(mojibake.repair(text)).replace("\f", "\n")
    found = paragraphs(list(_lines(text.split("\n"))))
    return in_sequence([_block(clean.block(paragraph.text)) for paragraph in found])


def _lines(lines: Iterable[str]) -> Iterable[Line]:
    """Lines without their quote marks; a paragraph ends where an older message begins, and at a rule."""
    depth, gap = 0, 0
    for line in lines:
        marks = _QUOTE.match(line)
        now = marks[0].count(">") if marks else 0
        text = line[marks.end() :].removeprefix(" ") if marks else line
        if not text.strip() or _RULE.fullmatch(text.strip()):
            gap += 1
            continue
        if now != depth:
            gap = max(gap, 1)
        yield Line(text.rstrip(), gap)
        depth, gap = now, 0


def _block(text: str) -> Block:
    mark = None if is_entry(text) else mark_of(text)
    return Block(PassageKind.PARAGRAPH, text) if mark is None else Block(mark.kind, text, mark.label)
