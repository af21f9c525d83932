"""A batch against the corpus: signatures, verified copies, and the stories that change."""

from collections.abc import Mapping, Sequence

import duckdb

from threatlake.comparing.copies import compare
from threatlake.comparing.signatures import sign
from threatlake.comparing.stories import Member, group
from threatlake.reading.extraction import Reading
from threatlake.records import Copy, DocumentId, Signature, Story
from threatlake.understanding.understand import Understanding
from warehouse import corpus

# The documents of a batch that were both read and understood.
Understood = Sequence[tuple[Reading, Understanding]]


class Comparison:
    """What a batch adds to signatures and copies, and the stories it adds or changes."""

    def __init__(self, signatures: list[Signature], copies: list[Copy], stories: list[Story]) -> None:
        self.signatures = signatures
        self.copies = copies
        self.stories = stories


def compare_with_corpus(connection: duckdb.DuckDBPyConnection, documents: Understood) -> Comparison:
    """Find every copy of the batch's documents, in the batch and in the lake."""
    signatures = [sign(reading.document_id, reading.text) for reading, _ in documents]
    pairs = corpus.candidates(connection, signatures)
    copies = _verified(connection, [reading for reading, _ in documents], pairs)
    members = [_member(reading, understanding) for reading, understanding in documents]
    return Comparison(signatures, copies, _stories(connection, members, copies))


def _verified(
    connection: duckdb.DuckDBPyConnection, readings: Sequence[Reading], pairs: Sequence[corpus.Pair]
) -> list[Copy]:
    texts = {reading.document_id: reading.text for reading in readings}
    kept = {document_id for pair in pairs for document_id in pair} - texts.keys()
    texts |= corpus.texts(connection, kept)
    compared = (compare(one, texts[one], other, texts[other]) for one, other in pairs)
    return [copy for copy in compared if copy]


def _member(reading: Reading, understanding: Understanding) -> Member:
    published_on = understanding.published.on if understanding.published else None
    return Member(reading.document_id, published_on, len(reading.text))


def _stories(connection: duckdb.DuckDBPyConnection, members: Sequence[Member], copies: Sequence[Copy]) -> list[Story]:
    """The stories of the batch and those it touches; a kept document whose story stays is left out."""
    edges = [(copy.document_id, copy.other_document_id) for copy in copies]
    new = {member.document_id for member in members}
    touched = {document_id for edge in edges for document_id in edge} - new
    kept, story_of = corpus.stories_of(connection, touched)
    edges += list(story_of.items())
    stories = group([*members, *kept], edges)
    return [story for story in stories if _changed(story, story_of)]


def _changed(story: Story, story_of: Mapping[DocumentId, DocumentId]) -> bool:
    return story_of.get(story.document_id) != story.story_id
