"""What a document tells of one threat: its log-odds, the score they come to, and the words that prove it."""

from collections.abc import Mapping
from dataclasses import dataclass

from threatlake.classifying.weighing import Weighed
from threatlake.records import Passage, SubthreatId


@dataclass(frozen=True, slots=True)
class Proof:
    """Words that speak for a threat, or against it where the weight is negative; a weight is log-odds."""

    passage: Passage
    start_char: int
    end_char: int
    rule_id: str
    subthreat_id: SubthreatId | None
    weight: float


@dataclass(frozen=True, slots=True)
class Told:
    """A threat's log-odds before calibration, its score, the proofs, and the score of each sub-threat that is told."""

    log_odds: float
    score: float
    proofs: list[Proof]
    subthreats: Mapping[SubthreatId, float]


def proof_of(weighed: Weighed, weight: float) -> Proof:
    """Make a proof of a term that was found."""
    term = weighed.hit.term
    return Proof(weighed.passage, weighed.start_char, weighed.end_char, weighed.hit.rule_id, term.subthreat_id, weight)
