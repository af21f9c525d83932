"""Whatever is broken in a container, nothing but Unreadable is raised; each member is had, or has a reason."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

import pytest
import pyzipper
from hypothesis import given
from hypothesis import strategies as st

from threatlake.errors import Unreadable
from threatlake.reading.containers import compound_file
from threatlake.reading.containers.compound_file import Storage
from threatlake.reading.containers.members import members
from threatlake.reading.messages.message import extract_eml
from threatlake.reading.messages.outlook import extract_msg
from threatlake.reading.settings import NONE, Settings
from threatlake.records import MediaType

WORDS = b"Customs officers at the port found nineteen kilograms. " * 4


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as writer:
        for number, method in enumerate(
            (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
        ):
            writer.writestr(zipfile.ZipInfo(f"отчёт {number}.txt"), WORDS, method)
    return stream.getvalue()


def sealed() -> bytes:
    stream = io.BytesIO()
    with pyzipper.AESZipFile(stream, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as writer:
        writer.setpassword(b"secret")
        writer.writestr("a.txt", WORDS)
    return stream.getvalue()


def tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as writer:
        for name in ("отчёт.txt", "b" * 120, "c.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(WORDS)
            writer.addfile(info, io.BytesIO(WORDS))
    return stream.getvalue()[:6144]


def crawled() -> bytes:
    body = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
    packed = gzip.compress(WORDS, mtime=0)
    body += b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://press.example/%d\r\nContent-Length: %d\r\n\r\n"
    return b"".join(head % (number, len(body)) + body + b"\r\n\r\n" for number in range(3))


def mailed() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Изъято девятнадцать килограммов"
    message["From"] = "Пресс-служба <press@customs.example>"
    message["Date"] = "Tue, 14 May 2024 09:30:00 +0500"
    message.set_content("Сотрудники таможни сообщают.\n\n> Вчера.\n", charset="windows-1251")
    message.add_alternative("<p>Сотрудники таможни сообщают.</p>", subtype="html")
    message.add_attachment(WORDS, maintype="application", subtype="pdf", filename="отчёт.pdf")
    inner = EmailMessage()
    inner["Subject"] = "Earlier"
    inner.set_content("Earlier words.")
    message.add_attachment(inner)
    return message.as_bytes().replace(message.get_boundary().encode(), b"==1==") if message.get_boundary() else b""


def outlook() -> bytes:
    properties = bytes(24) + struct.pack("<HHIQ", 0x40, 0x0039, 6, 133_500_000_000_000_000)
    inner = Storage({"__properties_version1.0": properties, "__substg1.0_1000001F": "Earlier.".encode("utf-16-le")})
    method = bytes(8) + struct.pack("<HHIQ", 3, 0x3705, 6, 5)
    attachments = {
        "__attach_version1.0_#00000000": Storage(
            {"__substg1.0_37010102": WORDS * 30, "__properties_version1.0": bytes(8)}
        ),
        "__attach_version1.0_#00000001": Storage({"__properties_version1.0": method}, {"__substg1.0_3701000D": inner}),
    }
    texts = {
        "__substg1.0_0037001F": "Изъято".encode("utf-16-le"),
        "__substg1.0_1000001E": "Изъято вчера.".encode("cp1251"),
    }
    return compound_file.written(Storage({"__properties_version1.0": bytes(8) + properties, **texts}, attachments))


CONTAINERS = {
    "zip": (MediaType.ZIP, zipped()),
    "sealed zip": (MediaType.ZIP, sealed()),
    "tar": (MediaType.TAR, tarred()),
    "tar.gz": (MediaType.TAR, gzip.compress(tarred(), mtime=0)),
    "tar.bz2": (MediaType.TAR, bz2.compress(tarred())),
    "tar.xz": (MediaType.TAR, lzma.compress(tarred())),
    "warc": (MediaType.WARC, crawled()),
    "warc.gz": (MediaType.WARC, gzip.compress(crawled(), mtime=0)),
    "eml": (MediaType.EML, mailed()),
    "msg": (MediaType.MSG, outlook()),
}
EXTRACTORS = {MediaType.EML: extract_eml, MediaType.MSG: extract_msg}

BREAK = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.one_of(st.binary(min_size=1, max_size=8), st.sampled_from([b"\xff" * 4, b"\0" * 8, b"\xff" * 8])),
        st.sampled_from(["write", "insert", "cut", "cut short"]),
    ),
    min_size=1,
    max_size=4,
)


@contextmanager
def suppress_unreadable() -> Iterator[None]:
    """Unreadable is a good end, where it says why in one line."""
    refusal = None
    try:
        yield
    except Unreadable as error:
        refusal = str(error)
    assert refusal is None or (refusal and "\n" not in refusal)


def broken(raw: bytes, breaks: list[tuple[float, bytes, str]]) -> bytes:
    for place, piece, how in breaks:
        at = int(place * len(raw))
        if how == "cut short" and at > len(raw) // 2:
            raw = raw[:at]
        elif how == "cut":
            raw = raw[:at] + raw[at + len(piece) :]
        else:
            raw = raw[:at] + piece + raw[at + (len(piece) if how == "write" else 0) :]
    return raw


@pytest.mark.parametrize("kind", CONTAINERS)
@given(breaks=BREAK)
def test_a_broken_container_is_unreadable_or_gives_what_is_left(
    kind: str, breaks: list[tuple[float, bytes, str]]
) -> None:
    media_type, whole = CONTAINERS[kind]
    raw = broken(whole, breaks)
    settings = Settings(("secret",)) if kind == "sealed zip" else NONE
    with suppress_unreadable():
        for member in members(media_type, raw, settings):
            assert (member.raw is None) != (member.reason is None)
            assert member.name


@pytest.mark.parametrize("kind", ["eml", "msg"])
@given(breaks=BREAK)
def test_a_broken_message_is_unreadable_or_read(kind: str, breaks: list[tuple[float, bytes, str]]) -> None:
    media_type, whole = CONTAINERS[kind]
    with suppress_unreadable():
        assert EXTRACTORS[media_type](broken(whole, breaks), NONE).blocks


@pytest.mark.parametrize("media_type", [MediaType.ZIP, MediaType.TAR, MediaType.WARC, MediaType.EML, MediaType.MSG])
@given(raw=st.binary(max_size=600))
def test_what_is_no_container_at_all_raises_nothing_else(media_type: MediaType, raw: bytes) -> None:
    with suppress_unreadable():
        list(members(media_type, raw, NONE))
