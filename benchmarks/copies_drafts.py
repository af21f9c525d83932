"""A text that knows where each of its words came from, so that what two texts share is counted and not guessed."""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple

LETTERS = re.compile(r"\w")
SENTENCE_END = re.compile(r"[.!?…]+[\"'»”)]*$")


class Word(NamedTuple):
    """A word as printed, its punctuation with it; the same `key` in two texts: the same word, unchanged."""

    text: str
    key: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; what a publisher puts around its texts is no part of what is told."""

    words: tuple[Word, ...]
    is_headline: bool = False
    is_boilerplate: bool = False

    @property
    def is_body(self) -> bool:
        """Whether it is neither headline nor boilerplate."""
        return not self.is_headline and not self.is_boilerplate


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way."""

    language: str
    blocks: tuple[Block, ...]
    publisher: str | None = None  # who printed it, where that is known
    frame: str | None = None  # whose frame stands around it

    @property
    def text(self) -> str:
        """The text as it is printed."""
        return "\n\n".join(" ".join(word.text for word in block.words) for block in self.blocks)

    def keys(self, *, boilerplate: bool = False) -> set[int]:
        """The words told; dashes between spaces are none."""
        blocks = (block for block in self.blocks if boilerplate or not block.is_boilerplate)
        return {word.key for block in blocks for word in block.words if LETTERS.search(word.text)}

    def body(self) -> tuple[Block, ...]:
        """What is told, without headline and boilerplate."""
        return tuple(block for block in self.blocks if block.is_body)

    def with_body(self, blocks: Iterable[Block]) -> "Draft":
        """Another body under the same headline and inside the same boilerplate."""
        told = [at for at, block in enumerate(self.blocks) if block.is_body]
        first = told[0] if told else len(self.blocks)
        after = (block for block in self.blocks[first:] if not block.is_body)
        return replace(self, blocks=(*self.blocks[:first], *(block for block in blocks if block.words), *after))

    def with_headline(self, headline: Block | None) -> "Draft":
        """Another headline, or none; a masthead stays above it."""
        rest = [block for block in self.blocks if not block.is_headline]
        first = next((at for at, block in enumerate(rest) if block.is_body), len(rest))
        new = [replace(headline, is_headline=True)] if headline else []
        return replace(self, blocks=(*rest[:first], *new, *rest[first:]))

    def spans(self, keys: set[int]) -> tuple[int, int] | None:
        """From the first to the last of some words, in characters of `text`."""
        at, places = 0, []
        for block in self.blocks:
            for word in block.words:
                if word.key in keys and LETTERS.search(word.text):
                    places.append((at, at + len(word.text)))
                at += len(word.text) + 1
            at += 1  # a paragraph ends in two characters, of which the last word's space is one
        return (places[0][0], places[-1][1]) if places else None


class Overlap(NamedTuple):
    """How much two texts truly share, by the words themselves."""

    jaccard: float  # words unchanged in both over the words of both, boilerplate left out
    jaccard_whole: float  # the same with boilerplate
    containment: float  # words unchanged in both over those of the shorter, boilerplate left out


def overlap(one: Draft, other: Draft) -> Overlap:
    """Count it."""
    told, other_told = one.keys(), other.keys()
    shared = len(told & other_told)
    whole, other_whole = one.keys(boilerplate=True), other.keys(boilerplate=True)
    return Overlap(
        shared / (len(told | other_told) or 1),
        len(whole & other_whole) / (len(whole | other_whole) or 1),
        shared / (min(len(told), len(other_told)) or 1),
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """Where drafts are made: one source of chance, and numbers for words that nobody wrote before."""

    chance: random.Random
    numbers: Iterator[int]

    def happens(self, share: float) -> bool:
        """Whether what happens so often happens now."""
        return self.chance.random() < share

    def word(self, text: str) -> Word:
        """A word of its own."""
        return Word(text, next(self.numbers))

    def block(self, text: str) -> Block:
        """A paragraph of words of its own."""
        return Block(tuple(self.word(word) for word in text.split()))

    def draft(self, language: str, title: str | None, text: str) -> Draft:
        """A text as its author wrote it; muc4 and others break lines inside paragraphs."""
        blocks = [self.block(part) for part in re.split(r"\n\s*\n|\n(?=\s{3})", text) if part.strip()]
        return Draft(language, tuple(blocks)).with_headline(self.block(title) if title else None)


def desk(seed: int) -> Desk:
    """A desk whose work is the same for the same seed."""
    return Desk(random.Random(seed), count(1))  # noqa: S311 - the same texts each time


def sentences(block: Block) -> list[Block]:
    """Cut a paragraph after each full stop that a capital, digit or quote follows."""
    parts: list[list[Word]] = [[]]
    for word in block.words:
        if parts[-1] and SENTENCE_END.search(parts[-1][-1].text) and not word.text[0].islower():
            parts.append([])
        parts[-1].append(word)
    return [replace(block, words=tuple(part)) for part in parts if part]


Edit = Callable[[Desk, Draft], Draft]
