"""Score a threat by its terms alone: the points of its seed are its log-odds.

So is one scored that the model was not trained on, such as a threat that an analyst has just added.
"""

import math
from collections import defaultdict

from threatlake.classifying import weighing
from threatlake.classifying.proofs import Told, proof_of
from threatlake.classifying.weighing import Weighed
from threatlake.records import SubthreatId
from threatlake.seeds.threats import ThreatSeed

# Points bend towards this limit (score .9997) and never reach it: more proof scores higher and is never certainty.
LIMIT = 8.0


def told_by_terms(seed: ThreatSeed, weighed: list[Weighed], word_count: int) -> Told:
    """Sum the points of a threat's terms; a long document needs more of them."""
    base = seed.prior - weighing.length_penalty(word_count)
    log_odds = base + math.fsum(each.weight for each in weighed)
    score = _probability(log_odds)
    proofs = [proof_of(each, each.weight) for each in weighed]
    return Told(log_odds, score, proofs, _subthreats(base, score, weighed))


def _subthreats(base: float, score: float, weighed: list[Weighed]) -> dict[SubthreatId, float]:
    """Score each sub-threat by what its own words and those of none would make without the others'."""
    told: dict[SubthreatId, float] = defaultdict(float)
    untold = 0.0
    for each in weighed:
        if each.hit.term.subthreat_id is None:
            untold += each.weight
        else:
            told[each.hit.term.subthreat_id] += each.weight
    return {each: min(score, _probability(base + untold + weight)) for each, weight in told.items() if weight > 0}


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-LIMIT * math.tanh(log_odds / LIMIT)))
