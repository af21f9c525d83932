"""What a file is, told from its bytes: names and suffixes lie."""

import re

from threatlake.errors import Unreadable
from threatlake.reading.decode import wide_codec
from threatlake.records import MediaType

# First bytes of what people mistake for a report, with the remedy where there is one.
_SAVE_AS = "save it as PDF, HTML or text"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg", "no text to read"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "no text to read"),
    (b"GIF87a", "image/gif", "no text to read"),
    (b"GIF89a", "image/gif", "no text to read"),
    (b"II*\0", "image/tiff", "no text to read"),
    (b"MM\0*", "image/tiff", "no text to read"),
    (b"\0\0\1\0", "image/x-icon", "no text to read"),
    (b"AT&TFORM", "image/vnd.djvu", "no text to read"),
    (b"\x1f\x8b", "application/gzip", "an archive; unpack it first"),
    (b"BZh", "application/x-bzip2", "an archive; unpack it first"),
    (b"\xfd7zXZ\0", "application/x-xz", "an archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "application/zstd", "an archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "an archive; unpack it first"),
    (b"Rar!\x1a\x07", "application/vnd.rar", "an archive; unpack it first"),
    (b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed", "an archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", f"an old Office file; {_SAVE_AS}"),
    (b"{\\rtf", "application/rtf", f"rich text; {_SAVE_AS}"),
    (b"%!PS", "application/postscript", f"PostScript; {_SAVE_AS}"),
    (b"MZ", "application/vnd.microsoft.portable-executable", "a program, not a report"),
    (b"\x7fELF", "application/x-elf", "a program, not a report"),
    (b"\xca\xfe\xba\xbe", "application/java-vm", "a program, not a report"),
    (b"\0asm", "application/wasm", "a program, not a report"),
    (b"ID3", "audio/mpeg", "no text to read"),
    (b"\xff\xfb", "audio/mpeg", "no text to read"),
    (b"OggS", "application/ogg", "no text to read"),
    (b"fLaC", "audio/flac", "no text to read"),
    (b"\x1aE\xdf\xa3", "video/x-matroska", "no text to read"),
    (b"SQLite format 3\0", "application/vnd.sqlite3", "a database, not a report"),
    (b"PAR1", "application/vnd.apache.parquet", "a table, not a report"),
    (b"wOFF", "font/woff", "a font, not a report"),
    (b"wOF2", "font/woff2", "a font, not a report"),
)
# Signatures that stand after the first bytes.
_LATER: tuple[tuple[int, bytes, str, str], ...] = (
    (4, b"ftyp", "video/mp4", "no text to read"),
    (8, b"WEBP", "image/webp", "no text to read"),
    (8, b"WAVE", "audio/x-wav", "no text to read"),
    (8, b"AVI ", "video/x-msvideo", "no text to read"),
    (257, b"ustar", "application/x-tar", "an archive; unpack it first"),
)
# These two begin like words: `MZ`, `BZh`, `ID3` in a text are followed by printing characters only.
_LIKE_WORDS = frozenset({b"MZ", b"BZh", b"ID3", b"PAR1", b"OggS", b"wOFF", b"wOF2", b"II*\0", b"MM\0*"})
_ZIPPED = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word file"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel file"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "a PowerPoint file"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"mimetypeapplication/epub", "application/epub+zip", "an e-book"),
)

_HEAD = 65_536  # enough to tell prose from markup; the rest of a report is like its beginning
_PDF_HEADER_WITHIN = 1024  # where PDF readers look for the header (PDF Reference 1.7, appendix H.3.4.1)
_PDF_OBJECT = re.compile(rb"^\d{1,9} \d{1,5} obj\b", re.MULTILINE)
_SPACE = b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01  # damaged text has a few stray control bytes, data many
_OPENING = re.compile(
    rb"\s*(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s|\?xml\b|(?:html|head|body|meta|title|rss|feed|article|div|table|p)\b)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    rb"</?(?:html|head|body|title|meta|link|script|style|div|span|p|br|a|img|table|tr|td|th|ul|ol|li|h[1-6]|b|i|em|strong"
    rb"|font|center|article|section|header|footer|nav|main)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_FEW_TAGS = 5  # a text may quote a tag or two
_TAG_EVERY = 400  # bytes: one tag in so many, and the text is markup


def sniff(raw: bytes) -> MediaType:
    """The format that will be read; Unreadable says what the file is instead."""
    if not raw:
        raise Unreadable("empty file")
    if _is_pdf(raw):
        return MediaType.PDF
    _refuse_known(raw)
    if not raw.strip(_SPACE):
        raise Unreadable("no text: the file holds nothing but white space")
    head = raw[:_HEAD]
    if wide_codec(raw) or head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    elif (count := len(_CONTROL.findall(head))) > _CONTROL_SHARE * len(head):
        raise Unreadable(f"binary data: {count} control bytes in the first {len(head)}")
    return MediaType.HTML if _is_markup(head.removeprefix(b"\xef\xbb\xbf")) else MediaType.TEXT


def _is_pdf(raw: bytes) -> bool:
    """A PDF may begin with junk or lack its header; a text that merely names the header has no object in it."""
    if raw.startswith(b"%PDF-"):
        return True
    if b"%PDF-" in raw[:_PDF_HEADER_WITHIN]:
        return b" obj" in raw or b"startxref" in raw
    return _PDF_OBJECT.search(raw, 0, _PDF_HEADER_WITHIN) is not None and b"endobj" in raw


def _refuse_known(raw: bytes) -> None:
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        media_type, what = _zipped(raw)
        raise Unreadable(f"{media_type}: {what}")
    for magic, media_type, what in _MAGIC:
        if raw.startswith(magic) and not (magic in _LIKE_WORDS and not _CONTROL.search(raw[:512])):
            raise Unreadable(f"{media_type}: {what}")
    for at, magic, media_type, what in _LATER:
        if raw[at : at + len(magic)] == magic and _CONTROL.search(raw[:512]):
            raise Unreadable(f"{media_type}: {what}")


def _zipped(raw: bytes) -> tuple[str, str]:
    for marker, media_type, what in _ZIPPED:
        if marker in raw:
            return media_type, f"{what}; {_SAVE_AS}"
    return "application/zip", "an archive; unpack it first"


def _is_markup(head: bytes) -> bool:
    if _OPENING.match(head):
        return True
    tags = len(_TAG.findall(head))
    return tags >= _FEW_TAGS and tags * _TAG_EVERY >= len(head)
