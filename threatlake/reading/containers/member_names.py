"""The names of members: decoded as they were meant, told safe from unsafe, and made distinct within their container.

A name is never a path here: nothing is written under it. It is refused where it would lead out of its folder, because
whoever made it had something else in mind than a report.
"""

import re
from collections.abc import Sequence

from threatlake.reading.characters import cyrillic

_LONGEST = 4096  # bytes of a path on Linux (PATH_MAX); addresses are kept for every member
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# What systems leave beside files: copies of their icons, settings and resource forks.
_DEBRIS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def codec_of(names: Sequence[bytes], usual: str) -> str:
    """The codec that names without one are in, judged together: UTF-8, a Cyrillic one, or the format's usual."""
    foreign = b"\n".join(name for name in names if not name.isascii())
    try:
        foreign.decode("utf-8")
    except UnicodeDecodeError:
        guess = cyrillic.guess(foreign)
        return guess.codec if guess is not None and guess.is_convincing else usual
    return "utf-8"


def decoded(name: bytes, codec: str) -> str:
    """A name as text; a byte that has no meaning in the codec is shown, not dropped."""
    return name.decode(codec, "backslashreplace")


def tidy(name: str) -> str:
    r"""A path within its container: `/` between parts (old Windows tools write `\`), no `.` parts."""
    path = name.replace("\\", "/")
    parts = [part for part in path.split("/") if part != "."]
    return "/".join(parts)


def refusal(name: str) -> str | None:
    """Why a tidy name is unsafe; None where it is a plain path within its container."""
    parts = name.split("/")
    if name.startswith("/") or _DRIVE.match(name):
        return "unsafe name in the archive: an absolute path"
    if ".." in parts:
        return "unsafe name in the archive: it leads out of its folder"
    if _CONTROL.search(name):
        return "unsafe name in the archive: control characters"
    if len(name) > _LONGEST:
        return f"unsafe name in the archive: longer than {_LONGEST:,} characters"
    return None


def is_passed_over(name: str) -> bool:
    """Whether a file is hidden, as in a folder that is offered, or what macOS and Windows leave beside files."""
    return any(
        part.lower() in _DEBRIS or (part.startswith(".") and part not in {".", ".."}) for part in name.split("/")
    )


class DistinctNames:
    """Gives each member a name of its own: the second `a.txt` is `a.txt~2`."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._last: dict[str, int] = {}

    def distinct(self, name: str) -> str:
        """The name, numbered where it was given before; `unnamed` where it is empty."""
        name = name[:_LONGEST] or "unnamed"
        unique, number = name, self._last.get(name, 1)
        while unique in self._used:
            number += 1
            unique = f"{name}~{number}"
        self._last[name] = number
        self._used.add(unique)
        return unique
