"""Texts as a lake holds them, as many as wanted, made as they are taken: none is kept, so that memory stays flat.

Words that do not exist, as frequent as words are; some texts are reprints of texts shortly before, some are filled-in
forms, most stand in their publisher's frame.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]  # of words in the vocabulary

VOCABULARY = 60_000
# Zipf's law as Mandelbrot put it, with the figures usual for news: the commonest word is about one in twenty.
EXPONENT, SHIFT = 1.07, 2.7
LENGTHS = (150, 600)
PARAGRAPH = 60
REPRINTS, FORMS, FRAMED = 0.05, 0.02, 0.6
REMEMBERED = 1_000  # texts that may be reprinted
PUBLISHERS, FRAME = 200, (20, 110)
FORM_COUNT, FORM_WORDS, BLANKS = 40, 150, 18
SYLLABLES = [consonant + vowel for consonant in "бвгдкжзлмнпрстхш" for vowel in "аеиоуы"]


class Text(NamedTuple):
    """A text with its name and its publisher."""

    name: str
    text: str
    publisher: str


class Maker:
    """Makes texts; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = np.random.default_rng(seed)
        weights = 1 / (np.arange(VOCABULARY) + SHIFT) ** EXPONENT
        self._cumulated = np.cumsum(weights / weights.sum())
        lengths = self._chance.integers(1, 5, VOCABULARY)
        self._words = np.array(["".join(self._chance.choice(SYLLABLES, length)) for length in lengths], dtype=object)
        frames = self._chance.integers(*FRAME, PUBLISHERS)
        self._frames = [self._printed(self._drawn(length)) for length in frames]
        self._forms = [self._drawn(FORM_WORDS) for _ in range(FORM_COUNT)]
        self._remembered: list[Places] = []
        self._forms_share = FORMS
        self._count = 0

    def turn(self, seed: int, *, has_forms: bool) -> None:
        """Make other texts from here on: reprints of the same and the same forms, or none of these."""
        self._chance, self._forms_share = np.random.default_rng(seed), FORMS if has_forms else 0
        self._count += 10_000_000 * seed

    def batches(self, count: int, size: int = 1_000) -> Iterator[list[Text]]:
        """So many texts, some at a time."""
        for start in range(0, count, size):
            yield [self._text() for _ in range(min(size, count - start))]

    def _text(self) -> Text:
        kind, publisher = self._chance.random(), int(self._chance.integers(PUBLISHERS))
        if kind < REPRINTS and self._remembered:
            text = self._printed(self._reprinted())
        elif kind < REPRINTS + self._forms_share:
            text = self._form()
        else:
            places = self._drawn(int(self._chance.integers(*LENGTHS)))
            if len(self._remembered) < REMEMBERED:
                self._remembered.append(places)
            else:
                self._remembered[self._chance.integers(REMEMBERED)] = places
            text = self._printed(places)
        if self._chance.random() < FRAMED:
            text = f"{text}\n\n{self._frames[publisher]}"
        self._count += 1
        return Text(f"{self._count:08}", text, f"publisher {publisher}")

    def _drawn(self, length: int) -> Places:
        return np.searchsorted(self._cumulated, self._chance.random(length))

    def _reprinted(self) -> Places:
        """Cut from the end, and up to a twelfth of the words changed."""
        places = self._remembered[self._chance.integers(len(self._remembered))]
        kept = places[: int(len(places) * self._chance.uniform(0.4, 1))].copy()
        changed = self._chance.random(len(kept)) < self._chance.uniform(0, 1 / 12)
        kept[changed] = self._drawn(int(changed.sum()))
        return kept

    def _form(self) -> str:
        words = self._words[self._forms[self._chance.integers(FORM_COUNT)]].tolist()
        for place in np.linspace(3, FORM_WORDS - 3, BLANKS).astype(int):
            words[place] = str(self._chance.integers(10, 99_999))
        return " ".join(words)

    def _printed(self, places: Places) -> str:
        words = self._words[places].tolist()
        return "\n\n".join(" ".join(words[at : at + PARAGRAPH]) for at in range(0, len(words), PARAGRAPH))
