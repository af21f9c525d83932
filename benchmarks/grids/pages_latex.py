"""Tables as LaTeX sets them: booktabs, lines around each cell, no lines; long ones go on over the page."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from grids.known import GRIDS, PROSE, Grid, Placed

PROGRAM = "xelatex"
STYLES = ("booktabs", "ruled", "no lines")
_HEAD = r"""\documentclass{article}
\usepackage{fontspec,booktabs,longtable,multirow,array}\usepackage[a4paper,margin=22mm]{geometry}
\setmainfont{Liberation Serif}\setlength{\parindent}{0pt}\setlength{\LTleft}{0pt}\setlength{\LTright}{\fill}
\newcolumntype{L}[1]{>{\raggedright\arraybackslash}p{#1}}
\begin{document}
"""
_WIDEST_LINE = 30  # letters: longer cells are set in lines


def pages() -> Iterator[tuple[str, str]]:
    """Each style and its source."""
    for style in STYLES:
        yield style, _HEAD + "\\clearpage\n".join(_section(grid, style) for grid in GRIDS) + "\\end{document}"


def render(source: str, target: Path) -> bytes:
    """The source as LaTeX sets it; its long tables take two runs."""
    target.with_suffix(".tex").write_text(source, "utf-8")
    command = (
        shutil.which(PROGRAM) or PROGRAM,
        "-interaction=batchmode",
        "-halt-on-error",
        target.with_suffix(".tex").name,
    )
    for _ in range(2):
        subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=target.parent)
    return target.read_bytes()


def _section(grid: Grid, style: str) -> str:
    rows: dict[int, list[Placed]] = {}
    for placed in grid.placed():
        rows.setdefault(placed.row, []).append(placed)
    top, middle, bottom = {
        "booktabs": ("\\toprule", "\\midrule", "\\bottomrule"),
        "ruled": ("\\hline", "\\hline", "\\hline"),
    }.get(style, ("", "", ""))
    head = "".join(_row(grid, rows[row], style) for row in range(grid.heads))
    body = "".join(_row(grid, rows[row], style) for row in range(grid.heads, len(grid.rows)))
    # A ruled table has its last line already.
    last = "" if style == "ruled" else bottom
    around = "%s{%s}%s\n%s%s\\endhead\n%s%s\\end{%s}\n"
    frame = around % (
        "\\begin{longtable}",
        _columns(grid, style),
        top,
        head,
        "" if style == "ruled" else middle,
        body,
        last,
        "longtable",
    )
    return f"{_escaped(grid.before)}\n\n{frame}\n{_escaped(PROSE)}\n"


def _columns(grid: Grid, style: str) -> str:
    kinds: list[str] = []
    for column, width in enumerate(grid.widths):
        longest = max(
            len(placed.item.text)
            for placed in grid.placed()
            if placed.column == column and placed.item.column_span == 1
        )
        text = f"L{{{width}mm}}" if longest > _WIDEST_LINE else "l"
        kinds.append(text if column in grid.is_text else "r")
    return f"|{'|'.join(kinds)}|" if style == "ruled" else "".join(kinds)


def _row(grid: Grid, row: list[Placed], style: str) -> str:
    """A row as it is written: cells that hang over from the row above are left empty."""
    cells: list[str] = []
    after: list[tuple[int, int]] = []
    column = 0
    hanging = [one for one in grid.placed() if one.row < row[0].row < one.row + one.item.row_span]
    for placed in sorted([*row, *hanging], key=lambda one: one.column):
        item, first, last = placed.item, placed.column + 1, placed.column + placed.item.column_span
        text = _escaped(item.text) if placed in row else ""
        if item.row_span > 1 and text:
            text = f"\\multirow[t]{{{item.row_span}}}{{*}}{{{text}}}"
        if item.column_span > 1:
            bars = ("|l|" if column == 0 else "l|") if style == "ruled" else ("c" if placed.row < grid.heads else "l")
            text = f"\\multicolumn{{{item.column_span}}}{{{bars}}}{{{text}}}"
        cells.append(text)
        column = last
        if placed not in hanging or row[0].row == placed.row + item.row_span - 1:
            after.append((first, last) if item.row_span == 1 or placed in hanging else (0, 0))
    return " & ".join(cells) + " \\\\" + _below(grid, row[0], after, style) + "\n"


def _below(grid: Grid, first: Placed, after: list[tuple[int, int]], style: str) -> str:
    if style == "ruled":
        return "".join(f"\\cline{{{one}-{two}}}" for one, two in after if one)
    is_inside = first.row < grid.heads - 1
    return (
        "".join(f"\\cmidrule(lr){{{one}-{two}}}" for one, two in after if two > one)
        if style == "booktabs" and is_inside
        else ""
    )


def _escaped(text: str) -> str:
    return re.sub(r"[&%$#_{}]", lambda sign: f"\\{sign.group()}", text)
