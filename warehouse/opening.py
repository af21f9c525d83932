"""A raw file of the archive opened: the document it is, and the files inside of it."""

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from threatlake.errors import Unreadable
from threatlake.reading.containers import nesting
from threatlake.reading.containers.bounds import DEEPEST
from threatlake.reading.containers.members import CONTAINERS, Member, address, depth
from threatlake.reading.extraction import Reading
from threatlake.reading.kinds.sniff import sniff
from threatlake.reading.read import EXTRACTORS, read
from threatlake.reading.settings import Settings
from threatlake.records import DocumentId, MediaType
from warehouse import archive
from warehouse.lake import Lake
from warehouse.ledger import Offer, Rejection, Unpacked, source_id


@dataclass(frozen=True, slots=True)
class Inside:
    """A file inside of an archive or message: its bytes are kept under their hash, or `reason` says why not."""

    name: str
    sha256: str | None
    byte_count: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Opened:
    """What the bytes of an input are, and what is inside of them."""

    result: Reading | Rejection | Unpacked
    inside: tuple[Inside, ...] = ()


def open_archived(lake: Lake, settings: Settings, sha256: str) -> Opened:
    """Read the bytes of a hash; a fault of a reader costs its document, not the batch, and is told as one."""
    raw = archive.load(lake.path, sha256)
    try:
        return open_bytes(lake, settings, DocumentId(sha256), raw)
    except (MemoryError, OSError):
        raise  # the worker's ceiling, or the disk
    except Exception as error:  # noqa: BLE001 - hostile files find faults in readers and libraries that nobody knows
        place = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {error}"
        return Opened(Rejection(f"a fault of the reader, please report it: {' '.join(fault.split())[:300]}"))


def open_bytes(lake: Lake, settings: Settings, document_id: DocumentId, raw: bytes) -> Opened:
    """Read some bytes; what is inside of them is kept in the archive, one file at a time."""
    media_type = None
    try:
        media_type = sniff(raw)
        members = nesting.members(media_type, raw, settings) if media_type in CONTAINERS else ()
        inside = tuple(_kept(lake, member) for member in members)
        return Opened(_result(document_id, media_type, raw, settings, inside), inside)
    except Unreadable as error:
        return Opened(Rejection(str(error), media_type))


def _kept(lake: Lake, member: Member) -> Inside:
    if member.raw is None:
        return Inside(member.name, None, None, member.reason)
    return Inside(member.name, archive.store(lake, member.raw), len(member.raw), None)


def _result(
    document_id: DocumentId, media_type: MediaType, raw: bytes, settings: Settings, inside: tuple[Inside, ...]
) -> Reading | Unpacked:
    """The document; an archive is none, nor is a message that holds nothing but attachments."""
    try:
        if media_type in EXTRACTORS:
            return read(document_id, raw, settings)
    except Unreadable:
        if not inside:
            raise
    if not inside:
        raise Unreadable(f"{media_type}: nothing is in it")
    return Unpacked(media_type)


def offers_inside(parent: Offer, opened: Opened) -> Iterator[Offer]:
    """What is inside of an input, each offered at an address of its own."""
    for inside in opened.inside:
        uri = address(parent.uri, inside.name)
        sha256, byte_count, reason = inside.sha256, inside.byte_count, inside.reason
        if depth(uri) > DEEPEST:
            sha256, byte_count, reason = None, None, f"inside of more than {DEEPEST} files"
        yield Offer(source_id(uri, sha256), uri, sha256, byte_count, reason, parent.source_id)
