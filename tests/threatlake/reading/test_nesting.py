"""What one input holds in all is bounded, and what a damaged archive still gives is kept."""

import io
import tarfile
import zipfile

import pytest

from threatlake.errors import Unreadable
from threatlake.reading.containers import nesting
from threatlake.reading.containers.members import Member
from threatlake.reading.settings import NONE
from threatlake.records import MediaType


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return buffer.getvalue()


def _members(raw: bytes, media_type: MediaType = MediaType.ZIP) -> list[Member]:
    return list(nesting.members(media_type, raw, NONE))


def test_archives_that_multiply_are_refused_whole() -> None:
    inner = _zip({"0.txt": b"no report at all"})
    for _ in range(4):
        inner = _zip({f"{number}.zip": inner for number in range(20)})
    with pytest.raises(Unreadable, match="more than 50,000 files"):
        _members(inner)


def test_archives_that_expand_only_together_are_refused_whole() -> None:
    blanks = _zip({"blanks.txt": bytes(60 * 2**20)})
    with pytest.raises(Unreadable, match="expands to more than"):
        _members(_zip({f"{number}.zip": blanks for number in range(20)}))


def test_archives_too_deep_are_refused_whole() -> None:
    inner = _zip({"report.txt": b"A report."})
    for _ in range(8):
        inner = _zip({"inner.zip": inner})
    with pytest.raises(Unreadable, match="more than 5 deep"):
        _members(inner)


def test_a_damaged_archive_gives_what_came_before_the_damage_and_says_that_the_rest_is_lost() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for number in range(3):
            header = tarfile.TarInfo(f"{number}.txt")
            header.size = 2000
            archive.addfile(header, io.BytesIO(b"words " * 333 + b"ok"))
    first, second, rest = _members(buffer.getvalue()[:6500], MediaType.TAR)
    assert (first.name, second.name) == ("0.txt", "1.txt")
    assert (rest.name, rest.raw) == (nesting.THE_REST, None)
    assert "all that follows is lost" in (rest.reason or "")


def test_a_damaged_archive_in_an_archive_is_a_source_that_says_so_itself() -> None:
    inner = _zip({"report.txt": b"A report."})[:40]
    assert [member.name for member in _members(_zip({"inner.zip": inner, "a.txt": b"words"}))] == ["inner.zip", "a.txt"]
