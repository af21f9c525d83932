"""Which threats a document is about, and the words that prove it.

    words -> terms found -> each word counted once -> weighed by place, list and repetition
          -> how salient each threat is, what words and pairs of words say -> log-odds -> calibrated score -> labels

A score's log-odds are the sum of its evidence weights and its `unexplained_weight`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType

from threatlake.classifying import weighing
from threatlake.classifying.by_model import judge, told_by_model
from threatlake.classifying.by_terms import told_by_terms
from threatlake.classifying.language import identify
from threatlake.classifying.measuring import Measured, measure
from threatlake.classifying.model import Model
from threatlake.classifying.passage_languages import passage_languages
from threatlake.classifying.phrases import Phrasebook
from threatlake.classifying.proofs import Proof, Told
from threatlake.classifying.words import words_of
from threatlake.reading.extraction import Reading
from threatlake.records import DecidedBy, DocumentId, Evidence, Finding, FindingSubthreat, Score, ThreatId
from threatlake.seeds.threats import LANGUAGES, ThreatSeed, ThreatSeeds

# Judgements of a document on which nobody has judged.
NOBODY: Mapping[ThreatId, bool] = MappingProxyType({})
# Languages that texts of the others quote, and whose terms they borrow.
QUOTED = frozenset({"en", "ru"})
# A sub-threat of a finding is labelled from this score: below a half, as the thresholds of the threats are.
LIKELY = 0.3


@dataclass(frozen=True, slots=True)
class Classification:
    """What a document is about: its languages, and rows of four tables. `passage_languages` follow the passages."""

    language: str | None
    passage_languages: list[str | None]
    findings: list[Finding]
    finding_subthreats: list[FindingSubthreat]
    scores: list[Score]
    evidence: list[Evidence]


class Classifier:
    """The active threats of the seeds and the model, made ready once; `fingerprint` signs the scores."""

    def __init__(self, seeds: ThreatSeeds, model: Model, fingerprint: str) -> None:
        self._seeds = seeds.active
        self._model = model
        self._fingerprint = fingerprint
        self._books = cache(self._book)
        # The subjects of the model, and threats that an analyst has added since.
        self._subjects = tuple(dict.fromkeys([*model.targets, *(seed.threat.threat_id for seed in self._seeds)]))

    def classify(self, reading: Reading, judged: Mapping[ThreatId, bool] = NOBODY) -> Classification:
        """Score every active threat; where a person has judged whether the document is about one, that decides."""
        language = identify(reading.text)
        languages = passage_languages(reading, language)
        told = self._tell(reading, languages)
        labelled = [
            (seed, each)
            for seed, each in told
            if judged.get(seed.threat.threat_id, each.score >= seed.threat.threshold)
        ]
        return Classification(
            language=language,
            passage_languages=languages,
            findings=_findings(reading.document_id, labelled, judged),
            finding_subthreats=list(chain.from_iterable(_subthreats(reading.document_id, *each) for each in labelled)),
            scores=[_score(reading.document_id, *each, self._fingerprint) for each in told],
            evidence=sorted(
                (_evidence(reading, seed, proof) for seed, each in told for proof in each.proofs),
                key=lambda row: (row.start_char, row.end_char, row.rule_id),
            ),
        )

    def measure(self, reading: Reading, languages: list[str | None], subjects: Sequence[str]) -> Measured:
        """Find the terms in a document and say what they come to; what a model is trained on."""
        passages = [
            words_of(reading.text, passage, language)
            for passage, language in zip(reading.passages, languages, strict=True)
        ]
        weighed = weighing.weigh(
            (words, self._books(language if language in LANGUAGES else None).find(words))
            for words, language in zip(passages, languages, strict=True)
        )
        return measure(subjects, weighed, passages)

    def _book(self, language: str | None) -> Phrasebook:
        """The terms that are looked for in a passage of a language: its own and the quoted; where it is none, all."""
        every = chain.from_iterable(seed.terms for seed in self._seeds)
        return Phrasebook([term for term in every if language is None or term.language in {language, *QUOTED}])

    def _tell(self, reading: Reading, languages: list[str | None]) -> list[tuple[ThreatSeed, Told]]:
        """Say of each threat what the document tells of it."""
        measured = self.measure(reading, languages, self._subjects)
        judged = judge(self._model, measured)
        return [
            (
                seed,
                told_by_model(self._model, seed, judged)
                if seed.threat.threat_id in self._model.numbers
                else told_by_terms(seed, measured.terms[seed.threat.threat_id], measured.word_count),
            )
            for seed in self._seeds
        ]


def _score(document_id: DocumentId, seed: ThreatSeed, told: Told, fingerprint: str) -> Score:
    return Score(
        document_id=document_id,
        threat_id=seed.threat.threat_id,
        score=told.score,
        threshold=seed.threat.threshold,
        log_odds=told.log_odds,
        unexplained_weight=told.log_odds - math.fsum(proof.weight for proof in told.proofs),
        classify_fingerprint=fingerprint,
    )


def _findings(
    document_id: DocumentId, labelled: list[tuple[ThreatSeed, Told]], judged: Mapping[ThreatId, bool]
) -> list[Finding]:
    primary = max(labelled, key=lambda each: each[1].score)[0] if labelled else None
    return [
        Finding(
            document_id,
            seed.threat.threat_id,
            told.score,
            seed is primary,
            DecidedBy.JUDGEMENT if seed.threat.threat_id in judged else DecidedBy.MODEL,
        )
        for seed, told in labelled
    ]


def _subthreats(document_id: DocumentId, seed: ThreatSeed, told: Told) -> list[FindingSubthreat]:
    """Label the sub-threats that are likely enough; where none is, the likeliest."""
    ranked = sorted(told.subthreats, key=lambda each: (-told.subthreats[each], each))
    kept = [each for each in ranked if told.subthreats[each] >= LIKELY] or ranked[:1]
    return [FindingSubthreat(document_id, each, seed.threat.threat_id, told.subthreats[each]) for each in sorted(kept)]


def _evidence(reading: Reading, seed: ThreatSeed, proof: Proof) -> Evidence:
    return Evidence(
        document_id=reading.document_id,
        passage_number=proof.passage.passage_number,
        page=proof.passage.page,
        start_char=proof.start_char,
        end_char=proof.end_char,
        matched_text=reading.text[proof.start_char : proof.end_char],
        rule_id=proof.rule_id,
        threat_id=seed.threat.threat_id,
        subthreat_id=proof.subthreat_id,
        weight=proof.weight,
    )
