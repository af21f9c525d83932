"""A hyphen at a line's end stays where it belongs to the word, as the file itself shows."""

import pytest

from threatlake.reading.hyphens import Hyphens

TYPESET = [
    "We saw the mystery shop, and the larvae in the",
    "bilge: a mys-",
    "tery of lar-",
    "vae, and no coopera-",
    "tion.",
]
PLAIN = ["The low-cost pump was in the port, and the drug", "unit had asked for a port."]


@pytest.mark.parametrize(
    ("text", "following"),
    [("so many lar-", "vae there"), ("a har-", "bour master"), ("the coopera-", "tion of"), ("the ob-", "server said")],
)
def test_a_typeset_file_breaks_words_at_the_line(text: str, following: str) -> None:
    assert Hyphens(TYPESET).is_soft(text, following)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("an anti-", "corruption body"),
        ("a half-", "empty hold"),
        ("the Osh-", "Bishkek road"),
        ("no state-of-the-", "art"),
    ],
)
def test_a_compound_keeps_its_hyphen_even_there(text: str, following: str) -> None:
    assert not Hyphens(TYPESET).is_soft(text, following)


@pytest.mark.parametrize(
    ("text", "following"),
    [("a low-", "cost pump"), ("an inter-", "agency group"), ("the river-", "bank"), ("text", "on")],
)
def test_a_file_that_breaks_no_words_keeps_its_hyphens(text: str, following: str) -> None:
    assert not Hyphens(PLAIN).is_soft(text, following)


def test_an_ending_is_no_word_of_a_compound() -> None:
    assert Hyphens(PLAIN).is_soft("the coopera-", "tion of")
    assert Hyphens(PLAIN).is_soft("о сотрудниче-", "ству") is False
    assert Hyphens(PLAIN).is_soft("о преступ-", "ности")
