"""Files that hold files: what is in an archive, a message or a web archive, each member once, in order, accounted for.

A member that cannot be had is given with its reason; what is passed over is what is passed over in a folder too:
folders themselves and hidden files. Unreadable is the container's own end: damage, or more than its bounds allow;
members given before it are whole and true.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from threatlake.errors import Unreadable
from threatlake.reading.settings import Settings
from threatlake.records import MediaType

_SEPARATOR = "!/"
# What may hold other files; a message is a document too.
CONTAINERS = frozenset({MediaType.ZIP, MediaType.TAR, MediaType.WARC, MediaType.EML, MediaType.MSG})


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside of a container: its bytes, or why they cannot be had."""

    name: str
    raw: bytes | None
    reason: str | None


def address(container: str, name: str) -> str:
    """Where a member is found: its container's address and its name, percent-quoted so that `!/` only separates."""
    return container + _SEPARATOR + quote(name, safe="/", errors="backslashreplace")


def depth(uri: str) -> int:
    """How many containers an address leads through."""
    return uri.count(_SEPARATOR)


def members(media_type: MediaType, raw: bytes, settings: Settings) -> Iterator[Member]:
    """Every file of a container, one in memory at a time; each kind costs its own libraries only."""
    match media_type:
        case MediaType.ZIP:
            from threatlake.reading.containers import zip_archive  # noqa: PLC0415 - each kind loads what it needs

            return zip_archive.members(raw, settings)
        case MediaType.TAR:
            from threatlake.reading.containers import tar_archive  # noqa: PLC0415 - as above

            return tar_archive.members(raw)
        case MediaType.WARC:
            from threatlake.reading.containers import web_archive  # noqa: PLC0415 - as above

            return web_archive.members(raw)
        case MediaType.EML:
            from threatlake.reading.messages import message  # noqa: PLC0415 - as above

            return message.members(raw)
        case MediaType.MSG:
            from threatlake.reading.messages import outlook  # noqa: PLC0415 - as above

            return outlook.members(raw)
        case _:
            raise Unreadable(f"{media_type}: no container")
