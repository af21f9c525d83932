"""Find the terms of the seeds in a text, in one pass over its words.

Each distinct word is looked up once (a word, its stem, its prefixes) and remembered; only words that some term uses are
walked further, through a trie of phrases. A term of several parts is found where one sentence holds them all; it is
looked for only where the part is that fewest terms share: `officer` stands in many sentences, `ransomware` in few.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter

from threatlake.classifying.atoms import Atoms
from threatlake.classifying.hits import Hit, Place, tightest
from threatlake.classifying.memory import Memory
from threatlake.classifying.words import Words
from threatlake.seeds.terms import Phrase, Term, rule_id


@dataclass(slots=True)
class _Node:
    """A place in the trie: how phrases go on by the atom of the next word, and parts (and readings) that end here."""

    children: dict[int, "_Node"] = field(default_factory=dict)
    parts: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class _Part:
    """A part of a term: which reading a word of an atom is by itself, and the nodes at which its readings end."""

    number: int
    alone: dict[int, int] = field(default_factory=dict)
    ends: list[_Node] = field(default_factory=list)

    @property
    def commonness(self) -> int:
        """Parts that have a reading in common with it: what many terms are made of is often said."""
        return sum(len(node.parts) for node in self.ends)

    @property
    def signs(self) -> frozenset[int]:
        """What shows that it is in a sentence: the atom of a word, or that its phrase was found there."""
        return frozenset([*self.alone, _sign(self.number)])


class _Sought:
    """A term with its parts, looked for where its rarest is; of the others it keeps their signs."""

    def __init__(self, number: int, term: Term, parts: list[_Part]) -> None:
        # Hits are made in this order.
        self.rank = parts[0].number, len(parts) > 1, number
        self.term = term
        self.parts = parts
        self.rarest = min(parts, key=lambda part: part.commonness)
        self.others = [part.signs for part in parts if part is not self.rarest]
        # Names of its rules by readings.
        self._rules: dict[tuple[int, ...], str] = {}

    def hits(self, said: "_Said") -> list[Hit]:
        """Make its hits of a passage that holds all its parts, though perhaps not in one sentence."""
        if not self.others:
            return [self._hit(said, (place,)) for place in said.places(self.rarest)]
        places = {part.number: said.places(part) for part in self.parts}
        hits: list[Hit] = []
        for first, last in dict.fromkeys(said.sentence(place[0]) for place in places[self.rarest.number]):
            within = [[place for place in places[part.number] if first <= place[0] < last] for part in self.parts]
            hits += [self._hit(said, group) for group in tightest(within)]
        return hits

    def _hit(self, said: "_Said", group: tuple[Place, ...]) -> Hit:
        readings = tuple([reading for _, _, reading in group])
        if readings not in self._rules:
            self._rules[readings] = rule_id(self.term, readings)
        spans = tuple([(first, last) for first, last, _ in group])
        return Hit(self.term, self._rules[readings], said.sentence(spans[0][0])[0], spans)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the terms know of a word: its atoms, the terms that are looked for where it is, the phrases it begins.

    Words of the same atoms share one: so few are there that they stay where the processor has them at hand.
    """

    atoms: tuple[int, ...] = ()
    sought: tuple[_Sought, ...] = ()
    begun: tuple[_Node, ...] = ()
    # Atoms that go on with a phrase: most words that begin one are not followed by any.
    next: frozenset[int] = frozenset()


_UNKNOWN = _Known()


class Phrasebook:
    """The terms, compiled once and used for every document."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._atoms = Atoms()
        self._root = _Node()
        self._parts: dict[tuple[str, tuple[Phrase, ...]], _Part] = {}
        self._sought: dict[int, list[_Sought]] = defaultdict(list)
        numbered = [(term, [self._part(term.language, part) for part in term.parts]) for term in terms]
        for number, (term, parts) in enumerate(numbered):
            sought = _Sought(number, term, parts)
            self._sought[sought.rarest.number].append(sought)
        self._by_atoms: dict[tuple[int, ...], _Known] = {(): _UNKNOWN}
        self._known = Memory(self._look_up)

    def find(self, words: Words) -> list[Hit]:
        """Find every term in a passage."""
        look_up = self._known.__getitem__
        known = list(map(look_up, words.spelt))
        if words.spelt is not words.written:
            # Loanwords as the text writes them: a Russian term in an Uzbek text.
            known = [
                look_up(word) if each is _UNKNOWN else each for each, word in zip(known, words.written, strict=True)
            ]
        said = _Said(known, words.firsts)
        sought = set().union(*[each.sought for each in known], *[self._sought.get(part, ()) for part in said.phrases])
        # A term may be there where none of its parts is without a sign.
        has_none = said.signs.isdisjoint
        held = sorted((each for each in sought if not any(map(has_none, each.others))), key=attrgetter("rank"))
        return [hit for each in held for hit in each.hits(said)]

    def _part(self, language: str, readings: tuple[Phrase, ...]) -> _Part:
        key = (language, readings)
        if key not in self._parts:
            self._parts[key] = _Part(len(self._parts))
            for reading, phrase in enumerate(readings):
                self._plant([self._atoms.number(word, language) for word in phrase], self._parts[key], reading)
        return self._parts[key]

    def _plant(self, atoms: list[int], part: _Part, reading: int) -> None:
        node = self._root
        for atom in atoms:
            node = node.children.setdefault(atom, _Node())
        node.parts.append((part.number, reading))
        part.ends.append(node)
        if len(atoms) == 1:
            # Of readings that are the same word the first is named.
            part.alone.setdefault(atoms[0], reading)

    def _look_up(self, word: str) -> _Known:
        atoms = self._atoms.of(word)
        if atoms not in self._by_atoms:
            nodes = [self._root.children[atom] for atom in atoms if atom in self._root.children]
            alone = dict.fromkeys(part for node in nodes for part, _ in node.parts)
            sought = tuple(chain.from_iterable(self._sought.get(part, ()) for part in alone))
            begun = tuple(node for node in nodes if node.children)
            after = frozenset(chain.from_iterable(node.children for node in begun))
            self._by_atoms[atoms] = _Known(atoms, sought, begun, after)
        return self._by_atoms[atoms]


class _Said:
    """The words of a passage as the terms know them: where each atom and each phrase of a part stands."""

    def __init__(self, known: list[_Known], firsts: list[int]) -> None:
        self._atoms = [each.atoms for each in known]
        self._bounds = [*firsts, len(known)]
        self._where: dict[int, list[int]] = defaultdict(list)
        for number, atoms in enumerate(self._atoms):
            for atom in atoms:
                self._where[atom].append(number)
        self.phrases = self._find_phrases(known)
        self.signs = {*self._where, *map(_sign, self.phrases)}

    def sentence(self, position: int) -> tuple[int, int]:
        """Tell the first word of a word's sentence, and one past its last."""
        number = bisect_right(self._bounds, position)
        return self._bounds[number - 1], self._bounds[number]

    def places(self, part: _Part) -> list[Place]:
        """Find where a part stands, in the order of the words."""
        alone, where, common = part.alone, self._where, part.alone.keys() & self.signs
        if len(common) == 1:
            (atom,) = common
            places = [(number, number + 1, alone[atom]) for number in where[atom]]
        else:
            # A word may have several of its atoms: the first says which reading it is.
            places = [
                (number, number + 1, next(alone[atom] for atom in self._atoms[number] if atom in alone))
                for number in sorted({number for atom in common for number in where[atom]})
            ]
        phrases = self.phrases.get(part.number)
        return sorted([*places, *phrases]) if phrases else places

    def _find_phrases(self, known: list[_Known]) -> dict[int, set[Place]]:
        """Find the parts of several words, each within a sentence."""
        found: dict[int, set[Place]] = {}
        # Most words that begin some phrase are not followed by any word that goes on with it.
        are_apart = map(frozenset.isdisjoint, [each.next for each in known], self._atoms[1:])
        for first in [number for number, is_apart in enumerate(are_apart) if not is_apart]:
            nodes, last = known[first].begun, first + 1
            _, end = self.sentence(first)
            while nodes and last < end:
                atoms = self._atoms[last]
                nodes = tuple([node.children[atom] for node in nodes for atom in atoms if atom in node.children])
                last += 1
                for node in nodes:
                    for part, reading in node.parts:
                        found.setdefault(part, set()).add((first, last, reading))
        return found


def _sign(part: int) -> int:
    """Number the sign that a phrase of a part was found, below all atoms."""
    return -1 - part
