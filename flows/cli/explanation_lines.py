"""An explanation as lines of a terminal: the strongest first, and only passages with words unless all is asked for."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence

import click

from flows.cli.pages.marking import MarkKind, mark_kind, pieces, shortened, strongest_kind
from threatlake.makeup import Wording, wordings
from warehouse.explanation import Explanation, Judgement, Part, Words

# What fits a screen: wordings of one kind, and passages.
MOST_WORDINGS, MOST_PASSAGES = 8, 10
WIDTH = 120
SIGNS = {MarkKind.FOR: ("[", "]"), MarkKind.AGAINST: ("{", "}"), MarkKind.MODEL: ("‹", "›")}
COLOURS = {MarkKind.FOR: "cyan", MarkKind.AGAINST: "yellow", MarkKind.MODEL: None}
NUMBERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Codes of other classifications that mean all of a sub-threat; the others stand in the page and in JSON.
COVERING = ("exact", "broad")


def lines(found: Explanation, *, is_all: bool) -> Iterator[str]:
    """Tell an explanation line by line."""
    shown = found.parts if is_all else found.telling
    yield click.style(found.title or "(no title)", bold=True)
    yield f"{found.document_id}\n{found.uri}"
    yield f"language {found.language or 'unknown'}, published {found.published_on or 'not stated'}"
    numbers = {part.threat_id: number for number, part in enumerate(shown, start=1)}
    for part in shown:
        yield ""
        yield from _part(
            part, numbers[part.threat_id], [w for w in found.words if w.threat_id == part.threat_id], is_all
        )
    others = [f"{part.threat_id} {part.score:.2f}" for part in found.parts if part.threat_id not in numbers]
    if others:
        yield ""
        yield from _wrapped("no label: ", ", ".join(others))
    yield ""
    yield _legend(is_numbered=len(shown) > 1)
    yield from _passages(found, numbers, is_all=is_all)


def _part(part: Part, number: int, words: Sequence[Words], is_all: bool) -> Iterator[str]:
    label = click.style("label", fg="green", bold=True) if part.is_label else "no label"
    doubt = ", in doubt" if part.is_doubtful and not part.judgements else ""
    yield (
        f"{number}  {click.style(part.threat_id, bold=True)}  {part.score:.2f}  {label} by "
        f"{'judgement' if part.judgements else 'the model'} (labels from {part.threshold:.2f}){doubt}"
    )
    for judgement in part.judgements:
        yield from _wrapped("     judged       ", _judged(judgement))
    yield (
        f"     log-odds     {part.log_odds:+.2f} = {part.words_for:+.2f} words for {part.words_against:+.2f} against "
        f"{part.model_words:+.2f} words of the model {part.unexplained_weight:+.2f} unexplained"
    )
    for kind, name in ((MarkKind.FOR, "for"), (MarkKind.AGAINST, "against"), (MarkKind.MODEL, "by the model")):
        told = wordings(each for each in words if mark_kind(each) is kind)
        if told:
            yield from _wrapped(f"     {name:<13}", _wordings(told, is_all=is_all))
    for each in part.subthreats:
        codes = ", ".join(f"{code.scheme} {code.code}" for code in each.codes if is_all or code.relation in COVERING)
        yield from _wrapped(
            "     sub-threat   ", f"{each.subthreat_id} {each.score:.2f}{f' ({codes})' if codes else ''}"
        )


def _judged(judgement: Judgement) -> str:
    answer = "is about it" if judgement.is_about else "is not about it"
    because = f': "{judgement.reason}"' if judgement.reason else ""
    return f"{judgement.judged_by} on {judgement.judged_at:%Y-%m-%d}: {answer}{because}"


def _wordings(told: Sequence[Wording], *, is_all: bool) -> str:
    kept = told if is_all else told[:MOST_WORDINGS]
    listed = [f"{weight:+.2f} {wording}{f' ×{count}' if count > 1 else ''}" for wording, weight, count in kept]
    more = f" · {len(told) - len(kept)} more" if len(kept) < len(told) else ""
    return " · ".join(listed) + more


def _wrapped(label: str, told: str) -> list[str]:
    return textwrap.wrap(told, WIDTH, initial_indent=label, subsequent_indent=" " * len(label))


def _legend(*, is_numbered: bool) -> str:
    signs = ", ".join(
        (_styled("for", MarkKind.FOR), _styled("against", MarkKind.AGAINST), _styled("by the model", MarkKind.MODEL))
    )
    return f"marked: {signs}{'; the figure is the threat' if is_numbered else ''}"


def _styled(words: str, kind: MarkKind, numbers: str = "") -> str:
    left, right = SIGNS[kind]
    return click.style(
        f"{left}{words}{right}{numbers}", fg=COLOURS[kind], bold=kind is not MarkKind.MODEL, dim=kind is MarkKind.MODEL
    )


def _passages(found: Explanation, numbers: Mapping[str, int], *, is_all: bool) -> Iterator[str]:
    inside: dict[int, list[Words]] = {}
    for each in found.words:
        if each.threat_id in numbers:
            inside.setdefault(each.passage_number, []).append(each)
    strongest = sorted(inside, key=lambda number: (-sum(abs(each.weight) for each in inside[number]), number))
    shown = range(len(found.passages)) if is_all else sorted(strongest[:MOST_PASSAGES])
    for number in shown:
        start, end, page = found.passages[number]
        yield ""
        yield (f"p. {page}  " if page else "") + _marked(
            found.text, start, end, inside.get(number, []), numbers, is_all
        )
    if len(shown) < len(found.passages):
        with_words = len(inside) - len(shown)
        left_out = f"{len(found.passages) - len(shown)} of {len(found.passages)} passages are left out"
        yield f"\n{left_out}{f', {with_words} of them with words' if with_words else ''}; --all shows everything"


def _marked(  # noqa: PLR0913, PLR0917 - a stretch of a text, and how it is shown
    text: str, start: int, end: int, words: Sequence[Words], numbers: Mapping[str, int], is_all: bool
) -> str:
    """The passage with its words between signs; words that overlap are marked together."""
    told, marked = "", list[Words]()
    begun = start
    for piece in pieces(start, end, words):
        if piece.spans:
            if not marked:
                begun = piece.start_char
            marked += piece.spans
            continue
        told += _closed(text[begun : piece.start_char], marked, numbers)
        marked = []
        plain = text[piece.start_char : piece.end_char]
        told += plain if is_all else shortened(plain, is_first=not told, is_last=piece.end_char == end)
    return told + (_closed(text[begun:end], marked, numbers) if marked else "")


def _closed(words: str, marked: Sequence[Words], numbers: Mapping[str, int]) -> str:
    if not marked:
        return ""
    threats = sorted({numbers[each.threat_id] for each in marked})
    figures = "·".join(str(number) for number in threats).translate(NUMBERS) if len(numbers) > 1 else ""
    return _styled(words, strongest_kind(marked), figures)
