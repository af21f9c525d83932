"""Read `seeds/ambiguous_names.toml`: spellings that mean other things too, and what decides."""

from dataclasses import dataclass
from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.seeds.records_of_toml import read_table, strings, text


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
    those of any country's body; `adjectives` (by country code) tell whose.
    """

    never: tuple[str, ...]
    words_too: tuple[str, ...]
    generic: tuple[str, ...]
    names: tuple[AmbiguousName, ...]
    adjectives: dict[str, tuple[str, ...]]


def load(path: Path) -> AmbiguousNames:
    """Read and check the seed."""
    table = read_table(path)
    adjectives = table.get("adjectives", {})
    names = []
    for number, record in enumerate(table.get("name", []), start=1):
        where = f"{path.name}: name {number}"
        names.append(
            AmbiguousName(
                entity_id=text(record, "entity", where),
                names=strings(record, "names", where),
                clues=strings(record, "clues", where, may_lack=True),
                against=strings(record, "against", where, may_lack=True),
            )
        )
        if not names[-1].names:
            raise InvalidSeed(f"{where} has no names; list the spellings that are ambiguous")
    return AmbiguousNames(
        never=strings(table, "never", path.name, may_lack=True),
        words_too=strings(table, "words_too", path.name, may_lack=True),
        generic=strings(table, "generic", path.name, may_lack=True),
        names=tuple(names),
        adjectives={code: strings(adjectives, code, f"{path.name}: adjectives") for code in adjectives},
    )
