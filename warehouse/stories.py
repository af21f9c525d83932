"""The stories that a batch makes, joins or splits: all that its copies, and those it took away, lead to."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from threatlake.comparing.copies import Text, makes_story, share_text
from threatlake.comparing.stories import Edge, group
from threatlake.records import Copy, DocumentId, Story
from warehouse import corpus
from warehouse.corpus import Kept
from warehouse.subjects import Subject

# Gives kept documents, ready to be compared.
Load = Callable[[Iterable[DocumentId]], Mapping[DocumentId, Text]]


def changed_stories(
    kept: Kept,
    subjects: Sequence[Subject],
    renewed: set[DocumentId],
    copies: Iterable[Copy],
    load: Load,
) -> tuple[list[Story], Mapping[DocumentId, DocumentId]]:
    """The rows of stories that are new or other than those kept, and the story that each kept document was in."""
    edges = {
        (copy.document_id, copy.other_document_id)
        for copy in copies
        if makes_story(copy.kind, copy.jaccard, copy.containment)
    }
    mine = {subject.document_id: subject.member for subject in subjects}
    story_of, kept_edges = _touched(kept, renewed, {each for edge in edges for each in edge} - mine.keys())
    others = corpus.subjects(kept, story_of.keys() - mine.keys())
    members = [*mine.values(), *(subject.member for subject in others)]
    stories = group(members, edges | kept_edges, _sharing(load))
    changed = [story for story in stories if story_of.get(story.document_id) != story.story_id]
    return changed, story_of


def _touched(
    kept: Kept, renewed: set[DocumentId], reached: set[DocumentId]
) -> tuple[dict[DocumentId, DocumentId], set[Edge]]:
    """The story of every kept document that some lead to, by stories and by copies, and the copies between them.

    Copies of renewed documents are left out, for they are found anew.
    """
    story_of: dict[DocumentId, DocumentId] = {}
    edges: set[Edge] = set()
    frontier = reached | renewed
    while frontier:
        story_of |= corpus.stories_of(kept, frontier)
        found = {edge for edge in corpus.story_edges(kept.connection, story_of) if not renewed & set(edge)}
        frontier = {each for edge in found for each in edge} - story_of.keys()
        edges |= found
    return story_of, edges


def _sharing(load: Load) -> Callable[[DocumentId, list[DocumentId]], set[DocumentId]]:
    """What asks the texts whether documents share some with an original."""

    def sharing(original: DocumentId, others: list[DocumentId]) -> set[DocumentId]:
        texts = load([original, *others])
        return {other for other in others if share_text(texts[original], texts[other])}

    return sharing
