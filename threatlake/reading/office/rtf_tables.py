"""The tables of RTF: rows of cells that state where each ends on the line; columns follow from all rows together."""

from dataclasses import dataclass, field

from threatlake.reading.office.blocks import Grid, GridCell

_SAME_EDGE = 30  # twips: half a millimetre


@dataclass(slots=True)
class CellPlan:
    """Where a cell ends, and whether it goes on from the cell above or before it."""

    edge: int = 0
    from_above: bool = False
    from_before: bool = False


@dataclass(slots=True)
class RowPlan:
    """The cells that a row will have."""

    left: int = 0
    is_header: bool = False
    cells: list[CellPlan] = field(default_factory=list)
    next: CellPlan = field(default_factory=CellPlan)


@dataclass(slots=True)
class Row:
    """A row as it was filled."""

    plan: RowPlan
    texts: list[str]


def plan(row: RowPlan, word: str, number: int) -> None:
    """Take in what a control word says of the row to come: cells are described first, then ended by their edge."""
    match word:
        case "trowd":
            row.left, row.is_header, row.cells, row.next = 0, False, [], CellPlan()
        case "trleft":
            row.left = number
        case "trhdr":
            row.is_header = True
        case "clvmrg":
            row.next.from_above = True
        case "clmrg":
            row.next.from_before = True
        case "cellx":
            row.next.edge = number
            row.cells.append(row.next)
            row.next = CellPlan()


def grid(rows: list[Row]) -> Grid:
    """The table of rows that stand under one another."""
    edges = _edges([row.plan.left for row in rows] + [cell.edge for row in rows for cell in row.plan.cells])
    found: list[list[GridCell]] = []
    owners: dict[int, tuple[int, int]] = {}
    for row in rows:
        cells: list[GridCell] = []
        left = _column(edges, row.plan.left)
        for at, text in enumerate(row.texts):
            plan = row.plan.cells[at] if at < len(row.plan.cells) else CellPlan(edges[-1] + at)
            right = max(_column(edges, plan.edge), left + 1)
            if plan.from_above and left in owners:
                above, place = owners[left]
                cell = found[above][place]
                text = f"{cell.text}\n\n{text}".strip()  # noqa: PLW2901 - what stands in a merged cell is the first's
                found[above][place] = GridCell(
                    text, cell.column, cell.column_span, len(found) - above + 1, cell.is_header
                )
            elif plan.from_before and cells:
                last = cells[-1]
                cells[-1] = GridCell(f"{last.text} {text}".strip(), last.column, right - last.column, 1, last.is_header)
            else:
                owners[left] = len(found), len(cells)
                cells.append(GridCell(text, left, right - left, 1, row.plan.is_header))
            left = right
        found.append(cells)
    return Grid(found)


def _edges(places: list[int]) -> list[int]:
    """The edges that all rows share, those that nearly meet taken for one."""
    found: list[int] = []
    for place in sorted(set(places)):
        if not found or place - found[-1] > _SAME_EDGE:
            found.append(place)
    return found


def _column(edges: list[int], place: int) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - place))
