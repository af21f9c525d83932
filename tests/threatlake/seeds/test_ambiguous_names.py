"""What the seed of ambiguous names says of other seeds is so; what breaks a rule is named."""

from pathlib import Path

import pytest

from threatlake.errors import InvalidSeed
from threatlake.records import Country
from threatlake.seeds import ambiguous_names
from threatlake.understanding.gazetteer import Gazetteer

GEORGIA = Country("GE", "Georgia", "Грузия", "Грузия", ())


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ambiguous_names.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_name_without_spellings_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, '[[name]]\nentity = "country:GE"\nnames = []\n')
    with pytest.raises(InvalidSeed, match="name 'country:GE': names is empty; give a list of texts"):
        ambiguous_names.load(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'nevr = ["US$"]\n',
            "ambiguous_names.toml: unknown key 'nevr'; known keys: adjectives, generic, home, name, never, ",
        ),
        (
            '[[name]]\nentity = "country:GE"\nnames = ["Georgia"]\nclue = ["Tbilisi"]\n',
            "name 'country:GE': unknown key 'clue'; known keys: against, clues, entity, names",
        ),
        ("[[name]]\n", "ambiguous_names.toml: name 1: entity is missing; give a text"),
        ("[adjectives]\nKZ = []\n", "ambiguous_names.toml: adjectives: KZ is empty; give a list of texts"),
        ('adjectives = "Kazakh"\n', "adjectives is 'Kazakh'; must be a table [adjectives]"),
    ],
)
def test_a_broken_rule_is_told_with_its_record(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InvalidSeed) as error:
        ambiguous_names.load(write(tmp_path, text))
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[name]]\nentity = "country:GE"\nnames = ["Gorgia"]\n', "'Gorgia' is no name of country:GE"),
        ('generic = ["Ministry"]\n', "generic 'Ministry' is no organisation's name"),
        ('[adjectives]\nXX = ["Exian"]\n', "adjectives of 'XX'; give a code of countries.csv"),
        ('[home]\nXX = ["Exian Police"]\n', "home of 'XX'; give a code of countries.csv"),
    ],
)
def test_what_no_other_seed_spells_is_refused(tmp_path: Path, text: str, message: str) -> None:
    ambiguous = ambiguous_names.load(write(tmp_path, text))
    with pytest.raises(InvalidSeed, match=message):
        Gazetteer([GEORGIA], [], [], ambiguous)
