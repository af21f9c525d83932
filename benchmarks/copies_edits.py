"""What newsrooms do to a text that they take over, one function each, at a strength that is drawn."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from copies_drafts import LETTERS, Block, Desk, Draft, Word, sentences
from copies_pool import Pool
from copies_slots import Filler
from copies_written import CONFUSED, DATELINES, EXCHANGED, HEADLINES, LEADS, QUOTES

FIRST_DAY = date(2019, 1, 1)
KEPT = (0.35, 0.95)  # of the words, where the end is cut
MISREAD = (0.01, 0.12)  # of the words of a scanned page
LAST_DIGIT = re.compile(r"\d(?=\D*$)")
BROKEN = 6  # letters, from which a word is broken
DATELINE = re.compile(r"^(?:[^\W\d_][^.]{2,40}?\s[–—-]{1,2}|[^\W\d_][\w-]+,? \([^)]*\)|\([^)]*\))$")


def phrase(desk: Desk, language: str, phrases: dict[str, list[str]]) -> str:
    """One of the phrases of a language, filled."""
    on = FIRST_DAY + timedelta(desk.chance.randrange(2_500))
    return Filler(language, desk.chance, on).fill(desk.chance.choice(phrases[language]))


def cut_end(desk: Desk, draft: Draft) -> Draft:
    """Print what there is room for: to the end of a sentence mostly, with a link to the rest sometimes."""
    body = draft.body()
    room = round(sum(len(block.words) for block in body) * desk.chance.uniform(*KEPT))
    kept: list[Block] = []
    for block in body:
        kept.append(replace(block, words=block.words[:room]))
        room -= len(block.words)
        if room <= 0:
            break
    whole = sentences(kept[-1])
    # The last sentence is left out where it is cut; where there is no other, it is printed as it is.
    if len(whole) > 1 and room < 0 and desk.happens(0.7):  # the share of tidy editors
        kept[-1] = replace(kept[-1], words=tuple(word for part in whole[:-1] for word in part.words))
    elif room < 0:
        more = {"en": "… Read more", "ru": "… Читать далее", "kk": "… Толығырақ"}.get(draft.language, "…")
        kept[-1] = replace(kept[-1], words=(*kept[-1].words, *desk.block(more).words))
    return draft.with_body(kept)


def drop_sentences(desk: Desk, draft: Draft) -> Draft:
    """Shorten in the middle: here and there a sentence is left out, never the first."""
    share, is_first = desk.chance.uniform(0.05, 0.25), True
    shorter = []
    for block in draft.body():
        kept: list[Word] = []
        for sentence in sentences(block):
            if is_first or not desk.happens(share):
                kept += sentence.words
            is_first = False
        shorter.append(replace(block, words=tuple(kept)))
    return draft.with_body(shorter)


def new_head(desk: Desk, draft: Draft) -> Draft:
    """Give it another headline and a first paragraph of one's own; the old one goes, or moves down."""
    if draft.language not in LEADS:
        return draft.with_headline(None)
    body = draft.body()
    first = sentences(body[0])
    if len(body) + len(first) > 2 and desk.happens(0.5):  # noqa: PLR2004 - something must be left to print
        rest = tuple(word for part in first[1:] for word in part.words)
        body = (replace(body[0], words=rest), *body[1:])
    lead = desk.block(phrase(desk, draft.language, LEADS))
    return draft.with_body((lead, *body)).with_headline(desk.block(phrase(desk, draft.language, HEADLINES)))


def reorder(desk: Desk, draft: Draft) -> Draft:
    """Tell it in another order, by paragraphs, or by groups of sentences where there are few."""
    body = list(draft.body())
    if len(body) < 3:  # noqa: PLR2004 - fewer have hardly another order
        parts = [part for block in body for part in sentences(block)]
        body = [
            Block(tuple(word for part in parts[at : at + 2] for word in part.words)) for at in range(0, len(parts), 2)
        ]
    if desk.happens(0.5):  # an even chance: one paragraph moves, or all
        body.insert(desk.chance.randrange(len(body)), body.pop(desk.chance.randrange(len(body))))
    else:
        desk.chance.shuffle(body)
    return draft.with_body(body)


def correct_figure(desk: Desk, draft: Draft) -> Draft:
    """Correct one figure, where there is any."""
    places = [word.key for block in draft.body() for word in block.words if re.search(r"\d", word.text)]
    if not places:
        return draft
    wrong = desk.chance.choice(places)

    def corrected(word: Word) -> Word:
        if word.key != wrong:
            return word
        digit = str(desk.chance.randint(1, 9))
        return desk.word(LAST_DIGIT.sub(lambda found: digit if found[0] != digit else "0", word.text))

    return change_words(draft, corrected)


def change_dateline(desk: Desk, draft: Draft) -> Draft:
    """Another place, day and agency at the head of the text."""
    if draft.language not in DATELINES:
        return draft
    first, *rest = draft.body()
    words = first.words
    for at in range(2, min(8, len(words))):
        if DATELINE.match(" ".join(word.text for word in words[:at])):
            words = words[at:]
            break
    dateline = desk.block(phrase(desk, draft.language, DATELINES))
    return draft.with_body((replace(first, words=(*dateline.words, *words)), *rest))


def insert(pool: Pool) -> Callable[[Desk, Draft], Draft]:
    """Lay a quote got by telephone, or a paragraph of background from another story, between the paragraphs."""

    def inserted(desk: Desk, draft: Draft) -> Draft:
        body = list(draft.body())
        for _ in range(desk.chance.choice((1, 1, 1, 2))):
            if draft.language in QUOTES and desk.happens(0.6):  # quotes are the commoner
                text = phrase(desk, draft.language, QUOTES)
            else:
                text = pool.paragraph(draft.language, range(15, 60))
            body.insert(desk.chance.randint(1, len(body)), desk.block(text))
        return draft.with_body(body)

    return inserted


def exchange(desk: Desk, draft: Draft) -> Draft:
    """Exchange words for others of the same meaning."""
    others = EXCHANGED.get(draft.language, {})
    share = desk.chance.uniform(0.3, 0.9)

    def exchanged(word: Word) -> Word:
        other = others.get(word.text)
        return desk.word(other) if other and desk.happens(share) else word

    return change_words(draft, exchanged)


def restyle(desk: Desk, draft: Draft) -> Draft:
    """Other quotation marks, dashes and spaces, the first words in capitals: the words stay the same."""
    table = desk.chance.choice(({"«": '"', "»": '"', "—": "–"}, {"“": '"', "”": '"', "–": "-"}, {'"': "”", "'": "’"}))
    capitals = desk.chance.choice((0, 0, 3, 5))
    first = {word.key for block in draft.body()[:1] for word in block.words[:capitals]}

    letters = {ord(letter): other for letter, other in table.items()}

    def restyled(word: Word) -> Word:
        text = word.text.translate(letters)
        return Word(text.upper() if word.key in first else text, word.key)

    return change_words(draft, restyled)


def misread(desk: Desk, draft: Draft, share: tuple[float, float] = MISREAD) -> Draft:
    """Scan it and let a machine read it: letters confused, words broken or run together."""
    rate = desk.chance.uniform(*share)
    confusions = CONFUSED["latin" if draft.language in {"en", "uz"} else "cyrillic"]

    def read(word: Word) -> Word:
        if not desk.happens(rate) or not LETTERS.search(word.text):
            return word
        fitting = [pair for pair in confusions if pair[0] in word.text]
        if fitting and desk.happens(0.8):  # most misreadings are of letters
            shape, seen = desk.chance.choice(fitting)
            return desk.word(word.text.replace(shape, seen, 1))
        middle = len(word.text) // 2
        if len(word.text) < BROKEN:
            return word
        return desk.word(word.text[:middle] + desk.chance.choice(("- ", " ", "-")) + word.text[middle:])

    return change_words(draft, read)


def change_words(draft: Draft, change: Callable[[Word], Word]) -> Draft:
    """A draft with each word of its headline and body as `change` leaves it; boilerplate stays."""

    def changed(block: Block) -> Block:
        return block if block.is_boilerplate else replace(block, words=tuple(_split(map(change, block.words))))

    return replace(draft, blocks=tuple(map(changed, draft.blocks)))


def _split(words: Iterable[Word]) -> Iterable[Word]:
    """A word that was broken is two; they are numbered apart, both new."""
    for word in words:
        parts = word.text.split()
        yield from (Word(part, word.key + at * 10**9) for at, part in enumerate(parts))
