"""Who tells of an event: three newsrooms in their own words, ten that reprint these, digests, and one that errs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from copies_drafts import Block, Desk, Draft, sentences
from copies_edits import cut_end, drop_sentences, exchange, reorder, restyle
from copies_slots import Filler
from copies_written import PUBLISHERS, Publisher
from events_words import LANGUAGES, OUTLETS, TELLINGS, Manner, Stated, dateline, filled, number, slots, tell
from events_world import WORLD, Amount, Event

from threatlake.records import EventKind

REWRITES, REPRINTS = 3, 10
IN_DIGEST = 3
FRAMED = 0.66  # of reprints, as in the benchmark of copies
ERRS = 4  # every so many seizures one is reported with another figure by one outlet
ERROR = (1.15, 1.6)  # times the true amount
TOTAL, RECALL = 0.5, 0.5  # of texts that sum up many seizures or arrests, or recall the seizure before


class Role(StrEnum):
    """What a sentence does with an event; of other sentences none is expected to tell of any."""

    TELLS = "tells"
    RECALLS = "recalls"
    HEADS = "heads"
    TOTALS = "totals"


class Mark(NamedTuple):
    """What the words of a sentence were written for."""

    role: Role
    event: Event | None


class Sentence(NamedTuple):
    """A sentence as printed, and what it was written for."""

    text: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Document:
    """A text as an outlet prints it."""

    draft: Draft
    outlet: str
    published: date
    wrong_about: int | None = None  # the number of the event that it states another amount of


class Newsroom:
    """Writes, and remembers of each word what it was written for."""

    def __init__(self, desk: Desk, events: list[Event]) -> None:
        self.desk = desk
        self.events = events
        self._marks: dict[int, Mark] = {}

    def documents(self) -> Iterator[Document]:
        """Everything that is printed about the events."""
        for event in self.events:
            rewrites = list(self._rewrites(event))
            yield from rewrites
            errs = event.kind is EventKind.SEIZURE and event.number % ERRS == 0
            for number_ in range(REPRINTS):
                yield self._reprint(event, rewrites[number_ % REWRITES])
            if errs:
                yield self._wrong(event, rewrites[0])
        shuffled = list(self.events)
        self.desk.chance.shuffle(shuffled)
        for at in range(0, len(shuffled) - IN_DIGEST + 1, IN_DIGEST):
            yield self._digest(shuffled[at : at + IN_DIGEST])

    def sentences(self, draft: Draft) -> list[Sentence]:
        """Every sentence of a text, with what it was written for."""
        return [
            Sentence(
                " ".join(word.text for word in part.words),
                next((mark for word in part.words if (mark := self._marks.get(word.key))), None),
            )
            for block in draft.blocks
            for part in sentences(block)
        ]

    def _rewrites(self, event: Event) -> Iterator[Document]:
        chance = self.desk.chance
        languages = chance.sample(LANGUAGES, len(LANGUAGES))
        if self.desk.happens(0.3):  # the share told twice in one language
            languages[2] = languages[1]
        templates: set[str] = set()
        for language, manner in zip(languages, self._manners(), strict=True):
            template = chance.choice(
                [each for each in TELLINGS[language]["tellings"][event.kind] if each not in templates]
            )
            templates.add(template)
            yield self._written(event, language, manner, template)

    def _manners(self) -> list[Manner]:
        """The first states everything; of the others one rounds, one counts in grams, and no date is a full one."""
        amounts = self.desk.chance.sample((Stated.ROUNDED, Stated.GRAMS), 2)
        dates = self.desk.chance.sample((Stated.RELATIVE, Stated.DATELINE, Stated.DAY), 2)
        places = self.desk.chance.sample((Stated.FULL, Stated.NEAR), 2)
        return [Manner(), *map(Manner, amounts, dates, places)]

    def _written(self, event: Event, language: str, manner: Manner, template: str) -> Document:
        late = self.desk.chance.choice((0, 1, 2)) if manner.date is not Stated.DATELINE else 0
        published = event.on + timedelta(late)
        told = self._block(tell(template, event, language, manner, published), Mark(Role.TELLS, event))
        if manner.date is Stated.DATELINE:
            told = replace(told, words=(*self.desk.block(dateline(event, language, published)).words, *told.words))
        body = [told, *self._around(event, language, published)]
        draft = Draft(language, tuple(body)).with_headline(self._headline(event, language, manner, published))
        return Document(draft, self._outlet(language), published)

    def _around(self, event: Event, language: str, published: date) -> Iterator[Block]:
        """Sentences about other things, sums, and the seizure before this one."""
        texts = TELLINGS[language]
        if event.kind is EventKind.SEIZURE and self.desk.happens(RECALL) and (before := self._before(event)):
            recall = self.desk.chance.choice(texts["asides"]["recalls"])
            yield self._block(tell(recall, before, language, Manner(), published), Mark(Role.RECALLS, before))
        background = self.desk.chance.sample(texts["background"]["any"], self.desk.chance.choice((1, 2, 3, 4)))
        of_kind = self.desk.chance.sample(["", *texts["background"].get(event.kind, [])], 1)
        yield self.desk.block(" ".join([*background[:2], *of_kind]))
        if (event.drugs or event.kind is EventKind.ARREST) and self.desk.happens(TOTAL):
            yield self._block(self._total(event, language, published), Mark(Role.TOTALS, None))
        if background[2:]:
            yield self.desk.block(" ".join(background[2:]))

    def _total(self, event: Event, language: str, published: date) -> str:
        """A sum over many seizures or arrests."""
        chance, asides = self.desk.chance, TELLINGS[language]["asides"]
        tonnes = {"en": "t", "ru": "т", "kk": "тонна"}[language]
        values = slots(event, language, Manner(), published) | {
            "sum": f"{number(chance.randint(11, 38) / 10, language)} {tonnes}",
            "substance": "".join(WORLD["substances"][each.substance][language] for each in event.drugs[:1]),
            # Numbers that end in five to nine, for the Russian noun after them.
            "count": str(10 * chance.randint(12, 48) + chance.randint(5, 9)),
            "months": str(chance.randint(5, 9)),
            "year": str(published.year - 1),
            "share": str(chance.randint(6, 20)),
        }
        return filled(chance.choice(asides["totals" if event.drugs else "arrest_totals"]), values, language)

    def _before(self, event: Event) -> Event | None:
        """The last seizure of the same substance before this one, within two weeks."""
        near = [
            other
            for other in self.events
            if other.kind is EventKind.SEIZURE
            and other.drugs[0].substance == event.drugs[0].substance
            and 0 < (event.on - other.on).days <= 14  # noqa: PLR2004 - two weeks
        ]
        return max(near, key=lambda other: other.on, default=None)

    def _reprint(self, event: Event, document: Document) -> Document:
        chance, draft = self.desk.chance, document.draft
        published = document.published + timedelta(chance.choice((0, 0, 1, 1, 2)))
        for edit in chance.sample((drop_sentences, cut_end, exchange, reorder, restyle), chance.choice((1, 2, 2, 3))):
            edited = edit(self.desk, draft)
            if edit is exchange or self._told(edited) == self._told(draft):
                draft = edited
        if self.desk.happens(0.5):  # an even chance of a headline of one's own
            draft = draft.with_headline(self._headline(event, draft.language, Manner(), published))
        frames = [each for each in PUBLISHERS if each.language == draft.language]
        if not self.desk.happens(FRAMED):
            return Document(draft, self._outlet(draft.language), published)
        # Each frame belongs to one outlet, which prints it under all that it takes over.
        number_ = chance.randrange(len(frames))
        return Document(self._framed(draft, frames[number_], published), OUTLETS[draft.language][number_], published)

    def _told(self, draft: Draft) -> set[int]:
        """The words that tell of events: what is cut and dropped is something else."""
        words = draft.keys()
        return {key for key in words if (mark := self._marks.get(key)) and mark.role is not Role.HEADS}

    def _framed(self, draft: Draft, publisher: Publisher, published: date) -> Draft:
        """In the frame of a publisher."""
        filler = Filler(draft.language, self.desk.chance, published)
        before, after = (
            [replace(self.desk.block(filler.fill(part)), is_boilerplate=True) for part in parts]
            for parts in (publisher.before, publisher.after)
        )
        return replace(draft, blocks=(*before, *draft.blocks, *after))

    def _wrong(self, event: Event, document: Document) -> Document:
        """The event in an outlet's own words with an amount that is not right."""
        factor = self.desk.chance.uniform(*ERROR)
        wrong = replace(event, drugs=tuple(Amount(each.substance, round(each.kg * factor, 1)) for each in event.drugs))
        language, published = document.draft.language, document.published + timedelta(1)
        template = self.desk.chance.choice(TELLINGS[language]["tellings"][event.kind])
        told = self._block(tell(template, wrong, language, Manner(), published), Mark(Role.TELLS, event))
        draft = Draft(language, (told, *self._around(event, language, published)))
        return Document(draft, self._outlet(language), published, wrong_about=event.number)

    def _digest(self, events: Sequence[Event]) -> Document:
        language = self.desk.chance.choice(LANGUAGES)
        published = max(event.on for event in events) + timedelta(1)
        told = []
        for event in events:
            template = self.desk.chance.choice(TELLINGS[language]["tellings"][event.kind])
            text = tell(template, event, language, Manner(place=Stated.NEAR), published)
            told.append(self._block(text, Mark(Role.TELLS, event)))
        headline = self.desk.block(self.desk.chance.choice(TELLINGS[language]["digest"]["headlines"]))
        return Document(Draft(language, tuple(told)).with_headline(headline), self._outlet(language), published)

    def _headline(self, event: Event, language: str, manner: Manner, published: date) -> Block:
        headline = self.desk.chance.choice(TELLINGS[language]["headlines"][event.kind])
        return self._block(tell(headline, event, language, manner, published), Mark(Role.HEADS, event))

    def _outlet(self, language: str) -> str:
        """One without a frame."""
        framed = sum(each.language == language for each in PUBLISHERS)
        return self.desk.chance.choice(OUTLETS[language][framed:])

    def _block(self, text: str, mark: Mark) -> Block:
        block = self.desk.block(text)
        self._marks |= {word.key: mark for word in block.words}
        return block
