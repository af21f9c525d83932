"""Words and pairs of words count by section, in amounts that do not grow with the length of a text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying.ngrams import (
    BEGINNINGS,
    BODY,
    BUCKETS,
    LEAD,
    LEAD_WORDS,
    LEAST_LENGTH,
    OPENING,
    OPENING_WORDS,
    SECTION_WEIGHTS,
    TITLE,
    Bag,
    Section,
    bag_of,
    stem_id,
    word_ids,
)
from threatlake.classifying.words import words_of
from threatlake.records import DocumentId, Passage, PassageKind

texts = st.lists(
    st.sampled_from(["the", "bribe", "bribes", "court", "1999", "суд", "суда", "ақша", "40"]), max_size=400
)


def bag(*paragraphs: str, title: str | None = None) -> Bag:
    passages, whole = [*([] if title is None else [title]), *paragraphs], ""
    found = []
    for number, text in enumerate(passages):
        kind = PassageKind.HEADING if title is not None and number == 0 else PassageKind.PARAGRAPH
        start = len(whole)
        whole += text
        found.append(Passage(DocumentId("d"), number, kind, None, None, start, len(whole)))
        whole += "\n\n"
    return bag_of([words_of(whole, passage, "en") for passage in found])


def length(section: Section) -> float:
    return float(np.sqrt(np.square(section.word_amounts).sum() + np.square(section.pair_amounts).sum()))


@given(texts, st.none() | st.lists(st.sampled_from(["Bribe", "in", "court"]), min_size=1, max_size=9))
def test_a_section_is_at_most_as_long_as_it_weighs(words: list[str], title: list[str] | None) -> None:
    made = bag(" ".join(words), title=None if title is None else " ".join(title))
    for section, weight in zip(made.sections, SECTION_WEIGHTS, strict=True):
        assert length(section) <= weight + 1e-9
        assert np.all(section.word_amounts > 0)
        assert np.all((section.pairs >= 0) & (section.pairs < BUCKETS))


def test_a_text_of_many_words_is_as_long_as_it_weighs_and_a_sentence_shorter() -> None:
    long = bag(" ".join(f"word{letter}{other}" for letter in "abcdefgh" for other in "ijklmnopqrstuv"))
    assert [length(long.sections[number]) for number in (BODY, LEAD)] == pytest.approx([1.0, 0.5])
    short = bag("three short words")
    assert length(short.sections[BODY]) == pytest.approx(np.sqrt(5) / LEAST_LENGTH)


def test_a_title_is_as_long_as_it_weighs_however_short_it_is() -> None:
    assert length(bag("Nothing else.", title="Bribes").sections[TITLE]) == pytest.approx(SECTION_WEIGHTS[TITLE])
    assert len(bag("A text that begins with no heading.").sections[TITLE].words) == 0


def test_opening_and_lead_end_after_their_words() -> None:
    made = bag(" ".join(f"w{number}" for number in range(2 * LEAD_WORDS)))
    assert [len(made.sections[number].words) for number in (OPENING, LEAD)] == [OPENING_WORDS, LEAD_WORDS]


def test_words_stand_where_they_first_stood() -> None:
    made = bag("A bribe was paid.", "Another bribe.")
    assert made.first(made.words.index("bribe")) == 1
    assert made.first(made.words.index("Another")) == 4


def test_an_empty_document_has_empty_sections() -> None:
    for made in (bag(), bag("—")):
        assert made.words == []
        assert all(len(section.words) == len(section.pairs) == 0 for section in made.sections)


def test_forms_of_a_word_are_one_feature_and_numbers_of_as_many_digits_too() -> None:
    assert stem_id("bribes") == stem_id("Bribe")
    assert stem_id("суда") == stem_id("суд")
    assert stem_id("1999") == stem_id("2024") != stem_id("40")


def test_a_long_word_counts_by_its_beginnings_in_the_body_alone() -> None:
    assert len(word_ids("жемқорлықпен", BODY)) == 1 + len(BEGINNINGS)
    assert len(word_ids("жемқ", BODY)) == 1
    assert all(len(word_ids("жемқорлықпен", section)) == 1 for section in (TITLE, OPENING, LEAD))
    shared = set(word_ids("жемқорлықпен", BODY)) & set(word_ids("жемқорлыққа", BODY))
    assert len(shared) == len(BEGINNINGS)


def test_sections_have_buckets_of_their_own() -> None:
    assert len({word_ids("bribe", section)[0] for section in range(len(SECTION_WEIGHTS))}) == len(SECTION_WEIGHTS)


def test_the_order_of_two_words_makes_another_pair() -> None:
    one, other = (set(bag(text).sections[BODY].pairs.tolist()) for text in ("police bribe", "bribe police"))
    assert len(one) == len(other) == 1
    assert one != other


@given(texts)
def test_a_word_said_again_adds_less_than_another_word_would(words: list[str]) -> None:
    section = bag(" ".join(words)).sections[BODY]
    counts = np.unique(np.array([words.count(word) for word in set(words)]))
    assert len(np.unique(section.word_amounts.round(9))) <= len(counts)


def test_the_number_of_a_word_is_the_same_on_every_machine_and_in_every_version() -> None:
    assert stem_id("heroin") == 2_554_309_650
    assert word_ids("heroin", BODY)[0] == 2_554_309_650 % BUCKETS
