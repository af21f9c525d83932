"""What a file is that is not read, told from its first bytes, and what its owner can do about it."""

import re

_NO_TEXT = "no text to read"
_PICTURE = "no text to read; save it as PDF to have it scanned for text"
_SAVE_AS = "save it as PDF or DOCX"
_UNPACK = "an archive; unpack it first"
_PROGRAM = "a program, not a report"
_TABLE = "a table, not a report"
_DATABASE = "a database, not a report"
_FONT = "a font, not a report"
_MAIL = "a mailbox; save its messages as EML"

_FIRST: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg", _NO_TEXT),
    (b"\x89PNG\r\n\x1a\n", "image/png", _NO_TEXT),
    (b"GIF87a", "image/gif", _NO_TEXT),
    (b"GIF89a", "image/gif", _NO_TEXT),
    (b"BM", "image/bmp", _NO_TEXT),
    (b"II*\0", "image/tiff", _PICTURE),
    (b"MM\0*", "image/tiff", _PICTURE),
    (b"\0\0\1\0", "image/x-icon", _NO_TEXT),
    (b"8BPS\0\x01", "image/vnd.adobe.photoshop", _NO_TEXT),
    (b"\0\0\0\x0cjP  \r\n", "image/jp2", _NO_TEXT),
    (b"AT&TFORM", "image/vnd.djvu", f"a scan; {_SAVE_AS}"),
    (b"\xd7\xcd\xc6\x9a", "image/wmf", _NO_TEXT),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", _UNPACK),
    (b"Rar!\x1a\x07", "application/vnd.rar", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "application/zstd", _UNPACK),
    (b"\x04\x22\x4d\x18", "application/x-lz4", _UNPACK),
    (b"LZIP\x01", "application/lzip", _UNPACK),
    (b"\x1f\x9d", "application/x-compress", _UNPACK),
    (b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed", _UNPACK),
    (b"!<arch>\n", "application/x-archive", _UNPACK),
    (b"ITSF\x03\0\0\0", "application/vnd.ms-htmlhelp", "a help file; save its pages as HTML"),
    (b"!BDN", "application/vnd.ms-outlook-pst", _MAIL),
    (b"%!PS", "application/postscript", f"PostScript; {_SAVE_AS}"),
    (b"\xc5\xd0\xd3\xc6", "application/postscript", f"PostScript; {_SAVE_AS}"),
    (b"\xffWPC", "application/vnd.wordperfect", f"a WordPerfect file; {_SAVE_AS}"),
    (b"\xe4R\\{\x8c\xd8\xa7M", "application/onenote", f"a notebook; {_SAVE_AS}"),
    (b"AC10", "image/vnd.dwg", "a drawing; save it as PDF"),
    (b"L\0\0\0\x01\x14\x02\0", "application/x-ms-shortcut", "a shortcut; hand in the file it points to"),
    (b"MZ", "application/vnd.microsoft.portable-executable", _PROGRAM),
    (b"\x7fELF", "application/x-elf", _PROGRAM),
    (b"\xca\xfe\xba\xbe", "application/java-vm", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary", _PROGRAM),
    (b"\0asm", "application/wasm", _PROGRAM),
    (b"dex\n03", "application/vnd.android.dex", _PROGRAM),
    (b"ID3", "audio/mpeg", _NO_TEXT),
    (b"#!AMR", "audio/amr", _NO_TEXT),
    (b"MThd\0\0\0\x06", "audio/midi", _NO_TEXT),
    (b"OggS", "application/ogg", _NO_TEXT),
    (b"fLaC", "audio/flac", _NO_TEXT),
    (b"FLV\x01", "video/x-flv", _NO_TEXT),
    (b"\x1aE\xdf\xa3", "video/x-matroska", _NO_TEXT),
    (b"0&\xb2u\x8ef\xcf\x11", "video/x-ms-asf", _NO_TEXT),
    (b"\0\0\x01\xba", "video/mpeg", _NO_TEXT),
    (b"\0\0\x01\xb3", "video/mpeg", _NO_TEXT),
    (b"SQLite format 3\0", "application/vnd.sqlite3", _DATABASE),
    (b"\0\x01\0\0Standard Jet DB", "application/vnd.ms-access", _DATABASE),
    (b"\0\x01\0\0Standard ACE DB", "application/vnd.ms-access", _DATABASE),
    (b"PAR1", "application/vnd.apache.parquet", _TABLE),
    (b"ARROW1\0\0", "application/vnd.apache.arrow.file", _TABLE),
    (b"\x89HDF\r\n\x1a\n", "application/x-hdf5", _TABLE),
    (b"wOFF", "font/woff", _FONT),
    (b"wOF2", "font/woff2", _FONT),
    (b"OTTO\0", "font/otf", _FONT),
    (b"\0\x01\0\0\0", "font/ttf", _FONT),
    (b"\xd4\xc3\xb2\xa1", "application/vnd.tcpdump.pcap", "recorded traffic, not a report"),
    (b"-----BEGIN PGP MESSAGE-----", "application/pgp-encrypted", "encrypted; hand in what it decrypts to"),
    (b"%FDF-", "application/vnd.fdf", "the data of a form, not a report"),
)
# Signatures that stand after the first bytes; the longer ones first.
_LATER: tuple[tuple[int, bytes, str, str], ...] = (
    (4, b"ftypM4A", "audio/mp4", _NO_TEXT),
    (4, b"ftyphei", "image/heic", _NO_TEXT),
    (4, b"ftypmif1", "image/heif", _NO_TEXT),
    (4, b"ftypavif", "image/avif", _NO_TEXT),
    (4, b"ftypqt", "video/quicktime", _NO_TEXT),
    (4, b"ftyp3g", "video/3gpp", _NO_TEXT),
    (4, b"ftyp", "video/mp4", _NO_TEXT),
    (4, b"moov", "video/quicktime", _NO_TEXT),
    (4, b"mdat", "video/quicktime", _NO_TEXT),
    (8, b"WEBP", "image/webp", _NO_TEXT),
    (8, b"WAVE", "audio/x-wav", _NO_TEXT),
    (8, b"AVI ", "video/x-msvideo", _NO_TEXT),
    (8, b"AIFF", "audio/x-aiff", _NO_TEXT),
    (40, b" EMF", "image/emf", _NO_TEXT),
    (60, b"BOOKMOBI", "application/x-mobipocket-ebook", f"an e-book; {_SAVE_AS}"),
    (257, b"ustar", "application/x-tar", _UNPACK),
    (32769, b"CD001", "application/x-iso9660-image", "a disc; hand in its files"),
)
# A frame of MPEG audio, layer III, or of AAC: eleven bits set, then what no text begins with.
_AUDIO_FRAME = re.compile(rb"\xff[\xf1\xf2\xf3\xf9\xfa\xfb][^\x00-\x0f\xf0-\xff]", re.DOTALL)
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_HEAD = 512


def refusal(raw: bytes) -> str | None:
    """What the file is that cannot be read, and why or what to do; None where its first bytes say nothing."""
    head = raw[:_HEAD]
    is_data = _CONTROL.search(head) is not None
    for magic, media_type, what in _FIRST:
        if head.startswith(magic) and (is_data or not magic.isascii() or len(magic) > len("%FDF-")):
            return f"{media_type}: {what}"
    for at, magic, media_type, what in _LATER:
        if is_data and raw[at : at + len(magic)] == magic:
            return f"{media_type}: {what}"
    if is_data and _AUDIO_FRAME.match(head):
        return f"audio/mpeg: {_NO_TEXT}"
    return None
