"""Every file of a TAR, plain or compressed, comes back as it was; a compressed file alone is its own only member."""

import bz2
import gzip
import io
import lzma
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.errors import Unreadable
from threatlake.reading.containers import member_names
from threatlake.reading.containers.members import Member, members
from threatlake.reading.settings import NONE
from threatlake.records import MediaType


def entry(name: str, kind: bytes = tarfile.REGTYPE, leads_to: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, leads_to
    return info


def archive(*entries: tuple[tarfile.TarInfo, bytes], mode: str = "w", form: int = tarfile.PAX_FORMAT) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode, format=form, encoding="utf-8", errors="surrogateescape") as writer:  # type: ignore[call-overload]
        for info, content in entries:
            info.size = len(content)
            writer.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def listed(raw: bytes) -> list[Member]:
    return list(members(MediaType.TAR, raw, NONE))


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_files_come_back_in_order_however_they_are_packed(mode: str, form: int) -> None:
    long_name = "a-long-folder-name/" * 8 + "Отчёт.txt"
    raw = archive(
        (entry("./b.txt"), b"second " * 500),
        (entry(long_name), b"x" * 1024),
        (entry("empty"), b""),
        mode=mode,
        form=form,
    )
    assert listed(raw) == [
        Member("b.txt", b"second " * 500, None),
        Member(long_name, b"x" * 1024, None),
        Member("empty", b"", None),
    ]


def test_what_is_no_file_is_given_with_its_reason() -> None:
    raw = archive(
        (entry("folder", tarfile.DIRTYPE), b""),
        (entry("a.txt"), b"words"),
        (entry("passwords", tarfile.SYMTYPE, "/etc/passwd"), b""),
        (entry("again", tarfile.LNKTYPE, "a.txt"), b""),
        (entry("disk", tarfile.BLKTYPE), b""),
        (entry("terminal", tarfile.CHRTYPE), b""),
        (entry("queue", tarfile.FIFOTYPE), b""),
        (entry("strange", b"Z"), b""),
        (entry("../../.bashrc"), b"words"),
        (entry("/etc/cron.d/job"), b"words"),
        (entry("folder/.hidden"), b"words"),
    )
    assert [(member.name, member.reason) for member in listed(raw)] == [
        ("a.txt", None),
        ("passwords", "a symbolic link; not followed"),
        ("again", "a hard link to another member; not followed"),
        ("disk", "a device; not a file"),
        ("terminal", "a device; not a file"),
        ("queue", "a pipe; not a file"),
        ("strange", "of a kind that is not known; not a file"),
        ("../../.bashrc", "unsafe name in the archive: it leads out of its folder"),
        ("/etc/cron.d/job", "unsafe name in the archive: an absolute path"),
    ]


def test_a_name_in_another_encoding_is_read() -> None:
    name = "Отчёт комиссии".encode("cp1251").decode("utf-8", "surrogateescape")
    assert [member.name for member in listed(archive((entry(name), b"x"), form=tarfile.GNU_FORMAT))] == [
        "Отчёт комиссии"
    ]


def test_a_compressed_file_alone_has_the_name_that_gzip_keeps() -> None:
    stream = io.BytesIO()
    with gzip.GzipFile("/home/press/release.txt", "wb", fileobj=stream) as writer:
        writer.write(b"words")
    assert listed(stream.getvalue()) == [Member("release.txt", b"words", None)]
    assert listed(gzip.compress(b"words")) == [Member("content", b"words", None)]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_streams_in_a_row_are_one_file(pack) -> None:
    assert listed(pack(b"one ") + pack(b"two")) == [Member("content", b"one two", None)]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_stream_that_is_cut_short_is_said_to_be(pack) -> None:
    with pytest.raises(Unreadable, match="truncated: the compressed stream is cut short"):
        listed(pack(bytes(range(256)) * 50)[:-6])


def test_members_before_the_damage_are_whole() -> None:
    raw = archive((entry("a.txt"), b"words"), (entry("b.txt"), b"more words"), (entry("c.txt"), b"last"))
    found: list[Member] = []
    with pytest.raises(Unreadable, match="damaged archive"):
        found.extend(members(MediaType.TAR, raw[:2100], NONE))
    assert found == [Member("a.txt", b"words", None), Member("b.txt", b"more words", None)]
    broken = raw[:1024] + b"\1" * 512 + raw[1536:]
    stream = members(MediaType.TAR, broken, NONE)
    assert next(stream) == Member("a.txt", b"words", None)
    with pytest.raises(Unreadable, match="what follows its last whole member is no member"):
        next(stream)


def test_what_stands_behind_the_end_mark_is_not_lost_in_silence() -> None:
    raw = archive((entry("a.txt"), b"words"))
    with pytest.raises(Unreadable, match="what follows its last whole member"):
        listed(raw + raw)


@given(st.lists(st.tuples(st.text(min_size=1, max_size=30), st.binary(max_size=600)), max_size=6), st.booleans())
def test_every_file_is_accounted_for(files: list[tuple[str, bytes]], is_packed: bool) -> None:
    entries = [(entry(name.encode("utf-8", "replace").decode().replace("\0", "?")), content) for name, content in files]
    raw = archive(*entries, mode="w:gz" if is_packed else "w")
    with tarfile.open(fileobj=io.BytesIO(raw)) as reader:
        stored = [(member_names.tidy(info.name), reader.extractfile(info)) for info in reader if not info.isdir()]
        expected = [stream.read() for name, stream in stored if stream and is_listed(name)]
    found = listed(raw)
    assert len({member.name for member in found}) == len(found) == len(expected)
    for member, content in zip(found, expected, strict=True):
        assert (member.raw == content) if member.reason is None else member.raw is None


def is_listed(name: str) -> bool:
    return member_names.refusal(name) is not None or not member_names.is_passed_over(name)
