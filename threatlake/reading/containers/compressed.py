"""A compressed stream read forward in bounded pieces: gzip, bzip2 and xz, one stream or several in a row."""

import bz2
import gzip
import io
import lzma
import zlib
from typing import BinaryIO, Protocol

from threatlake.errors import Unreadable
from threatlake.reading.containers.bounds import CHUNK, LONGEST_HEADER, MIB, Budget

_GZIP, _BZIP2, _XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0"
# Bytes that xz may hold to look back: `xz -9`, its highest, needs 65 MiB (xz(1)).
_XZ_MEMORY = 128 * MIB
_BROKEN = (zlib.error, lzma.LZMAError, OSError)


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Forward:
    """A stream that only goes forward and gives no more at once than a header may be long.

    It counts what it expands. Only a broken or hostile file makes a library ask for more, or to go back.
    """

    def __init__(self, raw: bytes, budget: Budget) -> None:
        self._stream = _opened(raw)
        self._budget = None if isinstance(self._stream, io.BytesIO) else budget
        self._at = 0
        self._ahead = b""
        self.last_read = b""

    def tell(self) -> int:
        """Bytes read so far."""
        return self._at

    def peek(self, size: int) -> bytes:
        """What comes next, left in its place; only before anything is read."""
        self._ahead = self._ahead or self._expand(size)
        return self._ahead

    def read(self, size: int = -1) -> bytes:
        """The next bytes, fewer at the end only."""
        if size < 0 or size > LONGEST_HEADER:
            raise Unreadable(f"damaged archive: a header of {size:,} bytes")
        ahead, self._ahead = self._ahead[:size], self._ahead[size:]
        self.last_read = ahead + self._expand(size - len(ahead))
        self._at += len(self.last_read)
        return self.last_read

    def seek(self, position: int, whence: int = io.SEEK_SET) -> int:
        """Go on to a later place; there is no way back."""
        if whence != io.SEEK_SET or position < self._at:
            raise Unreadable("damaged archive: a member begins before the one before it ends")
        while self._at < position and self.read(min(position - self._at, CHUNK)):
            pass
        return self._at

    def _expand(self, size: int) -> bytes:
        pieces: list[bytes] = []
        while size > 0:
            try:
                piece = self._stream.read(size)
            except EOFError as error:
                raise Unreadable("truncated: the compressed stream is cut short") from error
            except _BROKEN as error:
                raise Unreadable(f"does not expand: {error}") from error
            if not piece:
                break
            if self._budget is not None:
                self._budget.spend(len(piece))
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)


def is_compressed(raw: bytes) -> bool:
    """Whether the bytes begin as one of the compressed streams that are read."""
    return raw.startswith((_GZIP, _BZIP2, _XZ))


def stored_name(raw: bytes) -> bytes | None:
    """The name that gzip keeps of the file that was compressed; None where it keeps none."""
    if not raw.startswith(_GZIP) or len(raw) < 10 or not raw[3] & 0x08:  # noqa: PLR2004 - FNAME of RFC 1952
        return None
    at = 10
    if raw[3] & 0x04:  # FEXTRA stands before it
        at += 2 + int.from_bytes(raw[10:12], "little")
    end = raw.find(b"\0", at)
    return raw[at:end] or None if end >= 0 else None


def _opened(raw: bytes) -> BinaryIO | _Readable:
    if raw.startswith(_GZIP):
        return gzip.GzipFile(fileobj=io.BytesIO(raw))
    if raw.startswith(_BZIP2):
        return bz2.BZ2File(io.BytesIO(raw))
    if raw.startswith(_XZ):
        return _Xz(raw)
    return io.BytesIO(raw)


class _Xz:
    """xz with a ceiling on memory, which the standard library's file object cannot be given."""

    def __init__(self, raw: bytes) -> None:
        self._rest = raw
        self._decompressor = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
        self._fed = False

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; none at the end."""
        while True:
            if self._decompressor.eof:
                self._rest, self._fed = self._decompressor.unused_data.lstrip(b"\0"), False  # padding between streams
                if not self._rest:
                    return b""
                self._decompressor = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
            piece = self._decompressor.decompress(b"" if self._fed else self._rest, size)
            self._fed = True
            if piece:
                return piece
            if not self._decompressor.eof and self._decompressor.needs_input:
                raise EOFError("the stream ends before its end mark")
