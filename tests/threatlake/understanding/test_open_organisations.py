"""Bodies and companies are found by form, noun and capitals; their ids hold as far as their names do."""

from collections.abc import Callable

import pytest

from threatlake.records import EntityId, EntityKind, Mention
from threatlake.understanding.open_names import open_entities

Find = Callable[[str], list[Mention]]
# The beginning of the document's id in `conftest.py`.
WITHIN = "~abababababab"


def organisations(mentions: Find, text: str) -> list[tuple[str, str]]:
    found = mentions(text)
    return [(each.matched_text, each.entity_id) for each in found if each.kind is EntityKind.ORGANISATION]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Счета ТОО «Сары Тас» заблокированы.", "ТОО «Сары Тас»", "sary_tas_llp"),
        ("«Сары Тас» ЖШС шоттары бұғатталды.", "«Сары Тас» ЖШС", "sary_tas_llp"),
        ("The accounts of Sary Tas LLP were blocked.", "Sary Tas LLP", "sary_tas_llp"),
        ("Иск подало ООО Вектор Плюс в мае.", "ООО Вектор Плюс", "vektor_plyus_llc"),
        ("He chaired the Northern Rivers Foundation for years.", "Northern Rivers Foundation", None),
        (
            "A report of the Institute for Border Studies of Tartu says so.",
            "Institute for Border Studies of Tartu",
            None,
        ),
        ("The Kostanay Police Department closed the case.", "Kostanay Police Department", None),
        ("Дело рассмотрел Талгарский районный суд.", "Талгарский районный суд", "talgarskii_raionnyi_sud"),
        ("Жалоба в Талгарском районном суде.", "Талгарском районном суде", "talgarskii_raionnyi_sud"),
        ("В департаменте полиции Абайской области пусто.", "департаменте полиции Абайской области", None),
        ("Істі Талғар аудандық соты қарады.", "Талғар аудандық соты", "talgar_audandyk_soty"),
        ("Істі Талғар аудандық сотына жіберді.", "Талғар аудандық сотына", "talgar_audandyk_soty"),
        ("Police say the Iron Wolves gang is behind it.", "Iron Wolves", "iron_wolves"),
    ],
)
def test_a_body_is_found_with_its_whole_name(mentions: Find, text: str, words: str, key: str | None) -> None:
    ((found, entity_id),) = organisations(mentions, text)
    assert found == words
    assert key is None or entity_id == f"organisation:~{key}"


@pytest.mark.parametrize(
    "text", ["The Ministry of Finance said so.", "Решил Верховный суд.", "Әділет министрлігі айтты."]
)
def test_a_name_that_many_countries_share_holds_for_one_document(mentions: Find, text: str) -> None:
    ((_, entity_id),) = organisations(mentions, text)
    assert entity_id.endswith(WITHIN)


def test_two_bodies_joined_by_and_are_two(mentions: Find) -> None:
    text = "It was signed by the Academy of Public Order and the Rhine Valley Bank."
    assert [words for words, _ in organisations(mentions, text)] == ["Academy of Public Order", "Rhine Valley Bank"]


@pytest.mark.parametrize(
    "text",
    [
        "The Bank Secrecy Act was amended.",
        "The Council met. Police came. The court rose.",
        "Суд решил дело. Организация молчит. Центр закрыт.",
        "Сот шешім шығарды.",
        "On Human Rights Day nobody spoke.",
    ],
)
def test_nouns_alone_laws_and_days_are_no_bodies(mentions: Find, text: str) -> None:
    assert organisations(mentions, text) == []


def test_what_a_seed_names_is_not_named_twice(mentions: Find) -> None:
    assert organisations(mentions, "The World Customs Organization and INTERPOL took part.") == []


def test_the_name_of_an_entity_is_made_of_its_id_alone(mentions: Find) -> None:
    found = mentions("Счета ТОО «Сары Тас» заблокированы.")
    (entity,) = open_entities(found)
    assert entity.entity_id == EntityId("organisation:~sary_tas_llp")
    assert entity.name == "Sary Tas LLP"
