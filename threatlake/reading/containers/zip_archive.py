"""ZIP: members by the central directory, each expanded to no more than it says and checked against its checksum."""

import bz2
import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from threatlake.errors import Unreadable
from threatlake.reading.containers import member_names
from threatlake.reading.containers.bounds import LARGEST_MEMBER, MIB, MOST_MEMBERS, Budget, Exceeded
from threatlake.reading.containers.members import Member
from threatlake.reading.containers.zip_passwords import AES, Locked
from threatlake.reading.settings import Settings

_ENTRY, _END, _END_64 = b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06"
_LOCAL = struct.Struct("<4s22xHH")  # the part of a local header that says where its data begins
_UTF8, _ENCRYPTED = 0x800, 0x1
_SIZE_IS_WIDE = 0xFFFFFFFF  # it stands in the ZIP64 record
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field: the name in UTF-8, with a checksum of the name that it replaces
_USUAL_NAMES = "cp437"
# What the library raises for what is broken; all but the first leak from its reading of numbers and names.
_BROKEN = (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, struct.error, ValueError, OverflowError)


def members(raw: bytes, settings: Settings) -> Iterator[Member]:
    """Every file of the archive; Unreadable where the archive itself is broken or a bomb."""
    entries = [(info, name) for info, name in _listing(raw) if not _is_passed_over(info, name)]
    _refuse_overlaps(raw, [info for info, _ in entries])
    budget = Budget(len(raw))
    for info, _ in entries:
        budget.spend(info.file_size if info.file_size <= LARGEST_MEMBER else 0)
    names = member_names.DistinctNames()
    locked = Locked(raw, settings.passwords)
    for number, (info, name) in enumerate(entries):
        reason = member_names.refusal(name) or _not_a_file(info)
        content: bytes | str = reason or _content(raw, info, locked)
        entries[number] = (info, "")  # the name is given away
        if isinstance(content, str):
            yield Member(names.distinct(name), None, content)
        else:
            yield Member(names.distinct(name), content, None)


def _listing(raw: bytes) -> list[tuple[zipfile.ZipInfo, str]]:
    """The central directory with names decoded."""
    _refuse_crowds(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = archive.infolist()
    except _BROKEN as error:
        cause = "truncated: the list of its files is missing" if _END not in raw else f"damaged archive: {error}"
        raise Unreadable(cause) from error
    named = [(info, _stored_name(info)) for info in infos]
    codec = member_names.codec_of([name for _, name in named if isinstance(name, bytes)], _USUAL_NAMES)
    return [
        (info, member_names.tidy(member_names.decoded(name, codec) if isinstance(name, bytes) else name))
        for info, name in named
    ]


def _refuse_crowds(raw: bytes) -> None:
    """Count entries before the library makes an object of each: the count in the archive may lie."""
    end = raw.rfind(_END)
    if end < 0 or end + 22 > len(raw):
        return
    (size,) = struct.unpack_from("<L", raw, end + 12)
    wide = raw.rfind(_END_64, 0, end)
    if size == _SIZE_IS_WIDE and wide >= 0:
        size = struct.unpack_from("<Q", raw, wide + 40)[0]
    if raw.count(_ENTRY, max(end - size - 76, 0), end) > MOST_MEMBERS:  # 76: the wide end record and its locator
        raise Exceeded(f"more than {MOST_MEMBERS:,} files")


def _stored_name(info: zipfile.ZipInfo) -> str | bytes:
    """The name as it is stored: text where its encoding is said, else bytes."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    name = info.orig_filename.encode("cp437")
    return _unicode_path(info.extra, name) or name


def _unicode_path(extra: bytes, name: bytes) -> str | None:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + size]
        if kind == _UNICODE_PATH and field[1:5] == zlib.crc32(name).to_bytes(4, "little"):
            return field[5:].decode("utf-8", "backslashreplace")
        at += 4 + size
    return None


def _is_passed_over(info: zipfile.ZipInfo, name: str) -> bool:
    is_folder = name.endswith("/") and info.file_size == 0
    return is_folder or (member_names.refusal(name) is None and member_names.is_passed_over(name))


def _refuse_overlaps(raw: bytes, infos: list[zipfile.ZipInfo]) -> None:
    """Members that share their bytes expand without end (a better ZIP bomb, Fifield 2019)."""
    end = 0
    for start, stop in sorted(_span(raw, info) for info in infos):
        if start < end:
            raise Unreadable("damaged archive: its members overlap, as in a bomb")
        end = stop


def _span(raw: bytes, info: zipfile.ZipInfo) -> tuple[int, int]:
    begin = _data_begins(raw, info)
    return info.header_offset, (begin or info.header_offset) + info.compress_size


def _data_begins(raw: bytes, info: zipfile.ZipInfo) -> int | None:
    """Where the data of a member begins; None where no member stands at its place."""
    at = info.header_offset
    if at < 0 or raw[at : at + 4] != b"PK\x03\x04" or at + 30 > len(raw):
        return None
    _, name_size, extra_size = _LOCAL.unpack_from(raw, at)
    return at + 30 + int(name_size) + int(extra_size)


def _not_a_file(info: zipfile.ZipInfo) -> str | None:
    """Why an entry is refused before its bytes are looked at."""
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "a symbolic link; not followed"
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "a device or pipe; not a file"
    if info.file_size > LARGEST_MEMBER:
        return f"larger than {LARGEST_MEMBER // MIB} MiB"
    return None


def _content(raw: bytes, info: zipfile.ZipInfo, locked: Locked) -> bytes | str:
    """The bytes of a member, or why they cannot be had."""
    begin = _data_begins(raw, info)
    if begin is None or begin + info.compress_size > len(raw):
        return "damaged: its place in the archive is wrong"
    if info.flag_bits & _ENCRYPTED or info.compress_type == AES:
        return locked.content(info)
    return _checked(memoryview(raw)[begin : begin + info.compress_size], info)


def _checked(packed: memoryview, info: zipfile.ZipInfo) -> bytes | str:
    try:
        content = _expanded(packed, info)
    except (zlib.error, lzma.LZMAError, OSError, EOFError) as error:
        return f"damaged: {error}"
    if content is None:
        return f"compression method {info.compress_type} is not read"
    if len(content) > info.file_size:
        return "damaged: larger than it says"
    if len(content) < info.file_size or zlib.crc32(content) != info.CRC:
        return "damaged: its checksum is wrong"
    return content


def _expanded(packed: memoryview, info: zipfile.ZipInfo) -> bytes | None:
    """At most one byte more than the member says it has; None where its compression is not known."""
    if info.compress_type == zipfile.ZIP_STORED:
        return bytes(packed[: info.file_size + 1])
    if info.compress_type == zipfile.ZIP_DEFLATED:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size + 1)
    if info.compress_type == zipfile.ZIP_BZIP2:
        return bz2.BZ2Decompressor().decompress(packed, info.file_size + 1)
    if info.compress_type == zipfile.ZIP_LZMA:
        return _lzma(packed, info.file_size)
    return None


def _lzma(packed: memoryview, size: int) -> bytes:
    """LZMA as ZIP stores it: version, size of the properties, the properties, the stream."""
    if len(packed) < 9 or packed[2] != 5 or packed[4] >= 9 * 5 * 5:  # noqa: PLR2004 - five bytes; lc, lp and pb in one
        raise EOFError("its LZMA properties are broken")
    powers = packed[4]
    longest = int.from_bytes(packed[5:9], "little")
    properties = {
        "id": lzma.FILTER_LZMA1,
        "lc": powers % 9,
        "lp": powers // 9 % 5,
        "pb": powers // 45,
        "dict_size": max(4096, min(longest, size)),  # no more can be looked back to, whatever is claimed
    }
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[properties]).decompress(packed[9:], size + 1)
