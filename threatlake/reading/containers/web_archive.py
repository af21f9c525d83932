"""WARC: the pages and files that a crawl fetched, each named by its address.

Members are successful responses over HTTP, and records that hold a file or a conversion of one under a web address.
What else a crawl notes is about fetching, not fetched: requests, DNS answers, errors, redirects, pages unchanged since.
"""

import io
import re
from collections.abc import Iterator

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from threatlake.errors import Unreadable
from threatlake.reading.containers import http_codings, member_names
from threatlake.reading.containers.bounds import (
    CHUNK,
    LARGEST_MEMBER,
    LONGEST_HEADER,
    MIB,
    MOST_MEMBERS,
    Budget,
    Exceeded,
)
from threatlake.reading.containers.compressed import Forward
from threatlake.reading.containers.members import Member

_FETCHED = ("http://", "https://", "ftp://", "file://")
# What a crawl notes beside each file: the request, where it was found, what it was looked up as.
_MOST_RECORDS = 5 * MOST_MEMBERS
# What a page is made with; it would pass for plain text.
_PARTS = re.compile(
    r"\s*(?:text/css|(?:text|application)/(?:x-)?(?:java|ecma)script|application/(?:\w+\+)?json)\b", re.IGNORECASE
)
_WITH_HEADERS = ("http://", "https://")
_HTTP = StatusAndHeadersParser([], verify=False)  # servers also answer as HTTP/2 and worse
# What the library raises for what is broken; it also leaks what Python raises on numbers and text that are none.
_BROKEN = (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, IndexError, AttributeError, OverflowError)


def members(raw: bytes) -> Iterator[Member]:
    """Every file that the crawl fetched; Unreadable where the archive is broken or a bomb."""
    budget = Budget(len(raw))
    names = member_names.DistinctNames()
    count = 0
    stream = _Expanded(Forward(raw, budget))
    records = WARCIterator(stream, no_record_parse=True)  # it takes a record cut off in HTTP headers for the end
    try:
        for record in records:
            _refuse_errors(records)
            count += 1
            if count > _MOST_RECORDS:
                raise Exceeded(f"more than {_MOST_RECORDS:,} records")
            uri = record.rec_headers.get_header("WARC-Target-URI")
            if uri is not None and (content := _fetched(record, uri, stream, budget)):
                budget.count_member()
                yield _member(names.distinct(uri), content)
            _pass(record, stream)
    except _BROKEN as error:
        raise Unreadable(f"damaged web archive: {' '.join(str(error).split())}") from error
    _refuse_errors(records)


def _refuse_errors(records: WARCIterator) -> None:
    """The library only counts records that do not end where they should, and goes on with what comes."""
    if records.err_count:
        raise Unreadable("damaged web archive: a record does not end where it says")


def _pass(record: ArcWarcRecord, stream: "_Expanded") -> None:
    """Go to the end of a record; Unreadable where the archive ends before it."""
    if record.length is None:
        raise Unreadable("damaged web archive: a record without its length")
    stream.in_body()
    while record.raw_stream.read(CHUNK):
        pass
    if record.raw_stream.limit > 0:
        raise Unreadable("truncated: the web archive ends within a record")
    stream.in_header()


def _member(name: str, content: bytes | str) -> Member:
    return Member(name, None, content) if isinstance(content, str) else Member(name, content, None)


class _Expanded:
    """The stream as the library reads it: expanded, as it passes over what does not expand; headers bounded."""

    def __init__(self, stream: Forward) -> None:
        self._stream = stream
        self._header_bytes: int | None = 0

    def in_header(self) -> None:
        """What is read from here on are headers, until it is said otherwise."""
        self._header_bytes = 0

    def in_body(self) -> None:
        """What is read from here on is the body of a record."""
        self._header_bytes = None

    def read(self, size: int) -> bytes:
        """The next bytes; the library joins them until it has a line, which no hostile file may leave without end."""
        piece = self._stream.read(size)
        if self._header_bytes is not None:
            self._header_bytes += len(piece)
            if self._header_bytes > LONGEST_HEADER:
                raise Unreadable(f"damaged web archive: a header of more than {LONGEST_HEADER // MIB} MiB")
        return piece

    def tell(self) -> int:
        """Bytes read so far."""
        return self._stream.tell()


def _fetched(record: ArcWarcRecord, uri: str, stream: _Expanded, budget: Budget) -> bytes | str | None:
    """The file that was at a web address, or why it cannot be had; None where the record holds none."""
    if not record.length or not uri.lower().startswith(_FETCHED):
        return None
    headers = None
    if record.rec_type == "response" and uri.lower().startswith(_WITH_HEADERS):
        headers = _headers(record)
        if headers is None or not headers.statusline.startswith("2"):
            return None
    elif record.rec_type not in {"response", "resource", "conversion"}:
        return None
    if refusal := _refusal(record, headers):
        return refusal
    stream.in_body()
    return _content(record.raw_stream, headers, budget)


def _headers(record: ArcWarcRecord) -> StatusAndHeaders | None:
    try:
        return _HTTP.parse(record.raw_stream)
    except EOFError:  # the archive ends here
        return None


def _refusal(record: ArcWarcRecord, headers: StatusAndHeaders | None) -> str | None:
    if headers is not None and (made_with := _PARTS.match(headers.get_header("Content-Type") or "")):
        return f"{made_with[0].strip().lower()}: a part of a page, not a report"
    if cut := record.rec_headers.get_header("WARC-Truncated"):
        return f"truncated by the crawler: {cut}"
    return None


def _content(body_stream: LimitReader, headers: StatusAndHeaders | None, budget: Budget) -> bytes | str:
    """The file as the server meant it, or why it cannot be had."""
    length: int = body_stream.limit
    if length > LARGEST_MEMBER:
        return f"larger than {LARGEST_MEMBER // MIB} MiB"
    body: bytes = body_stream.read(length) if length else b""
    if len(body) < length:
        return "truncated: the archive ends within it"
    if headers is None:
        return body
    if "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        body = ChunkedDataReader(io.BytesIO(body)).read()
    return http_codings.decoded(body, headers.get_header("Content-Encoding") or "", budget)
