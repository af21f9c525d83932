"""How much a found term weighs: where it stands, how often it was said, and whether it is only listed.

A weight is log-odds. What a seed says of a term is multiplied here by where it stands (title, heading, lead), by
how often it was said before, and by whether the sentence merely lists threats.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from threatlake.classifying import overlaps
from threatlake.classifying.hits import Hit
from threatlake.classifying.words import Words
from threatlake.records import Passage, PassageKind

# Set on the development texts in six languages and the founding documents; rounded, they are no fitted model.
TITLE = 1.5
HEADING = 1.2
LEAD = 1.2
# Words of body text that count as its lead: two sentences of news.
FIRST_WORDS = 60
# Each further mention of the same term weighs this share of the one before: all together at most twice the first.
REPEAT = 0.5
# A threat named in a list of threats is a passing mention.
LISTED = 0.3
# Threats that make a list, and how many words may stand between two of its items.
LIST_THREATS = 3
LIST_GAP = 4
# A long text says more of everything: past this many words each e-fold more asks for one point more.
USUAL_WORDS = 250
LENGTH = 0.6


class Weighed(NamedTuple):
    """A hit with the passage it is in, its span in the text, the words before it in the document, and its points."""

    hit: Hit
    passage: Passage
    start_char: int
    end_char: int
    words_before: int
    weight: float

    @property
    def is_title(self) -> bool:
        """Whether it stands in the heading that a document begins with."""
        return self.passage.passage_number == 0 and self.passage.kind is PassageKind.HEADING


def weigh(found: Iterable[tuple[Words, list[Hit]]]) -> list[Weighed]:
    """Weigh the hits of a document, given passage by passage, in the order of its text."""
    weighed: list[Weighed] = []
    words_before = 0
    for words, hits in found:
        passage = words.passage
        factor = place_factor(passage.kind, is_first=passage.passage_number == 0, words_before=words_before)
        kept = overlaps.settle(hits)
        in_list = listed(kept)
        for hit in kept:
            points = hit.term.weight * hit.share * factor * (LISTED if hit in in_list else 1.0)
            start, end = words.span(hit.first, hit.last)
            weighed.append(Weighed(hit, passage, start, end, words_before + hit.first, points))
        words_before += len(words.written)
    return damp_repeats(weighed)


def place_factor(kind: PassageKind, *, is_first: bool, words_before: int) -> float:
    """Say how much more a term weighs for where it stands."""
    if kind is PassageKind.HEADING:
        return TITLE if is_first else HEADING
    return LEAD if words_before < FIRST_WORDS else 1.0


def length_penalty(word_count: int) -> float:
    """Say how much more evidence a long document needs."""
    return LENGTH * math.log(max(1.0, word_count / USUAL_WORDS))


def listed(hits: list[Hit]) -> set[Hit]:
    """Find the hits that stand in a list of three threats or more.

    Words that name the list itself ("five global threats") speak for every threat and are no item of it.
    """
    sharing: dict[tuple[int, int], set[str]] = defaultdict(set)
    for hit in hits:
        sharing[hit.first, hit.last].add(hit.term.threat_id)
    chains: list[list[Hit]] = []
    for hit in hits:
        if len(hit.term.parts) > 1 or hit.term.weight < 0 or len(sharing[hit.first, hit.last]) >= LIST_THREATS:
            continue
        last = chains[-1][-1] if chains else None
        if last is not None and last.sentence == hit.sentence and hit.first - last.last <= LIST_GAP:
            chains[-1].append(hit)
        else:
            chains.append([hit])
    return {hit for chain in chains if len({hit.term.threat_id for hit in chain}) >= LIST_THREATS for hit in chain}


def damp_repeats(weighed: list[Weighed]) -> list[Weighed]:
    """Let each further mention of a term weigh less, the weightiest first."""
    by_term: dict[int, list[Weighed]] = defaultdict(list)
    for each in weighed:
        by_term[id(each.hit.term)].append(each)
    damped = [
        each._replace(weight=each.weight * REPEAT**rank) if rank else each
        for mentions in by_term.values()
        for rank, each in enumerate(sorted(mentions, key=lambda each: (-abs(each.weight), each.start_char)))
    ]
    return sorted(damped, key=lambda each: (each.start_char, each.end_char, each.hit.rule_id))
