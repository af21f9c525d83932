"""What pages state of themselves: ours beside htmldate and trafilatura, on the same pages in one run."""

import gzip
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement
from report import Table

from threatlake.errors import Unreadable
from threatlake.reading.html import metadata as html_metadata
from threatlake.reading.html import page as html
from threatlake.records import Precision

try:
    import htmldate
    import trafilatura
except ImportError as error:
    raise ImportError(f"the benchmark of metadata needs {error.name}: install the development dependencies") from error

_DATED = ("htmldate_eval_default", "htmldate_eval_mediacloud_2020")
_KNOWN = "trafilatura"
_WORDS = re.compile(r"\w+")
_DATE_NOTE = (
    "Publication day equal to the gold one, pages of htmldate's evaluation. A gold of none is right as none;"
    " time is process time for all of a tool's metadata, from the parsed page, as a ratio to htmldate's fast mode."
)
_FIELD_NOTE = (
    "Pages of trafilatura's evaluation where the field is known. Titles and authors are compared word by word without"
    " case; a day is right where it equals the gold one. Gold days that are no days are left out."
)


@dataclass(frozen=True, slots=True)
class _Page:
    raw: bytes
    gold: dict[str, str | None]


_Fields = dict[str, str | None]
_Tool = Callable[[_Page], _Fields]


def tables(data: Path) -> list[Table]:
    """The publication date by every tool, and title, author and date by the tools that have all of them."""
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    dated = [page for name in _DATED for page in _pages(data / "html", name)]
    known = list(_pages(data / "html", _KNOWN))
    return [_date_table(dated), _field_table(known)]


def _date_table(pages: list[_Page]) -> Table:
    times = _times(pages)
    rows: list[tuple[str, ...]] = []
    for tool, read in _TOOLS.items():
        counted = Counter(_verdict(read(page).get("date"), page.gold["date"], _same_day) for page in pages)
        rows.append((tool, *_figures(counted), f"{times[tool] / times['htmldate fast']:.1f}"))
    columns = ("tool", "right", "wrong", "none", "accuracy", "time")
    return Table(f"Publication date, {len(pages)} pages", _DATE_NOTE, columns, rows)


def _field_table(pages: list[_Page]) -> Table:
    rows: list[tuple[str, ...]] = []
    for tool in ("threatlake", "trafilatura"):
        read = [_TOOLS[tool](page) for page in pages]
        for field, same in (("title", _same_words), ("author", _same_words), ("date", _same_day)):
            pairs = [(one.get(field), page.gold[field]) for one, page in zip(read, pages, strict=True)]
            rows.append((field, tool, *_figures(Counter(_verdict(said, gold, same) for said, gold in pairs if gold))))
    rows.sort(key=lambda row: row[0])
    columns = ("field", "tool", "right", "wrong", "none", "accuracy")
    return Table(f"Title, author and date, {len(pages)} pages", _FIELD_NOTE, columns, rows)


def _figures(counted: Counter[str]) -> tuple[str, str, str, str]:
    right, wrong, none = (counted[verdict] for verdict in ("right", "wrong", "none"))
    return str(right), str(wrong), str(none), f"{right / max(1, counted.total()):.3f}"


def _verdict(said: str | None, gold: str | None, same: Callable[[str, str], bool]) -> str:
    if said is None:
        return "right" if gold is None else "none"
    return "right" if gold is not None and same(said, gold) else "wrong"


def _same_day(said: str, gold: str) -> bool:
    return said == gold


def _same_words(said: str, gold: str) -> bool:
    return _WORDS.findall(said.casefold()) == _WORDS.findall(gold.casefold())


def _ours(page: _Page) -> _Fields:
    try:
        stated = html.extract(page.raw).stated
    except Unreadable:
        return {}
    day = stated.published
    exact = day is not None and day.precision is Precision.DAY
    return {"title": stated.title, "author": stated.author, "date": str(day.on) if day and exact else None}


def _htmldate(*, extensive: bool) -> _Tool:
    def read(page: _Page) -> _Fields:
        text = page.raw.decode("utf-8", "replace")
        return {"date": htmldate.find_date(text, original_date=True, extensive_search=extensive)}

    return read


def _trafilatura(page: _Page) -> _Fields:
    document = trafilatura.extract_metadata(page.raw.decode("utf-8", "replace"))
    return {} if document is None else {field: getattr(document, field) for field in ("title", "author", "date")}


_TOOLS: dict[str, _Tool] = {
    "threatlake": _ours,
    "htmldate fast": _htmldate(extensive=False),
    "htmldate extensive": _htmldate(extensive=True),
    "trafilatura": _trafilatura,
}


def _times(pages: list[_Page]) -> dict[str, float]:
    """Process time of every tool for all pages, each from a freshly parsed tree that is not counted."""
    readers: dict[str, Callable[[HtmlElement], object]] = {
        "threatlake": html_metadata.stated,
        "htmldate fast": lambda tree: htmldate.find_date(tree, original_date=True, extensive_search=False),
        "htmldate extensive": lambda tree: htmldate.find_date(tree, original_date=True, extensive_search=True),
        "trafilatura": trafilatura.extract_metadata,
    }
    spent = dict.fromkeys(readers, 0.0)
    for page in pages:
        for tool, read in readers.items():
            tree = lxml.html.document_fromstring(page.raw, parser=lxml.html.HTMLParser(encoding="utf-8"))
            started = time.process_time()
            read(tree)
            spent[tool] += time.process_time() - started
    return spent


def _pages(folder: Path, name: str) -> Iterator[_Page]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            gold = {field: _gold(row.get(field)) for field in ("title", "author", "date")}
            yield _Page(gzip.decompress((folder / row["file"]).read_bytes()), gold | {"date": _gold_day(gold["date"])})


def _gold(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or None
    return value.strip() or None if isinstance(value, str) else None


def _gold_day(text: str | None) -> str | None:
    try:
        return text and str(date.fromisoformat(text))
    except ValueError:
        return None
