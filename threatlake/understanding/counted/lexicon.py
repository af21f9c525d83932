"""The words of the seeds, compiled to be found in one walk over the words of a sentence."""

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from threatlake.classifying.atoms import STEMMED
from threatlake.seeds.figure_words import Cue, FigureWords, Noun, Trigger
from threatlake.seeds.terms import Phrase
from threatlake.tokens import fold, stem

# Distinct spellings remembered: about the vocabulary of 5,000 documents.
MEMORY = 50_000


@dataclass(frozen=True, slots=True)
class Hint:
    """A trigger that is heard only where no other is."""

    trigger: Trigger


@dataclass(frozen=True, slots=True)
class Named:
    """A substance by its id."""

    substance_id: str
    is_precursor: bool


Meaning = Noun | Trigger | Hint | Cue | Named


@dataclass(frozen=True, slots=True)
class Hit:
    """Words from `first` to before `last` of a sentence, and what they mean."""

    first: int
    last: int
    means: Meaning


@dataclass(slots=True)
class _Node:
    children: dict[int, "_Node"] = field(default_factory=dict)
    means: list[Meaning] = field(default_factory=list)


class Lexicon:
    """The words of one language and the names of substances; made once, then only read."""

    def __init__(self, language: str, words: FigureWords | None, substances: Iterable[tuple[Phrase, Named]]) -> None:
        self.language = language
        self._is_stemmed = language in STEMMED
        self._atoms: dict[tuple[str, str], int] = {}
        self._prefixes: dict[int, list[str]] = {}
        self._root = _Node()
        if words is not None:
            self._plant_all(words)
        for phrase, named in substances:
            self._plant(phrase, named)
        self._known: Callable[[str], tuple[int, ...]] = functools.lru_cache(maxsize=MEMORY)(self._look_up)

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Find every meaning in the words; of two of one sort at one place the longer."""
        known = [self._known(word) for word in words]
        hits = [hit for first, atoms in enumerate(known) if atoms for hit in self._walk(known, first)]
        return _longest(hits)

    def _plant_all(self, words: FigureWords) -> None:
        for noun, phrases in words.nouns.items():
            self._plant_each(phrases, noun)
        for trigger, phrases in words.triggers.items():
            self._plant_each(phrases, trigger)
        for trigger, phrases in words.hints.items():
            self._plant_each(phrases, Hint(trigger))
        for cue, phrases in words.cues.items():
            self._plant_each(phrases, cue)

    def _plant_each(self, phrases: Iterable[Phrase], means: Meaning) -> None:
        for phrase in phrases:
            self._plant(phrase, means)

    def _plant(self, phrase: Phrase, means: Meaning) -> None:
        node = self._root
        for word in phrase:
            if word.is_prefix:
                key = ("prefix", word.text)
            elif self._is_stemmed and not word.is_exact:
                key = ("stem", stem(word.text))
            else:
                key = ("word", word.text)
            node = node.children.setdefault(self._atoms.setdefault(key, len(self._atoms)), _Node())
        if means not in node.means:
            node.means.append(means)

    def _look_up(self, word: str) -> tuple[int, ...]:
        folded = fold(word)
        keys = [("word", folded), *(("prefix", folded[:length]) for length in range(2, len(folded) + 1))]
        if self._is_stemmed:
            keys.append(("stem", stem(folded)))
        return tuple(self._atoms[key] for key in keys if key in self._atoms)

    def _walk(self, known: list[tuple[int, ...]], first: int) -> list[Hit]:
        hits: list[Hit] = []
        nodes, at = [self._root], first
        while nodes and at < len(known):
            nodes = [node.children[atom] for node in nodes for atom in known[at] if atom in node.children]
            at += 1
            hits += [Hit(first, at, means) for node in nodes for means in node.means]
        return hits


def _longest(hits: list[Hit]) -> list[Hit]:
    """Leave out what lies inside a longer hit of its sort, and of what lies there twice the second."""
    kept: dict[Hit, None] = {}
    for hit in hits:
        if not any(
            type(other.means) is type(hit.means)
            and other.first <= hit.first
            and hit.last <= other.last
            and other.last - other.first > hit.last - hit.first
            for other in hits
        ):
            kept[hit] = None
    return list(kept)
