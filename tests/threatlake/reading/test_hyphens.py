"""A hyphen at a line's end stays where it belongs to the word, as the file itself shows."""

import pytest

from threatlake.reading.structure.hyphens import Hyphens

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
    assert Hyphens(TYPESET).ending(text, following) == text[:-1]


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
    assert Hyphens(TYPESET).ending(text, following) == text


@pytest.mark.parametrize(
    ("text", "following"),
    [("a low-", "cost pump"), ("an inter-", "agency group"), ("the river-", "bank")],
)
def test_a_file_that_breaks_no_words_keeps_its_hyphens(text: str, following: str) -> None:
    assert Hyphens(PLAIN).ending(text, following) == text


def test_an_ending_is_no_word_of_a_compound() -> None:
    assert Hyphens(PLAIN).ending("the coopera-", "tion of") == "the coopera"
    assert Hyphens(PLAIN).ending("о сотрудниче-", "ству") == "о сотрудниче-"
    assert Hyphens(PLAIN).ending("о преступ-", "ности") == "о преступ"


def test_a_typeset_file_breaks_words_unless_it_shows_otherwise() -> None:
    assert Hyphens([], is_typeset=True).ending("the har-", "bour") == "the har"
    shown = ["The river-bank and the wood-pile.", "the river-", "bank"]
    assert Hyphens(shown, is_typeset=True).ending("the har-", "bour") == "the har-"


def test_two_words_of_a_file_that_breaks_words_are_no_compound() -> None:
    known = ["a pile of com ports"]
    assert Hyphens(known, is_typeset=True).ending("to com-", "pile") == "to com-"
    assert Hyphens([*TYPESET, *known]).ending("to com-", "pile") == "to com"


def test_a_soft_hyphen_is_never_of_the_word() -> None:
    assert Hyphens(PLAIN).ending("the river\u00ad", "bank") == "the river"


@pytest.mark.parametrize(
    ("text", "following", "joined"),
    [
        ("of the pandemic of COVID-", "19 and after", "of the pandemic of COVID-19 and after"),
        ("in the biennium 2025-", "2026 alone", "in the biennium 2025-2026 alone"),
        ("see https://example.org/a/", "report.pdf.", "see https://example.org/a/report.pdf."),
        ("see (https://example.org/ferry-", "timetable)", "see (https://example.org/ferry-timetable)"),
        ("see www.example.org.", "The ferry is late", "see www.example.org. The ferry is late"),
        ("ends here.", "and goes on", "ends here. and goes on"),
        ("text", "on", "text on"),
    ],
)
def test_figures_and_web_addresses_go_on_over_the_end_of_a_line(text: str, following: str, joined: str) -> None:
    assert Hyphens([]).ending(text, following) + following == joined
