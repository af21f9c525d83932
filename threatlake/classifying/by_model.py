"""Score threats by the model: what it makes of a measure is handed back to the terms it was measured by.

What no term names is in words and pairs of words. Those words that say most are shown as proofs of their own where the
score is worth a look; all others, and what other threats' terms say, stand in the score's unexplained weight.
"""

from dataclasses import dataclass

import numpy as np

from threatlake.classifying.measuring import Measured
from threatlake.classifying.model import Model
from threatlake.classifying.ngrams import Row
from threatlake.classifying.proofs import Proof, Told, proof_of
from threatlake.seeds.threats import ThreatSeed
from threatlake.tokens import fold

# Words of the model that are shown, and the least weight of one: a page of small weights tells nobody anything.
SHOWN_FOR, SHOWN_AGAINST = 8, 4
LEAST_SHOWN = 0.05
# Words of fewer letters, and numbers, say little by themselves.
LEAST_LETTERS = 4
# How far below its threshold a score is held for which no word speaks.
BELOW = 1e-6


@dataclass(frozen=True, slots=True)
class Judged:
    """What the model makes of a document: log-odds (target), and what each word adds to them (word, target)."""

    measured: Measured
    word_weights: Row
    log_odds: Row


def judge(model: Model, measured: Measured) -> Judged:
    """Score a document for all targets at once."""
    weights = model.weights
    word_weights = model.word_weights(measured.bag)
    log_odds = (
        weights.biases
        + weights.lengths * measured.length
        + measured.measures[: len(model.targets)].ravel() @ model.measures
        + word_weights.sum(axis=0)
        + model.pair_weights(measured.bag)
    )
    return Judged(measured, word_weights, log_odds)


def told_by_model(model: Model, seed: ThreatSeed, judged: Judged) -> Told:
    """Score one threat, with its proofs and its sub-threats."""

    def probability(target: str) -> float:
        return model.calibration(target).probability(float(judged.log_odds[model.numbers[target]]))

    threat = seed.threat
    score = probability(threat.threat_id)
    target = model.numbers[threat.threat_id]
    log_odds = float(judged.log_odds[target])
    proofs = _terms_told(model, judged.measured, threat.threat_id)
    if score >= threat.doubtful_from:
        proofs += _words_told(seed, judged, target)
    if score >= threat.threshold and not any(proof.weight > 0 for proof in proofs):
        # No label without words that prove it.
        calibration = model.calibration(threat.threat_id)
        log_odds = calibration.log_odds(threat.threshold) - BELOW
        score = calibration.probability(log_odds)
    known = [each.subthreat_id for each in seed.subthreats if each.subthreat_id in model.numbers]
    return Told(log_odds, score, proofs, {each: min(score, probability(each)) for each in known})


def _terms_told(model: Model, measured: Measured, threat_id: str) -> list[Proof]:
    """Give each term of the threat its share in what the model makes of the threat's measures."""
    target = model.numbers[threat_id]
    whole = measured.measures[target] * model.weights.measures[target, :, target]
    weights = (whole @ measured.salience.shares_of(target)).tolist()
    return [proof_of(each, weight) for each, weight in zip(measured.terms[threat_id], weights, strict=True)]


def _words_told(seed: ThreatSeed, judged: Judged, target: int) -> list[Proof]:
    """Show the words that say most without being a term, each where it first stands."""
    bag = judged.measured.bag
    weights = judged.word_weights[:, target].copy()
    weights[np.abs(weights) < LEAST_SHOWN] = 0.0
    weights[[number for number in np.flatnonzero(weights).tolist() if not _is_telling(bag.words[number])]] = 0.0
    ranked = np.argsort(-weights, kind="stable").tolist()
    proofs: list[Proof] = []
    for word in dict.fromkeys([*ranked[:SHOWN_FOR], *ranked[::-1][:SHOWN_AGAINST]]):
        weight = float(weights[word])
        if weight:
            words, position = judged.measured.place(bag.first(word))
            rule_id = f"{seed.threat.threat_id}/model/{fold(bag.words[word])}"
            proofs.append(Proof(words.passage, *words.span(position, position + 1), rule_id, None, weight))
    return proofs


def _is_telling(word: str) -> bool:
    return len(word) >= LEAST_LETTERS and word.isalpha()
