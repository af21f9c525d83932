"""What a file is comes from its bytes; what is not read is refused by name."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.errors import Unreadable
from threatlake.reading.kinds.sniff import sniff
from threatlake.records import MediaType

MEMO = b"From: Registry\nTo: All staff\nSubject: New rules\nDate: 3 May 2021\n\nThe rules change on Monday.\n"
MESSAGE = b"Received: from a by b; Mon, 3 May 2021 10:00:00 +0600\nFrom: a@example.org\nSubject: Rules\n\nText\n"
BRIEF = "# Brief\n\nThe **network** sold [accounts](https://example.org/a).\n\n## Steps\n\n- one\n- two\n"


def zipped(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return held.getvalue()


DOCX = zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<d/>"})
ODT = zipped(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<d/>"})
TAR = tarred("note.txt", b"Words.")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", MediaType.PDF),
        (b"\r\n\r\nHTTP junk" * 20 + b"%PDF-1.4\n1 0 obj\n<<>>\nendobj", MediaType.PDF),
        (b"A note on files that begin with %PDF- and what they hold.", MediaType.TEXT),
        (b"<!DOCTYPE html><html><body>Hello</body></html>", MediaType.HTML),
        (b"\xef\xbb\xbf\n<html><p>Hello", MediaType.HTML),
        ("<html><body><p>Сәлем".encode("utf-16"), MediaType.HTML),
        (b"<p>One</p><p>Two</p><p>Three</p>", MediaType.HTML),
        (b"<?xml version='1.0'?><rss><item><title>One</title></item></rss>", MediaType.HTML),
        (b"A price <b>below</b> ten is low, a price > 20 is not.", MediaType.TEXT),
        ("Отчёт о работе".encode("cp1251"), MediaType.TEXT),
        ("Отчёт о работе за год".encode("utf-16-le"), MediaType.TEXT),
        ("보고서는 봄에 발표된다".encode("iso2022_kr"), MediaType.TEXT),
        (b"MZ is how programs begin, and this sentence.", MediaType.TEXT),
        (b"BM is a prefix of many companies.", MediaType.TEXT),
        (b'{"a": 1}', MediaType.TEXT),
        (b"name,amount\nfirst,1\nsecond,2\n", MediaType.TEXT),
        (b"{\\rtf1\\ansi words}", MediaType.RTF),
        (DOCX, MediaType.DOCX),
        (ODT, MediaType.ODT),
        (zipped(**{"report.docx": DOCX, "a.txt": b"Words."}), MediaType.ZIP),
        (zipped(), MediaType.ZIP),
        (TAR, MediaType.TAR),
        (gzip.compress(TAR, mtime=0), MediaType.TAR),
        (bz2.compress(TAR), MediaType.TAR),
        (lzma.compress(TAR), MediaType.TAR),
        (gzip.compress(b"words", mtime=0), MediaType.TAR),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n", MediaType.WARC),
        (gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\n", mtime=0), MediaType.WARC),
        (MESSAGE, MediaType.EML),
        (MESSAGE.replace(b"\n", b"\r\n"), MediaType.EML),
        (b"From a@example.org Mon May  3 10:00:00 2021\n" + MESSAGE, MediaType.EML),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nbody", MediaType.EML),
        (MEMO, MediaType.TEXT),
        (BRIEF.encode(), MediaType.MARKDOWN),
        (BRIEF.encode("utf-16"), MediaType.MARKDOWN),
    ],
)
def test_a_file_is_told_by_its_content(raw: bytes, expected: MediaType) -> None:
    assert sniff(raw) is expected


@pytest.mark.parametrize(
    "text",
    [
        "BISHKEK — Officials met on Monday.\n\n- first item\n- second item\n\nThey agreed on *nothing*.\n",
        "# 14 of the list was struck out.\n\nThe rest stays as it is.\n",
        "Order No. 5\n===========\n\n1. The post is closed.\n2. The guard moves.\n",
        "See [1](#_ftn1) and [2](#_ftn2), and the letter [A/79/1](#) of May.\n\nThe **end** is near.\n",
        "Contact: press_office_one@example.org, second_office_two@example.org\n\n5 * 3 * 2 = 30\n",
        "Twitter said #news #crime today\n\n#justice #law\n",
    ],
)
def test_a_press_release_is_no_markdown(text: str) -> None:
    assert sniff(text.encode()) is MediaType.TEXT


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty file"),
        (b" \n\t\r\n ", "no text: the file holds nothing but white space"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg: no text to read"),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png: no text to read"),
        (b"BM\x36\x00\x0c\x00\x00\x00", "image/bmp: no text to read"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "image/heic: no text to read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>One</text></svg>", "image/svg+xml: a drawing; save it as PDF"),
        (b"ID3\x04\x00\x00\x00", "audio/mpeg: no text to read"),
        (b"\xff\xfb\x90\x00\x00\x00", "audio/mpeg: no text to read"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "application/x-7z-compressed: an archive; unpack it first"),
        (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar: an archive; unpack it first"),
        (b"MZ\x90\x00\x03\x00\x00", "application/vnd.microsoft.portable-executable: a program, not a report"),
        (b"SQLite format 3\x00", "application/vnd.sqlite3: a database, not a report"),
        (bytes(range(32)) * 20, "binary data: 480 control bytes in the first 640"),
        (
            zipped(mimetype=b"application/epub+zip"),
            "application/epub+zip: an e-book; save it as PDF or DOCX",
        ),
        (
            zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "application/vnd.oasis.opendocument.spreadsheet: an OpenDocument table; save it as PDF",
        ),
        (
            zipped(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"}),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet: an Excel file; save it as PDF",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "application/x-ole-storage: a damaged old Office file",
        ),
    ],
)
def test_what_is_not_read_is_refused_by_name(raw: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        sniff(raw)
    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        ("WordDocument", "application/msword: an old Word file; save it as PDF or DOCX"),
        ("Workbook", "application/vnd.ms-excel: an old Excel file; save it as PDF"),
        ("EncryptedPackage", "encrypted: a password is needed"),
        ("Contents", "application/x-ole-storage: an old Office file; save it as PDF or DOCX"),
    ],
)
def test_an_ole_file_is_told_by_its_streams(stream: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        sniff(ole(stream))
    assert str(refusal.value) == reason


def test_an_outlook_message_is_a_message_whatever_is_attached_to_it() -> None:
    assert sniff(ole("__properties_version1.0", "__substg1.0_37010102")) is MediaType.MSG
    assert sniff(ole("__properties_version1.0") + ole("WordDocument")) is MediaType.MSG


def ole(*streams: str) -> bytes:
    """An OLE file with empty streams in its root ([MS-CFB]): a header, a table of sectors, a directory."""
    free, end = b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00" + bytes(6)
    header += bytes(4) + b"\x01\x00\x00\x00" + b"\x01\x00\x00\x00" + bytes(4) + b"\x00\x10\x00\x00" + end + bytes(4)
    header += end + bytes(4) + b"\x00\x00\x00\x00" + free * 108
    sectors = b"\xfd\xff\xff\xff" + end + free * 126
    directory = entry("Root Entry", 5, child=1)
    for number, stream in enumerate(streams, 1):
        directory += entry(stream, 2, right=number + 1 if number < len(streams) else -1)
    return header + sectors + directory.ljust(512, b"\0")


def entry(name: str, kind: int, child: int = -1, right: int = -1) -> bytes:
    title = name.encode("utf-16-le") + b"\0\0"
    links = b"".join(number.to_bytes(4, "little", signed=True) for number in (-1, right, child))
    head = title.ljust(64, b"\0") + len(title).to_bytes(2, "little") + bytes([kind, 1]) + links
    return (head + bytes(36) + b"\xfe\xff\xff\xff").ljust(128, b"\0")


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"{\\rtf", b"From: ", b"\xd0\xcf\x11\xe0"]),
)
def test_any_bytes_are_a_format_or_a_reason(raw: bytes, opening: bytes) -> None:
    try:
        media_type = sniff(opening + raw)
    except Unreadable as refusal:
        media_type = None
        reason = str(refusal)
    assert media_type in MediaType if media_type else "\n" not in reason
