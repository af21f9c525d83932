"""The words of the seeds, compiled to be found in one walk over the words of a sentence."""

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from threatlake.seeds.figure_words import STEMMED, Cue, FigureWords, Noun, Trigger
from threatlake.seeds.terms import Phrase, Word
from threatlake.tokens import fold, stem

# How surely a word is meant: as it stands in the seed, by its stem, or by as many letters as it begins with.
EXACT, STEM = 1000, 500
# A word of so many letters has no fleeting vowel that the rules below know.
SHORT = 3
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
    strength: int


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
        self._strengths: list[int] = []
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
        self._plant_as(phrase, means)
        if self.language == "ru" and not phrase[-1].is_exact and not phrase[-1].is_prefix:
            for form in fleeting(phrase[-1].text):
                self._plant_as((*phrase[:-1], Word(form)), means)

    def _plant_as(self, phrase: Phrase, means: Meaning) -> None:
        node = self._root
        for word in phrase:
            if word.is_prefix:
                key, strength = ("prefix", word.text), len(word.text)
            elif self._is_stemmed and not word.is_exact:
                key, strength = ("stem", stem(word.text)), STEM
            else:
                key, strength = ("word", word.text), EXACT
            if key not in self._atoms:
                self._atoms[key] = len(self._atoms)
                self._strengths.append(strength)
            node = node.children.setdefault(self._atoms[key], _Node())
        # Members of two closed sets may be equal as texts.
        if not any(type(each) is type(means) and each == means for each in node.means):
            node.means.append(means)

    def _look_up(self, word: str) -> tuple[int, ...]:
        folded = fold(word)
        keys = [("word", folded), *(("prefix", folded[:length]) for length in range(2, len(folded) + 1))]
        if self._is_stemmed:
            keys.append(("stem", stem(folded)))
        return tuple(self._atoms[key] for key in keys if key in self._atoms)

    def _walk(self, known: list[tuple[int, ...]], first: int) -> list[Hit]:
        hits: list[Hit] = []
        reached, at = [(self._root, 0)], first
        while reached and at < len(known):
            reached = [
                (node.children[atom], strength + self._strengths[atom])
                for node, strength in reached
                for atom in known[at]
                if atom in node.children
            ]
            at += 1
            hits += [Hit(first, at, means, strength) for node, strength in reached for means in node.means]
        return hits


def fleeting(word: str) -> tuple[str, ...]:
    """Forms of a Russian noun whose stem differs by a fleeting vowel (`девушка`: `девушек`, `участок`: `участка`)."""
    if word.endswith("ка") and len(word) > SHORT and word[-3] not in "аеиоуыэюя":
        base = word[:-2]
        return (base[:-1] + "ек",) if base[-1] in "йь" else (base + ("ек" if base[-1] in "жшчщц" else "ок"),)
    if word.endswith(("ок", "ек")) and len(word) > SHORT:
        return (word[:-2] + ("ьк" if word[-3] == "л" else "к") + "а",)
    if word.endswith("ец") and len(word) > SHORT:
        return (word[:-2] + "ца",)
    return ()


def _longest(hits: list[Hit]) -> list[Hit]:
    """Leave out what lies inside a longer hit of its sort; of those that share their words the surer stay."""
    return [hit for hit in hits if not any(_is_better(other, hit) for other in hits)]


def _is_better(one: Hit, other: Hit) -> bool:
    if type(one.means) is not type(other.means) or one.first > other.first or other.last > one.last:
        return False
    length, other_length = one.last - one.first, other.last - other.first
    return length > other_length or (length == other_length and one.strength > other.strength)
