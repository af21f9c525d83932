"""A person, ship or thing that bears a country's name is no country; a town that names a treaty is no place."""

from pathlib import Path

import pytest

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, MediaType, Passage, PassageKind
from threatlake.seeds import load
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.mentions import find_mentions

SEEDS = load.load(Path(__file__).parents[3] / "seeds")
NAMES = Gazetteer(SEEDS.countries, SEEDS.organisations, SEEDS.instruments, SEEDS.ambiguous_names, SEEDS.places)


def entities(text: str) -> list[str]:
    passage = Passage(DocumentId("d"), 0, PassageKind.PARAGRAPH, None, 1, 0, len(text))
    return [m.entity_id for m in find_mentions(Reading(DocumentId("d"), MediaType.TEXT, text, [passage]), NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        "Задержан курьер по фамилии Перу, заявила полиция.",
        "Адвокат Исроил Сатторов гуфт, ки шикоят мекунад.",
        "Қорғаушы Израиль Сәрсенов шағым береді.",
        "Ол Пәкістан атты кемеде он жыл жүзді.",
        "Капитан сухогруза «Перу-2» задержан.",
        "Kapitan Mali ismli itini qoldirdi.",
        "Michael Jordan spoke. Rain was on his mind, Jordan said.",
        "The Vilnius Convention has no parties yet.",
    ],
)
def test_a_namesake_is_no_mention(text: str) -> None:
    assert entities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Министр России Лавров выступил.", ["country:RU"]),
        ("Армения Кишинев конвенциясын қолдайды.", ["country:AM", "instrument:chisinau_2002"]),
        ("Перу и Чили подписали договор.", ["country:PE", "country:CL"]),
    ],
)
def test_a_country_beside_a_name_is_one(text: str, expected: list[str]) -> None:
    assert entities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("БҰҰ-ның Бас Ассамблеясында айтылды.", ["organisation:un_general_assembly"]),
        ("Аны ЮНОДКнын өкүлү айтты.", ["organisation:unodc"]),
        ("BMTning vakili aytdi.", ["organisation:un"]),
        ("O'zbekistonda va Oʻzbekistondan, O‘zbekistonning", ["country:UZ"] * 3),
        ("Ўзбекистон ва Тоҷикистонро", ["country:UZ", "country:TJ"]),
    ],
)
def test_suffixes_and_apostrophes_hide_no_name(text: str, expected: list[str]) -> None:
    assert entities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ИИМ Казакстандын жаранын кармады.", ["organisation:kg_mvd", "country:KZ"]),
        ("IIV Tojikiston fuqarosini ushladi.", ["organisation:uz_mvd", "country:TJ"]),
        ("ВКД шаҳрванди Қирғизистонро дастгир кард.", ["organisation:tj_mvd", "country:KG"]),
        ("БИШКЕК. ГКНБ задержал чиновника.", ["place:bishkek", "organisation:kg_gknb"]),
        ("МВД Грузии подписало меморандум.", ["country:GE"]),
        ("Казахстан и Узбекистан договорились. МВД сообщило об этом.", ["country:KZ", "country:UZ"]),
    ],
)
def test_whose_body_is_meant_its_language_or_the_only_country_tells(text: str, expected: list[str]) -> None:
    assert entities(text) == expected
