"""A sentence as figures see it: its words, its quantities as one word each, and what the lexicon knows of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from threatlake.seeds.figure_words import Cue, Noun, Trigger
from threatlake.tokens import WORD
from threatlake.understanding.counted.lexicon import EXACT, Hint, Hit, Lexicon, Named
from threatlake.understanding.quantity import Quantity

# Stands for a quantity among the words; no seed has it.
NUMBER = "#"


@dataclass(slots=True)
class Statement:
    """The words of one sentence; `gaps[i]` is what stands between word i - 1 and word i."""

    language: str
    start: int
    end: int
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    # The place of each quantity among the words, in order.
    places: list[int] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    nouns: list[tuple[int, int, Noun]] = field(default_factory=list)
    triggers: list[tuple[int, int, Trigger]] = field(default_factory=list)
    hints: list[tuple[int, int, Trigger]] = field(default_factory=list)
    cues: list[tuple[int, int, Cue]] = field(default_factory=list)
    named: list[tuple[int, int, Named]] = field(default_factory=list)


def read(text: str, start: int, end: int, quantities: Sequence[Quantity], lexicon: Lexicon) -> Statement:
    """Read one sentence with the quantities that lie in it."""
    said = Statement(lexicon.language, start, end)
    reached = start
    for quantity in quantities:
        _add_words(said, text, reached, quantity.start)
        said.places.append(len(said.words))
        said.quantities.append(quantity)
        _add(said, text, NUMBER, quantity.start, quantity.end)
        reached = quantity.end
    _add_words(said, text, reached, end)
    for hit in lexicon.find(said.words):
        _keep(said, hit)
    return said


def _add_words(said: Statement, text: str, start: int, end: int) -> None:
    for match in WORD.finditer(text, start, end):
        _add(said, text, match.group(), match.start(), match.end())


def _add(said: Statement, text: str, word: str, start: int, end: int) -> None:
    before = said.ends[-1] if said.ends else said.start
    said.gaps.append(text[before:start])
    said.words.append(word)
    said.starts.append(start)
    said.ends.append(end)


def _is_verb_form(said: Statement, hit: Hit) -> bool:
    """Whether an English noun was found by its stem in a verb (`executed` of `executive`)."""
    is_by_stem = hit.last == hit.first + 1 and hit.strength < EXACT
    return said.language == "en" and is_by_stem and said.words[hit.first].lower().endswith("ed")


def _keep(said: Statement, hit: Hit) -> None:
    match hit.means:
        case Noun() if not _is_verb_form(said, hit):
            said.nouns.append((hit.first, hit.last, hit.means))
        case Trigger():
            said.triggers.append((hit.first, hit.last, hit.means))
        case Hint():
            said.hints.append((hit.first, hit.last, hit.means.trigger))
        case Cue():
            said.cues.append((hit.first, hit.last, hit.means))
        case Named():
            said.named.append((hit.first, hit.last, hit.means))
