"""The raw files as they came: content-addressed, compressed, written aside and moved into place.

LAKE/archive/ab/abcdef….zst    the bytes whose SHA-256 is abcdef…, in Zstandard
LAKE/archive/aside/            files being written; what a killed run left there is swept by the next
"""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import pyarrow as pa

from warehouse.lake import Lake


def archive_path(sha256: str) -> str:
    """Where the bytes of a hash are kept, relative to the lake."""
    return f"archive/{sha256[:2]}/{sha256}.zst"


def store(lake: Lake, raw: bytes) -> str:
    """Keep `raw` and give its SHA-256; bytes already kept are not written again."""
    sha256 = hashlib.sha256(raw).hexdigest()
    target = lake.path / archive_path(sha256)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_aside(lake, raw).replace(target)
    return sha256


def load(lake_path: Path, sha256: str) -> bytes:
    """The raw bytes of a hash."""
    with pa.CompressedInputStream(pa.OSFile(str(lake_path / archive_path(sha256)), "rb"), "zstd") as stream:
        raw: bytes = stream.read()
    return raw


def sweep(lake: Lake) -> None:
    """Remove what a killed run left half written; only the holder of the writer's lock may."""
    shutil.rmtree(lake.archive / "aside", ignore_errors=True)


def hashes(lake: Lake) -> set[str]:
    """The SHA-256 of every file kept, as its name says."""
    return {path.stem for path in lake.archive.glob("??/*.zst")}


def _write_aside(lake: Lake, raw: bytes) -> Path:
    """A finished, synced file: a crash of the machine leaves the whole file or none."""
    aside = lake.archive / "aside"
    aside.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=aside)
    with os.fdopen(descriptor, "wb") as file:
        file.write(_compress(raw))
        file.flush()
        os.fsync(file.fileno())
    return Path(name)


def _compress(raw: bytes) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(raw)
    compressed: bytes = sink.getvalue().to_pybytes()
    return compressed
