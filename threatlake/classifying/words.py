"""The words of a passage, in the spelling in which terms and n-grams are compared."""

from bisect import bisect_right
from dataclasses import dataclass, field

from threatlake import sentences
from threatlake.records import Passage
from threatlake.tokens import WORD, kazakh_cyrillic, uzbek_cyrillic

# Languages of two alphabets are brought to one spelling, so that one list of terms serves both.
ONE_SPELLING = {"kk": kazakh_cyrillic, "uz": uzbek_cyrillic}


@dataclass(slots=True)
class Sentence:
    """A sentence of a passage that has words: where it begins in the text, its first word, and one past its last."""

    start_char: int
    first: int
    last: int
    # Where each of its words begins in the text: found when one is to be shown, which few are.
    starts: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Words:
    """A passage's words as written, and in their compared spelling: the same list where that is the same.

    `firsts` are the positions at which its sentences begin.
    """

    text: str
    passage: Passage
    written: list[str]
    spelt: list[str]
    sentences: list[Sentence]
    firsts: list[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Tell where words of one sentence, from `first` to before `last`, begin and end in the text."""
        sentence = self.sentences[bisect_right(self.firsts, first) - 1]
        if not sentence.starts:
            at = sentence.start_char
            for word in self.written[sentence.first : sentence.last]:
                # Between two words there is no letter, so that what is found next is the word itself.
                sentence.starts.append(self.text.index(word, at))
                at = sentence.starts[-1] + len(word)
        starts = sentence.starts
        return starts[first - sentence.first], starts[last - 1 - sentence.first] + len(self.written[last - 1])


def words_of(text: str, passage: Passage, language: str | None) -> Words:
    """Find the words of a passage that is in `language`."""
    starts = sentences.starts(text, passage.start_char, passage.end_char)
    written: list[str] = []
    found: list[Sentence] = []
    for start, end in zip(starts, [*starts[1:], passage.end_char], strict=True):
        first = len(written)
        written += WORD.findall(text, start, end)
        if len(written) > first:
            found.append(Sentence(start, first, len(written)))
    respell = ONE_SPELLING.get(language or "")
    spelt = list(map(respell, written)) if respell else written
    return Words(text, passage, written, spelt, found, [sentence.first for sentence in found])
