"""Read `seeds/events/`: the words that tell of events, one file per language."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import EventKind
from threatlake.seeds.entries import Entry, refuse_repeated
from threatlake.seeds.files import read_toml
from threatlake.seeds.terms import Parts, parse

DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class EventTerm:
    """Words that tell of an event of a kind; the rule is named by language, kind and place in the list, from 1."""

    kind: EventKind
    rule_id: str
    parts: Parts


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words of one language; `before` gives the days between a day so called and that of publication."""

    language: str
    terms: tuple[EventTerm, ...]
    planned: tuple[Parts, ...]
    never: tuple[Parts, ...]
    another: tuple[Parts, ...]
    earlier: tuple[Parts, ...]
    same: tuple[Parts, ...]
    weekdays: tuple[Parts, ...]
    before: tuple[tuple[Parts, int], ...]


def load(folder: Path) -> list[EventWords]:
    """Read and check every language's file."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise InvalidSeed(f"no words that tell of events in {folder.name}/; give one file per language")
    return [read_toml(path, partial(_words, language=path.stem), f"events/{path.name}") for path in paths]


def _words(entry: Entry, language: str) -> EventWords:
    kinds = entry.each("kind", lambda each: _terms(each, language), named_by="kind")
    refuse_repeated(entry.place, "kind", (terms[0].kind for terms in kinds))
    weekdays = _all(entry, "weekdays", language)
    if len(weekdays) != DAYS_OF_WEEK:
        raise entry.wrong(f"weekdays are {len(weekdays)}; give seven, Monday first")
    return EventWords(
        language=language,
        terms=tuple(term for terms in kinds for term in terms),
        planned=_all(entry, "planned", language),
        never=_all(entry, "never", language),
        another=_all(entry, "another", language),
        earlier=_all(entry, "earlier", language),
        same=_all(entry, "same", language),
        weekdays=weekdays,
        before=entry.table("before", lambda table: _days(table, language)),
    )


def _terms(entry: Entry, language: str) -> list[EventTerm]:
    kind = entry.choice("kind", tuple(EventKind))
    return [
        EventTerm(kind, f"events/{language}/{kind}/{number}", _read(entry, text, language))
        for number, text in enumerate(entry.texts("words"), start=1)
    ]


def _days(entry: Entry, language: str) -> tuple[tuple[Parts, int], ...]:
    return tuple((_read(entry, words, language), entry.whole(words)) for words in sorted(entry.content))


def _all(entry: Entry, key: str, language: str) -> tuple[Parts, ...]:
    return tuple(_read(entry, text, language) for text in entry.texts(key))


def _read(entry: Entry, text: str, language: str) -> Parts:
    try:
        return parse(text, language)
    except InvalidSeed as error:
        raise entry.wrong(f"{text!r}: {error}") from error
