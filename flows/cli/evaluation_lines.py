"""An evaluation as lines of a terminal of 120 columns."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from threatlake.makeup import wordings
from threatlake.training.evaluation import Calibrated, Evaluation, Figure, Mistake, MistakeKind, Summary
from threatlake.training.metrics import Quality

WIDTH = 120
# Wordings that are told of a mistake, and how much of its text.
MOST_WORDINGS, EXCERPT = 8, 100
HEAD = f"{'':<34}{'texts':>6} {'labels':>6} {'wrong':>5} {'missed':>6}   {'precision':>9} {'recall':>6}     F1 [95%]"
ASKED = {
    MistakeKind.WRONG: "wrong labels, the most confident first",
    MistakeKind.MISSED: "misses, the most confident first",
}


def lines(found: Evaluation, worst: int) -> Iterator[str]:
    """Tell an evaluation line by line, with so many mistakes of each kind."""
    for source, of_source in groupby(found.summaries, lambda each: each.source):
        summaries = list(of_source)
        yield from _source(source, summaries, found)
    yield from _calibrations(found.calibrations)
    for kind, name in ASKED.items():
        mistakes = [each for each in found.mistakes if each.kind is kind][:worst]
        if mistakes:
            yield f"\n{click.style(name, bold=True)}"
        for mistake in mistakes:
            yield from _mistake(mistake)


def _source(source: str, summaries: Sequence[Summary], found: Evaluation) -> Iterator[str]:
    yield f"\n{click.style(f'{source:<34}', bold=True)}{click.style(HEAD[34:], dim=True)}"
    for summary in summaries:
        yield _summary_line(summary)
        here = (source, summary.language)
        yield from _figures(each for each in found.figures if (each.source, each.language) == here)
        yield from _figures(each for each in found.subthreat_figures if (each.source, each.language) == here)


def _summary_line(summary: Summary) -> str:
    told = [f"{summary.false_per_100:.1f} wrong labels in 100 texts"]
    if summary.macro_f1 is not None:
        told.insert(0, f"macro-F1 {summary.macro_f1:.2f}")
    if summary.false_share is not None:
        told.append(f"{summary.false_share:.1%} of {summary.unlabelled_count} texts without labels got one")
    micro = summary.micro
    name = f" {summary.language or 'all languages'}"
    return f"{click.style(f'{name:<34}', bold=True)}{_quality(micro)}\n     {', '.join(told)}"


def _figures(figures: Iterable[Figure]) -> Iterator[str]:
    """A line a target; those without label or choice say nothing and are left out."""
    for each in figures:
        if each.quality.label_count or each.quality.wrong_count:
            yield f"   {each.target:<31}{_quality(each.quality)}"


def _quality(quality: Quality) -> str:
    interval = "" if quality.f1 is None else f"{quality.f1:.2f} [{quality.f1_low:.2f}, {quality.f1_high:.2f}]"
    return (
        f"{quality.text_count:>6} {quality.label_count:>6} {quality.wrong_count:>5} {quality.missed_count:>6}   "
        f"{_share(quality.precision):>9} {_share(quality.recall):>6}   {interval}"
    ).rstrip()


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"


def _calibrations(calibrations: Sequence[Calibrated]) -> Iterator[str]:
    yield f"\n{click.style('calibration, all texts together', bold=True)}"
    yield click.style(f"   {'':<31}{'texts':>6} {'labels':>6}   {'expected error':>14}   threshold", dim=True)
    for each in calibrations:
        counts = f"{each.text_count:>6} {each.label_count:>6}"
        yield f"   {each.threat_id:<31}{counts}   {each.error:>14.3f}   {each.threshold:.2f}"


def _mistake(mistake: Mistake) -> Iterator[str]:
    made = mistake.made_up
    yield (
        f"\n {click.style(mistake.threat_id, bold=True)} {mistake.score:.2f} (from {mistake.threshold:.2f})  "
        f"{mistake.source}/{mistake.language} {mistake.text_id}; labels: {', '.join(mistake.labels) or 'none'}"
    )
    yield f"     {textwrap.shorten(mistake.text, EXCERPT, placeholder=' …')}"
    yield (
        f"     log-odds {made.log_odds:+.2f} = {made.words_for:+.2f} words for {made.words_against:+.2f} against "
        f"{made.model_words:+.2f} words of the model {made.unexplained:+.2f} unexplained"
    )
    told = wordings(mistake.evidence)
    if told:
        listed = " · ".join(f"{weight:+.2f} {wording}" for wording, weight, _ in told[:MOST_WORDINGS])
        yield from textwrap.wrap(listed, WIDTH, initial_indent="     ", subsequent_indent="     ")
