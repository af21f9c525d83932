"""The seeds of open names are whole and distinct; what breaks a rule is named with its place."""

from pathlib import Path

import pytest

from threatlake.errors import InvalidSeed
from threatlake.seeds import organisation_words, person_names
from threatlake.understanding.inflection import fold
from threatlake.understanding.romanisation import romanise

SEEDS = Path(__file__).parents[3] / "seeds"


def test_no_given_name_is_also_a_word_that_is_no_name() -> None:
    given = person_names.load_given(SEEDS / "person_names.toml").given
    stops = {fold(word) for word in person_names.load_triggers(SEEDS / "name_triggers.toml").not_names}
    assert [name for names in given.values() for name in names if fold(name) in stops] == []


def test_every_given_name_stands_once_in_any_script() -> None:
    given = person_names.load_given(SEEDS / "person_names.toml").given
    names = [romanise(name) for names in given.values() for name in names]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_each_language_of_the_region_has_names() -> None:
    given = person_names.load_given(SEEDS / "person_names.toml").given
    assert {"ar", "en", "kk", "ky", "ru", "tg", "tr", "uz"} <= given.keys()


def test_a_legal_form_is_spelled_once() -> None:
    forms = organisation_words.load(SEEDS / "organisation_words.toml").legal_forms
    spelled = [spelling for spellings in forms.values() for spelling in spellings]
    assert len(spelled) == len(set(spelled))


def test_an_unknown_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "person_names.toml"
    path.write_text('surname_first = ["Li"]\nsurnames_first = ["Li"]\n[given]\nxx = ["Ann"]\n', "utf-8")
    with pytest.raises(InvalidSeed, match="unknown key 'surname_first'"):
        person_names.load_given(path)


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    path = tmp_path / "organisation_words.toml"
    path.write_text('heads_en = ["bank"]\n', "utf-8")
    with pytest.raises(InvalidSeed, match=r"organisation_words\.toml: plain_en is missing"):
        organisation_words.load(path)
