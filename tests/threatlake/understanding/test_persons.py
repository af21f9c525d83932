"""A person is found with the role as stated, has one id in every language, case and order, and is never guessed."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.records import EntityId, EntityKind, Mention
from threatlake.understanding.open_names import open_entities

Find = Callable[[str], list[Mention]]
# The beginning of the document's id in `conftest.py`.
WITHIN = "~abababababab"


def persons(mentions: Find, text: str) -> list[tuple[str, str | None]]:
    return [(each.matched_text, each.role) for each in mentions(text) if each.kind is EntityKind.PERSON]


def ids(mentions: Find, text: str) -> list[str]:
    return [each.entity_id for each in mentions(text) if each.kind is EntityKind.PERSON]


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday the court heard Marat Zhunusbekov, who denied the charge.",
        "Вчера суд допросил Марата Жунусбекова по этому делу.",
        "Дело в отношении Жунусбекова Марата передано в суд.",
        "Обвинение предъявлено Марату Ерлановичу Жунусбекову.",
        "Сот кеше Марат Жүнісбековтің арызын қарады.".replace("Жүнісбековтің", "Жунусбековтің"),
        "He spoke with Marat Jounusbekov in Osh.".replace("Jounusbekov", "Junusbekov"),
    ],
)
def test_one_person_has_one_id_in_every_language_case_and_order(mentions: Find, text: str) -> None:
    assert ids(mentions, text) == ["person:marat_junusbekov"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "The hearing was attended by the Deputy Minister of Justice of Georgia Nino Beridze.",
            "Nino Beridze",
            "Deputy Minister of Justice of Georgia",
        ),
        (
            "Mr. Sultan Berdiyev, Head of the Analytical Unit, presented the figures.",
            "Sultan Berdiyev",
            "Head of the Analytical Unit",
        ),
        ("A spokesman of the port, Kofi Mensah, said so.", "Kofi Mensah", "spokesman of the port"),
        ("По словам прокурора района Ирины Лазаревой, дело закрыто.", "Ирины Лазаревой", "прокурора района"),
        (
            "Выступил Тимур Садыков, заместитель начальника отдела, и другие.",
            "Тимур Садыков",
            "заместитель начальника отдела",
        ),
        ("Облыс прокуроры Нұржан Бекетов есеп берді.", "Нұржан Бекетов", "Облыс прокуроры"),
        ("Судья Д. К. Омаров огласил приговор.", "Д. К. Омаров", "Судья"),
    ],
)
def test_a_role_is_the_words_of_the_text_before_or_after_the_name(
    mentions: Find, text: str, name: str, role: str
) -> None:
    assert persons(mentions, text) == [(name, role)]


def test_a_role_is_not_taken_over_from_the_sentence_before(mentions: Find) -> None:
    assert persons(mentions, "He met the director. Aigul Sadykova left.") == [("Aigul Sadykova", None)]


def test_a_surname_alone_is_the_person_that_the_document_names_in_full(mentions: Find) -> None:
    text = "Azamat Turgunbaev was detained in Osh. Turgunbaev is 34. Lawyers of Turgunbaev's family appealed."
    assert ids(mentions, text) == ["person:azamat_turgunbaev"] * 3


def test_a_surname_in_any_case_is_the_person_of_the_document(mentions: Find) -> None:
    text = "Задержан Азамат Тургунбаев. У Тургунбаева нашли оружие. Вместе с Тургунбаевым взяли брата."
    assert ids(mentions, text) == ["person:azamat_turgunbaev"] * 3


def test_a_surname_of_two_persons_of_a_document_is_left_out(mentions: Find) -> None:
    text = "Carlos Mendoza and Luis Mendoza were tried. The police say Mendoza fled."
    assert ids(mentions, text) == ["person:carlos_mendoza", "person:luis_mendoza"]


def test_a_surname_in_the_nominative_is_the_one_who_bears_it_in_that_form(mentions: Find) -> None:
    text = "Задержан Руслан Исаев. Его сестра Марина Исаева уехала. Исаев молчит."
    assert ids(mentions, text)[-1] == "person:ruslan_isaev"


def test_who_is_known_by_a_surname_alone_has_an_id_of_the_document(mentions: Find) -> None:
    (mention,) = mentions("The bench was chaired by Mr. Tulegenov until noon.")
    assert mention.entity_id == f"person:tulegenov{WITHIN}"
    assert [entity.name for entity in open_entities([mention])] == ["Tulegenov"]


def test_another_initial_is_another_person(mentions: Find) -> None:
    assert ids(mentions, "Gulnara Asanova resigned. B. Asanova stayed.") == [
        "person:gulnara_asanova",
        f"person:b_asanova{WITHIN}",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Protesters gathered on Nazarbayev Avenue and in Abay Square.",
        "На улице Абая Кунанбаева и проспекте Сейфуллина нет света.",
        "Мұхтар Әуезов атындағы театр жабық.",
        "On Monday the Ministry said that Operation Poppy goes on in April.",
        "Житель Ростова обманут. Губернатор Тамбова молчит.",
        "In New Jersey and Los Angeles the Central Bank raised rates.",
        "День Республики отметили в парке Победы.",
    ],
)
def test_streets_bodies_days_and_places_are_no_persons(mentions: Find, text: str) -> None:
    assert persons(mentions, text) == []


def test_a_heading_in_capitals_names_whom_the_text_names(mentions: Find) -> None:
    text = "FORMER MINISTER DANIYAR OSPANOV GOES ON TRIAL TODAY\n\nDaniyar Ospanov denies all charges."
    assert persons(mentions, text) == [("DANIYAR OSPANOV", None), ("Daniyar Ospanov", None)]


def test_the_father_s_name_is_no_part_of_the_id(mentions: Find) -> None:
    assert ids(mentions, "Выступила Гульнара Сериковна Ахметова.") == ["person:gulnara_ahmetova"]
    assert ids(mentions, "Жиынға Айбек Серікұлы Ахметов қатысты.") == ["person:aibek_ahmetov"]


def test_the_name_of_an_entity_is_made_of_its_id_alone(mentions: Find) -> None:
    first = open_entities(mentions("The judge heard Marat Zhunusbekov."))
    second = open_entities(mentions("Суд допросил Марата Жунусбекова."))
    assert first == second
    assert first[0].name == "Marat Junusbekov"


@given(st.text(alphabet="АБВИОабвион. ABCabcо,«»\n-'", max_size=200))
def test_spans_give_back_the_words_of_any_text(mentions: Find, text: str) -> None:
    for mention in mentions(text):
        assert text[mention.start_char : mention.end_char] == mention.matched_text
        assert mention.role is None or mention.role in text


@given(st.lists(st.sampled_from(["Марат", "Сериков", "прокурор", "суд", "ТОО", "«Заря»", ",", "."]), max_size=30))
def test_no_two_open_names_overlap(mentions: Find, words: list[str]) -> None:
    found = mentions(" ".join(words))
    for one, other in pairwise(found):
        assert one.end_char <= other.start_char


def test_ids_of_persons_hold_no_word_of_a_role(mentions: Find) -> None:
    assert EntityId("person:murat_akhmetzhan") not in ids(mentions, "General Murat Akhmetzhan came.")
    assert ids(mentions, "General Murat Akhmetzhan came.") == ["person:murat_ahmetjan"]
