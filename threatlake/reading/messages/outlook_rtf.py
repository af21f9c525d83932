"""Compressed rich text of Outlook messages ([MS-OXRTFCP]): the body where a message keeps it in no other form."""

import struct

from threatlake.errors import Unreadable

_HEADER = struct.Struct("<IIII")
_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D  # `LZFu` and `MELA`
_RING = 4096
# What the dictionary holds before the first byte (MS-OXRTFCP 2.1.3.1.1).
_PRELOADED = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)


def expanded(packed: bytes) -> bytes:
    """The rich text; Unreadable where it is none."""
    if len(packed) < _HEADER.size:
        raise Unreadable("damaged message: its rich text is cut short")
    _, size, kind, _ = _HEADER.unpack_from(packed)
    if kind == _PLAIN:
        return packed[_HEADER.size : _HEADER.size + size]
    if kind != _COMPRESSED:
        raise Unreadable("damaged message: its rich text is in no known compression")
    return _unpacked(packed[_HEADER.size :])[:size]


def _unpacked(packed: bytes) -> bytes:
    """Runs of eight: a bit for each says whether it is a byte, or a place and length in what was written before."""
    ring = bytearray(_PRELOADED.ljust(_RING, b"\0"))
    write, at = len(_PRELOADED), 0
    text = bytearray()
    while at < len(packed):
        control, at = packed[at], at + 1
        for bit in range(8):
            if not control >> bit & 1:
                piece, at = packed[at : at + 1], at + 1
            else:
                place, at = int.from_bytes(packed[at : at + 2], "big"), at + 2
                if place >> 4 == write or at > len(packed):
                    return bytes(text)
                piece = _copied(ring, place >> 4, write, (place & 15) + 2)
            for byte in piece:
                ring[write] = byte
                write = (write + 1) % _RING
            text += piece
    return bytes(text)


def _copied(ring: bytearray, place: int, write: int, length: int) -> bytes:
    """Bytes from the dictionary; a copy may run into what it writes itself."""
    distance = (write - place) % _RING
    piece = bytearray()
    for number in range(length):
        piece.append(piece[number - distance] if number >= distance else ring[(place + number) % _RING])
    return bytes(piece)
