"""Find the terms of the seeds in a text, in one pass over its words.

Each distinct word is looked up once (a word, its stem, its prefixes) and remembered; only words that some term uses are
walked further, through a trie of phrases. A term of several parts is found where one sentence holds them all.
"""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise, product

from threatlake.classifying.words import Words
from threatlake.seeds.terms import Phrase, Term, rule_id
from threatlake.tokens import fold, stem

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


# A part's reading found: first word, one past the last word, which reading.
_Place = tuple[int, int, int]


@dataclass(slots=True)
class _Node:
    children: dict[int, "_Node"] = field(default_factory=dict)
    parts: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the terms know of a word: its atoms, the parts that it is alone and their reading, the phrases it begins."""

    atoms: tuple[int, ...] = ()
    alone: Mapping[int, int] = field(default_factory=dict)
    begun: tuple[_Node, ...] = ()
    # Atoms that go on with a phrase: most words that begin one are not followed by any.
    next: frozenset[int] = frozenset()


_UNKNOWN = _Known()


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
        self._begun = frozenset(self._singles.keys() | self._firsts.keys())
        self._known: Callable[[str], _Known] = functools.lru_cache(maxsize=MEMORY)(self._look_up)

    def find(self, words: Words) -> list[Hit]:
        """Find every term in a passage."""
        look_up = self._known
        known = [look_up(word) for word in words.spelt]
        if words.spelt is not words.tokens.words:
            # Loanwords as the text writes them: a Russian term in an Uzbek text.
            raw = words.tokens.words
            known = [look_up(word) if each is _UNKNOWN else each for each, word in zip(known, raw, strict=True)]
        hits: list[Hit] = []
        end = 0
        for sentence, group in groupby(words.sentence_numbers):
            start, end = end, end + sum(1 for _ in group)
            hits += self._hits(sentence, _Sentence(known[start:end], start))
        return hits

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

    def _look_up(self, word: str) -> _Known:
        folded = fold(word)
        atoms = [*self._words.get(folded, ()), *self._stems.get(stem(folded), ())]
        for length in range(1, len(folded) + 1):
            atoms += self._prefixes.get(folded[:length], ())
        if not atoms:
            return _UNKNOWN
        nodes = [self._root.children[atom] for atom in atoms if atom in self._root.children]
        # Of readings that are the same word the first is named.
        alone = dict(reversed([part for node in nodes for part in node.parts]))
        begun = tuple(node for node in nodes if node.children)
        return _Known(tuple(atoms), alone, begun, frozenset(atom for node in begun for atom in node.children))

    def _hits(self, sentence: int, said: "_Sentence") -> list[Hit]:
        """Make the hits of a sentence of the parts that it holds."""
        hits: list[Hit] = []
        # Most parts that are there begin no term: they are looked at where another part of theirs is.
        for part in sorted(said.parts & self._begun):
            hits += [_hit(term, sentence, (place,)) for term in self._singles[part] for place in said.places(part)]
            for term, others in self._firsts[part]:
                if said.parts.issuperset(others):
                    hits += _together(term, sentence, [said.places(each) for each in (part, *others)])
        return hits


class _Sentence:
    """The words of a sentence as the terms know them, the first at `start` in its passage, and the parts they hold."""

    def __init__(self, known: list[_Known], start: int) -> None:
        self._known = known
        self._start = start
        self._phrases = list(_phrases(known))
        self.parts: set[int] = set().union(*(each.alone for each in known), (part for part, *_ in self._phrases))

    def places(self, part: int) -> list[_Place]:
        """Find where a part stands, in the order of the words."""
        start = self._start
        words = [
            (start + number, start + number + 1, each.alone[part])
            for number, each in enumerate(self._known)
            if part in each.alone
        ]
        phrases = [
            (start + first, start + last, reading) for each, first, last, reading in self._phrases if each == part
        ]
        return sorted(words + phrases) if phrases else words


def _phrases(known: list[_Known]) -> Iterator[tuple[int, int, int, int]]:
    """Find the parts of several words: part, first word, one past the last, which reading."""
    for first, (here, after) in enumerate(pairwise(known)):
        if here.begun and not here.next.isdisjoint(after.atoms):
            for part, reading, last in _walk(here.begun, known, first):
                yield part, first, last, reading


def _walk(begun: tuple[_Node, ...], known: list[_Known], first: int) -> list[tuple[int, int, int]]:
    """Follow the phrases that a word begins: part, reading and one past the last word of each that is there."""
    ends: dict[tuple[int, int, int], None] = {}
    nodes, position = list(begun), first + 1
    while nodes and position < len(known):
        atoms = known[position].atoms
        nodes = [node.children[atom] for node in nodes for atom in atoms if atom in node.children]
        position += 1
        ends.update(((*part, position), None) for node in nodes for part in node.parts)
    return list(ends)


def _together(term: Term, sentence: int, places: list[list[_Place]]) -> list[Hit]:
    """Find the tightest group of a term's parts in a sentence, if there is one tight enough."""
    choices = product(*(part[:MAX_CHOICES] for part in places))
    group = min((group for group in choices if _is_apart(group)), key=_width, default=None)
    return [] if group is None or _width(group) > MAX_SPREAD else [_hit(term, sentence, group)]


def _hit(term: Term, sentence: int, group: tuple[_Place, ...]) -> Hit:
    return Hit(
        term=term,
        rule_id=rule_id(term, tuple(reading for *_, reading in group)),
        sentence=sentence,
        spans=tuple((first, last) for first, last, _ in group),
    )


def _is_apart(group: tuple[_Place, ...]) -> bool:
    return all(left[1] <= right[0] for left, right in pairwise(sorted(group)))


def _width(group: tuple[_Place, ...]) -> int:
    return max(last for _, last, _ in group) - min(first for first, _, _ in group)
