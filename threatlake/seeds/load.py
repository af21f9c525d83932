"""All seeds of a folder, loaded and checked against each other before any work starts."""

from dataclasses import dataclass
from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Country, CrosswalkCode, Instrument, Organisation, Substance
from threatlake.seeds import (
    ambiguous_names,
    countries,
    crosswalk,
    figure_words,
    instruments,
    organisations,
    substances,
    threats,
)
from threatlake.seeds.ambiguous_names import AmbiguousNames
from threatlake.seeds.figure_words import FigureWords
from threatlake.seeds.threats import ThreatSeeds

# Every file that decides something, relative to the folder; a change of one makes other rows of its stage. What the
# crosswalk says stands in a table of its own.
CLASSIFY_FILES = ("threats/*/*.toml", "model.npz")
UNDERSTAND_FILES = (
    "countries.csv",
    "organisations.toml",
    "instruments.toml",
    "ambiguous_names.toml",
    "substances.toml",
    "figures/*.toml",
)


@dataclass(frozen=True, slots=True)
class Seeds:
    """What people decided: threats with their terms, codes of other schemes, and names to look for."""

    threats: ThreatSeeds
    crosswalk: list[CrosswalkCode]
    countries: list[Country]
    organisations: list[Organisation]
    instruments: list[Instrument]
    ambiguous_names: AmbiguousNames
    substances: list[Substance]
    figure_words: tuple[FigureWords, ...]


def load(folder: Path) -> Seeds:
    """Every seed of `folder`; raises InvalidSeed naming file and record where one breaks a rule."""
    if not folder.is_dir():
        raise InvalidSeed(f"no folder of seeds at {folder}; the checkout's own is seeds/")
    known_threats = threats.load(folder / "threats")
    return Seeds(
        threats=known_threats,
        crosswalk=crosswalk.load(folder / "crosswalk.csv", known_threats),
        countries=countries.load(folder / "countries.csv"),
        organisations=organisations.load(folder / "organisations.toml"),
        instruments=instruments.load(folder / "instruments.toml"),
        ambiguous_names=ambiguous_names.load(folder / "ambiguous_names.toml"),
        substances=substances.load(folder / "substances.toml"),
        figure_words=figure_words.load(folder / "figures"),
    )
