"""How a term is written in a seed: `word*`, `=word`, `one|other word`, `one phrase, other phrase`, `part + part`."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from threatlake.errors import InvalidSeed
from threatlake.records import SubthreatId, ThreatId
from threatlake.tokens import WORD, fold, uzbek_cyrillic

# Kazakh verbs have roots of two letters (алу, беру); a single letter tells nothing.
MIN_PREFIX = 2
# `a|b c|d e|f` is a product: past this many readings nobody can review the term.
MAX_READINGS = 100


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a term, folded (Uzbek: respelt); `is_prefix` where it was written with `*`, `is_exact` with `=`."""

    text: str
    is_prefix: bool = False
    is_exact: bool = False


# Words that stand next to each other.
Phrase = tuple[Word, ...]
# What must be in one sentence; each part in any one of its readings.
Parts = tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term as its author wrote it, and read; a negative weight speaks against the threat."""

    text: str
    threat_id: ThreatId
    subthreat_id: SubthreatId | None
    language: str
    weight: float
    parts: Parts


def parse(text: str, language: str) -> Parts:
    """Read a term's text; InvalidSeed says what is wrong with it, without file and record."""
    fold_word = uzbek_cyrillic if language == "uz" else fold
    return tuple(_readings(part.strip(), fold_word) for part in text.split(" + "))


def rule_id(term: Term, readings: tuple[int, ...]) -> str:
    """Name the rule that found words: threat, language and the reading of each part that was there."""
    parts = (part[reading] for part, reading in zip(term.parts, readings, strict=True))
    words = "+".join("_".join(f"{word.text}*" if word.is_prefix else word.text for word in phrase) for phrase in parts)
    return f"{term.threat_id}/{term.language}/{words}"


def _readings(part: str, fold_word: Callable[[str], str]) -> tuple[Phrase, ...]:
    """Spell a part out into its readings: each phrase between commas with each choice of `|`."""
    if not part:
        raise InvalidSeed("a part is empty; write words on both sides of ' + '")
    readings: tuple[Phrase, ...] = ()
    for either in part.split(","):
        slots = [[_phrase(choice, fold_word) for choice in slot.split("|")] for slot in either.split(" ") if slot]
        if not slots:
            raise InvalidSeed("a comma stands beside nothing; write words on both sides of it")
        readings += tuple(tuple(word for phrase in choices for word in phrase) for choices in product(*slots))
    if len(readings) > MAX_READINGS:
        raise InvalidSeed(f"{len(readings)} readings; at most {MAX_READINGS}: write two terms")
    return readings


def _phrase(choice: str, fold_word: Callable[[str], str]) -> Phrase:
    """Read one choice: a word, or several joined by hyphens; `*` may end it."""
    is_prefix, is_exact = choice.endswith("*"), choice.startswith("=")
    words = [fold_word(match.group()) for match in WORD.finditer(choice)]
    if not words or "*" in choice[:-1] or "=" in choice[1:] or (is_prefix and is_exact):
        raise InvalidSeed(f"{choice!r} is no word; '*' stands only at the end of one, '=' only before one")
    if is_prefix and len(words[-1]) < MIN_PREFIX:
        raise InvalidSeed(f"{choice!r} is too short for '*'; give at least {MIN_PREFIX} letters")
    return (*(Word(word, is_exact=is_exact) for word in words[:-1]), Word(words[-1], is_prefix, is_exact))
