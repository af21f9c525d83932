"""Read `seeds/countries.csv`."""

import csv
import io
import re
from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Country
from threatlake.seeds.records_of_toml import repeats

COLUMNS = ["country_code", "name", "name_ru", "name_kk", "aliases"]
CODE = re.compile(r"[A-Z]{2}")


def load(path: Path) -> list[Country]:
    """Read and check the seed: every code once, a name in each language, no alias twice."""
    try:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8")), strict=True))
    except FileNotFoundError:
        raise InvalidSeed(f"{path.name} is missing; it belongs in {path.parent}") from None
    except (csv.Error, UnicodeDecodeError) as error:
        raise InvalidSeed(f"{path.name} is not CSV: {error}") from error
    if not rows or rows[0] != COLUMNS:
        raise InvalidSeed(f"{path.name}: the first line must be {','.join(COLUMNS)}")
    countries = [_country(row, f"{path.name}: line {number}") for number, row in enumerate(rows[1:], start=2)]
    if not countries:
        raise InvalidSeed(f"{path.name} has no countries; give at least one")
    for repeated in repeats(country.country_code for country in countries):
        raise InvalidSeed(f"{path.name}: country {repeated!r} stands twice; merge the two")
    return countries


def _country(row: list[str], where: str) -> Country:
    if len(row) != len(COLUMNS):
        raise InvalidSeed(f"{where} has {len(row)} fields; give {len(COLUMNS)}")
    code, *names, aliases = row
    if not CODE.fullmatch(code):
        raise InvalidSeed(f"{where} has country_code {code!r}; give an ISO 3166-1 alpha-2 code")
    spellings = tuple(aliases.split("|")) if aliases else ()
    for spelling in (*names, *spellings):
        if not spelling or spelling != spelling.strip():
            raise InvalidSeed(f"{where} ({code}) has a name {spelling!r}; give a text without space around it")
    for repeated in repeats(spellings):
        raise InvalidSeed(f"{where} ({code}) lists alias {repeated!r} twice; list it once")
    return Country(code, names[0], names[1], names[2], spellings)
