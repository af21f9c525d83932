"""Reading of PDF beside the libraries people use: words and their order in hard layouts, and time on real documents."""

import io
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber
import pypdf
import pypdfium2 as pdfium
from layouts.gold import Score, score, words
from layouts.render import Rendered, missing, rendered
from pdfminer.high_level import extract_text as pdfminer_text
from report import Table

from threatlake.reading.pdf import document as pdf
from threatlake.reading.pdf.columns import columns
from threatlake.reading.pdf.segments import rows, segments
from threatlake.reading.pdf.words import read_words

_Read = Callable[[bytes], str]
_OURS = "threatlake"


def _ours(raw: bytes) -> str:
    return "\n\n".join(block.text for block in pdf.extract(raw).blocks)


def _ours_in_order(raw: bytes) -> str:
    """The lines of each page in reading order, and nothing made of them."""
    gutters: list[float] = []
    with closing(pdfium.PdfDocument(raw)) as document:
        lines = [
            " ".join(segment.text for segment in row)
            for page in document
            for _, words_of_page in read_words(page)
            for part, *_ in columns(rows(segments(words_of_page)), gutters)
            for row in part
        ]
    return "\n".join(lines)


def _pdfplumber(raw: bytes) -> str:
    with pdfplumber.open(io.BytesIO(raw)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def _pdfplumber_tables(raw: bytes) -> str:
    with pdfplumber.open(io.BytesIO(raw)) as document:
        return "\n".join(f"{page.extract_text()}{page.extract_tables()}" for page in document.pages)


def _pypdf(raw: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages)


def _pdfminer(raw: bytes) -> str:
    return pdfminer_text(io.BytesIO(raw))


def _pdfium(raw: bytes) -> str:
    document = pdfium.PdfDocument(raw)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


_TOOLS: dict[str, _Read] = {
    _OURS: _ours,
    "pdfplumber": _pdfplumber,
    "pypdf": _pypdf,
    "pdfminer.six": _pdfminer,
    "plain PDFium": _pdfium,
}
_TIMED: dict[str, _Read] = {
    "threatlake, all: text, tables, notes, pages": _ours,
    "threatlake, lines in reading order alone": _ours_in_order,
    "pdfplumber extract_text": _pdfplumber,
    "pdfplumber extract_text and extract_tables": _pdfplumber_tables,
    "pypdf extract_text": _pypdf,
    "pdfminer.six extract_text": _pdfminer,
    "plain PDFium get_text_range": _pdfium,
}
_RATIO_TO = "pdfplumber extract_text"


@dataclass(slots=True)
class _Scores:
    """What the tools reach on the documents of one row, by tool."""

    found: dict[str, list[Score]] = field(default_factory=dict)

    def cells(self) -> Iterator[str]:
        """For each tool, the means of F1 and order."""
        for tool in _TOOLS:
            scores = self.found[tool]
            f1, order = (statistics.mean(getattr(one, name) for one in scores) for name in ("f1", "order"))
            yield f"{f1:.3f} / {order:.3f}"


def tables(data: Path) -> list[Table]:
    """The table of layouts, and the table of time on the documents in `pdf/un` of the data."""
    with TemporaryDirectory() as folder:
        layouts = layout_table(rendered(Path(folder)))
    files = sorted((data / "pdf" / "un").glob("*.pdf"))
    every = int(os.environ.get("EVERY", "1"))
    return [layouts, *([time_table(files[::every])] if files else [])]


def layout_table(documents: Iterable[Rendered]) -> Table:
    """Word F1 and order of every tool, by producer and layout."""
    rows: dict[tuple[str, str], _Scores] = {}
    overall = _Scores()
    count = 0
    for document in documents:
        count += 1
        row = rows.setdefault((document.producer, document.setting.layout), _Scores())
        for tool, read in _TOOLS.items():
            reached = score(words(read(document.raw)), document.right)
            row.found.setdefault(tool, []).append(reached)
            overall.found.setdefault(tool, []).append(reached)
    skipped = f" Not installed here: {', '.join(missing())}." if missing() else ""
    note = (
        f"Word F1 / order, {count} documents of our own texts in English, Russian, Kazakh, Arabic and Hebrew. Order is "
        "the longest common subsequence over the words of the report; footnotes are right after the last paragraph "
        "begun on their page, boxes between any two paragraphs; running heads and page numbers are no words of a "
        f"report.{skipped}"
    )
    cells = [(*key, str(len(row.found[_OURS])), *row.cells()) for key, row in rows.items()]
    cells.append(("all", "", str(count), *overall.cells()))
    return Table("PDF: words and order in hard layouts", note, ("producer", "layout", "files", *_TOOLS), cells)


def time_table(files: list[Path]) -> Table:
    """Processor time of every tool on the same files, one after the other on each file."""
    spent = dict.fromkeys(_TIMED, 0.0)
    pages = 0
    for file in files:
        raw = file.read_bytes()
        document = pdfium.PdfDocument(raw)
        pages += len(document)
        document.close()
        for tool, read in _TIMED.items():
            begun = time.process_time()
            read(raw)
            spent[tool] += time.process_time() - begun
    rows: list[tuple[str, ...]] = [
        (tool, f"{1000 * seconds / pages:.1f}", f"{spent[_RATIO_TO] / seconds:.1f}") for tool, seconds in spent.items()
    ]
    note = f"{len(files)} UN documents, {pages} pages, in one run; processor time, libraries loaded before."
    return Table("PDF: time", note, ("tool", "ms a page", f"times as fast as {_RATIO_TO}"), rows)


if __name__ == "__main__":
    for table in tables(Path(sys.argv[1] if len(sys.argv) > 1 else ".")):
        print(table.markdown())
