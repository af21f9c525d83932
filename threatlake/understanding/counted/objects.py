"""What is counted, as the words say it, and the sex and age of persons."""

import re

from threatlake.records import AgeGroup, Sex
from threatlake.seeds.figure_words import Cue
from threatlake.understanding.counted.lexicon import Named
from threatlake.understanding.counted.nouns import Counted
from threatlake.understanding.counted.statements import Statement

# Case endings of Kazakh nouns after the stem; the possessive before them is kept.
_KK_CASE = re.compile(
    r"(?:(?<=[аәеиоөуұүыіюя])(?:ның|нің|ны|ні)|(?<=[нмң])(?:нан|нен|ның|нің)|"
    r"(?<=[аәеиоөуұүыіюялрйзвгғмнңж])(?:дың|дің|дан|ден|ға|ге|ды|ді|да|де)|"
    r"(?<=[кқптсшщхфцчбгд])(?:тың|тің|тан|тен|қа|ке|ты|ті|та|те))$"
)
_KK_POSSESSED_CASE = re.compile(r"(?<=[ыі])н$")
_SHORTEST_STEM = 3


def object_of(text: str, said: Statement, order: int, noun: Counted, named: Named | None) -> str | None:
    """The words that name what is counted: a noun phrase, or the substance that is weighed."""
    number = said.places[order]
    first, last = noun.first, noun.last
    if named is not None and (not noun.has_words or noun.noun is None):
        span = _nearest_name(said, number, named)
        if span is not None:
            first, last = span
    if first < last and said.words[first].lower() == "of" and first == number + 1:
        first += 1
    if first >= last:
        return None
    words = text[said.starts[first] : said.ends[last - 1]]
    return _stem(words) if said.language == "kk" and named is None else words


def _nearest_name(said: Statement, number: int, named: Named) -> tuple[int, int] | None:
    spans = [(first, last) for first, last, each in said.named if each == named]
    return min(spans, key=lambda span: abs(span[0] - number)) if spans else None


def _stem(words: str) -> str:
    """A Kazakh phrase without the case ending of its last word."""
    cut = _KK_CASE.sub("", words)
    if cut == words:
        cut = _KK_POSSESSED_CASE.sub("", words)
    return cut if len(cut.rpartition(" ")[2]) >= _SHORTEST_STEM else words


def sex_of(said: Statement, noun: Counted) -> Sex | None:
    """The sex of those counted, where the noun phrase says it and says one."""
    cues = _cues(said, noun)
    if (Cue.FEMALE in cues) == (Cue.MALE in cues):
        return None
    return Sex.FEMALE if Cue.FEMALE in cues else Sex.MALE


def age_of(said: Statement, noun: Counted) -> AgeGroup | None:
    """The age of those counted; who is called a child is one, whatever else they are called."""
    cues = _cues(said, noun)
    if Cue.CHILD in cues:
        return AgeGroup.CHILD
    return AgeGroup.ADULT if Cue.ADULT in cues else None


def _cues(said: Statement, noun: Counted) -> set[Cue]:
    return {cue for first, last, cue in said.cues if noun.first <= first and last <= noun.last}
