"""What a file is, told from its bytes: names and suffixes lie."""

import re
import zlib

from threatlake.errors import Unreadable
from threatlake.reading.characters.decode import decode
from threatlake.reading.characters.unicode_forms import wide_codec
from threatlake.reading.kinds import markdown_signs, packages, signatures
from threatlake.records import MediaType

_HEAD = 65_536  # enough to tell prose from markup; the rest of a report is like its beginning
_PDF_HEADER_WITHIN = 1024  # where PDF readers look for the header (PDF Reference 1.7, appendix H.3.4.1)
_PDF_OBJECT = re.compile(rb"^\d{1,9} \d{1,5} obj\b", re.MULTILINE)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GZIP = b"\x1f\x8b\x08"
# What bzip2 has after its level: the mark of a block, or of the end.
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_XZ = b"\xfd7zXZ\0"
_RTF = re.compile(rb"\s{0,16}\{\\rtf")
_TAR_BLOCK = 512
_TAR_SUM = slice(148, 156)
_SPACE = b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_NOT_SHIFT = re.compile(rb"[\x00-\x06\x10-\x1a\x1c-\x1f\x7f]")  # ISO-2022 shifts in and out of Korean
_CONTROL_SHARE = 0.01  # damaged text has a few stray control bytes, data many
_OPENING = re.compile(
    rb"\s*(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s|\?xml\b|(?:html|head|body|meta|title|rss|feed|article|div|table|p)\b)",
    re.IGNORECASE | re.DOTALL,
)
_DRAWING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,4000}?-->\s*|<!doctype svg[^>]*>\s*)*<svg\b", re.IGNORECASE
)
_TAG = re.compile(
    rb"</?(?:html|head|body|title|meta|link|script|style|div|span|p|br|a|img|table|tr|td|th|ul|ol|li|h[1-6]|b|i|em|strong"
    rb"|font|center|article|section|header|footer|nav|main)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_FEW_TAGS = 5  # a text may quote a tag or two
_TAG_EVERY = 400  # bytes: one tag in so many, and the text is markup

# The header of a message (RFC 5322): fields, each on lines of its own, up to an empty line.
_FIELDS = re.compile(
    rb"(?:From [^\n]{1,200}\n|>[^\n]*\n)*((?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,500})(?=\n|\Z)"
)
_FIELD = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
_LONGEST_HEADER = 262_144
# Fields that only software writes: a memo in plain text has From, To and Subject too.
_OF_SOFTWARE = frozenset({b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"})
_OF_MESSAGES = frozenset({b"from", b"to", b"subject", b"date", b"sender", b"content-type"})
_DATE_WITH_TIME = re.compile(
    rb"^date:\s*(?:\w{3},\s*)?\d{1,2} \w{3} \d{4} \d\d:\d\d(?::\d\d)? [-+A-Z]", re.IGNORECASE | re.MULTILINE
)


def sniff(raw: bytes) -> MediaType:
    """The format that will be read; Unreadable says what the file is instead."""
    if not raw:
        raise Unreadable("empty file")
    if _is_pdf(raw):
        return MediaType.PDF
    if (package := _package(raw)) is not None:
        return package
    if (refusal := signatures.refusal(raw)) is not None:
        raise Unreadable(refusal)
    if not raw.strip(_SPACE):
        raise Unreadable("no text: the file holds nothing but white space")
    return _kind_of_text(raw)


def _is_pdf(raw: bytes) -> bool:
    """A PDF may begin with junk or lack its header; a text that merely names the header has no object in it."""
    if raw.startswith(b"%PDF-"):
        return True
    if b"%PDF-" in raw[:_PDF_HEADER_WITHIN]:
        return b" obj" in raw or b"startxref" in raw
    return _PDF_OBJECT.search(raw, 0, _PDF_HEADER_WITHIN) is not None and b"endobj" in raw


def _package(raw: bytes) -> MediaType | None:
    """An office file, an archive, a compressed stream; None where it is none of them."""
    if raw.startswith(_ZIP):
        return packages.zip_kind(raw)
    if raw.startswith(_OLE):
        return packages.ole_kind(raw)
    if raw.startswith(b"WARC/"):
        return MediaType.WARC
    if raw.startswith(_GZIP):
        return MediaType.WARC if _begins_gzip(raw).startswith(b"WARC/") else MediaType.TAR
    if raw.startswith(_XZ) or _BZIP2.match(raw) or _is_tar(raw):
        return MediaType.TAR
    return None


def _begins_gzip(raw: bytes) -> bytes:
    """The first bytes of what is compressed; nothing where it is damaged."""
    try:
        return zlib.decompressobj(wbits=31).decompress(raw[:_HEAD], _TAR_BLOCK)
    except zlib.error:
        return b""


def _is_tar(raw: bytes) -> bool:
    """Whether the first block is a header of tar: its checksum holds, its own field counted as spaces."""
    block = raw[:_TAR_BLOCK]
    stated = block[_TAR_SUM].strip(b" \0")
    if len(block) < _TAR_BLOCK or not stated.isdigit() or not block[0]:
        return False
    total = sum(block) - sum(block[_TAR_SUM]) + 8 * ord(" ")
    return all(figure in b"01234567" for figure in stated) and int(stated, 8) == total


def _kind_of_text(raw: bytes) -> MediaType:
    head = raw[:_HEAD]
    if wide_codec(raw) or head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    elif _RTF.match(head):
        return MediaType.RTF
    elif (count := _controls(head)) > _CONTROL_SHARE * len(head):
        raise Unreadable(f"binary data: {count} control bytes in the first {len(head)}")
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _is_message(raw):
        return MediaType.EML
    if _DRAWING.match(head):
        raise Unreadable("image/svg+xml: a drawing; save it as PDF")
    if _is_markup(head):
        return MediaType.HTML
    return MediaType.MARKDOWN if markdown_signs.is_markdown(decode(raw[:_HEAD]).text) else MediaType.TEXT


def _controls(head: bytes) -> int:
    return len((_CONTROL_NOT_SHIFT if b"\x1b$" in head else _CONTROL).findall(head))


def _is_message(raw: bytes) -> bool:
    """Whether the file opens with the fields of a message, one that software wrote among them."""
    head = raw[:_LONGEST_HEADER].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    found = _FIELDS.match(head.lstrip(b"\n"))
    if found is None:
        return False
    names = {name.lower() for name in _FIELD.findall(found[1])}
    is_by_software = bool(names & _OF_SOFTWARE) or _DATE_WITH_TIME.search(found[1]) is not None
    return is_by_software and len(names & (_OF_MESSAGES | _OF_SOFTWARE)) > 1


def _is_markup(head: bytes) -> bool:
    if _OPENING.match(head):
        return True
    tags = len(_TAG.findall(head))
    return tags >= _FEW_TAGS and tags * _TAG_EVERY >= len(head)
