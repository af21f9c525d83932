"""A sentence that tells who joined what, part by part: each body or instrument joined, with its own date.

`party to the Convention since 2008 and member of GRECO since 2020` has two dates, each after what it belongs to; `in
2008 it ratified the Convention and in 2020 joined GRECO` has each before it. Only what the words of joining lead to is
joined: not every body or treaty that the sentence names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from threatlake.records import EntityKind, Mention
from threatlake.understanding.event_days import When
from threatlake.understanding.told_sentences import Sentence

JOINED = (EntityKind.ORGANISATION, EntityKind.INSTRUMENT)
MEMBERS = (EntityKind.COUNTRY, EntityKind.ORGANISATION)
# Between words of joining and what is joined: who joins, and the short words of its grammar, in one clause.
_GAP = r"(?:[\s\"«“„’'-]+[\w’'-]+){0,8}?[\s\"«“„]*\Z"
JOINING = re.compile(
    r"(?<!\w)(?:acced\w+|accession\w*|join\w*|entry|entered|entering|admi(?:tted|ssion)|members?|"
    r"membership|part(?:y|ies)|observer|deposited|присоедин\w+|вступ\w+|член\w*|участник\w*|участниц\w+|участи[ея]|принят\w*|"
    r"наблюдател\w+|сдал\w*)" + _GAP,
    re.IGNORECASE,
)
RATIFYING = re.compile(r"(?<!\w)(?:ratif\w+|ратифи\w+)" + _GAP, re.IGNORECASE)
# Kazakh says what is joined first; so do all languages of what enters into force.
JOINED_AFTER = re.compile(
    r"[^.;:]{0,60}?(?:қосыл|мүше|кірді|қатысушы|ратификациял|entered into force|entry into force|"
    r"вступил\w* в силу|күшіне енді)"
)
# From one thing joined to the next of a list.
LISTED = re.compile(
    r"\w*[\s»”\"]*(?:\([^)]*\)\s*)?,?\s*(?:(?:and|or|as well as|и|или|а также|және|мен|пен|бен)\s+)?"
    r"(?:(?:to|of|in|into|the|its|к|ко|в|во|её|\d{4})\s+){0,4}[\s«“\"]*"
)
# A country that a sentence speaks of without its name.
OURS = re.compile(
    r"(?<!\w)(?:our (?:country|republic|state)|this country|the (?:country|republic)|"
    r"наш\w{1,3} (?:стран\w+|республик\w+)|(?:стран|республик)(?:а|ы|е|у|ой)|елім\w+|еліміз\w*)(?!\w)",
    re.IGNORECASE,
)


def joinings(sentence: Sentence, text: str, named: Sequence[Mention]) -> Iterator[Sentence]:
    """The sentence once for each thing joined, with those who join and the date that belongs to it.

    `named` are all names of the document: `our country` is the one country among them.
    """
    things = _joined(sentence, text)
    others = [mention for mention in sentence.mentions if mention.kind is not EntityKind.INSTRUMENT]
    if not sentence.named(EntityKind.COUNTRY):
        others += _our_country(sentence, text, named)
    if any(mention.kind is EntityKind.COUNTRY for mention in others):
        others = [mention for mention in others if mention.kind is not EntityKind.ORGANISATION]
    for thing, following in pairwise([*things, None]):
        if thing is not None:
            members = [mention for mention in others if mention.entity_id not in {each.entity_id for each in things}]
            if not any(mention.kind in MEMBERS for mention in members):
                continue
            mentions = sorted([*members, thing], key=lambda mention: mention.start_char)
            when = _date_of(sentence, things, thing, following)
            yield replace(sentence, mentions=mentions, when=when, joined=thing)


def _joined(sentence: Sentence, text: str) -> list[Mention]:
    """What the words of joining lead to, each once, in the order of the text."""
    found: dict[str, Mention] = {}
    before: Mention | None = None
    for mention in sentence.mentions:
        if mention.kind not in JOINED:
            continue
        is_listed = before is not None and LISTED.fullmatch(text, before.end_char, mention.start_char)
        if is_listed or _is_joined(sentence, text, mention):
            found.setdefault(mention.entity_id, mention)
            before = mention
    return list(found.values())


def _is_joined(sentence: Sentence, text: str, mention: Mention) -> bool:
    if JOINED_AFTER.match(text, mention.end_char, sentence.end):
        return True
    if RATIFYING.search(text, sentence.start, mention.start_char):
        return mention.kind is EntityKind.INSTRUMENT
    return JOINING.search(text, sentence.start, mention.start_char) is not None


def _our_country(sentence: Sentence, text: str, named: Sequence[Mention]) -> list[Mention]:
    countries = {mention.entity_id: mention for mention in named if mention.kind is EntityKind.COUNTRY}
    is_ours = len(countries) == 1 and OURS.search(text, sentence.start, sentence.end) is not None
    return list(countries.values()) if is_ours else []


def _date_of(sentence: Sentence, things: Sequence[Mention], thing: Mention, following: Mention | None) -> When | None:
    days = sentence.days
    if len(days) <= 1 or len(things) == 1:
        return sentence.when or (days[0][1] if len(days) == 1 else None)
    if days[0][0] < things[0].start_char:
        before = [when for start, when in days if start < thing.start_char]
        return before[-1]
    end = following.start_char if following is not None else sentence.end
    return next((when for start, when in days if thing.start_char < start < end), None)
