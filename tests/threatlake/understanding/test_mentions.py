"""Names are found in any case form, the longest wins, what is ambiguous is decided by its neighbours or left out."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, EntityKind, MediaType, Mention, Passage, PassageKind
from threatlake.seeds import ambiguous_names, countries, instruments, organisations, places
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.mentions import find_mentions, symbol_entities

SEEDS = Path(__file__).parents[3] / "seeds"
SAMPLES = Path(__file__).parents[2] / "samples" / "mentions"


@cache
def gazetteer() -> Gazetteer:
    known = countries.load(SEEDS / "countries.csv")
    return Gazetteer(
        known,
        organisations.load(SEEDS / "organisations.toml"),
        instruments.load(SEEDS / "instruments.toml"),
        ambiguous_names.load(SEEDS / "ambiguous_names.toml"),
        places.load(SEEDS, known),
    )


def reading(text: str) -> Reading:
    """A reading with a passage per paragraph."""
    passages, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        end = start + len(paragraph)
        passages.append(Passage(DocumentId("d"), number, PassageKind.PARAGRAPH, None, 1, start, end))
        start = end + 2
    return Reading(DocumentId("d"), MediaType.TEXT, text, passages)


def mentions(text: str) -> list[Mention]:
    return find_mentions(reading(text), gazetteer())


def names(text: str) -> list[tuple[str, str]]:
    return [(mention.entity_id, mention.matched_text) for mention in mentions(text)]


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_sample_names_what_is_expected(sample: Path) -> None:
    found = [f"{entity}\t{words}" for entity, words in names(sample.read_text("utf-8"))]
    assert found == sample.with_suffix(".expected").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "form", ["Киргизия", "Киргизию", "в Кыргызстане", "Қырғызстанға", "the Kyrgyz Republic", "KYRGYZSTAN"]
)
def test_one_country_has_one_id_in_any_language_and_form(form: str) -> None:
    assert [entity for entity, _ in names(form)] == ["country:KG"]


def test_an_adjective_names_no_country() -> None:
    assert names("Kazakh and Russian experts, казахстанские и российские эксперты, қазақ сарапшылары") == []


def test_a_possessive_or_suffix_is_not_part_of_the_name() -> None:
    assert names("Kazakhstan's and UNODC’s, БҰҰ-ның") == [
        ("country:KZ", "Kazakhstan"),
        ("organisation:unodc", "UNODC"),
        ("organisation:un", "БҰҰ"),
    ]


def test_a_name_does_not_run_across_passages() -> None:
    assert names("World\n\nBank") == []


def test_a_shared_name_is_decided_by_the_full_name_elsewhere() -> None:
    text = (
        "The Prosecutor General's Office of the Republic of Kazakhstan spoke. The Prosecutor General's Office agreed."
    )
    assert [entity for entity, _ in names(text)].count("organisation:kz_prosecutor") == 2


def test_a_shared_name_beside_another_country_stays_unresolved() -> None:
    text = (
        "The National Security Committee of the Republic of Kazakhstan met the Ministry of Internal Affairs of Moldova."
    )
    assert {entity for entity, _ in names(text)} == {"organisation:kz_knb", "country:KZ", "country:MD"}


def test_congo_is_decided_by_the_full_name_or_not_at_all() -> None:
    assert names("They went to Congo.") == []
    assert [entity for entity, _ in names("The Democratic Republic of the Congo: in Congo")] == [
        "country:CD",
        "country:CD",
    ]


def test_an_entity_of_the_seeds_has_its_country() -> None:
    by_id = {entity.entity_id: entity for entity in gazetteer().entities}
    assert by_id["organisation:kz_academy"].country_code == "KZ"
    assert len(by_id) == len(gazetteer().entities)


def test_a_cited_symbol_is_an_entity_once() -> None:
    (found,) = symbol_entities(mentions("See CTOC/COP/2024/5 and CTOC/COP/2024/5."))
    assert (found.entity_id, found.name) == ("symbol:CTOC/COP/2024/5", "CTOC/COP/2024/5")


def test_every_own_name_of_a_seed_is_found_as_that_entity() -> None:
    for entity in gazetteer().entities:
        # Doubtful by themselves; every name of a place has its own test.
        if entity.kind is EntityKind.PLACE or entity.entity_id.partition(":")[2] in {
            "GE",
            "JO",
            "TD",
            "IL",
            "DM",
            "JE",
            "MF",
            "MS",
        }:
            continue
        found = [mention.entity_id for mention in mentions(f"It names {entity.name} here.")]
        assert entity.entity_id in found, entity.name


WORDS = st.sampled_from([
    "Georgia", "Jordan", "Congo", "Armenia,", "and", "of", "the", "Republic", "Kazakhstan", "Казахстана",
    "ООН", "UNODC", "(US$", "US", "против", "коррупции", "Конвенция", "Ministry", "Internal", "Affairs",
    "Қазақстанның", "прокуратура", "Генеральная", "\n\n", "A/RES/79/243", "«", "’s", "ё", "İ",
])  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=8), max_size=40).map(" ".join))
def test_spans_give_their_words_back_and_keys_are_unique(text: str) -> None:
    read = reading(text)
    found = find_mentions(read, gazetteer())
    assert len({(mention.start_char, mention.entity_id) for mention in found}) == len(found)
    for mention in found:
        passage = read.passages[mention.passage_number]
        assert text[mention.start_char : mention.end_char] == mention.matched_text != ""
        assert passage.start_char <= mention.start_char < mention.end_char <= passage.end_char


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Security Council resolutions 1373 (2001) and 2396 (2017) oblige them.", ["1373 (2001)", "2396 (2017)"]),
        ("See resolutions 1267 (1999), 1989 (2011), and 2253(2015).", ["1267 (1999)", "1989 (2011)", "2253(2015)"]),
        ("Under Security Council resolutions 1373, 2178 and 2396 they must.", ["1373", "2178", "2396"]),
        ("В резолюциях Совета Безопасности ООН 1373 (2001) и 2178 (2014) сказано.", ["1373 (2001)", "2178 (2014)"]),
        ("Кеңестің 1373 (2001) және 2396 (2017) қарарлары бойынша.", ["1373 (2001)", "2396 (2017)"]),
    ],
)
def test_each_resolution_of_a_list_is_named(text: str, numbers: list[str]) -> None:
    found = [mention for mention in mentions(text) if mention.kind is EntityKind.INSTRUMENT]
    assert [mention.matched_text for mention in found] == numbers
    assert [mention.entity_id for mention in found] == [f"instrument:unscr_{number[:4]}" for number in numbers]


@pytest.mark.parametrize(
    "text",
    [
        "The screens have resolutions 1373 and 2396.",
        "Resolutions 1373 (2019) and 9999 (2017) are other bodies'.",
        "The assembly adopted 1373, 2178 and 2396 resolutions in all.",
    ],
)
def test_other_numbers_are_no_resolutions(text: str) -> None:
    assert not [mention for mention in mentions(text) if mention.kind is EntityKind.INSTRUMENT]


def test_a_treaty_is_named_in_the_kazakh_possessive() -> None:
    text = (
        "Ел БҰҰ-ның 1988 жылғы Есірткі құралдары мен психотроптық заттардың заңсыз айналымына қарсы күрес туралы "
        "конвенциясына қатысады."
    )
    assert "instrument:drugs_1988" in [entity for entity, _ in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ұлттық қауіпсіздік комитеті бұл туралы Шымкентте хабарлады.", True),
        ("Қазақстан мен Өзбекстан келісті.\n\n" + "Ұлттық қауіпсіздік комитеті хабарлады.", False),
        ("Қазақстанда іздеу жүрді. Ұлттық қауіпсіздік комитеті хабарлады.", True),
        ("Түрікменстанда Ұлттық қауіпсіздік комитеті хабарлады.", False),
        ("Түрікменстан хабарлады. " + "Ол мәлімет алысты. " * 20 + "Ұлттық қауіпсіздік комитеті үндемеді.", False),
    ],
)
def test_a_kazakh_name_means_the_body_of_kazakhstan_unless_another_country_is_in_question(
    text: str, *, expected: bool
) -> None:
    assert ("organisation:kz_knb" in [entity for entity, _ in names(text)]) is expected
