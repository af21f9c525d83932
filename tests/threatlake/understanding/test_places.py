"""A place is found by each of its names, in six languages and their cases; one that could be another is not guessed."""

from functools import cache
from pathlib import Path

import pytest

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, EntityKind, MediaType, Passage, PassageKind
from threatlake.seeds import load
from threatlake.seeds.load import Seeds
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.mentions import find_mentions

SEEDS = Path(__file__).parents[3] / "seeds"
SAMPLES = Path(__file__).parents[2] / "samples" / "places"


@cache
def seeds() -> Seeds:
    return load.load(SEEDS)


@cache
def gazetteer() -> Gazetteer:
    known = seeds()
    return Gazetteer(known.countries, known.organisations, known.instruments, known.ambiguous_names, known.places)


def names(text: str) -> list[tuple[str, str]]:
    passage = Passage(DocumentId("d"), 0, PassageKind.PARAGRAPH, None, 1, 0, len(text))
    read = Reading(DocumentId("d"), MediaType.TEXT, text, [passage])
    return [(mention.entity_id, mention.matched_text) for mention in find_mentions(read, gazetteer())]


def places(text: str) -> list[str]:
    return [entity_id.partition(":")[2] for entity_id, _ in names(text) if entity_id.startswith("place:")]


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_sample_names_what_is_expected(sample: Path) -> None:
    found = [f"{entity}\t{words}" for entity, words in names(sample.read_text("utf-8"))]
    assert found == sample.with_suffix(".expected").read_text("utf-8").splitlines()


def test_every_name_finds_its_place_beside_its_country() -> None:
    countries = {country.country_code: country.name for country in seeds().countries}
    codes = {place.place_id: place.country_code for place in seeds().places.places}
    clued = {doubt.entity_id: doubt.clues for doubt in seeds().places.ambiguous.names if doubt.clues}
    for name in seeds().places.names:
        clue = " ".join(clued.get(f"place:{name.place_id}", ()))
        country = countries[codes[name.place_id]].replace("Georgia", "Грузия")
        assert name.place_id in places(f"({name.name}, {country}.) {'.' * 90} {clue}"), name


def test_a_name_that_two_countries_share_is_told_by_the_one_that_is_named() -> None:
    assert places("В Аксае задержан курьер.") == []
    assert places("В Аксае, Казахстан, задержан курьер.") == ["aksai"]
    assert places("Россия сообщила: в Аксае задержан курьер.") == ["aksay_ru"]


@pytest.mark.parametrize(
    "text", ["Mary spoke.", "Oral evidence was heard.", "Кант писал о мире.", "Kant wrote on peace."]
)
def test_a_word_is_no_place(text: str) -> None:
    assert places(text) == []
    assert places(f"Kazakhstan, Turkmenistan, Kyrgyzstan. {text}") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Алматинской области", "almaty_region"),
        ("Алматы", "almaty"),
        ("Алматы облысында", "almaty_region"),
        ("in Tashkent region", "tashkent_region"),
        ("in Tashkent", "tashkent"),
        ("Osh city", "osh"),
        ("Osh oblast", "osh_region"),
        ("Ош облусунда", "osh_region"),
        ("Toshkent viloyatida", "tashkent_region"),
        ("вилояти Суғдро", "sughd_region"),
        ("Бухарской обл.", "bukhara_region"),
    ],
)
def test_a_region_needs_its_word(text: str, place: str) -> None:
    assert places(text) == [place]


def test_regions_of_a_list_share_their_word() -> None:
    assert places("In Osh, Jalal-Abad and Batken regions") == ["osh_region", "jalal_abad_region", "batken_region"]
    assert places("в Абайской, Павлодарской и Карагандинской областях") == [
        "abai_region",
        "pavlodar_region",
        "karaganda_region",
    ]


@pytest.mark.parametrize("text", ["Nur-Sultan", "в Нур-Султане", "Целиноград", "Astana", "Астанада"])
def test_one_town_is_one_place_whatever_it_was_called(text: str) -> None:
    assert places(text) == ["astana"]


def test_a_compound_or_an_acronym_is_no_place() -> None:
    assert places("Иссык-Куль, Issyk-Kul, ОШ № 5, Петропавловск-Портовый") == []
    assert places("дорога Ош-Бишкек") == ["osh", "bishkek"]


def test_a_place_carries_its_country() -> None:
    (khujand,) = [each for each in gazetteer().entities if each.entity_id == "place:khujand"]
    assert (khujand.kind, khujand.name, khujand.country_code) == (EntityKind.PLACE, "Khujand", "TJ")
