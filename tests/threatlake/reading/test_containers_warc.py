"""A web archive gives every file that was fetched, as the server meant it, under its address."""

import gzip
import zlib
from collections.abc import Sequence

import brotli
import pytest

from threatlake.errors import Unreadable
from threatlake.reading.containers.members import Member, members
from threatlake.reading.settings import NONE
from threatlake.records import MediaType

PAGE = "<html><body><p>Пресс-служба сообщает.</p></body></html>".encode()
SITE = "https://press.example/news/1"


def record(kind: str, body: bytes, uri: str | None = SITE, more: Sequence[str] = ()) -> bytes:
    headers = ["WARC/1.0", f"WARC-Type: {kind}", "WARC-Date: 2024-05-01T10:00:00Z", f"Content-Length: {len(body)}"]
    headers += [f"WARC-Target-URI: {uri}"] if uri else []
    return "\r\n".join([*headers, *more]).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def response(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html", *headers]).encode() + b"\r\n\r\n" + body


def listed(raw: bytes) -> list[Member]:
    return list(members(MediaType.WARC, raw, NONE))


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 10] for at in range(0, len(body), 10)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


CRAWL = [
    record("warcinfo", b"software: a crawler\r\n", None),
    record("request", b"GET /news/1 HTTP/1.1\r\nHost: press.example\r\n\r\n"),
    record("response", response(PAGE)),
    record("response", response(b"", status="301 Moved"), "https://press.example/"),
    record("response", response(b"not here", status="404 Not Found"), "https://press.example/x"),
    record("response", b"20240501\npress.example. 300 IN A 192.0.2.1\n", "dns:press.example"),
    record("metadata", b"fetchTimeMs: 12\r\n"),
    record("revisit", response(b"")),
    record("response", response(b""), "https://press.example/empty"),
    record("resource", b"%PDF-1.4 words", "https://press.example/report.pdf"),
    record("resource", b"a list of settings", "metadata://example.org/manifest.txt"),
    record("conversion", b"Words of the page.", "https://press.example/news/2"),
    record("response", response(PAGE + b"<!-- later -->")),
]
FETCHED = [
    Member(SITE, PAGE, None),
    Member("https://press.example/report.pdf", b"%PDF-1.4 words", None),
    Member("https://press.example/news/2", b"Words of the page.", None),
    Member(f"{SITE}~2", PAGE + b"<!-- later -->", None),
]


@pytest.mark.parametrize(
    "raw",
    [b"".join(CRAWL), b"".join(map(gzip.compress, CRAWL)), gzip.compress(b"".join(CRAWL))],
    ids=["plain", "a gzip member a record", "gzip as a whole"],
)
def test_what_was_fetched_is_a_member_and_what_is_about_fetching_is_none(raw: bytes) -> None:
    assert listed(raw) == FETCHED


def test_a_compressed_web_archive_is_opened_as_one_whatever_it_is_taken_for() -> None:
    assert list(members(MediaType.TAR, gzip.compress(b"".join(CRAWL)), NONE)) == FETCHED


def deflate_without_header(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), ["Content-Encoding: gzip"]),
        (chunked(gzip.compress(PAGE)), ["Transfer-Encoding: chunked", "Content-Encoding: GZIP"]),
        (chunked(PAGE), ["Transfer-Encoding: chunked"]),
        (PAGE, ["Transfer-Encoding: chunked"]),
        (zlib.compress(PAGE), ["Content-Encoding: deflate"]),
        (deflate_without_header(PAGE), ["Content-Encoding: deflate"]),
        (brotli.compress(PAGE), ["Content-Encoding: br"]),
        (PAGE, ["Content-Encoding: gzip"]),
        (PAGE, ["Content-Encoding: identity"]),
        (gzip.compress(zlib.compress(PAGE)), ["Content-Encoding: deflate, gzip"]),
    ],
    ids=lambda value: "_".join(value) if isinstance(value, list) else "",
)
def test_a_body_is_what_the_server_meant(body: bytes, headers: list[str]) -> None:
    assert listed(record("response", response(body, *headers))) == [Member(SITE, PAGE, None)]


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (record("response", response(PAGE), more=["WARC-Truncated: length"]), "truncated by the crawler: length"),
        (
            record("response", response(gzip.compress(PAGE)[:-9], "Content-Encoding: gzip")),
            "truncated: its compressed body is cut short",
        ),
        (
            record("response", response(brotli.compress(PAGE * 9)[:-9], "Content-Encoding: br")),
            "truncated: its compressed body is cut short",
        ),
        (
            record("response", b"HTTP/1.1 200 OK\r\nContent-Type: text/css; charset=utf-8\r\n\r\np {color: red}"),
            "text/css: a part of a page, not a report",
        ),
        (record("response", response(PAGE, "Content-Encoding: zstd")), "compressed as zstd, which is not read"),
        (
            record("response", response(b"\x1f\x8b" + PAGE, "Content-Encoding: gzip")),
            "damaged: it does not expand",
        ),
    ],
)
def test_a_file_that_cannot_be_had_is_given_with_its_reason(made: bytes, reason: str) -> None:
    assert listed(made) == [Member(SITE, None, reason)]


def test_an_archive_that_ends_within_a_record_says_so_after_what_is_whole() -> None:
    stream = members(MediaType.WARC, b"".join(CRAWL)[:-20], NONE)
    assert [next(stream) for _ in FETCHED] == [
        *FETCHED[:-1],
        Member(f"{SITE}~2", None, "truncated: the archive ends within it"),
    ]
    with pytest.raises(Unreadable, match="truncated: the web archive ends within a record"):
        next(stream)


@pytest.mark.parametrize("cut", [20, 60, 150])
def test_an_archive_that_ends_in_what_is_passed_over_is_truncated_too(cut: int) -> None:
    with pytest.raises(Unreadable):
        listed(b"".join(CRAWL[:2])[:-cut])


def test_a_record_that_is_longer_than_it_says_is_damage() -> None:
    raw = record("response", response(PAGE)).replace(b"Content-Length: 1", b"Content-Length: ", 1)
    with pytest.raises(Unreadable, match="damaged web archive"):
        listed(raw + record("response", response(PAGE)))
