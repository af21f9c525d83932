"""Read TOML seeds whose every fault is told with its file and record."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from threatlake.errors import InvalidSeed

# Parsed TOML is untyped; the functions below are the only doors from it to typed records.
Table = dict[str, Any]


def read_table(path: Path) -> Table:
    """Parse a TOML file."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise InvalidSeed(f"{path.name} is missing; it belongs in {path.parent}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidSeed(f"{path.name} is not TOML: {error}") from error


def records(path: Path, noun: str, known: frozenset[str]) -> list[tuple[str, Table]]:
    """List the `[[noun]]` tables of a file, each with words that say where it is; no unknown keys, at least one."""
    found = read_table(path).get(noun)
    if not isinstance(found, list) or not found:
        raise InvalidSeed(f"{path.name} has no [[{noun}]]; give at least one")
    named = [(f"{path.name}: {noun} {record.get('id', number)!r}", record) for number, record in enumerate(found, 1)]
    for where, record in named:
        for key in record.keys() - known:
            raise InvalidSeed(f"{where} has an unknown key {key!r}; known keys: {', '.join(sorted(known))}")
    return named


def text(record: Table, key: str, where: str) -> str:
    """Take a string that must be there, without space around it."""
    value = record.get(key)
    if not isinstance(value, str) or not value or value != value.strip():
        raise InvalidSeed(f"{where} has {key} = {value!r}; give a text without space around it")
    return value


def text_or_none(record: Table, key: str, where: str) -> str | None:
    """Take a string that may lack."""
    return text(record, key, where) if key in record else None


def strings(record: Table, key: str, where: str, *, may_lack: bool = False) -> tuple[str, ...]:
    """Take a list of different strings."""
    values = record.get(key, [] if may_lack else None)
    if not isinstance(values, list):
        raise InvalidSeed(f"{where} has {key} = {values!r}; give a list of texts")
    checked = tuple(text({key: value}, key, where) for value in values)
    for repeated in repeats(checked):
        raise InvalidSeed(f"{where} lists {repeated!r} twice in {key}; list it once")
    return checked


def repeats(values: Iterable[str]) -> list[str]:
    """List the values that occur again, in order."""
    seen: set[str] = set()
    return [value for value in values if value in seen or seen.add(value)]  # type: ignore[func-returns-value]
