"""Read `seeds/figures/<language>.toml`: the words that tell what a stated number measures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TypeVar

from threatlake.errors import InvalidSeed
from threatlake.seeds.entries import Entry
from threatlake.seeds.files import read_toml
from threatlake.seeds.terms import Phrase, Word, parse
from threatlake.tokens import stem

# The languages that texts are read in with all rules; in others the unit and the substance decide.
LANGUAGES = ("en", "ru", "kk")
# Languages whose words are found by their stem.
STEMMED = frozenset({"en", "ru"})


class Noun(StrEnum):
    """A class of what is counted; it says which kinds are possible."""

    PERSONS = "persons"
    OFFICIALS = "officials"
    OFFENDERS = "offenders"
    SUSPECTS = "suspects"
    DEFENDANTS = "defendants"
    DETAINEES = "detainees"
    CONVICTS = "convicts"
    VICTIMS = "victims"
    MIGRANTS = "migrants"
    FOREIGNERS = "foreigners"
    CASUALTIES = "casualties"
    TRAINEES = "trainees"
    PARTICIPANTS = "participants"
    MEMBERSHIPS = "memberships"
    STATES = "states"
    BODIES = "bodies"
    FIRMS = "firms"
    DRUGS = "drugs"
    PRECURSORS = "precursors"
    WEAPONS = "weapons"
    AMMUNITION = "ammunition"
    CASH = "cash"
    GOODS = "goods"
    PROPERTY = "property"
    VEHICLES = "vehicles"
    ACCOUNTS = "accounts"
    CARDS = "cards"
    CASES = "cases"
    INCIDENTS = "incidents"
    REQUESTS = "requests"
    REPORTS = "reports"
    INSPECTIONS = "inspections"
    PREMISES = "premises"
    CROSSINGS = "crossings"
    CONTAINERS = "containers"
    UNITS = "units"
    ANIMALS = "animals"
    THINGS = "things"


class Trigger(StrEnum):
    """What words tell that was done with what is counted, or which sum or term they name."""

    SEIZURES = "seizures"
    FINDS = "finds"
    CONFISCATION = "confiscation"
    RETURNS = "returns"
    BLOCKING = "blocking"
    LOSSES = "losses"
    BRIBES = "bribes"
    LAUNDERING = "laundering"
    FINES = "fines"
    BUDGETS = "budgets"
    PRICES = "prices"
    VALUES = "values"
    CASH = "cash"
    ARRESTS = "arrests"
    CHARGES = "charges"
    CONVICTIONS = "convictions"
    SENTENCES = "sentences"
    VICTIMS = "victims"
    MIGRATION = "migration"
    CASUALTIES = "casualties"
    CASES = "cases"
    TRAINING = "training"
    MEETINGS = "meetings"
    MEMBERSHIPS = "memberships"
    REQUESTS = "requests"
    REPORTS = "reports"
    INSPECTIONS = "inspections"
    CROSSINGS = "crossings"
    SHARES = "shares"
    DURATIONS = "durations"
    COUNT = "count"


class Cue(StrEnum):
    """What words say of a figure beside its kind."""

    PART = "part"
    TOTAL = "total"
    FEMALE = "female"
    MALE = "male"
    CHILD = "child"
    ADULT = "adult"


K = TypeVar("K", bound=StrEnum)
Words = Mapping[K, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words of one language; `triggers` decide before `hints`."""

    language: str
    nouns: Words[Noun]
    triggers: Words[Trigger]
    hints: Words[Trigger]
    cues: Words[Cue]


def load(folder: Path) -> tuple[FigureWords, ...]:
    """Read and check the words of every language: no word in two classes, or in two lists of triggers and hints."""
    return tuple(
        read_toml(folder / f"{language}.toml", partial(_words, language=language), f"figures/{language}.toml")
        for language in LANGUAGES
    )


def _words(file: Entry, language: str) -> FigureWords:
    found = FigureWords(
        language=language,
        nouns=file.table("nouns", lambda table: _lists(table, Noun, language, is_whole=True)),
        triggers=file.table("triggers", lambda table: _lists(table, Trigger, language, is_whole=True)),
        hints=file.table("hints", lambda table: _lists(table, Trigger, language, is_whole=False)),
        cues=file.table("cues", lambda table: _lists(table, Cue, language, is_whole=True)),
    )
    _refuse_shared(file, [*found.nouns.items()], language)
    _refuse_shared(file, [*found.triggers.items(), *found.hints.items()], language)
    return found


def _lists(table: Entry, known: type[K], language: str, *, is_whole: bool) -> dict[K, tuple[Phrase, ...]]:
    """The lists of a table by class, each phrase spelt out; every class must be there where the table is whole."""
    lists: dict[K, tuple[Phrase, ...]] = {}
    for each in known:
        texts = table.texts(each) if is_whole else table.optional_texts(each)
        lists[each] = tuple(phrase for text in texts for phrase in _phrases(table, text, language))
    return lists


def _phrases(table: Entry, text: str, language: str) -> tuple[Phrase, ...]:
    try:
        (phrases,) = parse(text, language)
    except InvalidSeed as error:
        raise table.wrong(f"{text!r}: {error}") from error
    except ValueError as error:
        raise table.wrong(f"{text!r} has ' + '; give words that stand next to each other") from error
    return phrases


def _refuse_shared(file: Entry, lists: list[tuple[K, tuple[Phrase, ...]]], language: str) -> None:
    seen: dict[tuple[Word, ...], K] = {}
    for name, phrases in lists:
        for phrase in phrases:
            found = tuple(_as_found(word, language) for word in phrase)
            if seen.setdefault(found, name) != name:
                words = " ".join(word.text for word in phrase)
                raise file.wrong(f"{words!r} stands in {seen[found]} and in {name}; keep one, or write =forms")


def _as_found(word: Word, language: str) -> Word:
    """A word as texts are searched for it: English and Russian by its stem."""
    is_stemmed = language in STEMMED and not word.is_prefix and not word.is_exact
    return replace(word, text=stem(word.text)) if is_stemmed else word
