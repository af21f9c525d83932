"""ZIP members behind a password: each that is given is tried, on ZipCrypto and on AES."""

import io
import struct
import zipfile
import zlib
from functools import cached_property

import pyzipper

from threatlake.reading.containers.bounds import MIB, MOST_DECRYPTED

AES = 99  # WinZip's mark in place of the compression, which stands in the extra field
_READ = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # others are expanded without bounds by the library
# What the library raises on an archive that the standard library reads; all but the first leak from its reading of it.
_BROKEN = (pyzipper.BadZipFile, NotImplementedError, LookupError, ValueError, OverflowError, struct.error)
# What a wrong password looks like too: refused by its check bytes, or garbage that does not expand or add up.
_WRONG = (RuntimeError, zlib.error, EOFError, *_BROKEN)


class Locked:
    """The encrypted members of one archive; what they cost is counted."""

    def __init__(self, raw: bytes, passwords: tuple[str, ...]) -> None:
        self._raw = raw
        self._passwords = [spelled for password in passwords for spelled in _spellings(password)]
        self._decrypted = 0

    def content(self, info: zipfile.ZipInfo) -> bytes | str:
        """The bytes of a member, or why they cannot be had."""
        if not self._passwords:
            return "encrypted: a password is needed"
        if info.compress_type != AES:
            self._decrypted += info.file_size
        if self._decrypted > MOST_DECRYPTED:
            return f"encrypted with ZIP's old cipher: more than {MOST_DECRYPTED // MIB} MiB in the archive are"
        try:
            entry = self._entries.get(info.header_offset)
        except _BROKEN as error:
            return f"encrypted and damaged: {error}"
        if entry is None or entry.compress_type not in _READ:
            return "encrypted: its compression is not read"
        for password in self._passwords:
            content = self._opened(entry, password)
            if content is not None:
                return content
        return "encrypted: no password that is given opens it"

    @cached_property
    def _archive(self) -> pyzipper.AESZipFile:
        return pyzipper.AESZipFile(io.BytesIO(self._raw))

    @cached_property
    def _entries(self) -> dict[int, pyzipper.ZipInfo]:
        return {entry.header_offset: entry for entry in self._archive.infolist()}

    def _opened(self, entry: pyzipper.ZipInfo, password: bytes) -> bytes | None:
        """The bytes, where the password is right."""
        try:
            with self._archive.open(entry, pwd=password) as stream:
                content: bytes = stream.read(entry.file_size + 1)
        except _WRONG:
            return None
        return content if len(content) == entry.file_size else None


def _spellings(password: str) -> list[bytes]:
    """A password in UTF-8 and, where it is Cyrillic, as Russian DOS and Windows spell it."""
    codecs = ("utf-8",) if password.isascii() else ("utf-8", "cp866", "cp1251")
    return [password.encode(codec, "replace") for codec in codecs]
