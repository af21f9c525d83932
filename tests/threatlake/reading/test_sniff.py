"""What a file is comes from its bytes; what is not read is refused by name."""

import gzip

import pytest

from threatlake.errors import Unreadable
from threatlake.reading.sniff import sniff
from threatlake.records import MediaType


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
        (b"MZ is how programs begin, and this sentence.", MediaType.TEXT),
        (b'{"a": 1}', MediaType.TEXT),
    ],
)
def test_a_file_is_told_by_its_content(raw: bytes, expected: MediaType) -> None:
    assert sniff(raw) is expected


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty file"),
        (b" \n\t\r\n ", "no text: the file holds nothing but white space"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg: no text to read"),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png: no text to read"),
        (b"PK\x03\x04\x14\x00notes.txt", "application/zip: an archive; unpack it first"),
        (gzip.compress(b"words"), "application/gzip: an archive; unpack it first"),
        (b"{\\rtf1\\ansi words}", "application/rtf: rich text; save it as PDF, HTML or text"),
        (b"MZ\x90\x00\x03\x00\x00", "application/vnd.microsoft.portable-executable: a program, not a report"),
        (b"SQLite format 3\x00", "application/vnd.sqlite3: a database, not a report"),
        (bytes(range(32)) * 20, "binary data: 480 control bytes in the first 640"),
    ],
)
def test_what_is_not_read_is_refused_by_name(raw: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        sniff(raw)
    assert str(refusal.value) == reason


def test_a_word_file_is_told_from_an_archive() -> None:
    with pytest.raises(Unreadable, match="a Word file; save it as PDF"):
        sniff(b"PK\x03\x04....word/document.xml....")
