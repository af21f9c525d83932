"""What a score is made of: every word is counted once, for, against or by the model, and nothing is left over."""

import math
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.makeup import is_model_word, make_up, wordings


class Word(NamedTuple):
    """Evidence, as far as sums look at it."""

    rule_id: str
    weight: float
    matched_text: str = "word"
    start_char: int = 0


weights = st.floats(-10, 10, allow_nan=False)
words = st.lists(st.builds(Word, st.sampled_from(["cybercrime/en/hacker", "cybercrime/model/hacker"]), weights))


@given(words, weights)
def test_the_parts_are_the_whole(found: list[Word], unexplained: float):
    made = make_up(found, unexplained)
    assert made.log_odds == pytest.approx(math.fsum(each.weight for each in found) + unexplained, abs=1e-9)
    assert made.words_for >= 0 >= made.words_against


def test_words_of_the_model_stand_apart_from_terms():
    made = make_up([Word("t/en/x", 2.0), Word("t/en/y", -0.5), Word("t/model/z", 0.25), Word("t/model/w", -1.0)], 0.0)
    assert (made.words_for, made.words_against, made.model_words) == (2.0, -0.5, -0.75)


def test_a_term_of_the_word_model_is_no_word_of_the_model():
    assert not is_model_word("cybercrime/en/model/hacker")
    assert is_model_word("cybercrime/model/a/b")


def test_a_wording_is_told_once_with_its_places():
    found = wordings([Word("a", 1.0, "Drug\n ring", 5), Word("b", 0.5, "drug ring", 5), Word("a", -3.0, "gang", 9)])
    assert found == [("gang", -3.0, 1), ("Drug ring", 1.5, 1)]
