"""Reprints as newsrooms make them, in families, and other texts of the same publishers that are no copies."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from copies_drafts import Block, Desk, Draft, Edit
from copies_edits import (
    FIRST_DAY,
    change_dateline,
    correct_figure,
    cut_end,
    drop_sentences,
    exchange,
    insert,
    misread,
    new_head,
    reorder,
    restyle,
)
from copies_pool import Pool
from copies_slots import SLOT, Filler
from copies_written import PUBLISHERS

# Of eleven texts, by language: those the Hub reads most.
LANGUAGES = ("en", "en", "en", "ru", "ru", "ru", "kk", "kk", "ky", "tg", "uz")
ORIGINAL_WORDS = range(100, 1_500)
# Sizes of families as they come: pairs mostly, a few wires that everybody prints.
SIZES = (2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8, 10, 13, 18, 25, 40)
# How many edits a reprint has.
EDITS = (1, 1, 2, 2, 2, 3, 3, 4, 5)
# How often the original itself was taken over, and not another reprint of it.
FROM_ORIGINAL = 0.6
# How often a publisher's frame is left on by those who take a text over.
FRAME_LEFT = 0.15
SHORT_ITEM = range(25, 55)


class Publishers:
    """Publishers whose constant words are numbered once, so that they are known wherever they stand."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._numbers: dict[tuple[str, int], int] = {}

    def frame(self, draft: Draft, number: int) -> Draft:
        """A text in a publisher's frame."""
        publisher = PUBLISHERS[number]
        before = tuple(map(self._printed, [publisher.language] * len(publisher.before), publisher.before))
        after = tuple(map(self._printed, [publisher.language] * len(publisher.after), publisher.after))
        name = f"publisher {number}"
        return replace(draft, blocks=(*before, *draft.blocks, *after), publisher=name, frame=name)

    def of(self, language: str) -> int:
        """Some publisher who prints in a language; those of the smaller languages frame in Russian."""
        framed = language if language in {"en", "ru", "kk"} else "ru"
        return self._desk.chance.choice([at for at, each in enumerate(PUBLISHERS) if each.language == framed])

    def _printed(self, language: str, template: str) -> Block:
        on = FIRST_DAY + timedelta(self._desk.chance.randrange(2_500))
        filler, words = Filler(language, self._desk.chance, on), []
        for at, part in enumerate(template.split()):
            if SLOT.search(part):
                words += [self._desk.word(filler.fill(part))]
            else:
                key = self._numbers.setdefault((template, at), next(self._desk.numbers))
                words.append(self._desk.word(part)._replace(key=key))
        return Block(tuple(words), is_boilerplate=True)


class Newsroom(NamedTuple):
    """Those who take texts over."""

    desk: Desk
    pool: Pool
    publishers: Publishers

    def family(self, language: str, size: int) -> list[Draft]:
        """An original and its reprints, some of them reprints of reprints."""
        taken = self.pool.take(language, ORIGINAL_WORDS)
        family = [self.desk.draft(language, taken.title, taken.text)]
        while len(family) < size:
            is_direct = self.desk.happens(FROM_ORIGINAL)
            family.append(self.reprint(family[0] if is_direct else self.desk.chance.choice(family)))
        return family

    def reprint(self, draft: Draft) -> Draft:
        """A text as another newsroom prints it: one to five edits, in a frame in two of three."""
        chance, draft = self.desk.chance, replace(draft, publisher=None)
        if not self.desk.happens(FRAME_LEFT):
            draft = replace(
                draft, blocks=tuple(block for block in draft.blocks if not block.is_boilerplate), frame=None
            )
        for edit in sorted(chance.sample(self._edits(), chance.choice(EDITS)), key=self._edits().index):
            draft = edit(self.desk, draft)
        if not draft.frame and self.desk.happens(0.66):  # two of three
            draft = self.publishers.frame(draft, self.publishers.of(draft.language))
        return draft

    def _edits(self) -> list[Edit]:
        """In the order in which they are done: what is scanned is scanned last."""
        return [
            drop_sentences,
            cut_end,
            reorder,
            self.inserting,
            correct_figure,
            exchange,
            change_dateline,
            new_head,
            restyle,
            misread,
        ]

    def inserting(self, desk: Desk, draft: Draft) -> Draft:
        """Lay quotes and background in."""
        return insert(self.pool)(desk, draft)

    def framed(self, count: int) -> Iterator[Draft]:
        """Unrelated texts in publishers' frames, every second of them shorter than its frame."""
        for number in range(count):
            publisher = number % len(PUBLISHERS)
            language = PUBLISHERS[publisher].language
            if number % 2:
                text = self.desk.draft(language, None, self.pool.paragraph(language, SHORT_ITEM))
            else:
                taken = self.pool.take(language)
                text = self.desk.draft(language, taken.title, taken.text)
            yield self.publishers.frame(text, publisher)


def families(newsroom: Newsroom, count: int) -> Iterator[list[Draft]]:
    """Families of reprints, in all languages and of all sizes."""
    for number in range(count):
        yield newsroom.family(LANGUAGES[number % len(LANGUAGES)], SIZES[number % len(SIZES)])
