"""Read `seeds/substances.toml`."""

from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Substance
from threatlake.seeds.entries import ADDRESS, ID, Entry, refuse_repeated
from threatlake.seeds.files import read_toml
from threatlake.tokens import fold


def load(path: Path) -> list[Substance]:
    """Read and check the seed: every id once, no name of two substances, every source an address."""
    found = read_toml(path, lambda file: file.each("substance", _substance, named_by="id"))
    if not found:
        raise InvalidSeed(f"{path.name} has no [[substance]]; give at least one")
    refuse_repeated(path.name, "substance", (substance.substance_id for substance in found))
    names = [fold(name) for substance in found for name in (substance.name, *substance.aliases)]
    refuse_repeated(path.name, "name", names)
    return found


def _substance(entry: Entry) -> Substance:
    return Substance(
        substance_id=entry.text("id", ID),
        name=entry.text("name"),
        is_precursor=entry.flag("is_precursor"),
        aliases=entry.optional_texts("aliases"),
        source=entry.text("source", ADDRESS),
    )
