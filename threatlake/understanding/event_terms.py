"""Find the words of `seeds/events/` among the words of a sentence.

A word is looked up once and remembered; only words with which some phrase begins are walked further.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from threatlake.records import EventKind
from threatlake.seeds.event_words import EventWords
from threatlake.seeds.terms import Parts, Phrase, Word
from threatlake.tokens import WORD, fold

# Distinct spellings remembered: about the vocabulary of 10,000 documents in one language.
MEMORY = 100_000
# Words of a phrase that are looked up together.
PAIR = 2


class Told(NamedTuple):
    """What the words of a sentence tell: kinds of events, each with the term that says so and where it stands.

    `days_before` is how many days before publication, `weekday` the day of the week from 0; None where no word says.
    """

    kinds: dict[EventKind, str]
    places: dict[EventKind, int]
    is_planned: bool
    is_never: bool
    is_another: bool
    is_earlier: bool
    is_same: bool
    days_before: int | None
    weekday: int | None


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What it means that all parts are in a sentence: a role and its value."""

    role: str
    value: str
    parts: tuple[frozenset[int], ...]


class EventTerms:
    """The words of every language, made ready once."""

    def __init__(self, languages: Iterable[EventWords]) -> None:
        self._numbers: dict[Phrase, int] = {}
        self._exact: dict[str, list[Phrase]] = defaultdict(list)
        self._prefixes: dict[str, list[Phrase]] = defaultdict(list)
        self._meanings: list[_Meaning] = []
        self._meant: dict[int, list[int]] = defaultdict(list)
        for words in languages:
            for term in words.terms:
                self._enter(term.kind, term.rule_id, term.parts)
            for role in ("planned", "never", "another", "earlier", "same"):
                for parts in getattr(words, role):
                    self._enter(role, "", parts)
            for number, parts in enumerate(words.weekdays):
                self._enter("weekday", str(number), parts)
            for parts, days in words.before:
                self._enter("before", str(days), parts)
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})
        self._begun = lru_cache(MEMORY)(self._begun_by)
        self._joined = lru_cache(MEMORY)(self._joined_by)

    def _enter(self, role: str, value: str, parts: Parts) -> None:
        numbered = []
        for readings in parts:
            for phrase in readings:
                if phrase not in self._numbers:
                    self._numbers[phrase] = len(self._numbers)
                    (self._prefixes if phrase[0].is_prefix else self._exact)[phrase[0].text].append(phrase)
            numbered.append(frozenset(self._numbers[phrase] for phrase in readings))
        for number in frozenset().union(*numbered):
            self._meant[number].append(len(self._meanings))
        self._meanings.append(_Meaning(role, value, tuple(numbered)))

    def told(self, text: str, start: int, end: int) -> Told | None:
        """What the words between two places tell; None where none of them is known."""
        found = self._phrases(WORD.findall(text, start, end))
        if not found:
            return None
        begins = [match.start() for match in WORD.finditer(text, start, end)]
        kinds: dict[EventKind, str] = {}
        places: dict[EventKind, int] = {}
        said: dict[str, str] = {}
        for meaning in (self._meanings[at] for at in sorted({at for each in found for at in self._meant[each]})):
            if all(not part.isdisjoint(found) for part in meaning.parts):
                if meaning.role in _KINDS:
                    kinds.setdefault(EventKind(meaning.role), meaning.value)
                    first = min(found[number] for number in meaning.parts[0] if number in found)
                    places.setdefault(EventKind(meaning.role), begins[first])
                else:
                    said.setdefault(meaning.role, meaning.value)
        before, weekday = said.get("before"), said.get("weekday")
        return Told(
            kinds,
            places,
            is_planned="planned" in said,
            is_never="never" in said,
            is_another="another" in said or "earlier" in said,
            is_earlier="earlier" in said,
            is_same="same" in said,
            days_before=None if before is None else int(before),
            weekday=None if weekday is None else int(weekday),
        )

    def _phrases(self, words: Sequence[str]) -> dict[int, int]:
        """The phrases among some words, each with the first word it begins at."""
        begun, joined = self._begun, self._joined
        found: dict[int, int] = {}
        for position, word in enumerate(words):
            phrases = begun(word)
            if phrases is None:
                continue
            for number in phrases:
                found.setdefault(number, position)
            for phrase, number in joined(word, words[position + 1]) if position + 1 < len(words) else ():
                if len(phrase) == PAIR or _follows(phrase[PAIR:], words[position + PAIR : position + len(phrase)]):
                    found.setdefault(number, position)
        return found

    def _begun_by(self, written: str) -> tuple[int, ...] | None:
        """The numbers of the phrases that are a word; None where none begins with it either."""
        phrases = self._beginning(fold(written))
        return tuple(self._numbers[phrase] for phrase in phrases if len(phrase) == 1) if phrases else None

    def _joined_by(self, one: str, other: str) -> tuple[tuple[Phrase, int], ...]:
        """The phrases that begin with two words, each with its number."""
        second = fold(other)
        begun = (phrase for phrase in self._beginning(fold(one)) if len(phrase) > 1 and _fits(phrase[1], second))
        return tuple((phrase, self._numbers[phrase]) for phrase in begun)

    def _beginning(self, word: str) -> list[Phrase]:
        prefixes = (self._prefixes.get(word[:length], ()) for length in self._lengths if length <= len(word))
        return [*self._exact.get(word, ()), *(phrase for phrases in prefixes for phrase in phrases)]


_KINDS = frozenset(EventKind)


def _follows(rest: Phrase, words: Sequence[str]) -> bool:
    return len(words) == len(rest) and all(_fits(one, fold(word)) for one, word in zip(rest, words, strict=True))


def _fits(pattern: Word, word: str) -> bool:
    return word.startswith(pattern.text) if pattern.is_prefix else word == pattern.text
