"""Print the answers in README.md and docs/cookbook.md anew: each query is asked of a fresh lake of the samples.

A query is a block of ```sql; the block of ```text after it is its answer. Nothing else of the page is touched.

python docs/print_answers.py
"""  # noqa: INP001 - a script beside its pages, run by path

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.table import Table

from flows.ingest import SEEDS, ingest
from warehouse.lake import Lake
from warehouse.query import ask, sandbox

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "cookbook.md")
DOCUMENTS = SEEDS / "documents"

# What a page of documentation shows without a scroll bar.
_WIDTH = 110

_QUERY = re.compile(r"```sql\n(?P<query>.*?)```\n", re.DOTALL)
_ANSWER = re.compile(r"\n```text\n(?P<answer>.*?)```\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A query on a page, the answer printed below it, and where that answer stands; none where it has no answer yet."""

    query: str
    answer: str
    start: int
    end: int


def examples(page: str) -> Iterator[Example]:
    """The queries of a page, in order."""
    for query in _QUERY.finditer(page):
        answer = _ANSWER.match(page, query.end())
        start, end = answer.span() if answer else (query.end(), query.end())
        yield Example(query["query"].strip(), answer["answer"] if answer else "", start, end)


def answered(lake: Lake, queries: Iterable[str]) -> list[str]:
    """The answers of a lake to queries, as text."""
    with sandbox(lake) as connection:
        answers = (ask(connection, query) for query in queries)
        return [_as_text(answer.columns, answer.fetchall()) for answer in answers]


def with_answers(lake: Lake, page: str) -> str:
    """The page with each answer as the lake gives it now."""
    asked = list(examples(page))
    parts, at = [], 0
    for example, answer in zip(asked, answered(lake, (each.query for each in asked)), strict=True):
        parts += [page[at : example.start], f"\n```text\n{answer}```\n"]
        at = example.end
    return "".join([*parts, page[at:]])


def _as_text(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for number, column in enumerate(columns):
        values = [row[number] for row in rows if row[number] is not None]
        is_number = bool(values) and all(isinstance(value, (int, float)) for value in values)
        table.add_column(column, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    text = StringIO()
    Console(file=text, width=_WIDTH, color_system=None, markup=False, emoji=False, highlight=False).print(table)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever DuckDB gives
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:g}"
    if isinstance(value, list):
        return ", ".join(_cell(each) for each in value)
    return "NULL" if value is None else str(value)


def main() -> None:
    """Ingest the samples into a lake of its own, ask, and write the pages whose answers have changed."""
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake.at(Path(folder) / "lake")
        ingest([DOCUMENTS], lake=lake.path)
        for page in PAGES:
            before = page.read_text(encoding="utf-8")
            after = with_answers(lake, before)
            if after != before:
                page.write_text(after, encoding="utf-8")
            click.echo(f"{page.relative_to(ROOT)}: {'answers printed anew' if after != before else 'up to date'}")


if __name__ == "__main__":
    main()
