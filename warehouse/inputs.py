"""What is offered: files and the files in folders, each by its absolute address."""

import os
from pathlib import Path

from threatlake.errors import InvalidInput
from warehouse import archive
from warehouse.lake import Lake
from warehouse.ledger import Offer, source_id


def discover(paths: list[Path]) -> list[Path]:
    """Every file under `paths`, each once, in the order of its address; hidden files and folders are passed over."""
    found: set[Path] = set()
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link is offered as itself, not as what it leads to
        if absolute.is_dir():
            found.update(_files(absolute))
        elif absolute.exists():
            found.add(absolute)
        else:
            raise InvalidInput(f"no such file or folder: {path}; give files or folders of reports")
    return sorted(found)


def _files(folder: Path) -> list[Path]:
    files = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(parent, name) for name in names if not name.startswith(".")]
    return files


def offer(lake: Lake, path: Path) -> Offer:
    """One input with its bytes kept in the archive, or with why they cannot be read."""
    uri = path.as_uri()
    try:
        if not path.is_file():
            return Offer(source_id(uri, None), uri, None, None, "not a file that can be read")
        raw = path.read_bytes()
    except OSError as error:
        return Offer(source_id(uri, None), uri, None, None, f"cannot be opened: {error.strerror}")
    sha256 = archive.store(lake, raw)
    return Offer(source_id(uri, sha256), uri, sha256, len(raw))
