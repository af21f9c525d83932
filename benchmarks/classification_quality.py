"""Quality of labels by cross-validation: F1 per source and language, false labels, calibration."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from classification_peer import fit_peer
from report import Table

from threatlake.classifying.by_terms import told_by_terms
from threatlake.classifying.classifier import Classifier
from threatlake.classifying.model import UNTRAINED
from threatlake.classifying.ngrams import Row
from threatlake.seeds.labelled import LabelledText
from threatlake.seeds.threats import ThreatSeeds
from threatlake.training.design import UNKNOWN, Design, design
from threatlake.training.examples import Example, example, reading_of
from threatlake.training.metrics import Counts, Flags, Quality, calibration_error, joint_quality, quality
from threatlake.training.validate import FOLDS, calibrations, dealt, held_out

# What each source is labelled for.
FIGURES = (
    ("muc4", "extremism_terrorism"),
    ("insightcrime", "drug_weapon_trafficking"),
    ("insightcrime", "financial_crime_corruption"),
    ("adverse_media", "financial_crime_corruption"),
    ("casie", "cybercrime"),
)
SECONDARY = "congress110"
NEGATIVES = ("bbc", "reuters21578", "kyrgyz24kg")
# Texts of `seeds/labelled`, by whether the authors of the terms had them open.
UNREAD, READ = "ours, unread", "ours, read"
IN_LANGUAGES = ("multilingual", UNREAD, READ)
# Languages with enough texts for a mean over threats; those of fewer are counted together.
LANGUAGES = ("en", "ru", "kk", "ky", "uz", "tg")
FEW = ("ky", "uz", "tg")
# From this probability the peer labels.
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Tried:
    """Texts laid out, and what each classifier says: scores (text, threat), and from which score it labels."""

    sources: list[str]
    languages: list[str]
    threats: tuple[str, ...]
    labels: Counts
    scores: dict[str, Row]
    thresholds: dict[str, Row]

    def inside(self, source: str, languages: Sequence[str] = LANGUAGES) -> Flags:
        """The texts of a source in some languages."""
        pairs = zip(self.sources, self.languages, strict=True)
        return np.array([each == source and language in languages for each, language in pairs])

    def flags(self, tool: str, threat: int, rows: Flags) -> tuple[Flags, Flags]:
        """What is so and what the tool says, for the texts that were judged."""
        known = rows & (self.labels[:, threat] != UNKNOWN)
        return self.labels[known, threat] == 1, self.scores[tool][known, threat] >= self.thresholds[tool][threat]

    def joint(self, tool: str, rows: Flags) -> Quality:
        """All threats together."""
        labels, chosen = self.labels[rows], self.scores[tool][rows] >= self.thresholds[tool]
        return joint_quality(
            [
                (labels[:, threat] == 1, chosen[:, threat], labels[:, threat] != UNKNOWN)
                for threat in range(len(self.threats))
            ]
        )


def quality_tables(sources: Sequence[str], texts: Sequence[LabelledText], seeds: ThreatSeeds) -> Iterator[Table]:
    """Try all classifiers on held-out texts and tell of each source."""
    tried = _try(sources, texts, seeds)
    tools = tuple(tried.scores)
    yield _by_source(tried, tools)
    yield _by_language(tried, tools)
    yield _calibration(tried, tools)


def _try(sources: Sequence[str], texts: Sequence[LabelledText], seeds: ThreatSeeds) -> Tried:
    finder = Classifier(seeds, UNTRAINED, fingerprint="")
    examples = [example(text, finder, seeds) for text in texts]
    laid_out = design(examples, seeds)
    threats = tuple(seed.threat.threat_id for seed in seeds.active)
    count = len(threats)
    own = np.array([seed.threat.threshold for seed in seeds.active])
    return Tried(
        sources=list(sources),
        languages=[text.language or "" for text in texts],
        threats=threats,
        labels=laid_out.labels[:, :count].astype(np.int64),
        scores={
            "TF-IDF": _peer_scores(texts, laid_out, count),
            "terms alone": _term_scores(examples, seeds),
            "threatlake": _own_scores(laid_out)[:, :count],
        },
        thresholds={"TF-IDF": np.full(count, HALF), "terms alone": own, "threatlake": own},
    )


def _own_scores(laid_out: Design) -> Row:
    log_odds = held_out(laid_out)
    lines = calibrations(laid_out, log_odds)
    return np.column_stack([np.vectorize(line.probability)(log_odds[:, each]) for each, line in enumerate(lines)])


def _term_scores(examples: Sequence[Example], seeds: ThreatSeeds) -> Row:
    return np.array(
        [
            [
                told_by_terms(seed, each.measured.terms[seed.threat.threat_id], each.measured.word_count).score
                for seed in seeds.active
            ]
            for each in examples
        ]
    )


def _peer_scores(texts: Sequence[LabelledText], laid_out: Design, count: int) -> Row:
    """Fit it on the folds that ours is fitted on."""
    folds, whole = dealt(laid_out), [reading_of(text).text for text in texts]
    scores = np.zeros((len(texts), count))
    for fold in range(FOLDS):
        seen, held = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        peer = fit_peer([whole[row] for row in seen], laid_out.labels[seen, :count].astype(np.int64))
        scores[held] = peer.probabilities([whole[row] for row in held])
    return scores


def _by_source(tried: Tried, tools: tuple[str, ...]) -> Table:
    rows = [_row(source, threat, tools, partial(_f1, tried, source, threat)) for source, threat in FIGURES]
    rows.append(_row(SECONDARY, "mean over threats", tools, partial(_macro, tried, SECONDARY, LANGUAGES)))
    rows += [_row(source, "false labels in 100 texts", tools, partial(_false, tried, source)) for source in NEGATIVES]
    note = (
        "F1 with its 95% interval, on texts held out of the model that scored them; no model is told the source. Terms "
        "and settings were chosen with figures on these texts in view, strength and balance of TF-IDF too."
    )
    return Table("Labels by source", note, ("source", "figure", *tools), rows)


def _by_language(tried: Tried, tools: tuple[str, ...]) -> Table:
    rows: list[tuple[str, ...]] = []
    for source in IN_LANGUAGES:
        for language in LANGUAGES:
            figure = f"{language}, macro-F1 of {tried.inside(source, (language,)).sum()} texts"
            rows.append(_row(source, figure, tools, partial(_macro, tried, source, (language,))))
        rows.append(_row(source, f"{', '.join(FEW)} together, micro-F1", tools, partial(_micro, tried, source, FEW)))
        figure = f"of {_unlabelled(tried, source).sum()} texts without labels, got one"
        rows.append(_row(source, figure, tools, partial(_labelled_wrongly, tried, source)))
    note = (
        "`ours` are the texts of `seeds/labelled`. Terms were written with those of `ours, read` open: only TF-IDF is "
        "held out there, and the other columns flatter. Macro-F1 is the mean over threats that have labels."
    )
    return Table("Labels by language", note, ("source", "figure", *tools), rows)


def _calibration(tried: Tried, tools: tuple[str, ...]) -> Table:
    rows = [
        _row(threat, _counts(tried, number), tools, partial(_error, tried, number))
        for number, threat in enumerate(tried.threats)
    ]
    note = (
        "Expected calibration error over ten bins of equal width, all judged texts together. Lines of threatlake are "
        "fitted on these scores, two numbers each; TF-IDF is not calibrated, and its balanced classes label better so."
    )
    return Table("Calibration", note, ("threat", "texts", *tools), rows)


def _row(name: str, figure: str, tools: tuple[str, ...], cell: Callable[[str], str]) -> tuple[str, ...]:
    return name, figure, *map(cell, tools)


def _f1(tried: Tried, source: str, threat: str, tool: str) -> str:
    return _with_interval(quality(*tried.flags(tool, tried.threats.index(threat), tried.inside(source))))


def _micro(tried: Tried, source: str, languages: Sequence[str], tool: str) -> str:
    return _with_interval(tried.joint(tool, tried.inside(source, languages)))


def _macro(tried: Tried, source: str, languages: Sequence[str], tool: str) -> str:
    inside = tried.inside(source, languages)
    single = [quality(*tried.flags(tool, threat, inside)).f1 for threat in range(len(tried.threats))]
    return f"{np.mean(known):.3f}" if (known := [each for each in single if each is not None]) else "-"


def _false(tried: Tried, source: str, tool: str) -> str:
    inside = tried.inside(source)
    return f"{100 * tried.joint(tool, inside).wrong_count / max(1, int(inside.sum())):.2f}"


def _labelled_wrongly(tried: Tried, source: str, tool: str) -> str:
    inside = _unlabelled(tried, source)
    wrong = (tried.scores[tool] >= tried.thresholds[tool]) & (tried.labels == 0)
    count = int(wrong[inside].any(axis=1).sum())
    return f"{count} ({count / max(1, int(inside.sum())):.1%})"


def _unlabelled(tried: Tried, source: str) -> Flags:
    return np.asarray(tried.inside(source) & ~(tried.labels == 1).any(axis=1))


def _counts(tried: Tried, threat: int) -> str:
    known = tried.labels[:, threat]
    return f"{(known != UNKNOWN).sum():,}, {(known == 1).sum():,} with it"


def _error(tried: Tried, threat: int, tool: str) -> str:
    known = tried.labels[:, threat] != UNKNOWN
    return f"{calibration_error(tried.labels[known, threat] == 1, tried.scores[tool][known, threat]):.3f}"


def _with_interval(found: Quality) -> str:
    return "-" if found.f1 is None else f"{found.f1:.3f} [{found.f1_low:.2f}, {found.f1_high:.2f}]"
