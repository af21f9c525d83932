"""Texts made from one form: the same words about another month, another case, another lorry.

Bulletins, court notices and renewed resolutions share nearly all their words and tell of different things. What tells
them from a reprint is what stands where they differ: a reprint corrects a figure, a form fills in most of them anew.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from threatlake.comparing.shared import Passage, Run
from threatlake.comparing.shingles import Words

# Words between two shared runs, in either text, that are what a form leaves blank; more may be, where they are alike.
MOST_FILLED, MOST_ALIKE = 8, 80
# Words at the beginning of a text among which the first blank is a dateline: every paper prints its own.
DATELINE = 40
# Words that both hold over all words of both, from which what stands between two runs is one form filled in twice.
ALIKE = 0.3
# Figures filled in anew, and their share of all, from which two texts tell of different things.
LEAST_CHANGED, CHANGED_SHARE = 2, 0.3


# Words of a text: the first, and one past the last.
Part = tuple[int, int]


def is_renewal(one: Words, other: Words, passages: Sequence[Passage]) -> bool:
    """Whether two texts that share passages state other figures in the same places."""
    changed, kept = details(one, other, passages)
    return changed >= LEAST_CHANGED and changed >= CHANGED_SHARE * (changed + kept)


def details(one: Words, other: Words, passages: Sequence[Passage]) -> tuple[int, int]:
    """How many figures are filled in differently between shared runs, and how many are the same."""
    runs = sorted((run for passage in passages for run in passage.runs), key=lambda run: run.start)
    is_figure, is_other_figure = one.is_figure.tolist(), other.is_figure.tolist()
    changed, kept = 0, sum(sum(is_figure[run.start : run.end]) for run in runs)
    for mine, theirs in _blanks(one, other, runs):
        figures, other_figures = _figures(one, is_figure, mine), _figures(other, is_other_figure, theirs)
        if figures and other_figures:
            # One for one is what most forms have, and is told without counting.
            is_one = len(figures) == len(other_figures) == 1
            same = int(figures == other_figures) if is_one else (Counter(figures) & Counter(other_figures)).total()
            kept += same
            changed += min(len(figures), len(other_figures)) - same
    return changed, kept


def _blanks(one: Words, other: Words, runs: Sequence[Run]) -> Iterator[tuple[Part, Part]]:
    """What follows each shared run in either text, up to the next: where it fills one form, and is no dateline."""
    in_other = sorted(runs, key=lambda run: run.other_start)
    after_in_other = dict(pairwise(in_other))
    may_be_dateline = True
    for run, after in zip_longest(runs, runs[1:]):
        other_after = after_in_other.get(run)
        mine = run.end, min(after.start if after else len(one), run.end + MOST_ALIKE)
        theirs = run.other_end, min(other_after.other_start if other_after else len(other), run.other_end + MOST_ALIKE)
        longest = max(mine[1] - mine[0], theirs[1] - theirs[0])
        if min(mine[1] - mine[0], theirs[1] - theirs[0]) <= 0:
            continue
        is_filled = after == other_after and longest <= MOST_FILLED
        if is_filled and may_be_dateline and max(run.end, run.other_end) < DATELINE:
            may_be_dateline = False
            continue
        may_be_dateline = False
        if is_filled or _alike(one, other, mine, theirs) >= ALIKE:
            yield mine, theirs


def _alike(one: Words, other: Words, span: Part, other_span: Part) -> float:
    mine, theirs = Counter(one.numbers[slice(*span)].tolist()), Counter(other.numbers[slice(*other_span)].tolist())
    return 2 * (mine & theirs).total() / (mine.total() + theirs.total())


def _figures(words: Words, is_figure: Sequence[bool], part: Part) -> list[str]:
    """The figures among some words, without leading noughts."""
    places = [at for at in range(*part) if is_figure[at]]
    return [words.text[words.starts[at] : words.ends[at]].lstrip("0") for at in places]
