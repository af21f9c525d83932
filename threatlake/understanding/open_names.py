"""Persons and organisations that no seed lists, found in one call after the names that seeds do."""

from collections.abc import Iterable
from dataclasses import dataclass

from threatlake.reading.extraction import Reading
from threatlake.records import Entity, Mention
from threatlake.seeds.load import Seeds
from threatlake.understanding.body_words import BodyWords
from threatlake.understanding.legal_names import LegalForms
from threatlake.understanding.open_organisations import find_organisations, organisation_entities
from threatlake.understanding.person_names import PersonNames
from threatlake.understanding.persons import find_persons, person_entities


@dataclass(frozen=True, slots=True)
class OpenNames:
    """The seeds of open names made ready."""

    persons: PersonNames
    bodies: BodyWords
    forms: LegalForms

    @classmethod
    def of(cls, seeds: Seeds) -> "OpenNames":
        """Compile the seeds; done once, used for every document."""
        bodies = BodyWords(seeds.organisation_words)
        return cls(PersonNames(seeds.given_names, seeds.name_triggers, bodies.stops), bodies, LegalForms(bodies))


def find_open_names(reading: Reading, mentions: list[Mention], names: OpenNames) -> list[Mention]:
    """Find the organisations and persons outside of the given mentions, in the order of the text."""
    bodies = find_organisations(reading, mentions, names.bodies, names.persons, names.forms)
    persons = find_persons(reading, [*mentions, *bodies], names.persons)
    return sorted([*bodies, *persons], key=lambda mention: mention.start_char)


def open_entities(mentions: Iterable[Mention]) -> list[Entity]:
    """The persons and open organisations that mentions name, each once."""
    found = list(mentions)
    return [*organisation_entities(found), *person_entities(found)]
