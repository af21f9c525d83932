"""One corpus of all kinds of texts, shuffled, with what is true of each pair."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from copies_drafts import Desk, Draft, Overlap, desk, overlap
from copies_newsroom import Newsroom, Publishers
from copies_newsroom import families as reprints
from copies_passages import passages
from copies_pool import Pool, originals
from copies_templates import families as templates
from copies_written import REWRITES

Pair = tuple[str, str]
Span = tuple[int, int]
# What a corpus of size 1 holds.
FAMILIES, PASSAGES, FRAMED = 108, 120, 220
OF_TEMPLATE = 60  # texts of each template
REPRINTED = 3  # texts of each template


class Passage(NamedTuple):
    """Where two texts hold the same passage, and how many of its words are the same in both."""

    span: Span
    other_span: Span
    words: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts by id, and what is known of them."""

    texts: dict[str, str]
    publishers: dict[str, str]  # of texts whose publisher is known
    frames: dict[str, str]  # of texts that stand in a publisher's frame
    families: dict[str, str]  # of every text: what it was made for, and with which others
    overlaps: dict[Pair, Overlap]  # of reprints
    passages: dict[Pair, Passage]
    rewrites: set[Pair]


@dataclass(slots=True)
class Shelf:
    """Drafts as they are made, before they get their ids."""

    drafts: list[Draft] = field(default_factory=list)
    families: list[str] = field(default_factory=list)
    reprints: list[tuple[int, int]] = field(default_factory=list)
    passages: list[tuple[int, int]] = field(default_factory=list)
    rewrites: list[tuple[int, int]] = field(default_factory=list)

    def add(self, family: str, drafts: Sequence[Draft]) -> range:
        """Put a family's drafts there; tells where they are."""
        first = len(self.drafts)
        self.drafts += drafts
        self.families += [family] * len(drafts)
        return range(first, len(self.drafts))


def make(seed: int, size: float, data: Path | None, of_template: int = OF_TEMPLATE) -> Corpus:
    """A corpus; the same for the same seed, sizes and data."""
    at = desk(seed)
    newsroom = Newsroom(at, Pool(originals(data), at.chance), Publishers(at))
    shelf = Shelf()
    for number, family in enumerate(reprints(newsroom, round(FAMILIES * size))):
        shelf.reprints += combinations(shelf.add(f"reprints {number}", family), 2)
    for number, placed in enumerate(passages(newsroom, round(PASSAGES * size))):
        shelf.passages += combinations(shelf.add(f"passage {number}", placed), 2)
    shelf.add("framed", list(newsroom.framed(round(FRAMED * size))))
    for each in templates(at, of_template):
        places = shelf.add(each.name, each.drafts)
        for place in places[:REPRINTED]:
            shelf.reprints.append((place, shelf.add(each.name, [newsroom.reprint(shelf.drafts[place])])[0]))
    _rewrites(at, shelf)
    return _shuffled(at, shelf)


def _rewrites(at: Desk, shelf: Shelf) -> None:
    for language, *texts in REWRITES:
        places = shelf.add("rewrites", [at.draft(language, None, text) for text in texts])
        shelf.rewrites.append((places[0], places[1]))


def _shuffled(at: Desk, shelf: Shelf) -> Corpus:
    """Ids that tell nothing."""
    numbers = list(range(len(shelf.drafts)))
    at.chance.shuffle(numbers)
    ids = [f"{number:06}" for number in numbers]
    placed = {draft_id: place for place, draft_id in enumerate(ids)}

    def pair(one: int, other: int) -> Pair:
        return min(ids[one], ids[other]), max(ids[one], ids[other])

    drafts = {draft_id: shelf.drafts[placed[draft_id]] for draft_id in sorted(placed)}
    found = {pair(*each) for each in shelf.passages}
    return Corpus(
        {draft_id: draft.text for draft_id, draft in drafts.items()},
        {draft_id: draft.publisher for draft_id, draft in drafts.items() if draft.publisher},
        {draft_id: draft.frame for draft_id, draft in drafts.items() if draft.frame},
        {draft_id: shelf.families[placed[draft_id]] for draft_id in drafts},
        {(one, other): overlap(drafts[one], drafts[other]) for one, other in (pair(*each) for each in shelf.reprints)},
        {(one, other): _passage(drafts[one], drafts[other]) for one, other in sorted(found)},
        {pair(*each) for each in shelf.rewrites},
    )


def _passage(one: Draft, other: Draft) -> Passage:
    shared = one.keys() & other.keys()
    span, other_span = one.spans(shared), other.spans(shared)
    if not span or not other_span:
        raise ValueError("two texts share no word; make a passage of both")
    return Passage(span, other_span, len(shared))
