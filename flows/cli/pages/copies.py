"""The copies of a document as a page: each pair side by side, and a link from what is shared to its counterpart."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from flows.cli import copy_wordings
from flows.cli.pages.alignment import Cell, LeftOut, Unit, rows
from flows.cli.pages.copy_marks import Mark, MarkKind
from flows.cli.pages.marking import Piece, pieces
from flows.cli.pages.render import render
from warehouse.shared_text import Side, SideBySide
from warehouse.shown_copies import Copies, Pair

# Characters left out that a page still carries, folded; more are told by their number.
MOST_FOLDED = 20_000
SIDES = ("here", "there")


class Link(NamedTuple):
    """From words to their counterpart: both places on the page, how it is read out, the number if that is shown."""

    own: str
    target: str
    label: str
    number: int | None


class Bit(NamedTuple):
    """Characters with the same marks: what they look like, and the link before them where shared words begin."""

    text: str
    style: str
    jump: Link | None


class Words(NamedTuple):
    """Characters that are replaced as a whole, with the link around them; or such as stand in no link."""

    link: Link | None
    bits: list[Bit]


class Paragraph(NamedTuple):
    """A block with its marks; the page is told where it changes, and whether it is left out as boilerplate."""

    page: int | None
    is_boilerplate: bool
    words: list[Words]


class Folded(NamedTuple):
    """Blocks that share nothing; none are given where they are too long for the page."""

    paragraph_count: int
    paragraphs: list[Paragraph]


class Section(NamedTuple):
    """One pair: its number on the page, what is told of it, and its rows of two cells."""

    number: int
    pair: Pair
    told: SideBySide
    rows: list[list[list[Paragraph | Folded]]]


def page(found: Copies, told: Sequence[SideBySide], *, is_all: bool) -> str:
    """Write the page."""
    sections = [_section(number, each, is_all=is_all) for number, each in enumerate(told, start=1)]
    return render("copies.html.jinja", found=found, sections=sections, is_all=is_all, say=copy_wordings)


def _section(number: int, told: SideBySide, *, is_all: bool) -> Section:
    columns = [_Column(number, place, side, is_all=is_all) for place, side in enumerate(told.sides)]
    return Section(
        number,
        told.pair,
        told,
        [[list(column.cell(cell)) for column, cell in zip(columns, row.cells, strict=True)] for row in rows(told)],
    )


class _Column:
    """One text on its way down the page: the first words of each number carry the link."""

    def __init__(self, section: int, place: int, side: Side, *, is_all: bool) -> None:
        self._section, self._place, self._side, self._is_all = section, place, side, is_all
        self._linked: set[tuple[str, int]] = set()
        self._page: int | None = None

    def cell(self, cell: Cell) -> Iterator[Paragraph | Folded]:
        """The blocks of a cell."""
        for each in cell:
            if isinstance(each, LeftOut):
                length = sum(unit.block.end_char - unit.block.start_char for unit in each.units)
                is_told = self._is_all or length <= MOST_FOLDED
                yield Folded(len(each.units), [self._paragraph(unit) for unit in each.units] if is_told else [])
            else:
                yield self._paragraph(each)

    def _paragraph(self, unit: Unit) -> Paragraph:
        number = unit.block.page
        is_new, self._page = number not in {None, self._page}, number or self._page
        return Paragraph(
            number if is_new else None,
            any(mark.kind is MarkKind.BOILERPLATE for mark in unit.marks),
            list(self._words(unit)),
        )

    def _words(self, unit: Unit) -> Iterator[Words]:
        cut = pieces(unit.block.start_char, unit.block.end_char, unit.marks)
        for swapped, group in groupby(cut, lambda piece: _first(piece.spans, MarkKind.REPLACED)):
            link = self._swap(swapped) if swapped else None
            yield Words(link, [self._bit(piece) for piece in group])

    def _bit(self, piece: Piece[Mark]) -> Bit:
        shared = _first(piece.spans, MarkKind.SHARED)
        styles = [*(mark.kind for mark in piece.spans), *(["moved"] if shared and shared.is_moved else [])]
        return Bit(
            self._side.text[piece.start_char : piece.end_char],
            " ".join(styles),
            self._jump(shared) if shared else None,
        )

    def _jump(self, mark: Mark) -> Link | None:
        told = f"to passage {mark.number} in the other text" if mark.is_moved else "to the same words in the other text"
        return self._link("moved" if mark.is_moved else "row", mark.number, told)

    def _swap(self, mark: Mark) -> Link | None:
        words = self._side.text[mark.start_char : mark.end_char]
        return self._link("word", mark.number, f"{words}; {SIDES[1 - self._place]}: {mark.counterpart}")

    def _link(self, kind: str, number: int, label: str) -> Link | None:
        if (kind, number) in self._linked:
            return None
        self._linked.add((kind, number))
        own, target = (f"{SIDES[place]}-{self._section}-{kind}-{number}" for place in (self._place, 1 - self._place))
        return Link(own, target, label, number if kind == "moved" else None)


def _first(marks: Sequence[Mark], kind: MarkKind) -> Mark | None:
    return next((mark for mark in marks if mark.kind is kind), None)
