"""Tables of PDFs: cells of known tables, read by us and by pdfplumber, and how long that takes."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pdfplumber
from grids import pages_html, pages_latex, pages_reportlab
from grids.known import GRIDS
from grids.score import ReadTable, Score, folded, judge
from report import Table

from threatlake.reading.pdf.document import extract

_STYLES = ("ruled", "ruled across", "no lines or shaded rows", "no tables at all")
_ALIKE = {"framed, shaded head": "ruled", "booktabs": "ruled across", "no lines": _STYLES[2], "shaded rows": _STYLES[2]}
_EVERY = 3  # UN documents: enough to tell, and done in a minute
_OURS = "threatlake, tables and text"


@dataclass(frozen=True, slots=True)
class _File:
    producer: str
    style: str
    raw: bytes


def tables(data: Path) -> list[Table]:
    """How well cells are read, by kind of table, and what reading costs."""
    with TemporaryDirectory() as folder:
        files = list(_files(Path(folder)))
    return [_quality(files), _speed(data)]


def _files(folder: Path) -> Iterator[_File]:
    """Our tables by every producer that is installed."""
    for program in ("chromium", "soffice"):
        if _is_installed(program):
            for number, (style, page) in enumerate(pages_html.pages(program)):
                target = folder / f"{program}-{number}.pdf"
                yield _File(program, style, pages_html.render(program, page, target))
            none = pages_html.render(program, pages_html.no_tables(), folder / f"{program}-none.pdf")
            yield _File(program, _STYLES[3], none)
    if _is_installed(pages_latex.PROGRAM):
        for style, source in pages_latex.pages():
            target = folder / f"latex-{style.replace(' ', '-')}.pdf"
            yield _File(pages_latex.PROGRAM, style, pages_latex.render(source, target))
    for style, raw in pages_reportlab.pages():
        yield _File("reportlab", style, raw)
    yield _File("reportlab", _STYLES[3], pages_reportlab.no_tables())


def _is_installed(program: str) -> bool:
    if shutil.which(program) is None:
        print(f"{program} is not installed: its tables are left out", file=sys.stderr)
        return False
    return True


def ours(raw: bytes) -> list[ReadTable]:
    """The tables as this project reads them."""
    found: dict[tuple[int, int], ReadTable] = {}
    heads: dict[tuple[int, int], set[int]] = {}
    for cell in extract(raw).cells:
        at = (cell.page, cell.table_number)
        table = found.setdefault(at, ReadTable({}, is_continued=cell.is_continued))
        if cell.text:
            table.cells[cell.row_number, cell.column_number, folded(cell.text)] = (cell.row_span, cell.column_span)
        if cell.is_header:
            heads.setdefault(at, set()).add(cell.row_number)
    return [ReadTable(table.cells, frozenset(heads.get(at, ())), table.is_continued) for at, table in found.items()]


def _plumber(settings: dict[str, Any]) -> Callable[[bytes], list[ReadTable]]:
    def read(raw: bytes) -> list[ReadTable]:
        with pdfplumber.open(BytesIO(raw)) as document:
            found = [table for page in document.pages for table in page.extract_tables(settings) if table]
        return [_of_plumber(table, before) for before, table in zip([None, *found], found, strict=False)]

    return read


def _of_plumber(table: list[list[str | None]], before: list[list[str | None]] | None) -> ReadTable:
    """A table of pdfplumber; one that begins with the row that the one before began with goes on with it."""
    cells = {
        (row, column, folded(text)): (1, 1)
        for row, texts in enumerate(table)
        for column, text in enumerate(texts)
        if text
    }
    is_continued = before is not None and before[0] == table[0]
    return ReadTable(cells, frozenset({0}) if is_continued else frozenset(), is_continued)


TOOLS: dict[str, Callable[[bytes], list[ReadTable]]] = {
    "threatlake": ours,
    "pdfplumber": _plumber({}),
    "pdfplumber, text strategy": _plumber({"vertical_strategy": "text", "horizontal_strategy": "text"}),
}


def _quality(files: Sequence[_File]) -> Table:
    rows: list[tuple[str, ...]] = []
    for style in _STYLES:
        of_style = [file for file in files if _ALIKE.get(file.style, file.style) == style]
        for name, tool in TOOLS.items():
            score = _scored(tool, of_style)
            share = (score.precision, score.recall, score.spanned / max(score.right, 1))
            heads = (score.heads_found / max(score.heads_read, 1), score.heads_found / max(score.heads_right, 1))
            shown = ("–",) * 5 if style == _STYLES[3] else tuple(f"{one:.3f}" for one in (*share, *heads))
            told = shown if name == "threatlake" else (*shown[:3], "–", "–")
            rows.append((style, name, str(len(of_style)), *told, str(score.read - score.placed)))
    note = (
        f"{len(GRIDS)} tables of ours in English and Russian, by {', '.join(sorted({one.producer for one in files}))}. "
        "A cell is right when its text stands at its row and column, the table joined over pages; with spans, when it "
        "also covers the rows and columns it should. Heads: rows told to be heads. pdfplumber tells none; "
        "its tables that begin alike on pages that follow are joined for it."
    )
    quality = ("cell precision", "cell recall", "with spans", "head precision", "head recall")
    columns = ("tables", "tool", "files", *quality, "false cells")
    return Table("Tables: cells", note, columns, rows)


def _scored(tool: Callable[[bytes], list[ReadTable]], files: Sequence[_File]) -> Score:
    score = Score()
    for file in files:
        style = _ALIKE.get(file.style, file.style)
        grids = () if style == _STYLES[3] else GRIDS
        judge(score, tool(file.raw), grids, is_ruled=style == "ruled", where=f"{file.producer}, {file.style}")
    return score


def _speed(data: Path) -> Table:
    """CPU time over every third UN document."""
    raws = [file.read_bytes() for file in sorted((data / "pdf" / "un").glob("*.pdf"))[::_EVERY]]
    spent = {name: _cpu(tool, raws) for name, tool in ((_OURS, ours), *_peers())}
    rows: list[tuple[str, ...]] = [
        (name, f"{seconds:.2f} s", f"{seconds / spent[_OURS]:.1f}") for name, seconds in spent.items()
    ]
    return Table("Tables: time", f"CPU time for {len(raws)} UN documents.", ("tool", "time", "times ours"), rows)


def _peers() -> Iterator[tuple[str, Callable[[bytes], object]]]:
    yield "pdfplumber, tables only", TOOLS["pdfplumber"]
    yield "pdfplumber, text only", _plumber_text


def _plumber_text(raw: bytes) -> list[str]:
    with pdfplumber.open(BytesIO(raw)) as document:
        return [page.extract_text() for page in document.pages]


def _cpu(tool: Callable[[bytes], object], raws: Sequence[bytes]) -> float:
    begin = time.process_time()
    for raw in raws:
        tool(raw)
    return time.process_time() - begin
