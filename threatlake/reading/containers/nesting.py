"""Archives within archives: what one input may hold in all, however it is packed.

Bounds of one archive are not enough: sixteen archives in each of sixteen, five deep, are a million files.
"""

from collections.abc import Iterator

from threatlake.errors import Unreadable
from threatlake.reading.containers import members as containers
from threatlake.reading.containers.bounds import DEEPEST, Budget, Exceeded
from threatlake.reading.containers.members import Member
from threatlake.reading.kinds.sniff import sniff
from threatlake.reading.settings import Settings
from threatlake.records import MediaType

# Those that multiply: what a message holds is as large in it as outside.
ARCHIVES = frozenset({MediaType.ZIP, MediaType.TAR, MediaType.WARC})

# The name of what a damaged container does not give any more.
THE_REST = "(the rest)"


def members(media_type: MediaType, raw: bytes, settings: Settings) -> Iterator[Member]:
    """Every file of a container; Exceeded where it and the archives in it hold more, all together, than one may."""
    budget = Budget(len(raw))
    count = 0
    try:
        for count, member in enumerate(containers.members(media_type, raw, settings), 1):  # noqa: B007 - told below
            _account(member, settings, budget, 1)
            yield member
    except Exceeded:
        raise
    except Unreadable as error:
        if not count:
            raise
        # What came before the damage is whole, and is kept; what came after stands as one that cannot be had.
        yield Member(THE_REST, None, f"damaged, and all that follows is lost: {error}")


def _account(member: Member, settings: Settings, budget: Budget, depth: int) -> None:
    budget.count_member()
    budget.spend(len(member.raw or b""))
    media_type = _archive(member)
    if media_type is None or member.raw is None:
        return
    if depth > DEEPEST:
        raise Exceeded(f"archives in archives, more than {DEEPEST} deep")
    for inner in _openable(media_type, member.raw, settings):
        _account(inner, settings, budget, depth + 1)


def _archive(member: Member) -> MediaType | None:
    try:
        media_type = sniff(member.raw) if member.raw else None
    except Unreadable:
        return None  # it will be a source of its own, rejected by what it is
    return media_type if media_type in ARCHIVES else None


def _openable(media_type: MediaType, raw: bytes, settings: Settings) -> Iterator[Member]:
    """The members of an inner archive up to where it breaks: it will be a source of its own, and say so itself."""
    try:
        yield from containers.members(media_type, raw, settings)
    except Unreadable:
        return
