"""Every file of a ZIP comes back as it was, or with why it cannot be had."""

import io
import struct
import warnings
import zipfile
import zlib

import pytest
import pyzipper
from hypothesis import given
from hypothesis import strategies as st

from threatlake.errors import Unreadable
from threatlake.reading.containers import member_names
from threatlake.reading.containers.members import Member, members
from threatlake.reading.settings import NONE, Settings
from threatlake.records import MediaType

LINK = 0o120777 << 16
PIPE = 0o010644 << 16


class Named(zipfile.ZipInfo):
    """An entry whose name is stored in a codec of choice, without the mark of UTF-8, as Windows tools do."""

    codec = "cp866"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the standard library's own name
        return self.filename.encode(self.codec), self.flag_bits & ~0x800


def archive(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as writer:
        warnings.simplefilter("ignore")  # two files of one name are what is tested
        for name, content in entries:
            writer.writestr(name, content, method)
    return stream.getvalue()


def listed(raw: bytes, settings: Settings = NONE) -> list[Member]:
    return list(members(MediaType.ZIP, raw, settings))


def entry(name: str, attributes: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = attributes
    return info


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_files_come_back_in_order_whatever_packs_them(method: int) -> None:
    raw = archive(("b.txt", b"second " * 500), ("a/a.txt", b"first"), ("empty", b""), method=method)
    assert listed(raw) == [
        Member("b.txt", b"second " * 500, None),
        Member("a/a.txt", b"first", None),
        Member("empty", b"", None),
    ]


def test_folders_and_hidden_files_are_no_members() -> None:
    raw = archive(("folder/", b""), ("__MACOSX/._a.txt", b"x"), (".DS_Store", b"x"), ("a.txt", b"words"))
    assert [member.name for member in listed(raw)] == ["a.txt"]


def test_two_files_of_one_name_are_both_kept() -> None:
    assert listed(archive(("a.txt", b"one"), ("a.txt", b"two"))) == [
        Member("a.txt", b"one", None),
        Member("a.txt~2", b"two", None),
    ]


def test_names_that_lead_out_and_links_are_given_with_their_reason() -> None:
    raw = archive(
        ("../../etc/passwd", b"x"),
        ("..\\x.txt", b"x"),
        ("C:\\x.txt", b"x"),
        (entry("link.txt", LINK), b"/etc/passwd"),
        (entry("pipe", PIPE), b""),
        ("folder\\fine.txt", b"words"),
    )
    assert [(member.name, member.reason) for member in listed(raw)] == [
        ("../../etc/passwd", "unsafe name in the archive: it leads out of its folder"),
        ("../x.txt", "unsafe name in the archive: it leads out of its folder"),
        ("C:/x.txt", "unsafe name in the archive: an absolute path"),
        ("link.txt", "a symbolic link; not followed"),
        ("pipe", "a device or pipe; not a file"),
        ("folder/fine.txt", None),
    ]


@pytest.mark.parametrize("codec", ["cp866", "cp1251", "utf-8"])
def test_russian_names_are_read_whatever_windows_wrote_them_in(codec: str) -> None:
    class Spelled(Named):
        pass

    Spelled.codec = codec
    names = ["Отчёт за третий квартал.txt", "Приложения/Перечень дел.pdf"]
    assert [member.name for member in listed(archive(*((Spelled(name), b"x") for name in names)))] == names


def test_a_name_in_the_unicode_field_is_the_name() -> None:
    info = zipfile.ZipInfo("_____.txt")
    name = "Қазақстан.txt".encode()
    info.extra = struct.pack("<HHBL", 0x7075, 5 + len(name), 1, zlib.crc32(b"_____.txt")) + name
    assert listed(archive((info, b"x")))[0].name == "Қазақстан.txt"


@pytest.mark.parametrize("encryption", [None, pyzipper.WZ_AES])
def test_a_password_of_the_settings_opens_what_is_encrypted(encryption) -> None:
    stream = io.BytesIO()
    with pyzipper.AESZipFile(stream, "w", compression=pyzipper.ZIP_DEFLATED, encryption=encryption) as writer:
        if encryption:
            writer.setpassword("пароль".encode())
        writer.writestr("a.txt", b"sealed words " * 20)
    raw = stream.getvalue() if encryption else zip_crypto(b"sealed words " * 20, "пароль".encode())
    assert listed(raw) == [Member("a.txt", None, "encrypted: a password is needed")]
    assert listed(raw, Settings(("guess", "other"))) == [
        Member("a.txt", None, "encrypted: no password that is given opens it")
    ]
    assert listed(raw, Settings(("guess", "пароль"))) == [Member("a.txt", b"sealed words " * 20, None)]


def zip_crypto(content: bytes, password: bytes) -> bytes:
    """A stored file under PKWARE's old cipher, which the standard library reads and does not write."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def turn(byte: int) -> None:
        keys[0] = zlib.crc32(bytes([byte]), keys[0] ^ 0xFFFFFFFF) ^ 0xFFFFFFFF
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = zlib.crc32(bytes([keys[1] >> 24]), keys[2] ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def sealed(byte: int) -> int:
        two = (keys[2] | 2) & 0xFFFF
        mask = ((two * (two ^ 1)) >> 8) & 0xFF
        turn(byte)
        return byte ^ mask

    for byte in password:
        turn(byte)
    checksum = zlib.crc32(content)
    packed = bytes(map(sealed, bytes(11) + bytes([checksum >> 24]) + content))
    common = struct.pack("<HHHHHLLLHH", 20, 1, 0, 0, 33, checksum, len(packed), len(content), 5, 0)
    body = b"PK\3\4" + common + b"a.txt" + packed
    directory = b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + b"a.txt"
    return body + directory + b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(directory), len(body), 0)


def test_a_damaged_member_costs_itself_only() -> None:
    raw = bytearray(archive(("a.txt", b"first words"), ("b.txt", b"other words"), method=zipfile.ZIP_STORED))
    raw[raw.index(b"first")] ^= 1
    assert listed(bytes(raw)) == [
        Member("a.txt", None, "damaged: its checksum is wrong"),
        Member("b.txt", b"other words", None),
    ]


def test_an_archive_behind_other_bytes_is_opened() -> None:
    assert listed(b"MZ a program that unpacks itself" + archive(("a.txt", b"words"))) == [
        Member("a.txt", b"words", None)
    ]


def test_an_archive_in_the_wide_format_is_opened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as writer, writer.open("a.txt", "w", force_zip64=True) as file:
        file.write(b"words")
    assert listed(stream.getvalue()) == [Member("a.txt", b"words", None)]


def test_an_unknown_compression_is_named() -> None:
    raw = archive(("a.txt", b"words"), method=zipfile.ZIP_STORED)
    for mark, at in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        place = raw.index(mark) + at
        raw = raw[:place] + struct.pack("<H", 93) + raw[place + 2 :]
    assert listed(raw) == [Member("a.txt", None, "compression method 93 is not read")]


def test_a_truncated_archive_is_said_to_be() -> None:
    with pytest.raises(Unreadable, match="truncated: the list of its files is missing"):
        listed(archive(("a.txt", b"words " * 99), ("b.txt", b"x"))[:90])


@given(st.lists(st.tuples(st.text(min_size=1, max_size=30), st.binary(max_size=60)), max_size=8))
def test_every_file_is_accounted_for(files: list[tuple[str, bytes]]) -> None:
    entries = []
    for name, content in files:
        info = zipfile.ZipInfo("x")
        info.filename = name.encode("utf-8", "replace").decode()  # as it is: the library would cut it at a NUL
        entries.append((info, content))
    expected = [content for info, content in entries if is_listed(member_names.tidy(info.filename), content)]
    found = listed(archive(*entries))
    assert len({member.name for member in found}) == len(found) == len(expected)
    for member, content in zip(found, expected, strict=True):
        assert (member.raw == content) if member.reason is None else member.raw is None


def is_listed(name: str, content: bytes) -> bool:
    is_folder = name.endswith("/") and not content
    return not is_folder and (member_names.refusal(name) is not None or not member_names.is_passed_over(name))
