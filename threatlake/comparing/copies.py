"""What two texts share, verified on the texts themselves, never on their fingerprints.

exact     the same words
revision  another state of one document: Rev.1, Add.1, the final form of a draft, by symbol and text
near      a reprint, edited: most words of both, or nearly all of the shorter and a good part of the longer
related   the same form with other details: it makes no story
passage   a part of one inside of the other: each part with its places in both
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from threatlake.comparing.boilerplate import is_counter
from threatlake.comparing.renewals import is_renewal
from threatlake.comparing.shared import Passage, Run, shared_passages
from threatlake.comparing.shingles import Numbers, Span, Words
from threatlake.comparing.symbols import Symbol, are_states_of_one, may_be_draft_and_final
from threatlake.records import Copy, CopyKind, DocumentId

# About 10% of the words edited; see shingles.SHINGLE_WORDS. Rewrites of one event by another hand share well under 0.3.
NEAR_JACCARD = 0.5
# A reprint under another headline and lead, with quotes put in and letters misread, keeps long runs of words, while
# formulas of law and of office make short ones: of 593 pairs of related bills this joins 4 in a story.
LONG_RUN, NEAR_RUNS = 8, 0.40
# A reprint cut short: so much of it stands in the longer text, and is so much of both.
CUT_CONTAINMENT, CUT_JACCARD = 0.8, 0.3
# Kinds whose documents may be one story.
STORY_KINDS = frozenset({CopyKind.EXACT, CopyKind.NEAR, CopyKind.REVISION})
# Words that any two texts must share in a row or nearly: a headline is no copy.
LEAST_SHARED = 12
# Words that a passage must share: a press release's paragraph, not a body's name or an article of law that all cite.
PASSAGE_WORDS = 40
# Of two reprints of one text each may have lost or won a good part; less in common is another story under one digest.
CHAIN_CONTAINMENT = 0.2


@dataclass(frozen=True, slots=True)
class Text:
    """A document ready to be compared: all its words, its own, and the shingles of these.

    Its own words are those outside of boilerplate; `stated` are those outside of short boilerplate, counters and the
    like: a form that is printed every month is boilerplate too, and what it states stands in it.
    """

    document_id: DocumentId
    whole: Words
    own: Words
    stated: Words
    shingles: Numbers
    symbol: Symbol | None = None

    @classmethod
    def of(
        cls, document_id: DocumentId, whole: Words, boilerplate: Sequence[Span] = (), symbol: Symbol | None = None
    ) -> "Text":
        """Make a document ready; `boilerplate` are the spans of its text that are none of its own."""
        if not boilerplate:
            return cls(document_id, whole, whole, whole, whole.shingles(), symbol)
        own = whole.outside(boilerplate)
        stated = whole.outside([span for span in boilerplate if is_counter(whole, span)])
        return cls(document_id, whole, own, stated, own.shingles(), symbol)


def compare(one: Text, other: Text) -> list[Copy]:
    """The rows for what two texts share, none where it is too little; the same whichever is named first."""
    if one.document_id > other.document_id:
        one, other = other, one
    if not len(one.whole) or not len(other.whole):
        return []
    if np.array_equal(one.whole.numbers, other.whole.numbers):
        return [_row(one, other, CopyKind.EXACT, _everything(one.whole), (1.0, 1.0))]
    overlap = _overlap(one.shingles, other.shingles)
    passages = shared_passages(one.own, other.own)
    if not passages or passages[0].word_count < LEAST_SHARED:
        return []
    if kind := _kind(one, other, passages, overlap):
        return [_row(one, other, kind, passages, overlap)]
    return [
        _row(one, other, CopyKind.PASSAGE, [passage], overlap)
        for passage in passages
        if passage.word_count >= PASSAGE_WORDS
    ]


def _kind(one: Text, other: Text, passages: Sequence[Passage], overlap: tuple[float, float]) -> CopyKind | None:
    """What two documents are to each other as wholes; None where they share passages at most."""
    if are_states_of_one(one.symbol, other.symbol):
        return CopyKind.REVISION
    near = is_near(*overlap) or _long_runs(one.own, other.own, passages) >= NEAR_RUNS
    if near and may_be_draft_and_final(one.symbol, other.symbol):
        return CopyKind.REVISION
    if not near and passages[0].word_count < PASSAGE_WORDS:
        return None
    if one.own is not one.stated or other.own is not other.stated:
        passages = shared_passages(one.stated, other.stated)
    if is_renewal(one.stated, other.stated, passages):
        return CopyKind.RELATED
    return CopyKind.NEAR if near else None


def is_near(jaccard: float, containment: float) -> bool:
    """Whether two texts share so much that one is a reprint of the other, cut or edited."""
    return jaccard >= NEAR_JACCARD or (containment >= CUT_CONTAINMENT and jaccard >= CUT_JACCARD)


def makes_story(kind: CopyKind, jaccard: float, containment: float) -> bool:
    """Whether a copy joins its documents to one story: a revision only where it holds the text of the other."""
    return kind in STORY_KINDS and (kind is not CopyKind.REVISION or is_near(jaccard, containment))


def share_text(one: Text, other: Text) -> bool:
    """Whether two texts share so much that they may be in one story by way of a third."""
    return _overlap(one.shingles, other.shingles)[1] >= CHAIN_CONTAINMENT


def _overlap(one: Numbers, other: Numbers) -> tuple[float, float]:
    """Jaccard and containment of two sets of shingles."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / max(1, len(one) + len(other) - shared), shared / max(1, min(len(one), len(other)))


def _long_runs(one: Words, other: Words, passages: Sequence[Passage]) -> float:
    """The words in long runs that two texts share, over all words of both."""
    lengths = (run.length for passage in passages for run in passage.runs)
    shared = sum(length for length in lengths if length >= LONG_RUN)
    return shared / max(1, len(one) + len(other) - shared)


def _everything(whole: Words) -> list[Passage]:
    return [Passage((Run(0, 0, len(whole)),))]


def _row(one: Text, other: Text, kind: CopyKind, passages: Sequence[Passage], overlap: tuple[float, float]) -> Copy:
    """One row from the first to the last word that the passages share."""
    mine, theirs = (one.whole, other.whole) if kind is CopyKind.EXACT else (one.own, other.own)
    runs = [run for passage in passages for run in passage.runs]
    return Copy(
        document_id=one.document_id,
        other_document_id=other.document_id,
        kind=kind,
        start_char=mine.starts[min(run.start for run in runs)],
        end_char=mine.ends[max(run.end for run in runs) - 1],
        other_start_char=theirs.starts[min(run.other_start for run in runs)],
        other_end_char=theirs.ends[max(run.other_end for run in runs) - 1],
        shared_words=sum(run.length for run in runs),
        jaccard=overlap[0],
        containment=overlap[1],
    )
