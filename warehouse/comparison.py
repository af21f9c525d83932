"""A batch against the corpus: what is learnt of boilerplate, signatures, verified copies, and the stories that change.

batch -> boilerplate learnt -> kept documents that hold it are compared anew with the batch
      -> signatures -> candidates -> verified on the texts -> stories of all that copies lead to
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import duckdb

from threatlake.comparing.boilerplate import Paragraph, paragraphs, publisher_of, spans_of
from threatlake.comparing.copies import Text, compare
from threatlake.comparing.shingles import Words, words
from threatlake.comparing.symbols import Symbol
from threatlake.comparing.winnowing import fingerprints
from threatlake.reading.extraction import Reading
from threatlake.records import Boilerplate, Copy, DocumentId, RunId, Signature, StoryChange
from threatlake.understanding.understand import Understanding
from warehouse import boilerplates, corpus, index_following
from warehouse.commit import Rows
from warehouse.corpus import Kept, Pair
from warehouse.signature_index import SignatureIndex
from warehouse.stories import changed_stories
from warehouse.subjects import Subject
from warehouse.tables import BOILERPLATE, COPIES, SIGNATURES, STORIES, STORY_CHANGES

# The documents of a batch that were both read and understood.
Understood = Sequence[tuple[Reading, Understanding]]

# Pairs whose texts are held at once.
PAIRS_AT_ONCE = 4000


class Maker(NamedTuple):
    """Whose rows they are: a run, the fingerprint of its code, and when."""

    run_id: RunId
    fingerprint: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Split:
    """A subject as words, and its passages as the numbers by which boilerplate is known."""

    subject: Subject
    words: Words
    paragraphs: list[Paragraph]

    @classmethod
    def of(cls, subject: Subject) -> "Split":
        """Split a subject's text."""
        whole = words(subject.text)
        return cls(subject, whole, paragraphs(whole, subject.passages))


class Comparison:
    """What a batch adds to each table of copies; `renewed` are kept documents whose rows it replaces.

    No dataclass: Prefect would search it for futures.
    """

    def __init__(self, rows: Rows, renewed: Sequence[DocumentId]) -> None:
        self.rows = rows
        self.renewed = renewed


def compare_with_corpus(connection: duckdb.DuckDBPyConnection, documents: Understood, maker: Maker) -> Comparison:
    """Find every copy of the batch's documents, in the batch and in the lake."""
    return compare_subjects(connection, [_subject(reading, found) for reading, found in documents], (), maker)


def compare_subjects(
    connection: duckdb.DuckDBPyConnection, new: Sequence[Subject], kept: Sequence[DocumentId], maker: Maker
) -> Comparison:
    """Find every copy of new documents, and anew of some kept ones."""
    with index_following.opened(connection) as index:
        return _compared(connection, index, new, kept, maker)


def _compared(
    connection: duckdb.DuckDBPyConnection,
    index: SignatureIndex,
    new: Sequence[Subject],
    kept: Sequence[DocumentId],
    maker: Maker,
) -> Comparison:
    lake = Kept(connection, index)
    splits = [Split.of(subject) for subject in [*new, *corpus.subjects(lake, kept)]]
    signatures = [_signature(split, maker) for split in splits]
    learnt = boilerplates.learn(connection, index, signatures, maker.at)
    renewed = {*kept, *boilerplates.holding(connection, index, learnt)} - {subject.document_id for subject in new}
    missing = renewed - {split.subject.document_id for split in splits}
    found_anew = [Split.of(subject) for subject in corpus.subjects(lake, missing)]
    splits += found_anew
    signatures += [_signature(split, maker) for split in found_anew]
    texts = _texts(connection, splits, learnt)
    subjects = [split.subject for split in splits]
    own = {each.document_id: _own_fingerprints(texts[each.document_id], each) for each in signatures}
    pairs = {*corpus.candidates(connection, index, signatures, own), *corpus.states_of_one(connection, subjects)}
    copies = list(_verified(lake, texts, sorted(pairs), learnt))

    def load(document_ids: Iterable[DocumentId]) -> Mapping[DocumentId, Text]:
        return {**texts, **texts_of(lake, set(document_ids) - texts.keys(), learnt)}

    stories, before = changed_stories(lake, subjects, renewed, copies, load)
    rows: Rows = {
        SIGNATURES: signatures,
        BOILERPLATE: learnt,
        COPIES: copies,
        STORIES: stories,
        STORY_CHANGES: [
            StoryChange(story.document_id, maker.at, maker.run_id, before[story.document_id], story.story_id)
            for story in stories
            if story.document_id in before
        ],
    }
    return Comparison(rows, sorted(renewed))


def texts_of(
    lake: Kept, document_ids: Collection[DocumentId], learnt: Sequence[Boilerplate] = ()
) -> dict[DocumentId, Text]:
    """Kept documents, ready to be compared, without their publishers' boilerplate."""
    return _texts(lake.connection, [Split.of(each) for each in corpus.subjects(lake, document_ids)], learnt)


def _texts(
    connection: duckdb.DuckDBPyConnection, splits: Sequence[Split], learnt: Sequence[Boilerplate]
) -> dict[DocumentId, Text]:
    known = _known(connection, splits, learnt)
    return {split.subject.document_id: _text(split, known) for split in splits}


def _subject(reading: Reading, found: Understanding) -> Subject:
    stated = reading.stated
    return Subject(
        document_id=reading.document_id,
        text=reading.text,
        passages=tuple((passage.start_char, passage.end_char) for passage in reading.passages),
        publisher=publisher_of(stated.publisher, stated.canonical_uri),
        published_on=found.published.on if found.published else None,
        symbol=Symbol(stated.symbol, stated.base_symbol) if stated.symbol and stated.base_symbol else None,
    )


def _known(
    connection: duckdb.DuckDBPyConnection, splits: Sequence[Split], learnt: Sequence[Boilerplate]
) -> Mapping[str, frozenset[int]]:
    """The boilerplate of the publishers of some documents, with what was just learnt."""
    known = dict(boilerplates.known(connection, {split.subject.publisher or "" for split in splits}))
    for each in learnt:
        known[each.publisher] = known.get(each.publisher, frozenset()) | {each.paragraph}
    return known


def _text(split: Split, known: Mapping[str, frozenset[int]]) -> Text:
    subject = split.subject
    boilerplate = spans_of(known.get(subject.publisher or "", frozenset()), split.paragraphs)
    return Text.of(subject.document_id, split.words, boilerplate, subject.symbol)


def _signature(split: Split, maker: Maker) -> Signature:
    return Signature(
        document_id=split.subject.document_id,
        text_sha256=split.words.sha256(),
        word_count=len(split.words),
        fingerprints=fingerprints(split.words),
        publisher=split.subject.publisher,
        paragraphs=tuple(paragraph.number for paragraph in split.paragraphs),
        compare_fingerprint=maker.fingerprint,
    )


def _own_fingerprints(text: Text, signature: Signature) -> tuple[int, ...]:
    """The fingerprints of a text's own words: those of its signature where it holds no boilerplate."""
    return signature.fingerprints if text.own is text.whole else fingerprints(text.own)


def _verified(
    lake: Kept,
    texts: Mapping[DocumentId, Text],
    pairs: Sequence[Pair],
    learnt: Sequence[Boilerplate],
) -> Iterator[Copy]:
    """What each pair shares; kept texts are read for some pairs at a time."""
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        some = pairs[start : start + PAIRS_AT_ONCE]
        others = {document_id for pair in some for document_id in pair} - texts.keys()
        every = {**texts, **texts_of(lake, others, learnt)} if others else texts
        for one, other in some:
            yield from compare(every[one], every[other])
