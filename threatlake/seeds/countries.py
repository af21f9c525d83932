"""Read `seeds/countries.csv`."""

from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Country
from threatlake.seeds.entries import COUNTRY_CODE, Entry, refuse_repeated
from threatlake.seeds.files import read_csv

COLUMNS = ("country_code", "name", "name_ru", "name_kk", "aliases")


def load(path: Path) -> list[Country]:
    """Read and check the seed: every code once, a name in each language, no alias twice."""
    countries = read_csv(path, COLUMNS, _country)
    if not countries:
        raise InvalidSeed(f"{path.name} has no countries; give at least one")
    refuse_repeated(path.name, "country", (country.country_code for country in countries))
    return countries


def _country(row: Entry) -> Country:
    aliases = row.optional_text("aliases")
    return Country(
        country_code=row.text("country_code", COUNTRY_CODE),
        name=row.text("name"),
        name_ru=row.text("name_ru"),
        name_kk=row.text("name_kk"),
        aliases=row.distinct("aliases", aliases.split("|") if aliases else ()),
    )
