"""The words of a passage, in the spelling in which terms and n-grams are compared."""

from dataclasses import dataclass

from threatlake import sentences
from threatlake.records import Passage
from threatlake.tokens import Tokens, kazakh_cyrillic, tokenize, uzbek_cyrillic

# Languages of two alphabets are brought to one spelling, so that one list of terms serves both.
ONE_SPELLING = {"kk": kazakh_cyrillic, "uz": uzbek_cyrillic}


@dataclass(frozen=True, slots=True)
class Words:
    """A passage's words with their places, their compared spelling, and the sentence each is in, from 0."""

    passage: Passage
    tokens: Tokens
    spelt: list[str]
    sentence_numbers: list[int]


def words_of(text: str, passage: Passage, language: str | None) -> Words:
    """Find the words of a passage that is in `language`."""
    start, end = passage.start_char, passage.end_char
    tokens = tokenize(text, start, end)
    respell = ONE_SPELLING.get(language or "")
    spelt = [respell(word) for word in tokens.words] if respell else tokens.words
    return Words(passage, tokens, spelt, _sentence_numbers(tokens, sentences.starts(text, start, end)))


def _sentence_numbers(tokens: Tokens, starts: list[int]) -> list[int]:
    numbers: list[int] = []
    sentence = 0
    for start in tokens.starts:
        while sentence + 1 < len(starts) and starts[sentence + 1] <= start:
            sentence += 1
        numbers.append(sentence)
    return numbers
