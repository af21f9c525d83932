"""How well a classifier labels texts that people labelled: figures, calibration, and the worst mistakes.

labelled text -> classified as a document is -> right, wrong or missed, for each target somebody judged
              -> figures per source and language and target, never pooled over sources
              -> per threat, all texts together: are scores the probabilities they say?
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from threatlake.classifying.classifier import Classifier
from threatlake.classifying.ngrams import Row
from threatlake.makeup import make_up
from threatlake.records import Score, ThreatId
from threatlake.seeds.labelled import LabelledText
from threatlake.seeds.threats import ThreatSeeds
from threatlake.training.evaluation import (
    Answer,
    Calibrated,
    Curve,
    Evaluation,
    Figure,
    Mistake,
    MistakeKind,
    Summary,
)
from threatlake.training.examples import judged, reading_of, targets
from threatlake.training.metrics import (
    Flags,
    calibration_error,
    joint_quality,
    quality,
    reliability,
    trades,
)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Answers laid out: `labels`, `chosen`, `judged` (text, target), `scores` (text, threat); threats come first."""

    threats: tuple[ThreatId, ...]
    targets: tuple[str, ...]
    sources: NDArray[np.str_]
    languages: NDArray[np.str_]
    labels: Flags
    chosen: Flags
    judged: Flags
    scores: Row


@dataclass(frozen=True, slots=True)
class _Group:
    """The texts of a source in one language, or in all where that is None."""

    source: str
    language: str | None
    inside: Flags


def answer(text: LabelledText, classifier: Classifier, seeds: ThreatSeeds) -> Answer:
    """Classify a labelled text as the document it would be, title first."""
    found = classifier.classify(reading_of(text))
    labelled = {finding.threat_id for finding in found.findings}
    mistaken = (labelled ^ text.labels) & text.known
    return Answer(
        text=text,
        judged=judged(text, seeds),
        chosen=frozenset(labelled) | {told.subthreat_id for told in found.finding_subthreats},
        scores=tuple(found.scores),
        evidence=tuple(row for row in found.evidence if row.threat_id in mistaken),
    )


def evaluate(answers: Sequence[Answer], seeds: ThreatSeeds, worst: int) -> Evaluation:
    """Compare answers with labels; `worst` is how many mistakes of each kind are told of each source."""
    grid = _grid(answers, seeds)
    groups = list(_groups(grid))
    threats = range(len(grid.threats))
    subthreats = range(len(grid.threats), len(grid.targets))
    naming = [group for group in groups if grid.labels[group.inside][:, subthreats].any()]
    return Evaluation(
        text_count=len(answers),
        summaries=[_summary(grid, group) for group in groups],
        figures=list(_figures(grid, groups, threats)),
        subthreat_figures=list(_figures(grid, naming, subthreats)),
        calibrations=[_calibrated(grid, seeds, column) for column in threats if grid.judged[:, column].any()],
        mistakes=_mistakes(answers, worst),
    )


def curves(answers: Sequence[Answer], seeds: ThreatSeeds) -> list[Curve]:
    """Precision against recall of every threat, in each source that has texts with and without it."""
    grid = _grid(answers, seeds)
    found: list[Curve] = []
    for column, threat_id in enumerate(grid.threats):
        for source in dict.fromkeys(grid.sources.tolist()):
            inside = (grid.sources == source) & grid.judged[:, column]
            labels = grid.labels[inside, column]
            if labels.any() and not labels.all():
                found.append(Curve(source, threat_id, int(labels.sum()), trades(labels, grid.scores[inside, column])))
    return found


def _grid(answers: Sequence[Answer], seeds: ThreatSeeds) -> _Grid:
    threats = tuple(seed.threat.threat_id for seed in seeds.active)
    names = targets(seeds)
    so = [each.text.labels | each.text.subthreats for each in answers]
    return _Grid(
        threats=threats,
        targets=names,
        sources=np.array([each.text.source for each in answers]),
        languages=np.array([each.language for each in answers]),
        labels=np.array([[name in labels for name in names] for labels in so]),
        chosen=np.array([[name in each.chosen for name in names] for each in answers]),
        judged=np.array([[name in each.judged for name in names] for each in answers]),
        scores=np.array([[score.score for score in each.scores] for each in answers]),
    )


def _groups(grid: _Grid) -> Iterator[_Group]:
    """Each source in each of its languages, then in all of them where it has several."""
    for source in sorted(set(grid.sources.tolist())):
        of_source = grid.sources == source
        languages = sorted(set(grid.languages[of_source].tolist()))
        for language in languages:
            yield _Group(source, language, of_source & (grid.languages == language))
        if len(languages) > 1:
            yield _Group(source, None, of_source)


def _figures(grid: _Grid, groups: Iterable[_Group], columns: Iterable[int]) -> Iterator[Figure]:
    for group in groups:
        for column in columns:
            inside = group.inside & grid.judged[:, column]
            if inside.any():
                figures = quality(grid.labels[inside, column], grid.chosen[inside, column])
                yield Figure(group.source, group.language, grid.targets[column], figures)


def _summary(grid: _Grid, group: _Group) -> Summary:
    threats = slice(len(grid.threats))
    labels, chosen, known = (each[group.inside, threats] for each in (grid.labels, grid.chosen, grid.judged))
    micro = joint_quality([(labels[:, each], chosen[:, each], known[:, each]) for each in range(len(grid.threats))])
    single = [
        quality(*(each[known[:, threat], threat] for each in (labels, chosen))) for threat in range(len(grid.threats))
    ]
    means = [each.f1 for each in single if each.f1 is not None]
    unlabelled = ~labels.any(axis=1)
    falsely = (chosen & known)[unlabelled].any(axis=1)
    return Summary(
        source=group.source,
        language=group.language,
        text_count=int(group.inside.sum()),
        macro_f1=float(np.mean(means)) if means else None,
        micro=micro,
        false_per_100=100 * micro.wrong_count / int(group.inside.sum()),
        unlabelled_count=int(unlabelled.sum()),
        false_share=float(falsely.mean()) if unlabelled.any() else None,
    )


def _calibrated(grid: _Grid, seeds: ThreatSeeds, column: int) -> Calibrated:
    known = grid.judged[:, column]
    labels, scores = grid.labels[known, column], grid.scores[known, column]
    return Calibrated(
        threat_id=grid.threats[column],
        threshold=seeds.active[column].threat.threshold,
        text_count=len(labels),
        label_count=int(labels.sum()),
        error=calibration_error(labels, scores),
        bins=reliability(labels, scores),
    )


def _mistakes(answers: Sequence[Answer], worst: int) -> list[Mistake]:
    """The most confident of each source and kind: those whose log-odds lie farthest on the wrong side."""
    found: dict[tuple[str, MistakeKind], list[tuple[float, Answer, Score]]] = {}
    for each in answers:
        for score in each.scores:
            is_chosen, is_so = score.threat_id in each.chosen, score.threat_id in each.text.labels
            if is_chosen != is_so and score.threat_id in each.text.known:
                kind = MistakeKind.WRONG if is_chosen else MistakeKind.MISSED
                surety = score.log_odds if is_chosen else -score.log_odds
                found.setdefault((each.text.source, kind), []).append((surety, each, score))
    kept = [
        (kind, *ranked)
        for (_, kind), all_of_kind in found.items()
        for ranked in sorted(all_of_kind, key=_surest_first)[:worst]
    ]
    kept.sort(key=lambda one: (one[0] is MistakeKind.MISSED, *_surest_first(one[1:])))
    return [_mistake(kind, each, score) for kind, _, each, score in kept]


def _surest_first(ranked: tuple[float, Answer, Score]) -> tuple[float, str, str, str]:
    surety, each, score = ranked
    return -surety, each.text.source, each.text.text_id, score.threat_id


def _mistake(kind: MistakeKind, each: Answer, score: Score) -> Mistake:
    evidence = [row for row in each.evidence if row.threat_id == score.threat_id]
    return Mistake(
        kind=kind,
        source=each.text.source,
        language=each.language,
        text_id=each.text.text_id,
        threat_id=score.threat_id,
        score=score.score,
        threshold=score.threshold,
        labels=sorted(each.text.labels),
        text=reading_of(each.text).text,
        made_up=make_up(evidence, score.unexplained_weight),
        evidence=evidence,
    )
