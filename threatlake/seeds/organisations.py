"""Read `seeds/organisations.toml`."""

from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Organisation
from threatlake.seeds.entries import ADDRESS, COUNTRY_CODE, ID, Entry, refuse_repeated
from threatlake.seeds.files import read_toml


def load(path: Path) -> list[Organisation]:
    """Read and check the seed: every id once, every source an address."""
    found = read_toml(path, lambda file: file.each("organisation", _organisation, named_by="id"))
    if not found:
        raise InvalidSeed(f"{path.name} has no [[organisation]]; give at least one")
    refuse_repeated(path.name, "organisation", (organisation.organisation_id for organisation in found))
    return found


def _organisation(entry: Entry) -> Organisation:
    return Organisation(
        organisation_id=entry.text("id", ID),
        name=entry.text("name"),
        acronym=entry.optional_text("acronym"),
        country_code=entry.optional_text("country", COUNTRY_CODE),
        aliases=entry.optional_texts("aliases"),
        source=entry.text("source", ADDRESS),
    )
