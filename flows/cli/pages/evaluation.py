"""An evaluation as a page: the figures, pictures of them, and the worst mistakes with their words marked."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from flows.cli.pages.charts import f1_intervals, precision_recall, reliability_diagram
from flows.cli.pages.render import render
from flows.cli.pages.stretches import Stretch, stretches
from threatlake.makeup import Wording, wordings
from threatlake.training.evaluation import Calibrated, Curve, Evaluation, Figure, Mistake, MistakeKind, Summary

# Characters of a mistaken text that are shown: of a longer one its beginning, for there most is said.
MOST_CHARS = 2_500
# Wordings listed beside a mistake.
MOST_WORDINGS = 14
ASKED = {
    MistakeKind.WRONG: "Labels that are not so",
    MistakeKind.MISSED: "Labels that are missing",
}


class Pictures(NamedTuple):
    """What is drawn of a threat."""

    calibrated: Calibrated
    intervals: Markup
    reliability: Markup
    trades: Markup


class Source(NamedTuple):
    """The figures of a source, language by language."""

    name: str
    languages: list[tuple[Summary, list[Figure], list[Figure]]]


class Shown(NamedTuple):
    """A mistake with its text marked, and how many characters of it are left out."""

    mistake: Mistake
    text: list[Stretch]
    left_out: int
    words: list[Wording]


def page(found: Evaluation, curves: Sequence[Curve], files: Sequence[str]) -> str:
    """Write the page."""
    return render(
        "evaluation.html.jinja",
        found=found,
        files=files,
        sources=list(_sources(found)),
        pictures=[_pictures(each, found, curves) for each in found.calibrations],
        mistakes=[
            (name, [_shown(each) for each in found.mistakes if each.kind is kind]) for kind, name in ASKED.items()
        ],
    )


def _sources(found: Evaluation) -> Iterator[Source]:
    for name, summaries in groupby(found.summaries, lambda each: each.source):
        yield Source(
            name,
            [
                (summary, _telling(found.figures, summary), _telling(found.subthreat_figures, summary))
                for summary in summaries
            ],
        )


def _telling(figures: Sequence[Figure], summary: Summary) -> list[Figure]:
    """The figures of a source and language; those without label or choice say nothing."""
    return [
        each
        for each in figures
        if (each.source, each.language) == (summary.source, summary.language)
        and (each.quality.label_count or each.quality.wrong_count)
    ]


def _pictures(calibrated: Calibrated, found: Evaluation, curves: Sequence[Curve]) -> Pictures:
    threat_id = calibrated.threat_id
    return Pictures(
        calibrated,
        f1_intervals([each for each in found.figures if each.target == threat_id]),
        reliability_diagram(calibrated),
        precision_recall([each for each in curves if each.threat_id == threat_id], calibrated.threshold),
    )


def _shown(mistake: Mistake) -> Shown:
    end = min(len(mistake.text), MOST_CHARS)
    return Shown(
        mistake=mistake,
        text=stretches(mistake.text, 0, end, dict(enumerate(mistake.evidence)), {mistake.threat_id: 1}),
        left_out=len(mistake.text) - end,
        words=wordings(mistake.evidence)[:MOST_WORDINGS],
    )
