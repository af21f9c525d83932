"""The main content of web pages: ours beside trafilatura's settings and other extractors, in one run."""

import gzip
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, cast

import goose3
import justext
import lxml.html
import newspaper
import readability
import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from report import Table
from resiliparse.extract.html2text import extract_plain_text

from threatlake.errors import Unreadable
from threatlake.reading.characters.decode import declared_in, decode
from threatlake.reading.html import metadata as html_metadata
from threatlake.reading.html import page as html
from threatlake.reading.html.lines import key_of

JUDGED = "html/trafilatura.jsonl.gz"
PAGES = (JUDGED, "html/htmldate_eval_default.jsonl.gz", "html/htmldate_eval_mediacloud_2020.jsonl.gz")
DEFAULT = "trafilatura, default"
SHINGLE = 4  # tokens, as the article extraction benchmark of Zyte counts
SHOWN = 0.5  # of a stated body's shingles that the page shows; a page that shows fewer is filled by script
LEAST = 600  # characters of a stated body that is an article
STOPLISTS = {"en": "English", "de": "German", "es": "Spanish", "fr": "French", "pl": "Polish", "it": "Italian"}

_TOKEN = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_STATED = re.compile(rb'"articleBody"(?=\s*:)')
_LANGUAGE = re.compile(rb"<html[^>]*\blang=[\"']?([a-zA-Z]{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as bytes and decoded once for tools that want text; what its text must and must not have."""

    raw: bytes
    text: str
    wanted: list[str]
    unwanted: list[str]


@dataclass(slots=True)
class Count:
    """What one tool found, missed and kept wrongly, and the processor seconds it took."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    seconds: float = 0.0
    precisions: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)


def tables(data: Path) -> list[Table]:
    """Snippets of the judged pages; whole bodies of the pages that state theirs to machines."""
    return [_snippets(data), _bodies(data)]


def _ours(page: Page) -> str:
    """The text without the block that is the title: other extractors leave it to the metadata."""
    try:
        extraction = html.extract(page.raw)
    except Unreadable:
        return ""
    title = key_of(extraction.stated.title or "")
    return "\n".join(block.text for block in extraction.blocks if key_of(block.text) != title)


def _ours_with_title(page: Page) -> str:
    try:
        return "\n".join(block.text for block in html.extract(page.raw).blocks)
    except Unreadable:
        return ""


def _trafilatura(page: Page, **manner: Any) -> str:  # noqa: ANN401 - handed on as it is
    return trafilatura.extract(page.raw, **manner) or ""


def _resiliparse(page: Page) -> str:
    return str(extract_plain_text(page.text, main_content=True, alt_texts=False, links=False, comments=False))


def _readability(page: Page) -> str:
    return " ".join(map(str, lxml.html.fromstring(readability.Document(page.text).summary()).itertext()))


def _justext(page: Page) -> str:
    declared = _LANGUAGE.search(page.raw)
    language = STOPLISTS.get(declared[1].decode().lower() if declared else "en", "English")
    paragraphs = justext.justext(page.raw, justext.get_stoplist(language))
    return "\n".join(part.text for part in paragraphs if not part.is_boilerplate)


def _newspaper(page: Page) -> str:
    article = newspaper.Article("https://example.org/", fetch_images=False)
    article.download(input_html=page.text)
    article.parse()
    return str(article.text)


def _goose(page: Page) -> str:
    return str(goose3.Goose({"enable_image_fetching": False}).extract(raw_html=page.text).cleaned_text)


TOOLS: dict[str, Callable[[Page], str]] = {
    "threatlake": _ours_with_title,
    "threatlake, without its title": _ours,
    DEFAULT: _trafilatura,
    "trafilatura, no comments": partial(_trafilatura, include_comments=False),
    "trafilatura, precision": partial(_trafilatura, include_comments=False, favor_precision=True),
    "trafilatura, recall": partial(_trafilatura, include_comments=False, favor_recall=True),
    "trafilatura, fast (no fallback)": partial(_trafilatura, include_comments=False, fast=True),
    "trafilatura, no tables": partial(_trafilatura, include_comments=False, include_tables=False),
    "resiliparse": _resiliparse,
    "readability-lxml": _readability,
    "justext": _justext,
    "newspaper4k": _newspaper,
    "goose3": _goose,
}


def _snippets(data: Path) -> Table:
    rows = list(_rows(data, JUDGED))
    counts = {tool: Count() for tool in TOOLS}
    for row in rows:
        page = _page(data, row)
        for tool, count in counts.items():
            text = _plain(_timed(tool, page, count))
            count.found += sum(snippet in text for snippet in page.wanted)
            count.missed += sum(snippet not in text for snippet in page.wanted)
            count.wrong += sum(snippet in text for snippet in page.unwanted)
    return Table(
        f"Main content of {len(rows)} pages",
        "A snippet that must be in the text and is: found; that is not: missed; that must not be and is: wrong, as"
        " trafilatura's own evaluation counts. Time is processor time from bytes to text, ours with title, author and"
        " date.",
        ("tool", "found", "missed", "wrong", "precision", "recall", "F", "time to trafilatura's default"),
        [_snippet_row(tool, count, counts[DEFAULT].seconds) for tool, count in counts.items()],
    )


def _snippet_row(tool: str, count: Count, seconds: float) -> tuple[str, ...]:
    precision = count.found / max(1, count.found + count.wrong)
    recall = count.found / max(1, count.found + count.missed)
    shares = (precision, recall, _f(precision, recall))
    return (
        tool, str(count.found), str(count.missed), str(count.wrong), *(f"{share:.3f}" for share in shares),
        f"{count.seconds / seconds:.2f}",
    )  # fmt: skip


def _bodies(data: Path) -> Table:
    counts = {tool: Count() for tool in TOOLS}
    pages = 0
    for page, body in _with_bodies(data):
        pages += 1
        for tool, count in counts.items():
            precision, recall = _overlap(_shingles(body), _shingles(_timed(tool, page, count)))
            count.precisions.append(precision)
            count.recalls.append(recall)
    return Table(
        f"Bodies of {pages} pages that state theirs",
        f"Shingles of {SHINGLE} words against `articleBody` of the page's JSON-LD, averaged over pages; the statement"
        " itself is hidden from all tools. Sites leave leads and headings out of it and pointers to other stories in,"
        " so no tool can be whole.",
        ("tool", "precision", "recall", "F"),
        [_body_row(tool, count) for tool, count in counts.items()],
    )


def _body_row(tool: str, count: Count) -> tuple[str, ...]:
    precision = sum(count.precisions) / max(1, len(count.precisions))
    recall = sum(count.recalls) / max(1, len(count.recalls))
    return (tool, f"{precision:.3f}", f"{recall:.3f}", f"{_f(precision, recall):.3f}")


def _with_bodies(data: Path) -> Iterator[tuple[Page, str]]:
    """The pages that state a body and show it, each once, with the statement hidden."""
    seen: set[str] = set()
    for row in (row for name in PAGES for row in _rows(data, name)):
        raw = _raw(data, row)
        if _STATED.search(raw) is None:
            continue
        tree = lxml.html.document_fromstring(decode(raw, declared_in(raw)).text.encode(), parser=_parser())
        body = html_metadata.stated(cast("HtmlElement", tree)).body
        if body is None or len(body) < LEAST or body in seen:
            continue
        seen.add(body)
        etree.strip_elements(tree, "script", "style", with_tail=False)
        if _overlap(_shingles(body), _shingles(" ".join(map(str, tree.itertext()))))[1] >= SHOWN:
            hidden = _STATED.sub(b'"stated"', raw)
            yield Page(hidden, decode(hidden, declared_in(hidden)).text, [], []), body


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8")


def _timed(tool: str, page: Page, count: Count) -> str:
    start = time.process_time()
    try:
        return TOOLS[tool](page)
    except Exception:  # noqa: BLE001 - a peer may raise anything; the page then counts as read without a word
        return ""
    finally:
        count.seconds += time.process_time() - start


def _rows(data: Path, name: str) -> Iterable[dict[str, Any]]:
    with gzip.open(data / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _raw(data: Path, row: dict[str, Any]) -> bytes:
    with gzip.open(data / "html" / row["file"]) as file:
        return file.read()


def _page(data: Path, row: dict[str, Any]) -> Page:
    raw = _raw(data, row)
    text = decode(raw, declared_in(raw)).text
    return Page(raw, text, [_plain(s).strip() for s in row["with"]], [_plain(s).strip() for s in row["without"]])


def _plain(text: str) -> str:
    """Text in which spaces and invisible hyphens make no difference."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).replace("\u00ad", ""))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)) if words)


def _overlap(wanted: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> tuple[float, float]:
    """Precision and recall of what was found."""
    shared = (wanted & found).total()
    return shared / max(1, found.total()), shared / max(1, wanted.total())


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
