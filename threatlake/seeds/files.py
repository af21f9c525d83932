"""Seed files parsed into entries; one that is missing or is not what its name says is an InvalidSeed."""

import csv
import tomllib
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import TypeVar

from threatlake.errors import InvalidSeed
from threatlake.seeds.entries import Entry

T = TypeVar("T")


def read_toml(path: Path, read: Callable[[Entry], T], place: str | None = None) -> T:
    """Read a TOML file with `read`, refusing every key that it does not ask for; errors call it `place` or its name."""
    place = place or path.name
    try:
        content = tomllib.loads(_text(path, place))
    except tomllib.TOMLDecodeError as error:
        raise InvalidSeed(f"{place} is not TOML: {error}") from error
    return Entry(place, content).wholly(read)


def read_csv(path: Path, columns: Sequence[str], read: Callable[[Entry], T]) -> list[T]:
    """Read each row of a CSV file of exactly these columns with `read`; an empty cell is one left out."""
    rows = _rows(path)
    line, header = next(rows, (1, []))
    if header != list(columns):
        raise InvalidSeed(f"{path.name}: line {line} is {','.join(header)!r}; must be {','.join(columns)}")
    return [_entry(f"{path.name}: line {line}", columns, cells).wholly(read) for line, cells in rows]


def _entry(place: str, columns: Sequence[str], cells: list[str]) -> Entry:
    if len(cells) != len(columns):
        raise InvalidSeed(f"{place}: cells are {len(cells)}; must be {len(columns)}, those with a comma in quotes")
    return Entry(place, {column: cell for column, cell in zip(columns, cells, strict=True) if cell})


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line it begins on."""
    reader = csv.reader(StringIO(_text(path, path.name), newline=None), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise InvalidSeed(f"{path.name}: line {line} is not CSV: {error}") from error


def _text(path: Path, place: str) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InvalidSeed(f"{place} is missing; it belongs in {path.parent}") from None
    except OSError as error:
        raise InvalidSeed(f"{place} cannot be read ({error.strerror}); give a readable file") from error
    try:
        # Spreadsheets begin a file with a byte order mark.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidSeed(f"{place}: line {line} is not UTF-8; save the file in UTF-8") from error
