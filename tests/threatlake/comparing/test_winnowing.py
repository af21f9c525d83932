"""Texts that share enough words in a row share a fingerprint, and a fingerprint is the same on every platform."""

from hypothesis import given
from hypothesis import strategies as st

from threatlake.comparing.shingles import words
from threatlake.comparing.winnowing import RUN_WORDS, WINDOW, fingerprints

vocabulary = st.lists(st.sampled_from([f"word{number}" for number in range(60)]), max_size=60)
shared = st.lists(
    st.sampled_from([f"word{number}" for number in range(60)]),
    min_size=RUN_WORDS + WINDOW - 1,
    max_size=RUN_WORDS + WINDOW + 20,
)


@given(before=vocabulary, after=vocabulary, other_before=vocabulary, other_after=vocabulary, shared=shared)
def test_texts_that_share_enough_words_in_a_row_share_a_fingerprint_wherever_these_stand(
    before: list[str], after: list[str], other_before: list[str], other_after: list[str], shared: list[str]
):
    one, other = " ".join(before + shared + after), " ".join(other_before + shared + other_after)
    assert set(fingerprints(words(one))) & set(fingerprints(words(other)))


@given(st.text(max_size=200))
def test_case_and_spacing_make_no_difference(text: str):
    folded = " ".join(text.upper().lower().split())
    assert fingerprints(words(text.upper().lower())) == fingerprints(words(folded))


@given(st.text(max_size=300))
def test_every_text_with_words_has_a_fingerprint_and_they_rise(text: str):
    found = fingerprints(words(text))
    assert bool(found) == bool(len(words(text)))
    assert list(found) == sorted(set(found))
    assert all(0 <= each < 1 << 32 for each in found)


def test_a_fingerprint_is_the_same_on_every_platform():
    """Kept fingerprints must meet those of tomorrow; other numbers come with another compare fingerprint."""
    text = "Сотрудники таможни остановили грузовик: under its double floor lay forty parcels of hashish, 42 kg in all."
    assert fingerprints(words(text)) == KNOWN


KNOWN = (350067171,)
