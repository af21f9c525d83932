"""Read `seeds/ambiguous_names.toml`: spellings that mean other things too, and what decides."""

from dataclasses import dataclass, field
from pathlib import Path

from threatlake.seeds.entries import Entry
from threatlake.seeds.files import read_toml


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """Spellings of one entity that are believed only beside a clue and away from every word against it."""

    entity_id: str
    names: tuple[str, ...]
    clues: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmbiguousNames:
    """What is no mention though a name is in it, and what is one only where something decides.

    `never` are words that contain a name; `words_too` are no acronyms where all is in capitals; `generic` names are
    those of any country's body; `home` (by country code) are those in a State's own language; `adjectives` tell whose.
    """

    never: tuple[str, ...]
    words_too: tuple[str, ...]
    generic: tuple[str, ...]
    names: tuple[AmbiguousName, ...]
    adjectives: dict[str, tuple[str, ...]]
    home: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load(path: Path) -> AmbiguousNames:
    """Read and check the seed."""
    return read_toml(path, _names)


def _names(file: Entry) -> AmbiguousNames:
    return AmbiguousNames(
        never=file.optional_texts("never"),
        words_too=file.optional_texts("words_too"),
        generic=file.optional_texts("generic"),
        names=tuple(file.each("name", _name, named_by="entity")),
        adjectives=file.table("adjectives", _by_country),
        home=file.table("home", _by_country),
    )


def _by_country(table: Entry) -> dict[str, tuple[str, ...]]:
    return {code: table.texts(code) for code in table.content}


def _name(entry: Entry) -> AmbiguousName:
    return AmbiguousName(
        entity_id=entry.text("entity"),
        names=entry.texts("names"),
        clues=entry.optional_texts("clues"),
        against=entry.optional_texts("against"),
    )
