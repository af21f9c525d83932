"""Find the persons that a document names, each with one id and the role as stated.

A name is known by a given name (`seeds/person_names.toml`), initials, a surname's ending, a title or verb beside it
(`seeds/name_triggers.toml`). A surname alone is a person where the document has the full name, or a title stands
beside it. The id is made of the given name and the surname, romanised, whatever the language, case and order; two
persons of one name are one id. Where only a surname or initials are known, the id holds for the one document.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, Entity, EntityId, EntityKind, Mention, Passage
from threatlake.understanding.capitalised import Token, begins_sentence, is_heading, runs
from threatlake.understanding.inflection import fold, forms
from threatlake.understanding.person_names import ADJECTIVE, Part, PersonNames, nominative
from threatlake.understanding.roles import role_after, role_beside
from threatlake.understanding.romanisation import romanise

WORD_BEFORE = re.compile(r"([\w'’-]+)\.?[ \u00a0\"«“]*\Z")
WORD_AFTER = re.compile(r"[\"»”]?[ \u00a0,]{1,2}([\w'’-]+)")
AGE_AFTER = re.compile(r",? \(?\d\d(?:,| лет| года?|\)|-| жас|-year)")
# One or two syllables of a Chinese given name, in pinyin and in Palladius's Cyrillic.
SYLLABLES = re.compile(
    r"[A-Z][a-z]?h?(?:[aeiou]{1,3}(?:ng?|r)?)(?:(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?[aeiou]{1,3}(?:ng?|r)?)?"
    r"|[А-Я](?:[жз])?ь?[аоуэеиыюя]{1,2}(?:нь?|й|р)?(?:(?:цз|чж|[бпмфдтнлгкхцчшжсзр])ь?[аоуэеиыюя]{1,2}(?:нь?|й|р)?)?"
)
# A man's surname in the genitive, or a place's name: "житель Ростова".
GENITIVE = re.compile(r"(?:[оеё]в|[иы]н)(?:а|е|у)$")
# A Kazakh or Kyrgyz word for where or whither, which is no part of the name before it.
PLACED = re.compile(r"[дтғгқк][ае]$")
LONGEST = 5
# How far before a name the word before it is looked for.
NEAR = 30
NAMED_AFTER = "атындағы"
# Words of which none is a known given name, that a verb or role beside them makes a name.
MOST_UNKNOWN = 3
# A word all in capitals is an acronym, save one that has the shape of a name and is no shorter than this.
SHORTEST_IN_CAPITALS = 4
BY_SHAPE = frozenset({Part.GIVEN, Part.SURNAME, Part.PATRONYMIC})
# The mark between the name and the document in the id of one who is known by a surname alone.
WITHIN = "~"
DOCUMENT_CHARS = 12


@dataclass(slots=True)
class Found:
    """Words that are a person's name, with its dictionary form and what says that they are one."""

    passage: Passage
    tokens: list[Token]
    words: list[str]
    key: str
    is_headed: bool = False


@dataclass(slots=True)
class Segment:
    """Words of one run between what is no part of a name."""

    passage: Passage
    tokens: list[Token]
    parts: list[Part]
    is_titled: bool


def find_persons(reading: Reading, mentions: list[Mention], names: PersonNames) -> list[Mention]:
    """Find every mention of a person outside of what is named already, in the order of the text."""
    segments, headed = _segments(reading, mentions, names)
    full: list[Found] = []
    rest: list[Segment] = []
    for segment in segments:
        found = _full_name(reading.text, segment, names)
        if found is None:
            rest.append(segment)
        else:
            full.append(found)
    _unify(full)
    full += [*_headed(headed, full, names), *_surnames(reading, rest, full, names)]
    full.sort(key=lambda found: found.tokens[0].start)
    ends = [0, *(found.tokens[-1].end for found in full)]
    return [_mention(reading, found, after, names) for found, after in zip(full, ends, strict=False)]


def person_entities(mentions: Iterable[Mention]) -> list[Entity]:
    """The persons that mentions name, each once; the name is made of the id, whichever document came first."""
    found = sorted({mention.entity_id for mention in mentions if mention.kind is EntityKind.PERSON})
    return [Entity(entity_id, EntityKind.PERSON, person_name(entity_id), None) for entity_id in found]


def person_name(entity_id: EntityId) -> str:
    """The name in an id, in title case."""
    words = entity_id.partition(":")[2].partition(WITHIN)[0].split("_")
    return " ".join(f"{word.upper()}." if len(word) == 1 else word.title() for word in words)


def person_key(words: list[str], names: PersonNames) -> str:
    """The key of a full name: given name first, then surnames; patronymics and initials beside them are left out."""
    kept: list[str] = []
    parts = [names.part(word) for word in words]
    for word, part in zip(words, parts, strict=True):
        if word.lower() in names.fathers:
            kept = kept[:-1] if len(kept) > 1 or len(words) > 2 else kept
        elif part is not Part.INITIAL:
            kept.append(word)
    without = [word for word in kept if names.part(word) is not Part.PATRONYMIC]
    if len(without) >= 2 or (without and len(kept) > 2):
        kept = without
    if len(kept) == 2 and _is_surname_first(kept, names):
        kept.reverse()
    keyed = [romanise(word) for word in kept if romanise(word)]
    return "_".join(keyed)


def _is_surname_first(words: list[str], names: PersonNames) -> bool:
    first, second = (names.part(word) for word in words)
    return (
        second is Part.GIVEN
        and first in {Part.SURNAME, Part.PATRONYMIC, Part.WORD}
        and not (first is Part.WORD and romanise(words[0]) not in names.surnames_first and not names.is_surname(words[0]))
    )


def _segments(
    reading: Reading, mentions: list[Mention], names: PersonNames
) -> tuple[list[Segment], list[Segment]]:
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


def _headed(segments: list[Segment], full: list[Found], names: PersonNames) -> list[Found]:
    """The persons of headings: those of the text below, and given names with what is surely a surname."""
    known = {tuple(fold(token.word) for token in found.tokens): found for found in full}
    surnames = _known_surnames(full, names)
    found: list[Found] = []
    for segment in segments:
        at = 0
        while at < len(segment.tokens):
            rest = segment.tokens[at:]
            length = next((n for n in range(LONGEST, 1, -1) if tuple(fold(t.word) for t in rest[:n]) in known), 0)
            key = _known_key(rest[0], [], surnames)
            if length:
                same = known[tuple(fold(token.word) for token in rest[:length])]
                found.append(Found(segment.passage, rest[:length], same.words, same.key, is_headed=True))
            elif [part for part in segment.parts[at : at + 2]] == [Part.GIVEN, Part.SURNAME]:
                length = 2
                words = nominative([token.word for token in rest[:2]], names)
                found.append(Found(segment.passage, rest[:2], words, person_key(words, names), is_headed=True))
            elif key is not None and not (segment.parts[at] is Part.GIVEN and len(rest) > 1):
                found.append(Found(segment.passage, rest[:1], [], key, is_headed=True))
            at += length or 1
    return found


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
        if tokens and (tokens[0].word[0] > "ʯ") != (token.word[0] > "ʯ"):
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
    """How many words of a run are left: of a street's or town's name the last is none, and nobody beside `named after`."""
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


def _full_name(text: str, segment: Segment, names: PersonNames) -> Found | None:
    """The name of given name or initials and surname in a segment, if it has one."""
    tokens, parts = segment.tokens, segment.parts
    if Part.GIVEN in parts:
        begin = _given_start(text, segment, names)
        end = _name_end(parts, begin)
        tokens, parts = tokens[begin:end], parts[begin:end]
        if len([part for part in parts if part is not Part.INITIAL and part is not Part.PARTICLE]) < 2:
            return None
    elif not _is_name(text, segment, names):
        return None
    words = nominative([token.word for token in tokens], names)
    key = person_key(words, names)
    return Found(segment.passage, tokens, words, key) if "_" in key else None


def _given_start(text: str, segment: Segment, names: PersonNames) -> int:
    """Where the name begins: at the given name, or the surname or unknown first name before it."""
    at = segment.parts.index(Part.GIVEN)
    if at and segment.parts[at - 1] in {Part.SURNAME, Part.PATRONYMIC, Part.INITIAL}:
        return at - 1
    if at == 1 and (
        segment.is_titled or not begins_sentence(text, segment.passage.start_char, segment.tokens[0].start)
    ):
        return 0
    return at


def _name_end(parts: list[Part], begin: int) -> int:
    """Where a name ends that begins here: after the surname that follows the given name."""
    for at in range(begin + 1, min(len(parts), begin + LONGEST)):
        is_last = at + 1 == len(parts) or parts[at + 1] in {Part.WORD, Part.GIVEN}
        if parts[at] is Part.SURNAME and Part.GIVEN in parts[begin:at] and is_last:
            return at + 1
    return min(len(parts), begin + LONGEST)


def _is_name(text: str, segment: Segment, names: PersonNames) -> bool:
    """Tell whether words without a known given name or initial are a full name."""
    tokens, parts = segment.tokens, segment.parts
    words = [token.word for token, part in zip(tokens, parts, strict=True) if part is not Part.PARTICLE]
    if not 2 <= len(words) <= 4 or Part.INITIAL in parts or ADJECTIVE.search(words[0].lower()):
        return False
    if segment.is_titled or (len(words) <= MOST_UNKNOWN and _has_cue(text, segment, names)):
        return True
    if len(words) <= 3 and parts[-1] in {Part.SURNAME, Part.PATRONYMIC} and len(words[0]) > 2:
        return not begins_sentence(text, segment.passage.start_char, tokens[0].start)
    if romanise(words[0]) in names.surnames_first and len(words) == 2:
        return SYLLABLES.fullmatch(words[1]) is not None and len(words[1]) > 2
    return False


def _has_cue(text: str, segment: Segment, names: PersonNames) -> bool:
    """Tell whether a title or a verb stands beside a segment, or an age after it."""
    first, last = segment.tokens[0], segment.tokens[-1]
    before = WORD_BEFORE.search(text, max(segment.passage.start_char, first.start - NEAR), first.start)
    if before is not None and _is_cue(before.group(1), names):
        return True
    after = WORD_AFTER.match(text, last.end, segment.passage.end_char)
    if after is not None and fold(after.group(1)) in names.verbs:
        return True
    if AGE_AFTER.match(text, last.end):
        return True
    return role_after(text, segment.passage, last.end, names) is not None


def _is_cue(word: str, names: PersonNames) -> bool:
    folded = fold(word)
    return folded in names.role_forms or folded in names.honorifics or folded in names.verbs


def _unify(full: list[Found]) -> None:
    """Give one key to names of a document that are forms of one another."""
    for found in full:
        for other in full:
            if (
                other.key != found.key
                and len(other.words) == len(found.words)
                and all(fold(word) in _surname_forms(base) for word, base in zip(found.words, other.words, strict=True))
            ):
                found.key, found.words = other.key, other.words
                break


def _surname_forms(word: str) -> frozenset[str]:
    folded = fold(word)
    extra = {folded + "ым"} if folded.endswith(("ов", "ев", "ин", "ын")) else set()
    return forms(folded) | extra


def _surnames(reading: Reading, rest: list[Segment], full: list[Found], names: PersonNames) -> list[Found]:
    """The surnames that stand alone, and initials with surnames."""
    known = _known_surnames(full, names)
    found: list[Found] = []
    for segment in rest:
        tokens = [t for t, p in zip(segment.tokens, segment.parts, strict=True) if p is not Part.PARTICLE]
        initials = [token for token in tokens if names.part(token.word) is Part.INITIAL]
        if segment.parts == [Part.GIVEN, Part.INITIAL]:
            key = "_".join(romanise(token.word.rstrip(".")) for token in tokens)
            found.append(Found(segment.passage, tokens, [], f"{key}{WITHIN}{reading.document_id[:DOCUMENT_CHARS]}"))
            continue
        words = [token for token in tokens if token not in initials]
        whole = "_" + "_".join(romanise(token.word) for token in segment.tokens)
        same = {each.key for each in full if each.key.endswith(whole)} if len(words) > 1 and not initials else set()
        if len(same) == 1:
            found.append(Found(segment.passage, segment.tokens, [], same.pop()))
            continue
        if len(words) == 2 and begins_sentence(reading.text, segment.passage.start_char, words[0].start):
            if fold(words[1].word) in known and fold(words[0].word) not in known:
                words = words[1:]
        if len(words) > 1 and fold(words[0].word) in known and PLACED.search(words[1].word):
            words = words[:1]
        if len(words) != 1:
            continue
        key = _known_key(words[0], initials, known)
        if key is None and _stands_alone(reading.text, segment, words[0], initials, names):
            key = _local_key(words[0], initials, reading.document_id, names)
        if key is not None:
            kept = [token for token in segment.tokens if token in initials or token in words]
            found.append(Found(segment.passage, kept, [], key))
    return found


def _known_surnames(full: list[Found], names: PersonNames) -> dict[str, dict[str, bool]]:
    """Form of a surname -> keys of who bears it, and whether it is the form of the dictionary."""
    known: dict[str, dict[str, bool]] = {}
    for found in full:
        for word in found.words:
            if names.part(word) in {Part.GIVEN, Part.INITIAL, Part.PARTICLE} and len(found.words) > 1:
                if not (word == found.words[-1] and len(found.words) == 2):
                    continue
            if names.part(word) is Part.PATRONYMIC and len(found.words) > 2 and not word.lower().endswith("ич"):
                continue
            for form in _surname_forms(word):
                known.setdefault(form, {})
                known[form][found.key] = known[form].get(found.key, False) or form == fold(word)
    return known


def _known_key(word: Token, initials: list[Token], known: dict[str, dict[str, bool]]) -> str | None:
    keys = known.get(fold(word.word), {})
    if initials:
        letter = romanise(initials[0].word.rstrip("."))[:1]
        keys = {key: exact for key, exact in keys.items() if key.startswith(letter)}
    if len(keys) > 1:
        keys = {key: exact for key, exact in keys.items() if exact}
    return next(iter(keys)) if len(keys) == 1 else None


def _stands_alone(text: str, segment: Segment, word: Token, initials: list[Token], names: PersonNames) -> bool:
    """Tell whether a surname of which no full name is known is a person's: by initials or by a title beside it."""
    if len(word.word) < 3 or ADJECTIVE.search(word.word.lower()):
        return False
    is_surname = names.is_surname(word.word)
    if initials:
        is_sure = is_surname or segment.is_titled or len(initials[0].word) > len("A.") or len(initials) > 1
        return is_sure or _has_cue(text, segment, names)
    if not is_surname and not segment.is_titled and segment.tokens[0].start:
        return _word_before(text, segment) in names.honorifics
    role = _word_before(text, segment)
    if role in names.honorifics:
        return True
    is_role = segment.is_titled or (role in names.role_forms and not GENITIVE.search(word.word))
    return is_surname and is_role and not (segment.is_titled and GENITIVE.search(word.word))


def _word_before(text: str, segment: Segment) -> str:
    first = segment.tokens[0].start
    before = WORD_BEFORE.search(text, max(segment.passage.start_char, first - NEAR), first)
    return fold(before.group(1)) if before is not None else ""


def _local_key(word: Token, initials: list[Token], document_id: DocumentId, names: PersonNames) -> str:
    letters = [romanise(letter) for token in initials for letter in token.word if letter.isupper()]
    surname = nominative([word.word], names)[0]
    plain = "_".join(letter for letter in (*letters, romanise(surname)) if letter)
    return f"{plain}{WITHIN}{document_id[:DOCUMENT_CHARS]}"


def _mention(reading: Reading, found: Found, after: int, names: PersonNames) -> Mention:
    start, end = found.tokens[0].start, found.tokens[-1].end
    return Mention(
        document_id=reading.document_id,
        passage_number=found.passage.passage_number,
        page=found.passage.page,
        start_char=start,
        end_char=end,
        matched_text=reading.text[start:end],
        rule_id="persons/full_name" if found.words else "persons/surname",
        entity_id=EntityId(f"{EntityKind.PERSON}:{found.key}"),
        kind=EntityKind.PERSON,
        role=None if found.is_headed else role_beside(reading.text, found.passage, (after, start, end), names),
    )
