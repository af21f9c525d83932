"""The country seed holds every ISO 3166-1 country under its CLDR names in six languages; a broken rule is named."""

from pathlib import Path

import pytest
from babel import Locale

from threatlake.errors import InvalidSeed
from threatlake.seeds import countries

SEED = Path(__file__).parents[3] / "seeds" / "countries.csv"
HEADER = "country_code,name,name_ru,name_kk,aliases\n"


# States that are no more, under the codes that ISO 3166-1 gave them; CLDR has no names for them.
FORMER = {"CS", "DD", "SU", "YU"}


def test_all_countries_of_iso_3166_are_there_and_four_that_are_no_more() -> None:
    codes = {country.country_code for country in countries.load(SEED)}
    assert (len(codes - FORMER), codes & FORMER) == (249, FORMER)


def test_names_are_those_of_cldr() -> None:
    for country in countries.load(SEED):
        if country.country_code not in FORMER:
            names = [Locale(language).territories[country.country_code] for language in ("en", "ru", "kk")]
            assert [country.name, country.name_ru, country.name_kk] == names, "run seeds/build_countries.py"


@pytest.mark.parametrize("language", ["ky", "uz", "uz_Cyrl", "tg"])
def test_the_names_of_cldr_in_further_languages_are_known_too(language: str) -> None:
    names = Locale.parse(language).territories
    for country in countries.load(SEED):
        known = {country.name, country.name_ru, country.name_kk, *country.aliases}
        assert names.get(country.country_code, country.name) in known, "run seeds/build_countries.py"


def test_a_country_is_found_under_former_and_formal_names() -> None:
    aliases = {country.country_code: country.aliases for country in countries.load(SEED)}
    assert {"Kyrgyz Republic", "Кыргызстан", "Қырғыз Республикасы", "Kirghizia"} <= set(aliases["KG"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER, "countries.csv has no countries; give at least one"),
        (HEADER + "kz,a,b,c,\n", "countries.csv: line 2: country_code is 'kz'; must be an ISO 3166-1 alpha-2 code"),
        (HEADER + "KZ,a,,c,\n", "countries.csv: line 2: name_ru is missing; give a text without space around it"),
        (HEADER + "KZ,a, b,c,\n", "countries.csv: line 2: name_ru is ' b'; must be a text without space around it"),
        (HEADER + "KZ,a,b,c,x|\n", "countries.csv: line 2: aliases 2 is ''; must be a text without space around it"),
        (HEADER + "KZ,a,b,c,x|x\n", "countries.csv: line 2: aliases 'x' stands twice; keep one"),
        (HEADER + "KZ,a,b,c,\nKZ,d,e,f,\n", "countries.csv: country 'KZ' stands twice; keep one"),
    ],
)
def test_a_broken_rule_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "countries.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidSeed) as error:
        countries.load(path)
    assert str(error.value) == message
