"""A sentence that tells who joined what, part by part: each body or instrument joined, with its own date.

`party to the Convention since 2008 and member of GRECO since 2020` has two dates, each after what it belongs to; `in
2008 it ratified the Convention and in 2020 joined GRECO` has each before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from threatlake.records import EntityKind, Mention
from threatlake.understanding.event_days import When
from threatlake.understanding.told_sentences import Sentence

JOINED = (EntityKind.ORGANISATION, EntityKind.INSTRUMENT)


def joinings(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence once for each thing joined, with the countries that it names and the date that belongs to it."""
    joined = {mention.entity_id: mention for mention in reversed(sentence.mentions) if mention.kind in JOINED}
    things = sorted(joined.values(), key=lambda mention: mention.start_char)
    others = [mention for mention in sentence.mentions if mention.kind not in JOINED]
    for thing, following in pairwise([*things, None]):
        if thing is not None:
            mentions = sorted([*others, thing], key=lambda mention: mention.start_char)
            yield replace(sentence, mentions=mentions, when=_date_of(sentence, things, thing, following))


def _date_of(sentence: Sentence, things: Sequence[Mention], thing: Mention, following: Mention | None) -> When | None:
    days = sentence.days
    if len(days) <= 1 or len(things) == 1:
        return sentence.when
    if days[0][0] < things[0].start_char:
        before = [when for start, when in days if start < thing.start_char]
        return before[-1]
    end = following.start_char if following is not None else sentence.end
    return next((when for start, when in days if thing.start_char < start < end), None)
