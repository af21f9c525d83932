"""Read `seeds/organisations.toml`."""

import re
from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Organisation
from threatlake.seeds.records_of_toml import Table, records, repeats, strings, text, text_or_none

KEYS = frozenset({"id", "name", "acronym", "country", "aliases", "source"})
ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
COUNTRY_CODE = re.compile(r"[A-Z]{2}")


def load(path: Path) -> list[Organisation]:
    """Read and check the seed: every id once, every source an address."""
    found = [_organisation(record, where) for where, record in records(path, "organisation", KEYS)]
    for repeated in repeats(organisation.organisation_id for organisation in found):
        raise InvalidSeed(f"{path.name}: organisation {repeated!r} stands twice; merge the two")
    return found


def _organisation(record: Table, where: str) -> Organisation:
    country_code = text_or_none(record, "country", where)
    if country_code is not None and not COUNTRY_CODE.fullmatch(country_code):
        raise InvalidSeed(f"{where} has country = {country_code!r}; give an ISO 3166-1 alpha-2 code")
    return Organisation(
        organisation_id=identifier(record, where),
        name=text(record, "name", where),
        acronym=text_or_none(record, "acronym", where),
        country_code=country_code,
        aliases=strings(record, "aliases", where),
        source=address(record, where),
    )


def identifier(record: Table, where: str) -> str:
    """Take an id: lower-case words joined by `_`."""
    value = text(record, "id", where)
    if not ID.fullmatch(value):
        raise InvalidSeed(f"{where} has id = {value!r}; use lower-case letters, digits and _")
    return value


def address(record: Table, where: str) -> str:
    """Take a source: where a reader can check the record."""
    value = text(record, "source", where)
    if not value.startswith("https://"):
        raise InvalidSeed(f"{where} has source = {value!r}; give an https:// address")
    return value
