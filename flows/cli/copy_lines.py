"""The copies of a document on a terminal: its story, and each copy with what it shares and why."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.cli.copy_wordings import counted, dated, found_at, overlap, places, published, standing, titled, why
from threatlake.records import CopyKind
from warehouse.shared_text import SideBySide
from warehouse.shown_copies import Copies, Described

# What fits a screen: documents of a story, and copies.
MOST_LISTED = 20
# Characters of an id that tell it from others.
ID_CHARS = 12


def listing(found: Copies, told: Sequence[SideBySide], *, is_all: bool) -> Iterator[RenderableType]:
    """The document, its story, and the copies that are told."""
    yield Text(titled(found.document), style="bold")
    for line in (found.document.document_id, found_at(found.document), published(found.document)):
        yield Text(line, overflow="fold")
    yield Text(standing(found))
    if len(found.story) > 1:
        yield _story(found.story if is_all else found.story[:MOST_LISTED], found.document)
        if not is_all:
            yield from _more(counted(len(found.story) - MOST_LISTED, "more document"), len(found.story))
    for number, each in enumerate(told, start=1):
        yield Text()
        yield from _copy(number, each)
    yield from _more(counted(len(found.pairs) - len(told), "more copy", "more copies"), len(found.pairs))


def _more(told: str, count: int) -> Iterator[Text]:
    if count > MOST_LISTED:
        yield Text(f"… {told}; --all lists every one")


def _story(story: Sequence[Described], asked: Described) -> Table:
    table = Table.grid(padding=(0, 2))
    for is_short in (True, True, False, False, True):
        table.add_column(no_wrap=is_short)
    for each in story:
        table.add_row(
            "  original" if each.is_original else "  copy",
            dated(each),
            each.publisher or "no publisher",
            Text(titled(each), style="bold" if each is asked else ""),
            each.document_id[:ID_CHARS],
        )
    return table


def _copy(number: int, told: SideBySide) -> Iterator[RenderableType]:
    pair = told.pair
    heading = Text(f"{number}  ")
    heading.append(pair.kind, style="bold")
    yield heading.append(f"  {overlap(pair)}")
    lines = [Text(titled(pair.other), style="bold"), Text(published(pair.other)), Text(pair.other.document_id)]
    lines += [Text(found_at(pair.other)), Text(why(told))]
    if pair.kind is CopyKind.PASSAGE:
        lines += [Text(places(row, told)) for row in pair.rows]
    for line in lines:
        line.overflow = "fold"
        yield Padding(line, (0, 0, 0, 3), expand=False)
