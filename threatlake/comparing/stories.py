"""Groups of documents that are copies of one another, each with its original.

documents joined by reprints -> the earliest and fullest is the original -> those that share text with it, by a way
through others that do -> its story; the rest, which only a chain had joined, are grouped again
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from threatlake.records import DocumentId, Story

Edge = tuple[DocumentId, DocumentId]
# Of an original and some documents, those that share text with it though no edge says so.
Sharing = Callable[[DocumentId, list[DocumentId]], set[DocumentId]]


@dataclass(frozen=True, slots=True)
class Member:
    """What decides which document of a group is the original."""

    document_id: DocumentId
    published_on: date | None
    char_count: int


def group(members: Iterable[Member], edges: Iterable[Edge], sharing: Sharing) -> list[Story]:
    """The stories of documents joined by edges; the outcome depends on neither's order."""
    ranked = [member.document_id for member in sorted(members, key=_originality)]
    neighbours: dict[DocumentId, set[DocumentId]] = {document_id: set() for document_id in ranked}
    for one, other in edges:
        neighbours[one].add(other)
        neighbours[other].add(one)
    left = dict.fromkeys(ranked)
    stories: list[Story] = []
    while left:
        original = next(iter(left))
        joined = _reached(original, neighbours, left.keys())
        others = sorted(joined - neighbours[original] - {original})
        close = joined - set(others) | (sharing(original, others) if others else set())
        story = _reached(original, neighbours, close)
        stories += [Story(document_id, original, document_id == original) for document_id in story]
        for document_id in story:
            del left[document_id]
    return sorted(stories, key=lambda story: story.document_id)


def _reached(
    start: DocumentId, neighbours: Mapping[DocumentId, set[DocumentId]], within: Iterable[DocumentId]
) -> set[DocumentId]:
    """The documents that edges lead to from one, through some documents only."""
    allowed = set(within)
    reached, frontier = {start}, [start]
    while frontier:
        found = (neighbours[frontier.pop()] & allowed) - reached
        reached |= found
        frontier += found
    return reached


def _originality(member: Member) -> tuple[date, int, str]:
    """Earliest published first, undated last; then the fullest; then by id, so that order of arrival is nothing."""
    return (member.published_on or date.max, -member.char_count, member.document_id)
