"""TAR, plain or compressed, and a compressed file alone: members in the order in which they were written."""

import tarfile
from collections.abc import Iterator
from typing import IO, cast

from threatlake.errors import Unreadable
from threatlake.reading.containers import compressed, member_names, web_archive
from threatlake.reading.containers.bounds import CHUNK, LARGEST_MEMBER, MIB, Budget
from threatlake.reading.containers.compressed import Forward
from threatlake.reading.containers.members import Member

_BLOCK = 512
_USUAL_NAMES = "cp1252"
_NAMELESS = "content"
# What the library raises for what is broken; all but the first leak from its reading of numbers and names.
_BROKEN = (tarfile.TarError, ValueError, OverflowError, LookupError, EOFError)
_NOT_FILES = {
    tarfile.SYMTYPE: "a symbolic link; not followed",
    tarfile.LNKTYPE: "a hard link to another member; not followed",
    tarfile.CHRTYPE: "a device; not a file",
    tarfile.BLKTYPE: "a device; not a file",
    tarfile.FIFOTYPE: "a pipe; not a file",
}


def members(raw: bytes) -> Iterator[Member]:
    """Every file of the archive; of a compressed file that is no archive, the file."""
    budget = Budget(len(raw))
    stream = Forward(raw, budget)
    head = stream.peek(_BLOCK)
    if compressed.is_compressed(raw):
        if head.startswith(b"WARC/"):
            yield from web_archive.members(raw)
            return
        if not _is_header(head):
            yield _alone(raw, stream)
            return
    yield from _unpacked(stream, budget)


def _is_header(block: bytes) -> bool:
    """Whether a block is a tar header: its checksum is the sum of its bytes, the checksum itself taken as spaces."""
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError, OverflowError):
        return block == bytes(_BLOCK)  # an archive of nothing begins with its end mark
    return True


def _alone(raw: bytes, stream: Forward) -> Member:
    """The one file of a compressed stream, whose name gzip may keep."""
    name = compressed.stored_name(raw)
    text = member_names.decoded(name, member_names.codec_of([name], _USUAL_NAMES)) if name else _NAMELESS
    text = text.replace("\\", "/").rpartition("/")[2]
    pieces: list[bytes] = []
    while piece := stream.read(CHUNK):
        pieces.append(piece)
        if stream.tell() > LARGEST_MEMBER:
            return Member(text, None, f"larger than {LARGEST_MEMBER // MIB} MiB")
    return Member(text, b"".join(pieces), None)


def _unpacked(stream: Forward, budget: Budget) -> Iterator[Member]:
    names = member_names.DistinctNames()
    try:
        archive = tarfile.TarFile(
            fileobj=cast("IO[bytes]", stream), mode="r", encoding="utf-8", errors="surrogateescape"
        )
        for info in archive:
            budget.count_member()
            member = _member(archive, info, budget)
            if member is not None:
                yield Member(names.distinct(member.name), member.raw, member.reason)
    except _BROKEN as error:
        raise Unreadable(f"damaged archive: {error}") from error
    while stream.last_read:
        if stream.last_read.strip(b"\0"):
            raise Unreadable("damaged archive: what follows its last whole member is no member")
        stream.read(CHUNK)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, budget: Budget) -> Member | None:
    """A member; None for folders and what is passed over."""
    name = _name(info)
    refusal = member_names.refusal(name)
    if info.isdir() or (refusal is None and member_names.is_passed_over(name)):
        return None
    if refusal is None and not info.isreg():
        refusal = _NOT_FILES.get(info.type, "of a kind that is not known; not a file")
    if refusal is None and info.size > LARGEST_MEMBER:
        refusal = f"larger than {LARGEST_MEMBER // MIB} MiB"
    if refusal is not None:
        return Member(name, None, refusal)
    if info.issparse():
        budget.spend(info.size)  # holes are made of nothing
    return Member(name, _content(archive, info), None)


def _name(info: tarfile.TarInfo) -> str:
    stored = info.name.encode("utf-8", "surrogateescape")
    codec = member_names.codec_of([stored], _USUAL_NAMES)
    return member_names.tidy(member_names.decoded(stored, codec))


def _content(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(info)
    pieces: list[bytes] = []
    while stream is not None and (piece := stream.read(CHUNK)):
        pieces.append(piece)
    return b"".join(pieces)
