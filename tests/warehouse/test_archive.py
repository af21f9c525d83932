"""Raw files are kept as they came, under the hash of their bytes, whole or not at all."""

import hashlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from warehouse import archive
from warehouse.lake import Lake


@given(raw=st.binary(max_size=5000))
def test_what_is_stored_comes_back_byte_for_byte(raw: bytes, tmp_path_factory):
    lake = Lake.at(tmp_path_factory.mktemp("archive"))
    sha256 = archive.store(lake, raw)
    assert sha256 == hashlib.sha256(raw).hexdigest()
    assert archive.load(lake.path, sha256) == raw


def test_bytes_already_kept_are_not_written_again(tmp_path: Path):
    lake = Lake.at(tmp_path)
    kept = tmp_path / archive.archive_path(archive.store(lake, b"report"))
    before = kept.stat().st_mtime_ns
    archive.store(lake, b"report")
    assert kept.stat().st_mtime_ns == before


def test_what_a_killed_run_left_half_written_is_swept(tmp_path: Path):
    lake = Lake.at(tmp_path)
    archive.store(lake, b"report")
    (lake.archive / "aside" / "half").write_bytes(b"rep")
    archive.sweep(lake)
    assert list(lake.archive.rglob("half")) == []
    assert archive.hashes(lake) == {hashlib.sha256(b"report").hexdigest()}
