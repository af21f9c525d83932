"""The words of a name are found in the cases of six languages, and in no other word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.understanding.inflection import fold, forms, possessive_forms


@pytest.mark.parametrize(
    ("word", "cases"),
    [
        ("Казахстан", "казахстана казахстану казахстаном казахстане"),
        ("Киргизия", "киргизии киргизию киргизией"),
        ("Республика", "республики республике республику республикой"),
        ("Кыргызская", "кыргызской кыргызскую"),
        ("Всемирный", "всемирного всемирному всемирным всемирном"),
        ("Агентство", "агентства агентству агентством агентстве"),
        ("Управление", "управления управлению управлением управлении"),
        ("Китай", "китая китаю китаем китае"),
        ("Безопасность", "безопасности безопасностью"),
        ("Филиппины", "филиппин филиппинам филиппинами филиппинах"),
        ("Объединённые", "объединенных объединенным объединенными"),
        ("Қазақстан", "қазақстанның қазақстанға қазақстанда қазақстаннан қазақстанмен қазақстандағы"),
        ("Республикасы", "республикасының республикасына республикасында республикасынан республикасымен"),
        ("Ресей", "ресейдің ресейге ресейде ресейден"),
        ("Бишкек", "бишкектин бишкекке бишкекте бишкектен бишкектеги"),
        ("Ош", "оштун ошко ошту ошто оштон оштогу"),
        ("Чүй", "чүйдүн чүйгө чүйдө чүйдөн"),
        ("Абад", "абадда абадта абадга абадка абаддын"),
        ("Алматы", "алматынын алматыга алматыда алматыдан"),
        ("облусу", "облусунун облусуна облусун облусунда облусунан облусундагы"),
        ("БУУ", "буунун бууга"),
        ("ИИМ", "иимдин иимге иимди"),
        ("Тошкент", "тошкентнинг тошкентга тошкентда тошкентдан тошкентни тошкентдаги"),
        ("Toshkent", "toshkentning toshkentga toshkentda toshkentdan toshkentni toshkentdagi"),
        ("viloyati", "viloyatining viloyatiga viloyatida viloyatidan"),
        ("Хуҷанд", "хуҷандро хуҷанди"),
    ],
)
def test_cases_are_forms(word: str, cases: str) -> None:
    assert set(cases.split()) <= forms(fold(word))


@pytest.mark.parametrize(
    ("word", "cases"),
    [
        ("конвенция", "конвенциясы конвенциясының конвенциясына конвенциясын конвенциясында конвенциясымен"),
        ("қарар", "қарары қарарының қарарына қарарын қарарында қарарынан"),
        ("келісім", "келісімі келісімінің келісіміне келісімін"),
    ],
)
def test_a_kazakh_noun_takes_the_possessive(word: str, cases: str) -> None:
    assert set(cases.split()) <= possessive_forms(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Мали", "малый"),
        ("Мали", "мал"),
        ("Куба", "кубов"),
        ("Чили", "чил"),
        ("Перу", "пера"),
        ("Иран", "иранский"),
        ("UN", "unga"),
        ("Хуҷанд", "хуҷанда"),
    ],
)
def test_other_words_are_none(word: str, other: str) -> None:
    assert other not in forms(fold(word))


@given(st.text(min_size=1))
def test_a_word_is_a_form_of_itself(word: str) -> None:
    assert fold(word) in forms(fold(word))
