"""What expands without end, crowds or leads astray ends as one rejected container, in bounded time and memory.

Every bomb is the real thing, made here by a script, and is opened in a process of its own that may use half a gibibyte.
"""

import bz2
import io
import json
import lzma
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from threatlake.reading.containers.bounds import DEEPEST, MIB
from threatlake.reading.containers.members import address, depth, members
from threatlake.reading.settings import NONE
from threatlake.records import MediaType

GIB = 2**30
MEMORY = 512 * MIB
SECONDS = 20  # of processor time; the worst of these takes two or three

# Reads `media type, path` a line; a child of its own opens each container, so that what it takes is measured alone.
OPENER = """
import json, os, sys
from threatlake.errors import Unreadable
from threatlake.reading.containers import members as containers
from threatlake.reading.messages import message
from threatlake.reading.messages import letter as message_text
from threatlake.reading.containers import tar_archive
from threatlake.reading.containers import web_archive
from threatlake.reading.containers import zip_archive
from threatlake.reading.settings import NONE
from threatlake.records import MediaType

def open_container(media_type, path):
    outcome, reasons = None, []
    try:
        raw = open(path, "rb").read()
        if MediaType(media_type) is MediaType.EML:
            message.extract_eml(raw, NONE)
        for member in containers.members(MediaType(media_type), raw, NONE):
            reasons.append(member.reason)
    except Unreadable as error:
        outcome = str(error)
    return {"outcome": outcome, "count": len(reasons), "reasons": sorted({str(reason) for reason in reasons})}

for line in sys.stdin:
    if (child := os.fork()) == 0:
        print(json.dumps(open_container(*line.split())), flush=True)
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    measured = {"status": status, "memory": used.ru_maxrss * 1024, "seconds": used.ru_utime + used.ru_stime}
    print(json.dumps(measured), flush=True)
"""


@pytest.fixture(scope="module")
def opener() -> Iterator[Callable[[MediaType, bytes], dict[str, object]]]:
    """Opens a container, and asks that it took no more than its bounds."""
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [sys.executable, "-c", OPENER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        talk, hear, bomb = process.stdin, process.stdout, Path(folder, "bomb")

        def opened(media_type: MediaType, raw: bytes) -> dict[str, object]:
            bomb.write_bytes(raw)
            print(media_type, bomb, file=talk, flush=True)
            outcome, measured = json.loads(hear.readline()), json.loads(hear.readline())
            assert measured["status"] == 0
            assert measured["memory"] < MEMORY
            assert measured["seconds"] < SECONDS
            return outcome

        yield opened


def rejected(reason: str, count: int = 0, reasons: list[str] | None = None) -> dict[str, object]:
    return {"outcome": reason, "count": count, "reasons": reasons or []}


def deflated(size: int) -> bytes:
    """Zeros, packed once and repeated: each flush ends on a byte and forgets what was before."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return packed * (size // MIB) + packer.flush()


def gzipped(size: int, first: bytes = b"") -> bytes:
    """Words and zeros behind them; the checksum at the end is wrong, but nobody gets there."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    packed = packer.compress(first) + packer.flush(zlib.Z_FULL_FLUSH)
    return packed + deflated(size) + bytes(8)


def zip_of(entries: list[tuple[str, bytes, int, int]], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP written by hand from name, packed bytes, size and checksum: it may claim what it likes."""
    body, directory = bytearray(), bytearray()
    for name, packed, size, checksum in entries:
        common = struct.pack("<HHHHHLLLHH", 20, 0, method, 0, 33, checksum, len(packed), size, len(name), 0)
        directory += b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHLL", 0, 0, 0, 0, len(body))
        directory += name.encode()
        body += b"PK\3\4" + common + name.encode() + packed
    return bytes(body + directory) + zip_end(len(entries), len(directory), len(body))


def zip_end(count: int, size: int, at: int) -> bytes:
    return b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, count & 0xFFFF, count & 0xFFFF, size, at, 0)


def test_a_gibibyte_of_zeros_in_one_member_is_refused_by_its_size(opener) -> None:
    raw = zip_of([("zeros.txt", deflated(GIB), GIB, 0)])
    assert opener(MediaType.ZIP, raw) == {"outcome": None, "count": 1, "reasons": ["larger than 256 MiB"]}


def test_a_gibibyte_of_zeros_in_many_members_is_refused_before_any_is_expanded(opener) -> None:
    packed = deflated(64 * MIB)
    raw = zip_of([(f"{number}.txt", packed, 64 * MIB, 0) for number in range(16)])
    assert opener(MediaType.ZIP, raw) == rejected("expands to more than 202 MiB")


def test_a_member_that_lies_about_its_size_is_not_expanded_beyond_it(opener) -> None:
    packed = deflated(GIB)
    raw = zip_of([("small.txt", packed, 10, 0), ("smaller.txt", packed, 0, 0)])
    assert opener(MediaType.ZIP, raw) == {
        "outcome": None,
        "count": 2,
        "reasons": ["damaged: larger than it says"],
    }


@pytest.mark.parametrize(
    ("method", "packed"),
    [
        (zipfile.ZIP_BZIP2, bz2.compress(bytes(16 * MIB))),
        (
            zipfile.ZIP_LZMA,
            b"\x09\x04\x05\x00\x5d\xff\xff\xff\xff"  # a dictionary of 4 GiB is claimed
            + lzma.compress(bytes(16 * MIB), lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1}]),
        ),
    ],
    ids=["bzip2", "lzma"],
)
def test_other_compressions_are_bounded_too(opener, method, packed) -> None:
    raw = zip_of([("small.txt", packed, 10, 0)], method=method)
    assert opener(MediaType.ZIP, raw)["reasons"] == ["damaged: larger than it says"]


def test_members_that_share_their_bytes_are_a_bomb(opener) -> None:
    """Fifield's construction in small: every entry of the directory names the same compressed kernel."""
    kernel = deflated(16 * MIB)
    common = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 33, zlib.crc32(bytes(16 * MIB)), len(kernel), 16 * MIB, 1, 0)
    body = b"PK\3\4" + common + b"a" + kernel
    entry = b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + b"a"
    raw = body + entry * 4 + zip_end(4, 4 * len(entry), len(body))
    assert opener(MediaType.ZIP, raw) == rejected("damaged archive: its members overlap, as in a bomb")


def test_a_hundred_thousand_entries_are_too_many(opener) -> None:
    raw = zip_of([(f"{number}.txt", b"", 0, 0) for number in range(100_000)])
    assert opener(MediaType.ZIP, raw) == rejected("more than 50,000 files")


def test_a_million_entries_are_refused_before_they_are_listed(opener) -> None:
    entry = b"PK\1\2" + struct.pack("<HHHHHHLLLHHHHHLL", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    raw = entry * 1_000_000 + zip_end(1, len(entry) * 1_000_000, 0)
    assert opener(MediaType.ZIP, raw) == rejected("more than 50,000 files")


@pytest.mark.parametrize(
    "packed",
    [lambda: gzipped(GIB // 2), lambda: bz2.compress(bytes(4 * MIB)) * 32, lambda: lzma.compress(bytes(4 * MIB)) * 32],
    ids=["gzip", "bzip2", "xz"],
)
def test_a_compressed_file_of_zeros_stops_being_expanded(opener, packed) -> None:
    outcome = opener(MediaType.TAR, packed())
    assert outcome["count"] == 0
    assert str(outcome["outcome"]).startswith("expands to more than")


def test_a_compressed_archive_with_a_member_of_zeros_stops_being_expanded(opener) -> None:
    header = tarfile.TarInfo("zeros.txt")
    header.size = GIB
    raw = gzipped(GIB // 2, header.tobuf())
    assert opener(MediaType.TAR, raw) == rejected("expands to more than 101 MiB", 1, ["larger than 256 MiB"])


def test_an_archive_of_empty_files_is_too_crowded(opener) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    raw = packer.compress(tarfile.TarInfo("empty.txt").tobuf() * 60_000) + packer.flush()
    assert opener(MediaType.TAR, raw) == rejected("more than 50,000 files", 50_000, ["None"])


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.XGLTYPE])
def test_a_header_of_gigabytes_is_not_read(opener, kind) -> None:
    header = tarfile.TarInfo("long")
    header.type, header.size = kind, 4 * GIB
    raw = gzipped(GIB, header.tobuf())
    assert opener(MediaType.TAR, raw) == rejected("damaged archive: a header of 4,294,967,296 bytes")


def test_a_sparse_file_of_nothing_but_holes_counts_as_what_it_expands_to(opener) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for number in range(8):
            hole = tarfile.TarInfo(f"hole{number}")
            hole.pax_headers = {"GNU.sparse.size": str(200 * MIB), "GNU.sparse.realsize": str(200 * MIB)}
            hole.pax_headers |= {"GNU.sparse.numblocks": "0", "GNU.sparse.map": "", "GNU.sparse.name": f"hole{number}"}
            archive.addfile(hole)
    outcome = opener(MediaType.TAR, stream.getvalue())
    assert outcome["outcome"] is not None


def test_a_member_that_leads_back_does_not_turn_in_circles(opener) -> None:
    header = bytearray(tarfile.TarInfo("loop").tobuf(tarfile.GNU_FORMAT))
    header[124:136] = (-1024).to_bytes(12, "big", signed=True)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    outcome = opener(MediaType.TAR, bytes(header) + bytes(10_240))
    assert str(outcome["outcome"]).startswith("damaged archive")


def test_archives_within_archives_are_counted_in_their_address() -> None:
    raw, uri = b"words", "file:///inbox/nest.zip"
    for number in range(DEEPEST + 1):
        raw = zip_of([(f"{number}.zip", raw, len(raw), zlib.crc32(raw))], method=zipfile.ZIP_STORED)
    while depth(uri) <= DEEPEST:
        (member,) = members(MediaType.ZIP, raw, NONE)
        assert member.raw is not None
        uri, raw = address(uri, member.name), member.raw
    assert uri == "file:///inbox/nest.zip!/5.zip!/4.zip!/3.zip!/2.zip!/1.zip!/0.zip"
    assert raw == b"words"


def test_a_page_that_a_server_sent_as_a_bomb_is_refused(opener) -> None:
    body = gzipped(GIB)
    response = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + body
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: %d\r\n"
    head += b"Content-Type: application/http; msgtype=response\r\n\r\n"
    raw = head % len(response) + response + b"\r\n\r\n"
    assert opener(MediaType.WARC, raw) == rejected("expands to more than 202 MiB")


def test_a_web_archive_of_one_endless_header_is_refused(opener) -> None:
    raw = gzipped(GIB, b"WARC/1.0\r\nWARC-Type: ")
    assert opener(MediaType.WARC, raw) == rejected("damaged web archive: a header of more than 1 MiB")


def test_parts_within_parts_end_before_the_stack_does(opener) -> None:
    raw = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(20_000)
    )
    assert opener(MediaType.EML, raw) == rejected("nested too deeply to be a message")


def test_messages_within_messages_end_before_the_stack_does(opener) -> None:
    raw = b"Content-Type: message/rfc822\n\n" * 20_000
    assert opener(MediaType.EML, raw) == rejected("nested too deeply to be a message")


@pytest.mark.parametrize("piece", [b';a="', b";a*0=b", b'"\\', b"(", b"=?utf-8?b?YQ==?= ", b"<a@b>,"])
def test_a_field_of_megabytes_takes_no_more_than_its_share(opener, piece) -> None:
    long = piece * (4 * MIB // len(piece))
    raw = b"Content-Type: multipart/mixed; boundary=b\nSubject: %s\nFrom: %s\n\n--b\nContent-Type: text/plain%s\n"
    raw += b"Content-Disposition: attachment%s\n\nWords.\n--b--\n"
    assert opener(MediaType.EML, raw % (long, long, long, long))["count"] == 1


def test_a_million_parts_are_too_many(opener) -> None:
    raw = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 1_000_000
    assert opener(MediaType.EML, raw) == rejected("more than 50,000 files")
