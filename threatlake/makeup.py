"""What a score's log-odds are made of: words that people chose, words that the model found by itself, and the rest."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Weighing(Protocol):
    """Anything with a rule and a weight: a row of evidence, or what is shown of one."""

    @property
    def rule_id(self) -> str:
        """The rule or seed that found it."""

    @property
    def weight(self) -> float:
        """What it adds to the log-odds."""


class Placed(Weighing, Protocol):
    """Such a thing with the words it stands for."""

    @property
    def matched_text(self) -> str:
        """The words themselves."""

    @property
    def start_char(self) -> int:
        """Their first character."""


@dataclass(frozen=True, slots=True)
class MakeUp:
    """Four sums of log-odds; together they are the score's, before calibration."""

    words_for: float
    words_against: float
    model_words: float
    unexplained: float

    @property
    def log_odds(self) -> float:
        """The whole."""
        return self.words_for + self.words_against + self.model_words + self.unexplained


def is_model_word(rule_id: str) -> bool:
    """Whether no term names the word, and only the model finds that it tells: `<threat>/model/<word>`."""
    return rule_id.split("/", 2)[1:2] == ["model"]


def make_up(words: Iterable[Weighing], unexplained: float) -> MakeUp:
    """Sum up the words of one threat."""
    words_for = words_against = model_words = 0.0
    for each in words:
        if is_model_word(each.rule_id):
            model_words += each.weight
        elif each.weight > 0:
            words_for += each.weight
        else:
            words_against += each.weight
    return MakeUp(words_for, words_against, model_words, unexplained)


class Wording(NamedTuple):
    """Words as they stand in the text, with the weight of all their mentions and at how many places they stand."""

    words: str
    weight: float
    place_count: int


def wordings(found: Iterable[Placed]) -> list[Wording]:
    """Each wording once, whatever its letters' case and however many rules found it, the strongest first."""
    mentions: dict[str, list[Placed]] = {}
    for each in found:
        mentions.setdefault(" ".join(each.matched_text.split()).casefold(), []).append(each)
    told = [
        Wording(
            words=" ".join(of_wording[0].matched_text.split()),
            weight=math.fsum(each.weight for each in of_wording),
            place_count=len({each.start_char for each in of_wording}),
        )
        for of_wording in mentions.values()
    ]
    return sorted(told, key=lambda wording: (-abs(wording.weight), wording.words))
