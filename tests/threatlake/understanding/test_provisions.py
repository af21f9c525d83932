"""An article of a code is found with the country whose code it is; without a country it is not found."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, MediaType, Mention, Passage, PassageKind
from threatlake.seeds import ambiguous_names, countries, places
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.mentions import find_mentions
from threatlake.understanding.provisions import find_provisions, numbered_spans, provision_entities

SEEDS = Path(__file__).parents[3] / "seeds"
SAMPLES = Path(__file__).parents[2] / "samples" / "provisions"


@cache
def gazetteer() -> Gazetteer:
    known = countries.load(SEEDS / "countries.csv")
    # The names of bodies are not loaded, so nothing may be said of them.
    ambiguous = ambiguous_names.AmbiguousNames(
        (), (), (), (), ambiguous_names.load(SEEDS / "ambiguous_names.toml").adjectives
    )
    return Gazetteer(known, [], [], ambiguous, places.load(SEEDS, known))


def provisions(text: str) -> list[Mention]:
    passages = [
        Passage(DocumentId("d"), number, PassageKind.PARAGRAPH, None, 1, match.start(), match.end())
        for number, match in enumerate(re.finditer(r"[^\n]+", text))
    ]
    read = Reading(DocumentId("d"), MediaType.TEXT, text, passages)
    return find_provisions(read, find_mentions(read, gazetteer()), gazetteer())


def ids(text: str) -> list[str]:
    return [mention.entity_id for mention in provisions(text)]


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_sample_cites_what_is_expected(sample: Path) -> None:
    found = [f"{mention.entity_id}\t{mention.matched_text}" for mention in provisions(sample.read_text("utf-8"))]
    assert found == sample.with_suffix(".expected").read_text("utf-8").splitlines()


def test_a_code_of_no_country_is_left_out() -> None:
    assert ids("Article 246 of the Criminal Code applies, статья 10 УК тоже.") == []


def test_of_two_countries_none_is_guessed() -> None:
    assert ids("Uzbekistan and Armenia met. Article 246 of the Criminal Code applies.") == []


def test_the_only_country_of_a_document_is_believed() -> None:
    assert ids("Uzbekistan reported. Article 246 of the Criminal Code applies.") == ["provision:UZ/criminal_code/246"]


def test_a_town_tells_its_country() -> None:
    assert ids("В Семее суд применил ст. 188 УК.") == ["provision:KZ/criminal_code/188"]


def test_a_convention_is_no_code() -> None:
    assert ids("Article 6 of the Convention binds Kazakhstan.") == []


def test_a_hyphen_makes_one_article_or_a_range() -> None:
    assert ids("ст. 127-1 УК РК") == ["provision:KZ/criminal_code/127.1"]
    assert ids("ст. 127-129 УК РК") == ["provision:KZ/criminal_code/127", "provision:KZ/criminal_code/129"]


def test_its_name_follows_from_its_id() -> None:
    (entity,) = provision_entities(provisions("ч. 3 ст. 228.1 УК РФ, ч. 1 ст. 228.1 УК РФ"), gazetteer())
    assert (entity.name, entity.country_code) == ("Article 228.1, Criminal Code of Russia", "RU")


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("under articles 5 and 6, paragraph 2 (b)", ["articles 5 and 6, paragraph 2"]),
        ("по ч. 2 ст. 188 и п. 3", ["ч. 2", "ст. 188", "п. 3"]),
        ("190-бабының 4-бөлігі, 12-беренеси", ["190-бабының", "4-бөлігі", "12-беренеси"]),
        ("168-moddasi, 168-моддаси, моддаи 200", ["168-moddasi", "168-моддаси", "моддаи 200"]),
        ("§ 7 and 30 kg of spare parts 5", ["§ 7"]),
        ("По статье 188, 12 человек; article 5, 7 people", ["статье 188", "article 5"]),
        ("12 articles, 30 частей, арестованы 5 человек", []),
    ],
)
def test_numbered_parts_are_told_from_counts(text: str, numbered: list[str]) -> None:
    assert [text[start:end] for start, end in numbered_spans(text, 0, len(text))] == numbered


WORDS = st.sampled_from(
    [
        "Article",
        "12",
        "ст.",
        "УК",
        "РК",
        "of",
        "the",
        "Criminal Code",
        "Kazakhstan",
        "ҚК-нің",
        "5-бабы",
        "(",
        ",",
        "и",
        "ч. 2",
    ]
)


@given(st.lists(WORDS | st.text(max_size=6), max_size=30).map(" ".join))
def test_spans_give_their_words_back_and_keys_are_unique(text: str) -> None:
    found = provisions(text)
    assert all(text[each.start_char : each.end_char] == each.matched_text for each in found)
    assert len({(each.start_char, each.entity_id) for each in found}) == len(found)
