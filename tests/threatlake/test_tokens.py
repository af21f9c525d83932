"""Words are found where they stand, and compared by rules that differ by script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.tokens import fold, kazakh_cyrillic, stem, tokenize


@given(st.text(max_size=300))
def test_every_span_gives_its_word_back(text: str) -> None:
    tokens = tokenize(text)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert tokens.starts == sorted(tokens.starts)


def test_a_hyphen_parts_words_and_an_apostrophe_joins_them() -> None:
    assert tokenize("anti-corruption o‘zbek ДНК-тест").words == ["anti", "corruption", "o‘zbek", "ДНК", "тест"]


def test_spans_count_from_the_whole_text() -> None:
    assert tokenize("one two three", 4, 7).starts == [4]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Отчёт", "отчет"), ("UNODC’s", "unodc"), ("оско́лок", "осколок"), ("o‘zbek", "oʻzbek"), ("й", "и\u0306")],
)
def test_spellings_that_differ_only_in_dress_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("traffickers", "trafficker"), ("bribes", "bribe"), ("наркотиками", "наркотик"), ("боевиков", "боевик")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("Lañkestık", "лаңкестік"), ("polisiia", "полисия"), ("qarjy", "қаржы"), ("ūrlau", "ұрлау"), ("şekara", "шекара")],
)
def test_kazakh_is_spelt_in_cyrillic(latin: str, cyrillic: str) -> None:
    assert kazakh_cyrillic(latin) == cyrillic
