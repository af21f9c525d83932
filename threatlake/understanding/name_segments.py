"""The stretches of capitalised words in which a person's name is looked for, and what stands beside them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from threatlake.reading.extraction import Reading
from threatlake.records import Mention, Passage
from threatlake.understanding.capitalised import Token, is_heading, runs
from threatlake.understanding.inflection import fold
from threatlake.understanding.person_names import Part, PersonNames
from threatlake.understanding.roles import role_after

WORD_BEFORE = re.compile(r"([\w'’-]+)\.?[ \u00a0\"«“]*\Z")
WORD_AFTER = re.compile(r"[\"»”]?[ \u00a0,]{1,2}([\w'’-]+)")
AGE_AFTER = re.compile(r",? \(?\d\d(?:,| лет| года?|\)|-| жас|-year)")
# How far before a name the word before it is looked for.
NEAR = 30
NAMED_AFTER = "атындағы"
# A word all in capitals is an acronym, save one that has the shape of a name and is no shorter than this.
SHORTEST_IN_CAPITALS = 4
BY_SHAPE = frozenset({Part.GIVEN, Part.SURNAME, Part.PATRONYMIC})
# The last letter of the Latin blocks: a Cyrillic one comes after it.
LAST_LATIN = "ʯ"


@dataclass(slots=True)
class Segment:
    """Words of one run between what is no part of a name."""

    passage: Passage
    tokens: list[Token]
    parts: list[Part]
    is_titled: bool


@dataclass(slots=True)
class Found:
    """Words that are a person's name, with its dictionary form and what says that they are one."""

    passage: Passage
    tokens: list[Token]
    words: list[str]
    key: str
    is_headed: bool = False


def segments_of(reading: Reading, mentions: list[Mention], names: PersonNames) -> tuple[list[Segment], list[Segment]]:
    """The segments of the text, and those of headings, where capitals say nothing."""
    taken = sorted((mention.start_char, mention.end_char) for mention in mentions)
    found: list[Segment] = []
    headed: list[Segment] = []
    for passage in reading.passages:
        is_capitals = reading.text[passage.start_char : passage.end_char].isupper()
        into = headed if is_heading(reading.text, passage.start_char, passage.end_char) else found
        for run in runs(reading.text, passage.start_char, passage.end_char):
            parts = [_part(token, taken, names, is_capitals) for token in run]
            if min(parts) < Part.STOP:
                kept = _not_named_after(reading.text, run, names)
                into += _cut(passage, run[:kept], parts[:kept], names)
    return found, headed


def _part(token: Token, taken: list[tuple[int, int]], names: PersonNames, is_capitals: bool) -> Part:
    part = names.part(token.word)
    if part is Part.STOP or (taken and _is_taken(token, taken)):
        return Part.STOP
    if len(token.word) > 1 and token.word.isupper() and part is not Part.INITIAL and not is_capitals:
        is_name = part in BY_SHAPE and len(token.word) >= SHORTEST_IN_CAPITALS
        return part if is_name else Part.STOP
    return part


def _cut(passage: Passage, run: list[Token], kinds: list[Part], names: PersonNames) -> list[Segment]:
    """The stretches of a run between titles and what is no part of a name."""
    found: list[Segment] = []
    tokens: list[Token] = []
    parts: list[Part] = []
    is_titled = False
    for token, kind in zip(run, kinds, strict=True):
        part = kind
        if tokens and (tokens[0].word[0] > LAST_LATIN) != (token.word[0] > LAST_LATIN):
            # A name is in one script.
            found.append(Segment(passage, tokens, parts, is_titled))
            tokens, parts, is_titled = [], [], False
        if part is Part.TITLE and tokens and parts[-1] is Part.GIVEN and token is run[-1]:
            part = Part.WORD
        if not tokens and is_titled and fold(token.word) in names.modifiers:
            continue
        if part is Part.STOP or part is Part.TITLE or part is Part.HONORIFIC:
            is_other = part is Part.STOP and fold(token.word) in names.after
            if tokens and not is_other and (part is Part.STOP or Part.GIVEN in parts):
                found.append(Segment(passage, tokens, parts, is_titled))
            tokens, parts, is_titled = [], [], part is not Part.STOP
        elif tokens or part is not Part.PARTICLE:
            tokens.append(token)
            parts.append(part)
    if tokens:
        found.append(Segment(passage, tokens, parts, is_titled))
    return found


def _not_named_after(text: str, run: list[Token], names: PersonNames) -> int:
    """How many words of a run are left: the last names a street or town, nobody is meant beside `named after`."""
    first, last = run[0], run[-1]
    before = WORD_BEFORE.search(text, max(0, first.start - NEAR), first.start)
    if before is not None and not before.group(1).isascii() and fold(before.group(1)) in names.before:
        return 0
    after = WORD_AFTER.match(text, last.end)
    if after is None or "," in after.group() or fold(after.group(1)) not in names.after:
        return len(run)
    return 0 if fold(after.group(1)) == NAMED_AFTER else len(run) - 1


def _is_taken(token: Token, taken: list[tuple[int, int]]) -> bool:
    at = bisect_right(taken, (token.start, 1 << 60)) - 1
    return any(start < token.end and token.start < end for start, end in taken[max(0, at - 2) : at + 2])


def has_cue(text: str, segment: Segment, names: PersonNames) -> bool:
    """Tell whether a title or a verb stands beside a segment, or an age after it."""
    first, last = segment.tokens[0], segment.tokens[-1]
    before = WORD_BEFORE.search(text, max(segment.passage.start_char, first.start - NEAR), first.start)
    if before is not None and fold(before.group(1)) in names.cues:
        return True
    after = WORD_AFTER.match(text, last.end, segment.passage.end_char)
    if after is not None and fold(after.group(1)) in names.verbs:
        return True
    if AGE_AFTER.match(text, last.end):
        return True
    return role_after(text, segment.passage, last.end, names) is not None


def word_before(text: str, segment: Segment) -> str:
    """The word right before a segment, folded; nothing where none is."""
    first = segment.tokens[0].start
    before = WORD_BEFORE.search(text, max(segment.passage.start_char, first - NEAR), first)
    return fold(before.group(1)) if before is not None else ""
