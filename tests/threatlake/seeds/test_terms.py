"""A term is written as people write it, and read in every way it can be said."""

import pytest

from threatlake.errors import InvalidSeed
from threatlake.seeds.terms import MAX_READINGS, parse


def readings(text: str) -> list[list[str]]:
    return [
        [
            " ".join(f"{'=' * word.is_exact}{word.text}{'*' * word.is_prefix}" for word in phrase)
            for phrase in part
        ]
        for part in parse(text, "en")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heroin", [["heroin"]]),
        ("наркот*", [["наркот*"]]),
        ("=heroin", [["=heroin"]]),
        ("anti-corruption*", [["anti corruption*"]]),
        ("дерадикализаци* осуждённых", [["дерадикализаци* осужденных"]]),
        ("fake|cloned site|app", [["fake site", "fake app", "cloned site", "cloned app"]]),
        ("tax evasion, double books", [["tax evasion", "double books"]]),
        ("passport* + taken, locked up", [["passport*"], ["taken", "locked up"]]),
    ],
)
def test_a_term_has_its_readings(text: str, expected: list[list[str]]) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize("text", ["", " + taken", "a* b", "*", "=pass*", "pass=port", "one, , two", "one||two"])
def test_what_is_no_term_is_refused(text: str) -> None:
    with pytest.raises(InvalidSeed):
        parse(text, "en")


def test_a_term_of_too_many_readings_is_refused() -> None:
    choices = "|".join(f"w{number}" for number in range(MAX_READINGS + 1))
    with pytest.raises(InvalidSeed, match=f"at most {MAX_READINGS}: write two terms"):
        parse(choices, "en")
