"""Read `seeds/instruments.toml`."""

from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Instrument
from threatlake.seeds.entries import ADDRESS, ID, Entry, refuse_repeated
from threatlake.seeds.files import read_toml


def load(path: Path) -> list[Instrument]:
    """Read and check the seed: every id once, every source an address, every day a day."""
    found = read_toml(path, lambda file: file.each("instrument", _instrument, named_by="id"))
    if not found:
        raise InvalidSeed(f"{path.name} has no [[instrument]]; give at least one")
    refuse_repeated(path.name, "instrument", (instrument.instrument_id for instrument in found))
    return found


def _instrument(entry: Entry) -> Instrument:
    return Instrument(
        instrument_id=entry.text("id", ID),
        name=entry.text("name"),
        acronym=entry.optional_text("acronym"),
        adopted_on=entry.day("adopted_on"),
        aliases=entry.optional_texts("aliases"),
        source=entry.text("source", ADDRESS),
    )
