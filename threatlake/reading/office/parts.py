"""The parts of an office package, read with bounds and without the doors that XML leaves open."""

import io
import struct
import zipfile
import zlib

from lxml import etree
from lxml.etree import _Element

from threatlake.errors import Unreadable

_MIB = 1 << 20
_LARGEST = 200 * _MIB  # of all parts that are read: the text of a thousand books
# Deflate cannot pack more than 1,032 to 1; a large part of text packs 30 to 1, of an empty table 200 to 1.
_RATIO, _RATIO_FROM = 300, 10 * _MIB
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError,
    NotImplementedError,
)  # fmt: skip


class Parts:
    """The XML parts of a DOCX or ODT file by their names."""

    def __init__(self, raw: bytes, what: str) -> None:
        """Open the package; `what` names the format in reasons."""
        self._what = what
        self._read = 0
        try:
            self._package = zipfile.ZipFile(io.BytesIO(raw))
        except _BROKEN as error:
            raise Unreadable(f"damaged {what}: {error}") from error
        self._names = {name.replace("\\", "/").lstrip("/"): name for name in self._package.namelist()}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def names(self, folder: str) -> list[str]:
        """The parts in a folder, in the order of the package."""
        return [name for name in self._names if name.startswith(folder)]

    def xml(self, name: str) -> _Element | None:
        """The tree of a part; None where the package has no such part."""
        if name not in self._names:
            return None
        raw = self._bytes(self._names[name])
        if b"<!ENTITY" in raw or b"<!ENTITY" in raw.replace(b"\0", b""):
            raise Unreadable(f"refused {self._what}: {name} declares XML entities")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(raw, parser)
        except etree.XMLSyntaxError as error:
            raise Unreadable(f"damaged {self._what}: {name} is no XML ({error.msg})") from error

    def required(self, name: str) -> _Element:
        """The tree of a part without which there is no text."""
        tree = self.xml(name)
        if tree is None:
            raise Unreadable(f"damaged {self._what}: it has no {name}")
        return tree

    def _bytes(self, name: str) -> bytes:
        """The bytes of a part; zipfile gives no more of them than the package declares."""
        info = self._package.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable("encrypted: a password is needed")
        self._read += info.file_size
        is_bomb = info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(info.compress_size, 1)
        if self._read > _LARGEST or is_bomb:
            raise Unreadable(f"too large: {name} unpacks to {info.file_size // _MIB} MiB")
        try:
            return self._package.read(info)
        except _BROKEN as error:
            raise Unreadable(f"damaged {self._what}: {error}") from error


def local(element: _Element) -> str:
    """The name of an element without its namespace, which differs between editions of a format; empty for none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first descendant along a path of names."""
    for name in path:
        element = next((one for one in element if local(one) == name), None) if element is not None else None
    return element


def number(element: _Element | None, name: str, otherwise: int) -> int:
    """An attribute that is a small whole number; what stands there otherwise is not believed."""
    value = attribute(element, name) if element is not None else None
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 6 else otherwise  # noqa: PLR2004 - five figures: no list or table is longer
