"""Two texts are copies when they share their words, verified on the words themselves.

Each case is read as: this text, that text, and what they are to each other.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.comparing.copies import NEAR_JACCARD, compare
from threatlake.comparing.shingles import words
from threatlake.comparing.signatures import BANDS, sign
from threatlake.records import CopyKind, DocumentId

A, B = DocumentId("a"), DocumentId("b")

RELEASE = (
    "Customs officers at the Ak-Jol crossing stopped a lorry on Tuesday evening. Behind its double floor lay forty "
    "parcels of hashish with a total weight of 42 kilograms. The driver, a man of 38, has been detained. "
    "A criminal case has been opened, and the investigation establishes who ordered the load."
)


def relation(text: str, other: str) -> CopyKind | None:
    copy = compare(A, text, B, other)
    return copy.kind if copy else None


def test_the_same_words_in_other_case_spacing_and_punctuation_are_an_exact_copy():
    assert relation(RELEASE, RELEASE.upper().replace(".", " !\n\n")) is CopyKind.EXACT


def test_a_reprint_with_a_few_words_changed_is_a_near_copy():
    assert relation(RELEASE, RELEASE.replace("Tuesday", "Wednesday").replace("a man of 38", "aged 38")) is CopyKind.NEAR


def test_a_reprint_in_cyrillic_is_a_near_copy():
    text = "Сотрудники таможни на посту остановили грузовик. Под двойным полом нашли сорок свёртков гашиша весом 42 кг"
    assert relation(text, text + ". Водитель задержан") is CopyKind.NEAR


def test_another_story_in_like_words_is_no_copy():
    other = (
        "Customs officers at the Ak-Jol crossing opened a new scanning line on Monday. The equipment reads a lorry "
        "in four minutes. The minister, who cut the ribbon, thanked the partners for their help."
    )
    assert relation(RELEASE, other) is None


@pytest.mark.parametrize("text", ["", "***", "...\n\n—"])
def test_texts_without_words_are_copies_of_nothing(text: str):
    assert relation(text, text) is None
    assert relation(text, RELEASE) is None


def test_two_words_alone_are_an_exact_copy_or_none():
    assert relation("Nothing new", "nothing new!") is CopyKind.EXACT
    assert relation("Nothing new", "Nothing old") is None


def test_the_spans_hold_what_is_shared():
    inside = f"Advertisement for tyres and oil. {RELEASE} Read also the weather for the weekend."
    copy = compare(A, inside, B, RELEASE)
    assert copy
    assert inside[copy.start_char : copy.end_char] == RELEASE.removesuffix(".")
    assert RELEASE[copy.other_start_char : copy.other_end_char] == RELEASE.removesuffix(".")
    assert copy.containment == 1.0


texts = st.text(alphabet="abc дж .", max_size=200)


@given(texts, texts)
def test_a_copy_is_the_same_whichever_document_is_named_first(text: str, other: str):
    assert compare(A, text, B, other) == compare(B, other, A, text)


@given(texts, texts)
def test_measures_stay_between_their_bounds(text: str, other: str):
    copy = compare(A, text, B, other)
    if copy:
        assert NEAR_JACCARD <= copy.jaccard <= copy.containment <= 1
        assert 0 <= copy.start_char < copy.end_char <= len(text)
        assert 0 <= copy.other_start_char < copy.other_end_char <= len(other)


@given(texts)
def test_words_re_slice_from_the_text(text: str):
    split = words(text)
    assert [text[start:end].casefold() for start, end in split.spans] == split.words


def test_a_signature_is_the_same_on_every_platform():
    """Kept signatures must meet those of tomorrow: a change of these numbers needs a migration."""
    signature = sign(A, RELEASE)
    assert len(signature.bands) == BANDS
    assert signature.shingle_count == 50
    assert signature.bands[:2] == FIRST_BANDS


FIRST_BANDS = (1985739278972028502, 3226396039815843938)


@given(texts)
def test_equal_words_give_equal_signatures(text: str):
    assert sign(A, text).bands == sign(A, text.upper().lower()).bands
