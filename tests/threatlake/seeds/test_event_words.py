"""Words that tell of events are read strictly: what is wrong is named with its file and place."""

from pathlib import Path

import pytest

from threatlake.errors import InvalidSeed
from threatlake.records import EventKind
from threatlake.seeds.event_words import load

SEEDS = Path(__file__).parents[3] / "seeds" / "events"
GOOD = (SEEDS / "en.toml").read_text(encoding="utf-8")


def test_every_language_tells_of_every_kind() -> None:
    for words in load(SEEDS):
        assert {term.kind for term in words.terms} == set(EventKind), words.language


def test_no_two_terms_share_a_rule() -> None:
    rules = [term.rule_id for words in load(SEEDS) for term in words.terms]
    assert len(rules) == len(set(rules))


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('kind = "seizure"', 'kind = "siezure"', "siezure"),
        ('"monday", ', "", "weekdays are 6"),
        ("yesterday = 1", 'yesterday = "1"', "must be a whole number"),
        ('kind = "arrest"', 'kind = "seizure"', "seizure"),
        ('"impound*"', '"imp*ound"', "is no word"),
        ("planned =", "planed =", "planned is missing"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    assert right in GOOD
    (tmp_path / "en.toml").write_text(GOOD.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(InvalidSeed, match=r"events/en\.toml") as caught:
        load(tmp_path)
    assert said in str(caught.value)


def test_a_folder_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidSeed, match="one file per language"):
        load(tmp_path)
