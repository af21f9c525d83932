"""A sentence ends at its mark, not at an abbreviation, an initial or a decimal point."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.sentences import starts


def split(text: str) -> list[str]:
    found = [*starts(text, 0, len(text)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(found)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The post was closed.", "Nobody was hurt."],
        ["Пост закрыт.", "Никто не пострадал!", "Почему?", "Идёт проверка."],
        ["Бекет жабылды.", "Өрт сөндірілді."],
        ["Mr. Omarov met J. Smith of the U.N. office on 5 Jan. 2021."],
        ["В 2020 г. изъято 3.5 т. героина по ул. Абая, д. 4."],
        ["«Мы нашли всё.»", "Так сказал следователь."],
        ["It cost 4.5 million.", "“Too much,” he said."],
        ["He asked... and waited."],
    ],
)
def test_sentences_are_parted(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@given(st.text(max_size=200))
def test_starts_rise_from_the_beginning(text: str) -> None:
    found = starts(text, 0, len(text))
    assert found[0] == 0
    assert found == sorted(set(found))
