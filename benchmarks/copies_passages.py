"""Press releases and paragraphs of agencies inside longer texts that have nothing else to do with them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from copies_drafts import Block, Desk, Draft, sentences
from copies_edits import correct_figure, exchange, misread, restyle
from copies_newsroom import LANGUAGES, Newsroom

RELEASE_WORDS = (30, 150)
HOST_WORDS = (300, 1_500)
USUAL_HOST = 350  # what most texts of such length have
PIECE = range(60, 700)
LIGHTLY = (0.0, 0.03)  # of the words misread


class Placed(NamedTuple):
    """Two texts with one passage in both."""

    one: Draft
    other: Draft


def passages(newsroom: Newsroom, count: int) -> Iterator[Placed]:
    """Every second is a release and a text that has it inside; the others are two texts with the same paragraph."""
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        wanted = newsroom.desk.chance.randint(*RELEASE_WORDS)
        # A text may end before it has so many words, and a sentence before it has fewer.
        text = newsroom.pool.paragraph(language, range(max(wanted - 15, RELEASE_WORDS[0]), wanted + 15))
        release = newsroom.desk.draft(language, None, text)
        if number % 2:
            one = _inside(newsroom, _edited(newsroom.desk, release))
        elif newsroom.desk.happens(0.5):  # an even chance
            one = newsroom.publishers.frame(release, newsroom.publishers.of(language))
        else:
            one = release
        yield Placed(one, _inside(newsroom, _edited(newsroom.desk, release)))


def _edited(desk: Desk, release: Draft) -> Draft:
    """Taken over almost as it was sent."""
    body = sentences(release.blocks[0])
    if len(body) > 3 and desk.happens(0.2):  # noqa: PLR2004 - one in five loses its last sentence
        release = release.with_body([Block(tuple(word for part in body[:-1] for word in part.words))])
    for edit, share in ((correct_figure, 0.3), (exchange, 0.3), (restyle, 0.5)):
        if desk.happens(share):
            release = edit(desk, release)
    return misread(desk, release, LIGHTLY) if desk.happens(0.2) else release  # one in five is scanned


def _inside(newsroom: Newsroom, release: Draft) -> Draft:
    """Laid between the paragraphs of a longer text, or into one of them."""
    chance = newsroom.desk.chance
    wanted = chance.triangular(*HOST_WORDS, USUAL_HOST)
    host: list[Block] = []
    while sum(len(block.words) for block in host) < wanted:
        host += newsroom.desk.draft(release.language, None, newsroom.pool.take(release.language, PIECE).text).blocks
    at = chance.randint(1, len(host) - 1) if len(host) > 1 else 0
    if newsroom.desk.happens(0.3):  # most keep the release a paragraph of its own
        host[at] = replace(host[at], words=(*host[at].words, *release.blocks[0].words))
    else:
        host.insert(at, release.blocks[0])
    return Draft(release.language, tuple(host))
