"""Words, their beginnings and pairs of words as hashed features, for what no term names.

A feature is a number below `BUCKETS` (from CRC-32, the same on every platform), so that no vocabulary need be kept. A
word counts as its stem and, in the body, as its first letters, which are what a Kazakh, Kyrgyz, Uzbek or Tajik word
keeps through its suffixes; every number counts as one of as many digits. What stands in the title or first counts
there once more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from threatlake.classifying.words import Words
from threatlake.records import PassageKind
from threatlake.tokens import fold, stem

BUCKETS = 1 << 20
# Parts of a document that are counted apart, with what they weigh beside the body; found by cross-validation on news.
BODY, TITLE, OPENING, LEAD = range(4)
SECTION_WEIGHTS = (1.0, 0.4, 0.5, 0.5)
# Words of the opening (a sentence or two) and of the lead (some paragraphs).
OPENING_WORDS, LEAD_WORDS = 50, 200
# The length of the row of some fifty words: in a sentence by itself no word decides alone.
LEAST_LENGTH = 10.0
# Lengths of the beginnings of a word that count beside its stem.
BEGINNINGS = (4, 5, 6, 7)
# Distinct words remembered: about the vocabulary of 10,000 documents.
MEMORY = 200_000
DIGIT = re.compile(r"\d")
# Odd numbers that spread the first word of a pair, and the section, over all bits (Knuth's multiplicative hashing).
SPREAD, APART = 2_654_435_761, 40_503_001

Row = NDArray[np.float64]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Section:
    """The distinct words of a section, as positions in the document's, and its pairs, each with how much it counts.

    Amounts are over the length of both rows together, so that long texts weigh as much as short ones.
    """

    words: Ids
    word_amounts: Row
    pairs: Ids
    pair_amounts: Row


@dataclass(frozen=True, slots=True)
class Bag:
    """The distinct words of a document, each with the place it first stands at: passage in order, and word of it."""

    words: list[str]
    places: list[tuple[int, int]]
    sections: tuple[Section, ...]


def bag_of(passages: Sequence[Words]) -> Bag:
    """Count the words and pairs of a document, section by section."""
    numbers: dict[str, int] = {}
    places: list[tuple[int, int]] = []
    order: list[int] = []
    for number, words in enumerate(passages):
        for position, word in enumerate(words.spelt):
            known = numbers.setdefault(word, len(places))
            if known == len(places):
                places.append((number, position))
            order.append(known)
    sequence = np.array(order, dtype=np.int64)
    stems = np.array([stem_id(word) for word in numbers], dtype=np.uint64)[sequence]
    has_title = bool(passages) and passages[0].passage.kind is PassageKind.HEADING
    lengths = len(order), len(passages[0].spelt) if has_title else 0, OPENING_WORDS, LEAD_WORDS
    sections = tuple(_section(sequence[:length], stems[:length], number) for number, length in enumerate(lengths))
    return Bag(list(numbers), places, sections)


@lru_cache(maxsize=MEMORY)
def stem_id(word: str) -> int:
    """Number the stem of a word, in 32 bits."""
    return crc32(stem(_shape(word)).encode())


@lru_cache(maxsize=MEMORY)
def word_ids(word: str, section: int) -> tuple[int, ...]:
    """Number the features of a word in a section: its stem, and in the body its beginnings where it is longer."""
    own = (stem_id(word) + section * APART) % BUCKETS
    if section != BODY:
        return (own,)
    folded = _shape(word)
    beginnings = (f"{folded[:length]}*" for length in BEGINNINGS if len(folded) > length)
    return (own, *(crc32(beginning.encode()) % BUCKETS for beginning in beginnings))


def _shape(word: str) -> str:
    return DIGIT.sub("0", fold(word))


def _section(sequence: Ids, stems: NDArray[np.uint64], number: int) -> Section:
    words, counts = np.unique(sequence, return_counts=True)
    pairs = (stems[:-1] * np.uint64(SPREAD) + stems[1:] + np.uint64(number * APART)) % np.uint64(BUCKETS)
    pair_ids, pair_counts = np.unique(pairs.astype(np.int64), return_counts=True)
    word_amounts, pair_amounts = 1 + np.log(counts), 1 + np.log(pair_counts)
    length = float(np.sqrt(np.square(word_amounts).sum() + np.square(pair_amounts).sum()))
    scale = SECTION_WEIGHTS[number] / max(length, 1.0 if number == TITLE else LEAST_LENGTH)
    return Section(words, word_amounts * scale, pair_ids, pair_amounts * scale)
