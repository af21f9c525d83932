"""Which threats a document is about, and the words that prove it.

    terms found -> each word counted once -> weighed by place, list and repetition -> summed with the prior -> score

`logit(score)` is the sum of a threat's evidence weights and its `unexplained_weight`: the prior, what length takes
off, and what the limit at either end takes off.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

from threatlake.reading.extraction import Reading
from threatlake.records import DecidedBy, Evidence, Finding, FindingSubthreat, Score, SubthreatId, ThreatId
from threatlake.seeds.threats import ThreatSeed, ThreatSeeds
from threatlake.understanding import overlaps, weighing
from threatlake.understanding.language import is_latin_kazakh
from threatlake.understanding.phrases import Phrasebook
from threatlake.understanding.weighing import Weighed

# Log-odds bend towards this limit (score .9997) and never reach it: more proof scores higher and is never certainty.
LIMIT = 8.0


@dataclass(frozen=True, slots=True)
class Classification:
    """What a document is about: rows of four tables."""

    findings: list[Finding]
    finding_subthreats: list[FindingSubthreat]
    scores: list[Score]
    evidence: list[Evidence]


class Classifier:
    """The active threats of the seeds, compiled once; `classify` may be called for any number of documents."""

    def __init__(self, seeds: ThreatSeeds) -> None:
        self._seeds = seeds.active
        self._phrasebook = Phrasebook(list(chain.from_iterable(seed.terms for seed in self._seeds)))

    def classify(self, reading: Reading, language: str | None) -> Classification:
        """Score every active threat; the terms of all languages are tried, for documents mix them."""
        weighed, word_count = self._weigh(reading, language)
        penalty = weighing.length_penalty(word_count)
        by_threat: dict[ThreatId, list[Weighed]] = defaultdict(list)
        for each in weighed:
            by_threat[each.hit.term.threat_id].append(each)
        bases = {seed.threat.threat_id: seed.prior - penalty for seed in self._seeds}
        scores = [
            _score(reading, seed, bases[seed.threat.threat_id], by_threat[seed.threat.threat_id])
            for seed in self._seeds
        ]
        labels = [score for score in scores if score.score >= score.threshold]
        primary = max(labels, key=lambda label: label.score, default=None)
        findings = [
            Finding(label.document_id, label.threat_id, label.score, label is primary, DecidedBy.MODEL)
            for label in labels
        ]
        subthreats = [
            row for label in labels for row in _subthreats(label, bases[label.threat_id], by_threat[label.threat_id])
        ]
        return Classification(findings, subthreats, scores, [_evidence(reading, each) for each in weighed])

    def _weigh(self, reading: Reading, language: str | None) -> tuple[list[Weighed], int]:
        is_latin = language == "kk" and is_latin_kazakh(reading.text)
        weighed: list[Weighed] = []
        words_before = 0
        for passage in reading.passages:
            start, end = passage.start_char, passage.end_char
            tokens, hits = self._phrasebook.find(reading.text, start, end, is_latin_kazakh=is_latin)
            factor = weighing.place_factor(
                passage.kind, is_first=passage.passage_number == 0, words_before=words_before
            )
            kept = overlaps.settle(hits)
            listed = weighing.listed(kept)
            for hit in kept:
                weight = hit.term.weight * hit.share * factor * (weighing.LISTED if hit in listed else 1.0)
                span = tokens.starts[hit.first], tokens.ends[hit.last - 1]
                weighed.append(Weighed(hit, passage.passage_number, *span, weight))
            words_before += len(tokens.words)
        return weighing.damp_repeats(weighed), words_before


def _score(reading: Reading, seed: ThreatSeed, base: float, weighed: list[Weighed]) -> Score:
    explained = math.fsum(each.weight for each in weighed)
    log_odds = _bend(base + explained)
    return Score(
        document_id=reading.document_id,
        threat_id=seed.threat.threat_id,
        score=_probability(log_odds),
        threshold=seed.threat.threshold,
        unexplained_weight=log_odds - explained,
    )


def _bend(log_odds: float) -> float:
    return LIMIT * math.tanh(log_odds / LIMIT)


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _subthreats(label: Score, base: float, weighed: list[Weighed]) -> list[FindingSubthreat]:
    """Label the sub-threats that would carry the threat without the others' words; where none would, the strongest."""
    told: dict[SubthreatId, float] = defaultdict(float)
    untold = 0.0
    for each in weighed:
        if each.hit.term.subthreat_id is None:
            untold += each.weight
        else:
            told[each.hit.term.subthreat_id] += each.weight
    scores = {
        subthreat_id: min(label.score, _probability(_bend(base + untold + weight)))
        for subthreat_id, weight in told.items()
        if weight > 0
    }
    kept = [each for each, score in scores.items() if score >= label.threshold] or sorted(
        scores, key=lambda each: (-scores[each], each)
    )[:1]
    return [FindingSubthreat(label.document_id, each, label.threat_id, scores[each]) for each in sorted(kept)]


def _evidence(reading: Reading, weighed: Weighed) -> Evidence:
    return Evidence(
        document_id=reading.document_id,
        passage_number=weighed.passage_number,
        page=reading.passages[weighed.passage_number].page,
        start_char=weighed.start_char,
        end_char=weighed.end_char,
        matched_text=reading.text[weighed.start_char : weighed.end_char],
        rule_id=weighed.hit.rule_id,
        threat_id=weighed.hit.term.threat_id,
        subthreat_id=weighed.hit.term.subthreat_id,
        weight=weighed.weight,
    )
