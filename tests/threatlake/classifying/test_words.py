"""The words of a passage keep their places in the text, and are spelt as terms and n-grams are."""

from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying.words import Words, words_of
from threatlake.records import DocumentId, Passage, PassageKind


def read(text: str, language: str | None, start: int = 0) -> Words:
    return words_of(text, Passage(DocumentId("d"), 0, PassageKind.PARAGRAPH, None, None, start, len(text)), language)


def test_words_stand_in_the_whole_text_and_not_in_their_passage_alone() -> None:
    words = read("First passage.\n\nSecond one.", "en", start=16)
    assert words.tokens.words == ["Second", "one"]
    assert words.tokens.starts == [16, 23]


def test_each_word_knows_its_sentence() -> None:
    words = read("Police came. Nobody spoke! The judge left.", "en")
    assert words.sentence_numbers == [0, 0, 1, 1, 2, 2, 2]


def test_kazakh_of_either_alphabet_has_one_spelling() -> None:
    assert read("Jemqorlyqpen küres", "kk").spelt == read("Жемқорлықпен күрес", "kk").spelt


def test_uzbek_of_either_alphabet_has_one_spelling() -> None:
    assert read("Qurol va yarogʻ", "uz").spelt == read("Қурол ва яроғ", "uz").spelt


def test_words_of_one_alphabet_are_spelt_as_they_are_written() -> None:
    for language, text in (("en", "Jemqorlyq"), ("ru", "Коррупция"), (None, "Jemqorlyq")):
        words = read(text, language)
        assert words.spelt is words.tokens.words


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "kk", "uz", None]))
def test_every_word_has_a_place_a_spelling_and_a_sentence(text: str, language: str | None) -> None:
    words = read(text, language)
    tokens = words.tokens
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert len(words.spelt) == len(tokens.words) == len(words.sentence_numbers)
    assert words.sentence_numbers == sorted(words.sentence_numbers)
