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
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from threatlake.classifying.memory import MEMORY, Memory
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
# A title is as long as it weighs, however short it is.
LEAST_LENGTHS = np.array([1.0 if section == TITLE else LEAST_LENGTH for section in range(len(SECTION_WEIGHTS))])
# Lengths of the beginnings of a word that count beside its stem.
BEGINNINGS = (4, 5, 6, 7)
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
    """The distinct words of a document as they first appear, and all its words in order, by their position in these."""

    words: list[str]
    sequence: Ids
    sections: tuple[Section, ...]

    def first(self, word: int) -> int:
        """Tell where in the document a word first stands."""
        return int(np.argmax(self.sequence == word))


def bag_of(passages: Sequence[Words]) -> Bag:
    """Count the words and pairs of a document, section by section."""
    spelt = list(chain.from_iterable(words.spelt for words in passages))
    words = list(dict.fromkeys(spelt))
    numbers = dict(zip(words, range(len(words)), strict=True))
    sequence = np.fromiter(map(numbers.__getitem__, spelt), np.int64, len(spelt))
    stems = np.fromiter(map(_STEM_IDS.__getitem__, words), np.uint64, len(words))[sequence]
    pairs, pair_sequence = np.unique(
        (stems[:-1] * np.uint64(SPREAD) + stems[1:]) % np.uint64(BUCKETS), return_inverse=True
    )
    has_title = bool(passages) and passages[0].passage.kind is PassageKind.HEADING
    lengths = len(spelt), len(passages[0].spelt) if has_title else 0, OPENING_WORDS, LEAD_WORDS
    return Bag(words, sequence, _sections(sequence, len(words), pairs.astype(np.int64), pair_sequence, lengths))


def stem_id(word: str) -> int:
    """Number the stem of a word, in 32 bits."""
    return crc32(stem(_shape(word)).encode())


_STEM_IDS = Memory(stem_id)


@lru_cache(maxsize=MEMORY)
def word_ids(word: str, section: int) -> tuple[int, ...]:
    """Number the features of a word in a section: its stem, and in the body its beginnings where it is longer."""
    own = (_STEM_IDS[word] + section * APART) % BUCKETS
    if section != BODY:
        return (own,)
    folded = _shape(word)
    beginnings = (f"{folded[:length]}*" for length in BEGINNINGS if len(folded) > length)
    return (own, *(crc32(beginning.encode()) % BUCKETS for beginning in beginnings))


def _shape(word: str) -> str:
    return DIGIT.sub("0", fold(word))


def _sections(
    sequence: Ids, word_count: int, pairs: Ids, pair_sequence: Ids, lengths: tuple[int, ...]
) -> tuple[Section, ...]:
    """Count what a document begins with, given all its words and pairs by their position among the distinct ones."""
    word_amounts = _amounts(sequence, word_count, lengths)
    pair_amounts = _amounts(pair_sequence, len(pairs), [max(0, length - 1) for length in lengths])
    norms = np.sqrt(np.square(word_amounts).sum(axis=1) + np.square(pair_amounts).sum(axis=1))
    scales = np.array(SECTION_WEIGHTS) / np.maximum(norms, LEAST_LENGTHS)
    sections = []
    for number, scale in enumerate(scales.tolist()):
        words, held = np.flatnonzero(word_amounts[number]), np.flatnonzero(pair_amounts[number])
        ids = (pairs[held] + number * APART) % BUCKETS
        sections.append(Section(words, word_amounts[number, words] * scale, ids, pair_amounts[number, held] * scale))
    return tuple(sections)


def _amounts(sequence: Ids, distinct: int, lengths: Sequence[int]) -> Row:
    """Say how much each distinct thing counts in the parts of a document of some lengths (part, thing)."""
    counts = np.array([np.bincount(sequence[:length], minlength=distinct) for length in lengths])
    return np.where(counts, 1 + np.log(np.maximum(counts, 1)), 0.0)
