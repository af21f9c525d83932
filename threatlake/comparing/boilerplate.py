"""Passages that a publisher prints under one text after the other: legal notices, "about the agency", subscriptions.

They are learnt from the texts themselves, and shared boilerplate makes no copies. A publisher's passage is boilerplate
once it stands in enough of its texts. Where no publisher is known the same passage in many texts may as well be a
release that many printed: then it must stand at the edge of texts that have nothing else in common.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np

from threatlake.comparing.shingles import Span, Words, number_of

# Different texts of one publisher in which a passage is no longer news: a story that is told again and again is seldom
# printed so often by one publisher, and a notice is soon.
LEAST_TEXTS = 6
# Words below which a passage says too little to be told by (a dateline, a rubric); it makes no copy either.
LEAST_WORDS = 8
# A passage of no more words is the same whatever figures it holds: views counted, a paper's number and date.
COUNTER_WORDS = 16
# Passages at either end of a text among which a frame is looked for.
EDGE = 4
# Shared fingerprints over all of both texts, and over those of the shorter, below which texts are of different matters.
UNLIKE_JACCARD, UNLIKE_CONTAINMENT = 0.25, 0.8


class Paragraph(NamedTuple):
    """A passage by the number of its words, and where it stands."""

    number: int
    span: Span


def publisher_of(name: str | None, address: str | None) -> str | None:
    """Who prints a document: the publisher it states, else the host of its canonical address."""
    return name or (urlsplit(address).hostname if address else None)


def paragraphs(whole: Words, spans: Iterable[Span]) -> list[Paragraph]:
    """The passages of a text that are long enough to be boilerplate, in order."""
    found: list[Paragraph] = []
    for span in spans:
        first, last = whole.within(span)
        if last - first >= LEAST_WORDS:
            numbers = whole.numbers[first:last]
            if is_counter(whole, span):
                numbers = np.where(whole.is_figure[first:last], np.uint64(0), numbers)
            found.append(Paragraph(number_of(numbers) >> 1, span))  # a signed column holds it
    return found


def is_counter(whole: Words, span: Span) -> bool:
    """Whether a passage is so short that its figures are no news where its words are boilerplate."""
    first, last = whole.within(span)
    return last - first <= COUNTER_WORDS


def spans_of(known: frozenset[int], texts_paragraphs: Sequence[Paragraph]) -> list[Span]:
    """Where a text holds known boilerplate."""
    return [paragraph.span for paragraph in texts_paragraphs if paragraph.number in known]


def is_frame(texts: Mapping[str, frozenset[int]]) -> bool:
    """Whether texts that hold a passage at their edge, by their fingerprints, are of so many different matters.

    Enough of them must each be unlike enough of the others; further texts never turn a yes into a no.
    """
    unlike = dict.fromkeys(texts, 0)
    for (one, mine), (other, theirs) in combinations(texts.items(), 2):
        shared = len(mine & theirs)
        of_both, of_shorter = len(mine) + len(theirs) - shared, min(len(mine), len(theirs))
        if shared < UNLIKE_JACCARD * of_both and shared < UNLIKE_CONTAINMENT * of_shorter:
            unlike[one] += 1
            unlike[other] += 1
    return sum(count >= LEAST_TEXTS - 1 for count in unlike.values()) >= LEAST_TEXTS
