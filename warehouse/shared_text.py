"""Two texts of the lake with all that they share, found anew by the code that makes `copies`.

A part is words that both hold in a row, within one paragraph of each. What stands between the parts of a shared
passage, and is other words in each text, is replaced.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from threatlake.comparing.copies import PASSAGE_WORDS, Text
from threatlake.comparing.renewals import details
from threatlake.comparing.shared import Passage, Run, shared_passages
from threatlake.comparing.shingles import Span, Words, words
from threatlake.records import CopyKind, DocumentId
from warehouse.comparison import texts_of
from warehouse.corpus import Kept
from warehouse.shown_copies import Described, Pair
from warehouse.subjects import listed

# What stands between the digits of one number, in the notations of many languages; the last two do not break.
SEPARATORS = frozenset({".", ",", " ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"})
# Pairs whose texts are held at once.
SHOWN_AT_ONCE = 50


class Paragraph(NamedTuple):
    """A row of `passages`: its first character, one past its last, and its page."""

    start_char: int
    end_char: int
    page: int | None


class Place(NamedTuple):
    """A stretch of the one text and what stands for it in the other; of replaced words, the figures only it has."""

    spans: tuple[Span, Span]
    figures: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())

    @property
    def turned(self) -> "Place":
        """The same, the other text first."""
        return Place((self.spans[1], self.spans[0]), (self.figures[1], self.figures[0]))


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Parts that follow each other in both texts, and what is replaced between them."""

    word_count: int
    parts: tuple[Place, ...]
    replaced: tuple[Place, ...]

    @property
    def turned(self) -> "SharedPassage":
        """The same, the other text first."""
        return SharedPassage(
            self.word_count, tuple(each.turned for each in self.parts), tuple(each.turned for each in self.replaced)
        )


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts; `boilerplate` are the spans that were left out of the comparison."""

    document: Described
    text: str
    paragraphs: tuple[Paragraph, ...]
    boilerplate: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two texts and what they share, the longest passage first, and how many of the figures there differ."""

    pair: Pair
    sides: tuple[Side, Side]
    passages: tuple[SharedPassage, ...]
    figures_changed: int
    figures_kept: int


def side_by_side(
    connection: duckdb.DuckDBPyConnection, document: Described, pairs: Sequence[Pair]
) -> Iterator[SideBySide]:
    """Lay a document beside its copies."""
    for start in range(0, len(pairs), SHOWN_AT_ONCE):
        some = pairs[start : start + SHOWN_AT_ONCE]
        document_ids = {document.document_id, *(pair.other.document_id for pair in some)}
        texts, paragraphs = texts_of(Kept(connection), document_ids), _paragraphs(connection, document_ids)
        for pair in some:
            yield _side_by_side(document, pair, texts, paragraphs)


class _Compared(NamedTuple):
    """The words of a text that are compared, and which of them begin a paragraph or stand behind boilerplate."""

    words: Words
    begins: NDArray[np.bool_]


def _side_by_side(
    document: Described,
    pair: Pair,
    texts: Mapping[DocumentId, Text],
    paragraphs: Mapping[DocumentId, tuple[Paragraph, ...]],
) -> SideBySide:
    # Compared as the rows were, the smaller id first; what is shown first is what was asked for.
    described = sorted((document, pair.other), key=lambda each: each.document_id)
    is_whole = pair.kind is CopyKind.EXACT
    sides = [
        _side(each, texts[each.document_id], paragraphs.get(each.document_id, ()), is_whole=is_whole)
        for each in described
    ]
    one, other = (_compared(side, texts[side.document.document_id], is_whole=is_whole) for side in sides)
    shared = _shared(pair.kind, one.words, other.words)
    passages = [_passage(each, one, other) for each in shared]
    if document is not described[0]:
        sides.reverse()
        passages = [each.turned for each in passages]
    figures = _figure_counts(passages, sides[0])
    if pair.kind is CopyKind.RELATED and not figures[0]:  # they differ between the passages
        figures = details(one.words, other.words, shared)
    return SideBySide(pair, (sides[0], sides[1]), tuple(passages), *figures)


def _paragraphs(
    connection: duckdb.DuckDBPyConnection, document_ids: set[DocumentId]
) -> Mapping[DocumentId, tuple[Paragraph, ...]]:
    with listed(connection, document_ids):
        rows = connection.execute(
            """SELECT document_id, list((start_char, end_char, page) ORDER BY passage_number)
            FROM passages SEMI JOIN chosen USING (document_id) GROUP BY document_id"""
        ).fetchall()
    return {DocumentId(document_id): tuple(Paragraph(*each) for each in found) for document_id, found in rows}


def _side(document: Described, text: Text, paragraphs: tuple[Paragraph, ...], *, is_whole: bool) -> Side:
    boilerplate = () if is_whole else tuple(_left_out(text))
    return Side(document, text.whole.text, paragraphs, boilerplate)


def _left_out(text: Text) -> Iterator[Span]:
    """The stretches of words that are the text's but not its own."""
    places = np.flatnonzero(~np.isin(text.whole.starts, text.own.starts))
    for stretch in np.split(places, np.flatnonzero(np.diff(places) > 1) + 1):
        if len(stretch):
            yield text.whole.starts[stretch[0]], text.whole.ends[stretch[-1]]


def _compared(side: Side, text: Text, *, is_whole: bool) -> _Compared:
    compared = text.whole if is_whole else text.own
    place = np.searchsorted(text.whole.starts, compared.starts)
    paragraph = np.searchsorted([each.start_char for each in side.paragraphs], compared.starts, side="right")
    return _Compared(compared, np.append([True], (np.diff(place) > 1) | (np.diff(paragraph) > 0)))


def _shared(kind: CopyKind, one: Words, other: Words) -> Sequence[Passage]:
    """The passages that the rows of a pair stand for."""
    if kind is CopyKind.EXACT:
        return [Passage((Run(0, 0, len(one)),))]
    least = PASSAGE_WORDS if kind is CopyKind.PASSAGE else 1
    return [passage for passage in shared_passages(one, other) if passage.word_count >= least]


def _passage(passage: Passage, one: _Compared, other: _Compared) -> SharedPassage:
    return SharedPassage(
        passage.word_count,
        tuple(part for run in passage.runs for part in _parts(run, one, other)),
        tuple(
            _replaced(before, after, one.words, other.words)
            for before, after in pairwise(passage.runs)
            if after.start > before.end and after.other_start > before.other_end
        ),
    )


def _parts(run: Run, one: _Compared, other: _Compared) -> Iterator[Place]:
    """A run cut where a paragraph begins in either text, and where either has boilerplate."""
    begins = one.begins[run.start : run.end] | other.begins[run.other_start : run.other_end]
    for first, end in pairwise([0, *(np.flatnonzero(begins[1:]) + 1).tolist(), run.length]):
        mine = _span(one.words, run.start + first, run.start + end)
        yield Place((mine, _span(other.words, run.other_start + first, run.other_start + end)))


def _replaced(before: Run, after: Run, one: Words, other: Words) -> Place:
    """What stands between two runs of one passage."""
    mine, theirs = (before.end, after.start), (before.other_end, after.other_start)
    figures, other_figures = _figures(one, *mine), _figures(other, *theirs)
    return Place(
        (_span(one, *mine), _span(other, *theirs)),
        (
            tuple(span for span, figure in figures.items() if figure not in other_figures.values()),
            tuple(span for span, figure in other_figures.items() if figure not in figures.values()),
        ),
    )


def _figures(words: Words, first: int, end: int) -> Mapping[Span, tuple[str, ...]]:
    """Figures as they are read, without leading noughts: what one separator parts (48,213 and 1 200) is one."""
    found: dict[Span, tuple[str, ...]] = {}
    for at, word in enumerate(words.spelt(first, end), start=first):
        if any(letter.isdigit() for letter in word):
            start = words.starts[at]
            before: tuple[str, ...] = ()
            if found and words.text[next(reversed(found))[1] : start] in SEPARATORS:
                (start, _), before = found.popitem()
            found[start, words.ends[at]] = (*before, word.lstrip("0"))
    return found


def _figure_counts(passages: Sequence[SharedPassage], side: Side) -> tuple[int, int]:
    """How many figures in shared passages have another in their place, and how many are in both texts."""
    changed = sum(min(map(len, place.figures)) for passage in passages for place in passage.replaced)
    parts = (side.text[slice(*part.spans[0])] for passage in passages for part in passage.parts)
    return changed, sum(len(_figures(split, 0, len(split))) for split in map(words, parts))


def _span(words: Words, first: int, end: int) -> Span:
    return words.starts[first], words.ends[end - 1]
