"""Tables as HTML, printed by Chromium and set by LibreOffice."""

import html
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from grids.known import ADDRESS, CONTENTS, GRIDS, LIST, PROSE, SIGNED, Grid, Placed

_PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>x</title><style>
@page {{ size: A4; margin: 20mm; }} body {{ font: 10pt "Liberation Serif"; }}
h2 {{ page-break-before: always; font-size: 12pt; }}
table {{ border-collapse: collapse; }} td, th {{ padding: 2pt 5pt; vertical-align: top; }}
</style></head><body>{body}</body></html>"""
_LINE = "0.5pt solid #000000"
STYLES = ("ruled", "ruled across", "no lines", "shaded rows")
# Cells at the top in a serif of usual size; and in the middle of their rows, centred, close, in a small sans serif.
_LOOKS: tuple[dict[str, str], ...] = (
    {},
    {"vertical-align: top": "vertical-align: middle", ' valign="top"': "", "text-align: right;": "text-align: center;",
     '10pt "Liberation Serif"': '8pt "DejaVu Sans"', "padding: 2pt 5pt": "padding: 1pt 3pt"},
)  # fmt: skip


def pages(program: str) -> Iterator[tuple[str, str]]:
    """Each style and its page; LibreOffice knows no shaded rows."""
    for style in STYLES if program == "chromium" else STYLES[:3]:
        page = _PAGE.format(body="".join(_section(grid, style) for grid in GRIDS))
        for look in _LOOKS:
            for usual, other in look.items():
                page = page.replace(usual, other)
            yield style, page


def no_tables() -> str:
    """A page of what looks like tables and is none."""
    contents = "".join(
        f"<tr><td>{number}</td><td>{title}</td><td align=right>{page}</td></tr>" for number, title, page in CONTENTS
    )
    numbered = "".join(
        f'<p style="margin-left: 12mm; text-indent: -12mm">{one}&emsp;&emsp;{two}</p>' for one, two in LIST
    )
    address = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in ADDRESS)
    signed = "".join(f'<p style="text-align: right">{line}</p>' for line in SIGNED)
    box = f'<div style="border: {_LINE}; padding: 3mm">{PROSE}</div>'
    two = f'<div style="columns: 2; column-gap: 8mm">{f"<p>{PROSE}</p>" * 4}</div>'
    note = f"<hr width=160 align=left><p>¹ {PROSE}</p>"
    body = f"<table>{address}</table><p>{PROSE}</p><table>{contents}</table>{numbered}{box}{two}{note}{signed}"
    return _PAGE.format(body=body)


def render(program: str, page: str, target: Path) -> bytes:
    """The page as Chromium prints it or LibreOffice sets it."""
    source = target.with_suffix(".html")
    source.write_text(page, "utf-8")
    path = shutil.which(program) or program
    command = [path, "--headless"]
    if program == "chromium":
        command += [
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
    else:
        command += [f"-env:UserInstallation={(target.parent / 'profile').as_uri()}", "--infilter=HTML (StarWriter)"]
        command += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(target.parent), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target.read_bytes()


def _section(grid: Grid, style: str) -> str:
    rows: dict[int, list[Placed]] = {}
    for placed in grid.placed():
        rows.setdefault(placed.row, []).append(placed)
    heads = "".join(_row(grid, rows[row], style) for row in range(grid.heads))
    body = "".join(_row(grid, rows[row], style) for row in range(grid.heads, len(grid.rows)))
    columns = "".join(f'<col width="{width * 3}">' for width in grid.widths)
    frame = f"<table cellspacing=0 cellpadding=4>{columns}<thead>{heads}</thead><tbody>{body}</tbody></table>"
    return f"<h2>{grid.name.capitalize()}</h2><p>{grid.before}</p>{frame}<p>{PROSE}</p>"


def _row(grid: Grid, row: list[Placed], style: str) -> str:
    shade = ' bgcolor="#dddddd"' if style == "shaded rows" and row[0].row % 2 else ""
    return f"<tr{shade}>{''.join(_cell(grid, placed, style) for placed in row)}</tr>"


def _cell(grid: Grid, placed: Placed, style: str) -> str:
    item, is_head = placed.item, placed.row < grid.heads
    align = "left" if placed.column in grid.is_text or item.column_span > 1 else "right"
    if is_head and item.column_span > 1:
        align = "center"
    spans = f' rowspan="{item.row_span}" colspan="{item.column_span}"'
    css = f"text-align: {align};{_borders(grid, placed, style)}"
    tag = "th" if is_head else "td"
    return f'<{tag}{spans} valign="top" style="{css}">{html.escape(item.text)}</{tag}>'


def _borders(grid: Grid, placed: Placed, style: str) -> str:
    if style == "ruled":
        return f"border: {_LINE};"
    if style != "ruled across":
        return ""
    last = placed.row + placed.item.row_span
    top = f"border-top: {_LINE};" if placed.row == 0 else ""
    is_over = placed.row < grid.heads and placed.item.column_span > 1
    bottom = f"border-bottom: {_LINE};" if last in (grid.heads, len(grid.rows)) or is_over else ""
    return top + bottom
