"""An explanation as a page: the text with each threat's words in its colour, and what each score is made of."""

from collections.abc import Iterator
from typing import NamedTuple

from flows.cli.pages.blocks import blocks
from flows.cli.pages.marking import MarkKind, mark_kind
from flows.cli.pages.render import render
from flows.cli.pages.stretches import Stretch, stretches
from threatlake.makeup import Wording, wordings
from warehouse.explanation import Explanation, Part, Words

# Colours and lines that the stylesheet has; more threats than that share them.
STYLES = 6
WORDS_OF = {
    MarkKind.FOR: "terms that speak for it",
    MarkKind.AGAINST: "terms that speak against it",
    MarkKind.MODEL: "words that the model finds telling",
}


class Bar(NamedTuple):
    """One sum of log-odds, drawn from the middle of its track: per cent from the left, and wide."""

    name: str
    weight: float
    left: float
    width: float


class Card(NamedTuple):
    """One threat: the number of its style, its score, what it is made of, and its words by what they do."""

    part: Part
    style: int
    is_telling: bool
    bars: list[Bar]
    words: list[tuple[str, list[Wording]]]


class Passage(NamedTuple):
    """A passage with its marks; the page is told where it changes."""

    page: int | None
    has_words: bool
    stretches: list[Stretch]


def page(found: Explanation) -> str:
    """Write the page."""
    threats = sorted(part.threat_id for part in found.parts)
    styles = {threat_id: number % STYLES + 1 for number, threat_id in enumerate(threats)}
    telling = {part.threat_id for part in found.telling}
    cards = [
        Card(part, styles[part.threat_id], part.threat_id in telling, _bars(part), list(_words(found, part)))
        for part in found.parts
    ]
    return render("explanation.html.jinja", found=found, cards=cards, passages=list(_passages(found, styles)))


def _bars(part: Part) -> list[Bar]:
    sums = {
        "terms for": part.words_for,
        "terms against": part.words_against,
        "words of the model": part.model_words,
        "unexplained": part.unexplained_weight,
        "log-odds": part.log_odds,
    }
    widest = max(map(abs, sums.values())) or 1.0
    widths = {name: 50 * abs(weight) / widest for name, weight in sums.items()}
    return [
        Bar(name, weight, 50.0 - widths[name] if weight < 0 else 50.0, widths[name]) for name, weight in sums.items()
    ]


def _words(found: Explanation, part: Part) -> Iterator[tuple[str, list[Wording]]]:
    words = [each for each in found.words if each.threat_id == part.threat_id]
    for kind, name in WORDS_OF.items():
        yield name, wordings(each for each in words if mark_kind(each) is kind)


def _passages(found: Explanation, styles: dict[str, int]) -> Iterator[Passage]:
    """The blocks of the text, with their marks."""
    words: dict[int, dict[int, Words]] = {}
    for place, each in enumerate(found.words):
        words.setdefault(each.passage_number, {})[place] = each
    last_page = None
    for block in blocks(found.text, found.passages):
        inside = {} if block.passage_number is None else words.get(block.passage_number, {})
        yield Passage(
            block.page if block.page != last_page else None,
            has_words=bool(inside),
            stretches=stretches(found.text, block.start_char, block.end_char, inside, styles),
        )
        last_page = block.page or last_page
