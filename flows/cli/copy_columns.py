"""Two texts on a terminal, side by side or, where it is narrow, in turn: what they share is marked."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from flows.cli.copy_wordings import boilerplate, counted, published, titled
from flows.cli.pages.alignment import Cell, LeftOut, Row, Unit, rows
from flows.cli.pages.copy_marks import Mark, MarkKind
from flows.cli.pages.marking import pieces, shortened
from warehouse.shared_text import Side, SideBySide

# Columns of a terminal from which two texts stand side by side: 48 for each are read well.
TWO_COLUMNS = 100
STYLES = {
    MarkKind.SHARED: "cyan",
    MarkKind.REPLACED: "yellow",
    MarkKind.FIGURE: "bold reverse yellow",
    MarkKind.BOILERPLATE: "dim",
}
SIGNS = {
    MarkKind.SHARED: ("[", "]"),
    MarkKind.REPLACED: ("{", "}"),
    MarkKind.FIGURE: ("≠", ""),
    MarkKind.BOILERPLATE: ("‹", "›"),
}
LEGEND = {
    MarkKind.SHARED: "in both",
    MarkKind.REPLACED: "other words there",
    MarkKind.FIGURE: "another figure there",
    MarkKind.BOILERPLATE: "boilerplate, not compared",
}
NUMBERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def columns(found: SideBySide, width: int, *, is_all: bool) -> Iterator[RenderableType]:
    """The two texts with all marks, in `width` columns."""
    aligned = rows(found)
    if found.passages:
        yield _legend(aligned)
        yield Text()
    told = [
        [_cell(cell, side, is_all=is_all) for cell, side in zip(row.cells, found.sides, strict=True)] for row in aligned
    ]
    headings = [_heading(name, side) for name, side in zip("AB", found.sides, strict=True)]
    if width >= TWO_COLUMNS:
        yield _beside([headings, *told])
    else:
        yield _in_turn(headings, told)


def _heading(name: str, side: Side) -> Text:
    heading = Text(f"{name} · ")
    heading.append(titled(side.document), style="bold")
    return heading.append(f"\n{published(side.document)}")


def _beside(told: Sequence[Sequence[Text]]) -> Table:
    table = Table.grid(padding=(0, 4, 1, 0), collapse_padding=False, expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for cells in told:
        table.add_row(*cells)
    return table


def _in_turn(headings: Sequence[Text], told: Sequence[Sequence[Text]]) -> Table:
    """One below the other; what is the same to the letter once."""
    table = Table.grid(padding=(0, 1, 1, 0), collapse_padding=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for heading in headings:
        table.add_row("", heading)
    for one, other in told:
        if one.plain == other.plain:
            table.add_row("AB", one)
            continue
        for name, cell in (("A", one), ("B", other)):
            if cell.plain:
                table.add_row(name, cell)
    return table


def _cell(cell: Cell, side: Side, *, is_all: bool) -> Text:
    """The blocks of a cell, each on a line of its own."""
    told: list[Text] = []
    for each in cell:
        if isinstance(each, Unit):
            told.append(_unit(each, side, is_all=is_all))
        elif is_all:
            told += [_unit(unit, side, is_all=is_all) for unit in each.units]
        else:
            told.append(Text(f"… {counted(len(each.units), 'paragraph')} not shared …", style="italic"))
    return Text("\n").join(told)


def _unit(unit: Unit, side: Side, *, is_all: bool) -> Text:
    """A block with signs around what is marked; a number tells where it stands elsewhere in the other text."""
    start, end = unit.block.start_char, unit.block.end_char
    told = Text()
    if any(mark.kind is MarkKind.BOILERPLATE for mark in unit.marks):
        told.append(f"({boilerplate(side)}) ", style="dim italic")
    for piece in pieces(start, end, unit.marks):
        words = side.text[piece.start_char : piece.end_char]
        if not is_all and all(mark.kind is MarkKind.BOILERPLATE for mark in piece.spans):
            is_plain = not piece.spans
            words = shortened(
                words,
                is_first=is_plain and piece.start_char == start,
                is_last=is_plain and piece.end_char == end,
            )
        opened = "".join(_sign(mark, 0) for mark in piece.spans if max(start, mark.start_char) == piece.start_char)
        closed = "".join(_sign(mark, 1) for mark in reversed(piece.spans) if min(end, mark.end_char) == piece.end_char)
        style = STYLES[piece.spans[-1].kind] if piece.spans else ""
        told.append(f"{opened}{words}{closed}", style=style)
    return told


def _sign(mark: Mark, place: int) -> str:
    sign = SIGNS[mark.kind][place]
    return f"{sign}{str(mark.number).translate(NUMBERS)}" if place and mark.is_moved else sign


def _legend(aligned: Sequence[Row]) -> Text:
    """What the marks mean that there are."""
    marks = {mark for row in aligned for cell in row.cells for each in cell for mark in _marks(each)}
    kinds = {mark.kind for mark in marks}
    told = Text("marked: ")
    for number, kind in enumerate(kind for kind in MarkKind if kind in kinds):
        left, right = SIGNS[kind]
        told.append(", " if number else "").append(f"{left}{LEGEND[kind]}{right}", style=STYLES[kind])
    if any(mark.is_moved for mark in marks):
        told.append("; the number is that of a passage in another place there")
    return told


def _marks(each: Unit | LeftOut) -> Iterator[Mark]:
    yield from each.marks if isinstance(each, Unit) else ()
