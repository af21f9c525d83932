"""MSG: a message as Outlook keeps it ([MS-OXMSG]), a document like any message, with what is attached as members."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_string

from threatlake.errors import Unreadable
from threatlake.reading.characters.decode import Decoded, declared_in, decode
from threatlake.reading.containers import compound_file, member_names
from threatlake.reading.containers.compound_file import Storage
from threatlake.reading.containers.members import Member
from threatlake.reading.extraction import Extraction, StatedDay
from threatlake.reading.messages import headers as message_headers
from threatlake.reading.messages import letter as message_text
from threatlake.reading.messages import outlook_rtf
from threatlake.reading.messages.letter import Letter, Part
from threatlake.reading.settings import Settings
from threatlake.records import Precision

# Properties by their tag ([MS-OXPROPS]).
_SUBJECT, _BODY, _HTML, _RTF, _HEADERS = 0x0037, 0x1000, 0x1013, 0x1009, 0x007D
_FROM, _SENDER, _SENT = 0x0042, 0x0C1A, 0x0039
_FILE, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _METHOD = 0x3701, 0x3707, 0x3704, 0x3001, 0x3705
_BODY_CODEPAGE, _CODEPAGE = 0x3FDE, 0x3FFD
# Their types ([MS-OXCDATA] 2.11.1).
_UNICODE, _STRING, _BINARY, _OBJECT = 0x001F, 0x001E, 0x0102, 0x000D
_EMBEDDED_MESSAGE = 5  # ways to attach ([MS-OXCMSG] 2.2.2.9)
_LINKS = frozenset({2, 3, 4, 7})

_PROPERTIES, _NAMES, _ATTACHMENT = "__properties_version1.0", "__nameid_version1.0", "__attach_version1.0_#"
_HEADER_OF_FILE, _HEADER_OF_EMBEDDED, _HEADER_OF_ATTACHMENT = 32, 24, 8
_PROPERTY = struct.Struct("<HHI8s")
_CODECS = {65001: "utf-8", 20127: "ascii", 20866: "koi8-r", 21866: "koi8-u", 28595: "iso8859-5", 1200: "utf-16-le"}
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)  # of Windows file times, counted in 100 ns


def extract_msg(raw: bytes, _: Settings) -> Extraction:
    """The message itself: its subject, who wrote it and when, its body."""
    message = _opened(raw)
    body = _body(message)
    author = _text(message, _FROM) or _text(message, _SENDER)
    letter = Letter(
        subject=message_headers.text_of(_text(message, _SUBJECT)),
        author=message_headers.name_of(author),
        published=_sent_on(message),
        parts=() if body is None else (body[0],),
        encoding=body[1].encoding if body else None,
        encoding_confidence=body[1].confidence if body else None,
    )
    return message_text.extraction(letter)


def members(raw: bytes) -> Iterator[Member]:
    """What is attached; a body that is kept as rich text only is a member too."""
    message = _opened(raw)
    names = member_names.DistinctNames()
    packed = message.streams.get(_stream(_RTF, _BINARY))
    if packed and _body(message) is None:
        yield Member(names.distinct("body.rtf"), outlook_rtf.expanded(packed), None)
    for number, place in enumerate(sorted(message.storages), 1):
        if place.startswith(_ATTACHMENT):
            member = _attached(message, message.storages[place], number)
            yield Member(names.distinct(member.name), member.raw, member.reason)


def _opened(raw: bytes) -> Storage:
    message = compound_file.read(raw)
    if _PROPERTIES not in message.streams:
        raise Unreadable("damaged message: it has no properties")
    return message


def _body(message: Storage) -> tuple[Part, Decoded] | None:
    """The plain text, else the HTML; None where there is neither."""
    codec = _codec(message, _BODY_CODEPAGE)
    for tag, kinds in ((_BODY, (_UNICODE, _STRING)), (_HTML, (_UNICODE, _BINARY, _STRING))):
        for kind in kinds:
            stored = message.streams.get(_stream(tag, kind), b"")
            if not stored.strip(b"\0 \r\n"):
                continue
            decoded = _wide(stored) if kind == _UNICODE else decode(stored, declared_in(stored) or codec)
            return Part(decoded.text, is_html=tag == _HTML), decoded
    return None


def _wide(stored: bytes) -> Decoded:
    return Decoded(stored.decode("utf-16-le", "replace"), "utf-16-le", 1.0)


def _sent_on(message: Storage) -> StatedDay | None:
    """The day in the header that came over the network, else the day it was handed in, in UTC."""
    headers = _text(message, _HEADERS)
    day = message_headers.day_of(message_from_string(headers)["Date"]) if headers else None
    value = _fixed(message, _HEADER_OF_FILE).get(_SENT)
    if day is not None or not value:
        return day
    try:
        return StatedDay((_EPOCH + timedelta(microseconds=value // 10)).date(), Precision.DAY)
    except OverflowError:  # beyond the year 9999: no clock
        return None


def _attached(message: Storage, attachment: Storage, number: int) -> Member:
    fixed = _fixed(attachment, _HEADER_OF_ATTACHMENT)
    words = (_text(attachment, tag, message) for tag in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
    name = next((name for name in map(message_headers.file_name, words) if name), f"part {number}")
    content = attachment.streams.get(_stream(_FILE, _BINARY))
    if content is not None:
        return Member(name, content, None)
    embedded = attachment.storages.get(_stream(_FILE, _OBJECT))
    if embedded is not None and fixed.get(_METHOD) == _EMBEDDED_MESSAGE:
        name = name if name.lower().endswith(".msg") else f"{name}.msg"
        return Member(name, compound_file.written(_as_file(embedded, message)), None)
    if embedded is not None:
        return Member(name, None, "an object of another program within the message; not a file")
    if fixed.get(_METHOD) in _LINKS:
        return Member(name, None, "a link to a file elsewhere; not in the message")
    return Member(name, b"", None)


def _as_file(embedded: Storage, message: Storage) -> Storage:
    """An attached message as it is kept on its own: a longer header, and the names of properties that both use."""
    properties = embedded.streams.get(_PROPERTIES, b"")
    longer = properties[:_HEADER_OF_EMBEDDED] + bytes(8) + properties[_HEADER_OF_EMBEDDED:]
    names = {_NAMES: message.storages[_NAMES]} if _NAMES in message.storages else {}
    return Storage({**embedded.streams, _PROPERTIES: longer}, {**names, **embedded.storages})


def _stream(tag: int, kind: int) -> str:
    return f"__substg1.0_{tag:04X}{kind:04X}"


def _text(storage: Storage, tag: int, message: Storage | None = None) -> str | None:
    wide = storage.streams.get(_stream(tag, _UNICODE))
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    narrow = storage.streams.get(_stream(tag, _STRING))
    return decode(narrow.rstrip(b"\0"), _codec(message or storage, _CODEPAGE)).text if narrow else None


def _codec(message: Storage, tag: int) -> str | None:
    """The codec that the message states for its 8-bit text, by code page."""
    fixed = _fixed(message, _HEADER_OF_FILE)
    page = (fixed.get(tag) or fixed.get(_CODEPAGE, 0)) & 0xFFFFFFFF
    return _CODECS.get(page, f"cp{page}") if page else None


def _fixed(storage: Storage, header: int) -> dict[int, int]:
    """The properties of fixed size, as numbers, by tag."""
    stream = storage.streams.get(_PROPERTIES, b"")[header:]
    whole = len(stream) // _PROPERTY.size * _PROPERTY.size
    found = {tag: (kind, value) for kind, tag, _, value in _PROPERTY.iter_unpack(stream[:whole])}
    return {
        tag: int.from_bytes(value if kind == 0x0040 else value[:4], "little")  # noqa: PLR2004 - a time takes eight
        for tag, (kind, value) in found.items()
    }
