"""A table of a PDF: its cells with their words, and how many of its rows are heads."""

from collections.abc import Iterator
from dataclasses import dataclass

from threatlake.reading.pdf.words import Word


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with its words, at the first of the rows and columns it covers."""

    row: int
    column: int
    words: list[Word]
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Every cell from the top left, the room between its columns, and where it stands.

    Where `is_data` is False its words stand side by side, and are no cells: entries of a list of contents, an address.
    """

    entries: list[Entry]
    between: tuple[tuple[float, float], ...]
    x0: float
    x1: float
    top: float
    heads: int = 0
    is_data: bool = True

    def words(self) -> Iterator[Word]:
        """Every word in it."""
        return (word for entry in self.entries for word in entry.words)

    @property
    def row_count(self) -> int:
        """How many rows it has."""
        return max(entry.row + entry.row_span for entry in self.entries)
