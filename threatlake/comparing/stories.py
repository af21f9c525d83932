"""Groups of documents that are copies of one another, each with its original."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from threatlake.records import DocumentId, Story


@dataclass(frozen=True, slots=True)
class Member:
    """What decides which document of a group is the original."""

    document_id: DocumentId
    published_on: date | None
    char_count: int


def group(members: Iterable[Member], edges: Iterable[tuple[DocumentId, DocumentId]]) -> list[Story]:
    """The stories of documents joined by edges; the outcome depends on neither's order."""
    by_id = {member.document_id: member for member in members}
    root = {document_id: document_id for document_id in by_id}
    for one, other in edges:
        root[_find(root, one)] = _find(root, other)
    groups: dict[DocumentId, list[Member]] = {}
    for document_id, member in by_id.items():
        groups.setdefault(_find(root, document_id), []).append(member)
    return sorted(
        (story for found in groups.values() for story in _stories(found)),
        key=lambda story: story.document_id,
    )


def _find(root: dict[DocumentId, DocumentId], document_id: DocumentId) -> DocumentId:
    while root[document_id] != document_id:
        root[document_id] = root[root[document_id]]
        document_id = root[document_id]
    return document_id


def _stories(members: list[Member]) -> list[Story]:
    original = min(members, key=_originality).document_id
    return [Story(member.document_id, original, member.document_id == original) for member in members]


def _originality(member: Member) -> tuple[date, int, str]:
    """Earliest published first, undated last; then the fullest; then by id, so that order of arrival is nothing."""
    return (member.published_on or date.max, -member.char_count, member.document_id)
