"""Compound files ([MS-CFB], what Outlook keeps a message in): storages read whole, and written again as a file.

A message that is attached to another is a storage within its file; as a file of its own it is a source like any other.
"""

import io
import struct
from dataclasses import dataclass, field

import olefile
from olefile.olefile import STGTY_STORAGE, STGTY_STREAM, OleDirectoryEntry

from threatlake.errors import Unreadable
from threatlake.reading.containers.bounds import Budget

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096  # sizes of version 3; shorter streams lie in the mini stream
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_IN_HEADER = 109  # sectors of the allocation table that the header itself lists
_DEEPEST = 50  # storages within storages; a message within a message takes two
_ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")
# What the library raises for what is broken: its errors are OSErrors, the others leak from its reading of numbers.
_BROKEN = (OSError, struct.error, IndexError, ValueError, OverflowError, TypeError)


@dataclass(slots=True)
class Storage:
    """A folder of a compound file: its streams and the folders in it, by name."""

    streams: dict[str, bytes] = field(default_factory=dict)
    storages: dict[str, "Storage"] = field(default_factory=dict)


def read(raw: bytes) -> Storage:
    """All of a compound file; Unreadable where it is broken."""
    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as file:
            return _storage(file, file.root, (), Budget(len(raw)))
    except _BROKEN as error:
        raise Unreadable(f"damaged message: {' '.join(str(error).split())}") from error
    except RecursionError as error:  # the library goes through its directory by recursion
        raise Unreadable("nested too deeply to be a message") from error


def _storage(file: olefile.OleFileIO, entry: OleDirectoryEntry, path: tuple[str, ...], budget: Budget) -> Storage:
    if len(path) > _DEEPEST:
        raise Unreadable("nested too deeply to be a message")
    storage = Storage()
    for kid in entry.kids:
        budget.count_member()
        place = [*path, kid.name]
        if kid.entry_type == STGTY_STREAM:
            budget.spend(kid.size)
            storage.streams[kid.name] = file.openstream(place).read()
        elif kid.entry_type == STGTY_STORAGE:
            storage.storages[kid.name] = _storage(file, kid, tuple(place), budget)
    return storage


@dataclass(slots=True)
class _Entry:
    """An entry of the directory: a storage or a stream, with where its data begins."""

    name: str
    kind: int  # 1 storage, 2 stream, 5 root
    content: bytes = b""
    left: int = _FREE
    right: int = _FREE
    child: int = _FREE
    start: int = _END


def written(storage: Storage) -> bytes:
    """A storage as a compound file of its own."""
    entries = [_Entry("Root Entry", 5)]
    entries[0].child = _add(storage, entries)
    chains, small = _Chains(), bytearray()
    small_links: list[int] = []
    for entry in entries:
        if entry.kind == 2 and 0 < len(entry.content) < _CUTOFF:  # noqa: PLR2004 - a stream
            entry.start = len(small) // _MINI
            count = -(-len(entry.content) // _MINI)
            small += entry.content.ljust(count * _MINI, b"\0")
            small_links += [*range(entry.start + 1, entry.start + count), _END]
        elif entry.kind == 2 and entry.content:  # noqa: PLR2004 - as above
            entry.start = chains.add(entry.content)
    entries[0].content = bytes(small)
    entries[0].start = chains.add(entries[0].content)
    small_table = _words(small_links)
    small_start = chains.add(small_table, b"\xff")
    directory = chains.add(b"".join(map(_packed, entries)))
    return chains.file(directory, small_start, -(-len(small_table) // _SECTOR))


def _add(storage: Storage, entries: list[_Entry]) -> int:
    """Append what a storage holds; the place of the entry at the top of its tree."""
    places: list[int] = []
    for name in sorted([*storage.streams, *storage.storages], key=lambda name: (len(name), name.upper())):
        places.append(len(entries))
        if name in storage.streams:
            entries.append(_Entry(name, 2, storage.streams[name]))
        else:
            folder = _Entry(name, 1, start=0)
            entries.append(folder)
            folder.child = _add(storage.storages[name], entries)
    return _tree(places, entries)


def _tree(places: list[int], entries: list[_Entry]) -> int:
    """Link sorted entries as a balanced binary tree; the place of its top."""
    if not places:
        return _FREE
    middle = len(places) // 2
    top = entries[places[middle]]
    top.left = _tree(places[:middle], entries)
    top.right = _tree(places[middle + 1 :], entries)
    return places[middle]


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")[:62]
    kin = (entry.left, entry.right, entry.child)
    size = len(entry.content)
    return _ENTRY.pack(name, len(name) + 2, entry.kind, 1, *kin, bytes(16), 0, 0, 0, entry.start, size)


class _Chains:
    """Sectors in the order in which they are written, and which one follows each."""

    def __init__(self) -> None:
        self._sectors = bytearray()
        self._links: list[int] = []

    def add(self, content: bytes, padding: bytes = b"\0") -> int:
        """Append a chain of sectors; where it begins."""
        start, count = len(self._links), -(-len(content) // _SECTOR)
        self._sectors += content.ljust(count * _SECTOR, padding)
        self._links += [*range(start + 1, start + count), _END] if count else []
        return start if count else _END

    def file(self, directory: int, small_start: int, small_count: int) -> bytes:
        """The whole file: header, sectors, and the allocation table behind them."""
        per_sector = _SECTOR // 4
        tables = lists = 0
        while tables * per_sector < len(self._links) + tables + lists:
            tables += 1
            lists = max(0, -(-(tables - _IN_HEADER) // (per_sector - 1)))
        first = len(self._links)
        places = [*range(first, first + tables)]
        links = [*self._links, *[_FAT] * tables, *[_FAT - 1] * lists]
        links += [_FREE] * (tables * per_sector - len(links))
        further = bytearray()
        for number in range(lists):
            begin = _IN_HEADER + number * (per_sector - 1)
            listed = places[begin : begin + per_sector - 1]
            following = first + tables + number + 1 if number + 1 < lists else _END
            further += _words([*listed, *[_FREE] * (per_sector - 1 - len(listed)), following])
        header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        header += _words([0, tables, directory, 0, _CUTOFF, small_start, small_count])
        header += _words([first + tables if lists else _END, lists])
        header += _words([*places[:_IN_HEADER], *[_FREE] * (_IN_HEADER - len(places))])
        return bytes(header + self._sectors + _words(links) + further)


def _words(numbers: list[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)
