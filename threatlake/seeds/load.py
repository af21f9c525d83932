"""All seeds of a folder, loaded and checked against each other before any work starts."""

from dataclasses import dataclass
from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Country, CrosswalkCode, Instrument, Organisation, Substance
from threatlake.seeds import (
    ambiguous_names,
    countries,
    crosswalk,
    event_words,
    figure_words,
    instruments,
    organisation_words,
    organisations,
    person_names,
    places,
    substances,
    threats,
)
from threatlake.seeds.ambiguous_names import AmbiguousNames
from threatlake.seeds.event_words import EventWords
from threatlake.seeds.figure_words import FigureWords
from threatlake.seeds.organisation_words import OrganisationWords
from threatlake.seeds.person_names import GivenNames, NameTriggers
from threatlake.seeds.places import PlaceSeeds
from threatlake.seeds.threats import ThreatSeeds

# Every file that decides something, relative to the folder; a change of one makes other rows of its stage. What the
# crosswalk says stands in a table of its own.
CLASSIFY_FILES = ("threats/*/*.toml", "model.npz")
UNDERSTAND_FILES = (
    "countries.csv",
    "places.csv",
    "organisations.toml",
    "instruments.toml",
    "ambiguous_names.toml",
    "ambiguous_places.toml",
    "person_names.toml",
    "name_triggers.toml",
    "organisation_words.toml",
    "substances.toml",
    "figures/*.toml",
    "events/*.toml",
)


@dataclass(frozen=True, slots=True)
class Seeds:
    """What people decided: threats with their terms, codes of other schemes, names and words to look for."""

    threats: ThreatSeeds
    crosswalk: list[CrosswalkCode]
    countries: list[Country]
    places: PlaceSeeds
    organisations: list[Organisation]
    instruments: list[Instrument]
    ambiguous_names: AmbiguousNames
    given_names: GivenNames
    name_triggers: NameTriggers
    organisation_words: OrganisationWords
    substances: list[Substance]
    figure_words: tuple[FigureWords, ...]
    event_words: list[EventWords]


def load(folder: Path) -> Seeds:
    """Every seed of `folder`; raises InvalidSeed naming file and record where one breaks a rule."""
    if not folder.is_dir():
        raise InvalidSeed(f"no folder of seeds at {folder}; the checkout's own is seeds/")
    known_threats = threats.load(folder / "threats")
    known_countries = countries.load(folder / "countries.csv")
    return Seeds(
        threats=known_threats,
        crosswalk=crosswalk.load(folder / "crosswalk.csv", known_threats),
        countries=known_countries,
        places=places.load(folder, known_countries),
        organisations=organisations.load(folder / "organisations.toml"),
        instruments=instruments.load(folder / "instruments.toml"),
        ambiguous_names=ambiguous_names.load(folder / "ambiguous_names.toml"),
        given_names=person_names.load_given(folder / "person_names.toml"),
        name_triggers=person_names.load_triggers(folder / "name_triggers.toml"),
        organisation_words=organisation_words.load(folder / "organisation_words.toml"),
        substances=substances.load(folder / "substances.toml"),
        figure_words=figure_words.load(folder / "figures"),
        event_words=event_words.load(folder / "events"),
    )
