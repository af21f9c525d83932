"""A text block by block: its passages, and what there is between two of them, so that nothing of it is lost."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Block(NamedTuple):
    """Characters of a text; the number of the passage they are, None between passages, and its page."""

    start_char: int
    end_char: int
    page: int | None
    passage_number: int | None


def blocks(text: str, passages: Iterable[tuple[int, int, int | None]]) -> Iterator[Block]:
    """Every passage (its first character, one past its last, its page) in order, and all that stands between."""
    at = 0
    for number, (start, end, page) in enumerate(passages):
        yield from _between(text, at, start)
        yield Block(start, end, page, number)
        at = max(at, end)
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    between = text[start:end]
    if between.strip():
        begins = start + len(between) - len(between.lstrip())
        yield Block(begins, begins + len(between.strip()), None, None)
