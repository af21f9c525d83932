"""Find the terms of the seeds in a text, in one pass over its words.

Each distinct word is looked up once (a word, its stem, its prefixes) and remembered; only words that some term uses are
walked further, through a trie of phrases. A term of several parts is found where one sentence holds them all.
"""

import functools
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from threatlake.seeds.terms import Phrase, Term, rule_id
from threatlake.tokens import Tokens, fold, kazakh_cyrillic, stem, tokenize
from threatlake.understanding import sentences

# Parts of a term further apart than this, in words, tell different things.
MAX_SPREAD = 24
# Mentions of one part that are tried in a sentence: a longer list of the same word proves no more.
MAX_CHOICES = 4
# Distinct spellings remembered: about the vocabulary of 10,000 documents, some 30 MB.
MEMORY = 200_000
# Languages whose words are compared by stem; others are compared as written.
STEMMED = frozenset({"en", "ru"})


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """Where a term was found: words from `first` to before `last` of a passage, `spans` those of its parts.

    `share` is how much of it brings words that no other term of the threat holds already.
    """

    term: Term
    rule_id: str
    sentence: int
    spans: tuple[tuple[int, int], ...]
    share: float = 1.0

    @property
    def first(self) -> int:
        """Position of its first word in the passage."""
        return min(first for first, _ in self.spans)

    @property
    def last(self) -> int:
        """One past the position of its last word."""
        return max(last for _, last in self.spans)


# A part's reading found: sentence, first word, one past the last word, which reading.
_Place = tuple[int, int, int, int]


@dataclass(slots=True)
class _Node:
    children: dict[int, "_Node"] = field(default_factory=dict)
    parts: list[tuple[int, int]] = field(default_factory=list)


class Phrasebook:
    """The terms, compiled once and used for every document."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = tuple(terms)
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        self._prefixes: dict[str, list[int]] = defaultdict(list)
        self._atoms: dict[tuple[str, str], int] = {}
        self._root = _Node()
        # A part is known by its number; `_singles` holds terms of one part, `_firsts` terms of several by their first.
        self._part_numbers: dict[tuple[str, tuple[Phrase, ...]], int] = {}
        self._singles: dict[int, list[Term]] = defaultdict(list)
        self._firsts: dict[int, list[tuple[Term, tuple[int, ...]]]] = defaultdict(list)
        for term in self._terms:
            self._add(term)
        self._atoms_of: Callable[[str], tuple[int, ...]] = functools.lru_cache(maxsize=MEMORY)(self._look_up)

    def find(self, text: str, start: int, end: int, *, is_latin_kazakh: bool = False) -> tuple[Tokens, list[Hit]]:
        """Find every term in a passage of a text, the words it is made of beside it."""
        tokens = tokenize(text, start, end)
        words = [kazakh_cyrillic(word) for word in tokens.words] if is_latin_kazakh else tokens.words
        look_up = self._atoms_of
        atoms = [look_up(word) for word in words]
        if not any(atoms):
            return tokens, []
        numbers = _sentence_numbers(tokens, sentences.starts(text, start, end))
        found: dict[int, list[_Place]] = defaultdict(list)
        for first, here in enumerate(atoms):
            if here:
                for part, reading, last in self._walk(atoms, numbers, first):
                    found[part].append((numbers[first], first, last, reading))
        return tokens, self._hits(found)

    def _add(self, term: Term) -> None:
        numbers = tuple(self._part(term.language, part) for part in term.parts)
        if len(numbers) == 1:
            self._singles[numbers[0]].append(term)
        else:
            self._firsts[numbers[0]].append((term, numbers[1:]))

    def _part(self, language: str, readings: tuple[Phrase, ...]) -> int:
        key = (language, readings)
        if key not in self._part_numbers:
            self._part_numbers[key] = len(self._part_numbers)
            for reading, phrase in enumerate(readings):
                self._plant(language, phrase, (self._part_numbers[key], reading))
        return self._part_numbers[key]

    def _plant(self, language: str, phrase: Phrase, part: tuple[int, int]) -> None:
        node = self._root
        for word in phrase:
            if word.is_prefix:
                kind, form, index = "prefix", word.text, self._prefixes
            elif language in STEMMED and not word.is_exact:
                kind, form, index = "stem", stem(word.text), self._stems
            else:
                kind, form, index = "word", word.text, self._words
            if (kind, form) not in self._atoms:
                self._atoms[kind, form] = len(self._atoms)
                index[form].append(self._atoms[kind, form])
            node = node.children.setdefault(self._atoms[kind, form], _Node())
        if part not in node.parts:
            node.parts.append(part)

    def _look_up(self, word: str) -> tuple[int, ...]:
        folded = fold(word)
        found = [*self._words.get(folded, ()), *self._stems.get(stem(folded), ())]
        for length in range(1, len(folded) + 1):
            found += self._prefixes.get(folded[:length], ())
        return tuple(found)

    def _walk(self, atoms: list[tuple[int, ...]], numbers: list[int], first: int) -> list[tuple[int, int, int]]:
        ends: list[tuple[int, int, int]] = []
        # Most words that terms use do not begin one.
        if not any(atom in self._root.children for atom in atoms[first]):
            return ends
        nodes, position = [self._root], first
        while nodes and position < len(atoms) and numbers[position] == numbers[first]:
            nodes = [node.children[atom] for node in nodes for atom in atoms[position] if atom in node.children]
            position += 1
            ends += [(*part, position) for node in nodes for part in node.parts]
        return list(dict.fromkeys(ends))

    def _hits(self, found: dict[int, list[_Place]]) -> list[Hit]:
        hits: list[Hit] = []
        for part, places in found.items():
            hits += [_hit(term, (place,)) for term in self._singles.get(part, ()) for place in places]
            for term, others in self._firsts.get(part, ()):
                if all(other in found for other in others):
                    hits += _together(term, [places, *(found[other] for other in others)])
        return hits


def _together(term: Term, places: list[list[_Place]]) -> list[Hit]:
    """Find the sentences that hold every part of a term; where one holds several such groups, the tightest."""
    tightest: dict[int, Hit] = {}
    for sentence in sorted(set.intersection(*({place[0] for place in part} for part in places))):
        choices = [[place for place in part if place[0] == sentence][:MAX_CHOICES] for part in places]
        for group in product(*choices):
            hit = _hit(term, group)
            if _is_apart(group) and _width(hit) <= min(
                MAX_SPREAD, _width(tightest[sentence]) - 1 if sentence in tightest else MAX_SPREAD
            ):
                tightest[sentence] = hit
    return list(tightest.values())


def _hit(term: Term, group: tuple[_Place, ...]) -> Hit:
    return Hit(
        term=term,
        rule_id=rule_id(term, tuple(reading for *_, reading in group)),
        sentence=group[0][0],
        spans=tuple((first, last) for _, first, last, _ in group),
    )


def _is_apart(group: tuple[_Place, ...]) -> bool:
    return all(left[2] <= right[1] for left, right in pairwise(sorted(group)))


def _width(hit: Hit) -> int:
    return hit.last - hit.first


def _sentence_numbers(tokens: Tokens, starts: list[int]) -> list[int]:
    numbers: list[int] = []
    sentence = 0
    for start in tokens.starts:
        while sentence + 1 < len(starts) and starts[sentence + 1] <= start:
            sentence += 1
        numbers.append(sentence)
    return numbers
