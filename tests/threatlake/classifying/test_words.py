"""The words of a passage keep their places in the text, and are spelt as terms and n-grams are."""

from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying.words import Words, words_of
from threatlake.records import DocumentId, Passage, PassageKind
from threatlake.tokens import tokenize


def read(text: str, language: str | None, start: int = 0) -> Words:
    return words_of(text, Passage(DocumentId("d"), 0, PassageKind.PARAGRAPH, None, None, start, len(text)), language)


def test_words_stand_in_the_whole_text_and_not_in_their_passage_alone() -> None:
    words = read("First passage.\n\nSecond one.", "en", start=16)
    assert words.written == ["Second", "one"]
    assert [words.span(0, 1), words.span(1, 2), words.span(0, 2)] == [(16, 22), (23, 26), (16, 26)]


def test_sentences_divide_the_words_and_those_without_any_are_none() -> None:
    words = read("Police came. Nobody spoke! — ... The judge left.", "en")
    assert [(each.first, each.last) for each in words.sentences] == [(0, 2), (2, 4), (4, 7)]
    assert words.firsts == [0, 2, 4]


def test_kazakh_of_either_alphabet_has_one_spelling() -> None:
    assert read("Jemqorlyqpen küres", "kk").spelt == read("Жемқорлықпен күрес", "kk").spelt


def test_uzbek_of_either_alphabet_has_one_spelling() -> None:
    assert read("Qurol va yarogʻ", "uz").spelt == read("Қурол ва яроғ", "uz").spelt


def test_words_of_one_alphabet_are_spelt_as_they_are_written() -> None:
    for language, text in (("en", "Jemqorlyq"), ("ru", "Коррупция"), (None, "Jemqorlyq")):
        words = read(text, language)
        assert words.spelt is words.written


def test_a_word_that_is_part_of_another_has_a_place_of_its_own() -> None:
    words = read("a_an ana'an an", "en")
    assert words.written == ["a", "an", "ana'an", "an"]
    assert [words.span(number, number + 1) for number in range(4)] == [(0, 1), (2, 4), (5, 11), (12, 14)]


@given(
    st.text(max_size=200) | st.text("ab_'ʻ. A\n!", max_size=80),
    st.sampled_from(["en", "ru", "kk", "uz", None]),
)
def test_every_word_has_a_place_a_spelling_and_a_sentence(text: str, language: str | None) -> None:
    words = read(text, language)
    found = tokenize(text)
    spans = [words.span(number, number + 1) for number in range(len(words.written))]
    assert (words.written, spans) == (found.words, list(zip(found.starts, found.ends, strict=True)))
    assert len(words.spelt) == len(words.written)
    assert [number for each in words.sentences for number in range(each.first, each.last)] == [*range(len(spans))]
