"""The inbox: a folder where reports arrive, and where they go once they are in the warehouse.

inbox/<name>               arriving, or waiting for the next run
inbox/done/<sha256>-<name>       in the warehouse
inbox/rejected/<sha256>-<name>   could not be read; <sha256>-<name>.why.txt says why
"""

import hashlib
import os
import secrets
import time
from pathlib import Path

import duckdb

from threatlake.errors import InvalidInput
from warehouse.ledger import source_id

# A file counts as whole when it has not changed for this long, in seconds.
SETTLED_AFTER = 2.0
# How often a run looks again for files that are still changing before it leaves them to the next run.
_LOOKS = 3

# Bytes of a report's own name that are kept: with the hash before it and `.why.txt` after it, 255 is what a file
# system takes.
_NAME_BYTES = 170

_Look = dict[Path, tuple[int, int]]


def notify(inbox: Path, report: Path) -> Path:
    """Copy a report into the inbox under `<sha256>-<name>`: written aside, then moved, so that it arrives whole."""
    try:
        raw = report.read_bytes()
    except OSError as error:
        raise InvalidInput(f"cannot read {report}: {error.strerror}; give a file") from error
    inbox.mkdir(parents=True, exist_ok=True)
    target = inbox / _under_hash(hashlib.sha256(raw).hexdigest(), report.name)
    aside = inbox / f".{secrets.token_hex(8)}"
    with aside.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    return aside.replace(target)


def take(inbox: Path) -> list[Path]:
    """The files that have not changed for SETTLED_AFTER; waits for those that arrive just now, a few looks long."""
    inbox.mkdir(parents=True, exist_ok=True)
    before = _look(inbox)
    if all(_is_old(modified) for _, modified in before.values()):
        return sorted(before)
    settled: set[Path] = set()
    for _ in range(_LOOKS):
        time.sleep(SETTLED_AFTER)
        now = _look(inbox)
        settled = {path for path, state in now.items() if before.get(path) == state}
        if len(settled) == len(now):
            break
        before = now
    return sorted(settled)


def settle(connection: duckdb.DuckDBPyConnection, inbox: Path, taken: list[Path]) -> None:
    """Move each file whose outcome is in the ledger; one that changed since it was read stays for the next run."""
    for path in taken:
        if not path.is_file():
            continue  # somebody has taken it away meanwhile; the ledger has it
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        query = "SELECT outcome, reason FROM sources WHERE source_id = ?"
        row = connection.execute(query, [source_id(path.as_uri(), sha256)]).fetchone()
        if row is None:
            continue
        outcome, reason = row
        folder = inbox / ("rejected" if outcome == "rejected" else "done")
        folder.mkdir(exist_ok=True)
        name = _under_hash(sha256, path.name)
        if reason:
            (folder / f"{name}.why.txt").write_text(f"{reason}\n", encoding="utf-8")
        path.replace(folder / name)


def _under_hash(sha256: str, name: str) -> str:
    """`<sha256>-<name>`, as `notify` names a report already; of a very long name the end, with its suffix."""
    if name.startswith(f"{sha256}-"):
        return name
    return f"{sha256}-{name.encode()[-_NAME_BYTES:].decode(errors='ignore')}"


def _look(inbox: Path) -> _Look:
    """Size and time of change of every file that waits."""
    look: _Look = {}
    for entry in os.scandir(inbox):
        if entry.is_file() and not entry.name.startswith("."):
            status = entry.stat()
            look[Path(entry.path).absolute()] = (status.st_size, status.st_mtime_ns)
    return look


def _is_old(modified_ns: int) -> bool:
    """Whether a time lies well in the past; one in the future says nothing, so the file is looked at twice."""
    return time.time() - modified_ns / 1e9 > SETTLED_AFTER
