"""Find the persons that a document names, each with one id and the role as stated.

A name is known by a given name (`seeds/person_names.toml`), initials, a surname's ending, a title or verb beside it
(`seeds/name_triggers.toml`). A surname alone is a person where the document has the full name, or a title stands
beside it. The id is made of the given name and the surname, romanised, whatever the language, case and order; two
persons of one name are one id. Where only a surname or initials are known, the id holds for the one document.
"""

import re
from collections.abc import Iterable

from threatlake.reading.extraction import Reading
from threatlake.records import Entity, EntityId, EntityKind, Mention
from threatlake.understanding.capitalised import begins_sentence
from threatlake.understanding.inflection import fold
from threatlake.understanding.name_segments import Found, Segment, has_cue, segments_of, word_before
from threatlake.understanding.person_keys import PAIR, person_key, person_name
from threatlake.understanding.person_names import ADJECTIVE, Part, PersonNames, nominative
from threatlake.understanding.roles import role_beside
from threatlake.understanding.romanisation import romanise
from threatlake.understanding.surnames import LONGEST, SHORTEST, find_headed, find_surnames, name_forms

# One or two syllables of a Chinese given name, in pinyin and in Palladius's Cyrillic.
SYLLABLES = re.compile(
    r"[A-Z][a-z]?h?(?:[aeiou]{1,3}(?:ng?|r)?)(?:(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?[aeiou]{1,3}(?:ng?|r)?)?"
    r"|[А-Я](?:[жз])?ь?[аоуэеиыюя]{1,2}(?:нь?|й|р)?(?:(?:цз|чж|[бпмфдтнлгкхцчшжсзр])ь?[аоуэеиыюя]{1,2}(?:нь?|й|р)?)?"
)
# Words of which none is a known given name, that a verb or role beside them makes a name.
MOST_UNKNOWN = 3
# The letters of a word that stay in every form of it.
STEADY = 2


def find_persons(reading: Reading, mentions: list[Mention], names: PersonNames) -> list[Mention]:
    """Find every mention of a person outside of what is named already, in the order of the text."""
    segments, headed = segments_of(reading, mentions, names)
    full: list[Found] = []
    rest: list[Segment] = []
    for segment in segments:
        found = _full_name(reading.text, segment, names)
        if found is None:
            rest.append(segment)
        else:
            full.append(found)
    _unify(full)
    full += [*find_headed(headed, full, names), *find_surnames(reading, rest, full, names)]
    full.sort(key=lambda found: found.tokens[0].start)
    ends = [0, *(found.tokens[-1].end for found in full)]
    return [_mention(reading, found, after, names) for found, after in zip(full, ends, strict=False)]


def person_entities(mentions: Iterable[Mention]) -> list[Entity]:
    """The persons that mentions name, each once; the name is made of the id, whichever document came first."""
    found = sorted({mention.entity_id for mention in mentions if mention.kind is EntityKind.PERSON})
    return [Entity(entity_id, EntityKind.PERSON, person_name(entity_id), None) for entity_id in found]


def _full_name(text: str, segment: Segment, names: PersonNames) -> Found | None:
    """The name of given name or initials and surname in a segment, if it has one."""
    tokens, parts = segment.tokens, segment.parts
    if Part.GIVEN in parts:
        begin = _given_start(text, segment, names)
        end = _name_end(parts, begin)
        tokens, parts = tokens[begin:end], parts[begin:end]
        if len([part for part in parts if part not in {Part.INITIAL, Part.PARTICLE}]) < PAIR:
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
    is_opener = begins_sentence(text, segment.passage.start_char, segment.tokens[0].start)
    if at == 1 and not is_opener and word_before(text, segment) not in names.before_places:
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
    if not PAIR <= len(words) <= LONGEST - 1 or Part.INITIAL in parts or ADJECTIVE.search(words[0].lower()):
        return False
    if segment.is_titled or (len(words) <= MOST_UNKNOWN and has_cue(text, segment, names)):
        return True
    if len(words) <= MOST_UNKNOWN and parts[-1] in {Part.SURNAME, Part.PATRONYMIC} and len(words[0]) >= SHORTEST:
        return not begins_sentence(text, segment.passage.start_char, tokens[0].start)
    if romanise(words[0]) in names.surnames_first and len(words) == PAIR:
        return SYLLABLES.fullmatch(words[1]) is not None and len(words[1]) >= SHORTEST
    return False


def _unify(full: list[Found]) -> None:
    """Give one key to names of a document that are forms of one another, and to a short name that of the full one."""
    alike: dict[tuple[str, ...], dict[str, Found]] = {}
    for found in full:
        alike.setdefault(_beginning(found), {}).setdefault(found.key, found)
    for found in full:
        for other in alike[_beginning(found)].values():
            if other.key != found.key and _is_form(found.words, other.words):
                found.key, found.words = other.key, other.words
                break
    by_first: dict[str, set[str]] = {}
    for found in full:
        by_first.setdefault(found.key.partition("_")[0], set()).add(found.key)
    for found in full:
        short = found.key.split("_")
        fuller = {key for key in by_first[short[0]] if _is_fuller(key.split("_"), short)}
        if len(fuller) == 1:
            found.key = fuller.pop()


def _beginning(found: Found) -> tuple[str, ...]:
    """What names that are forms of one another have in common: their words without the ends."""
    return tuple(fold(word)[:STEADY] for word in found.words)


def _is_form(words: list[str], bases: list[str]) -> bool:
    return all(fold(word) in name_forms(base) for word, base in zip(words, bases, strict=True))


def _is_fuller(long: list[str], short: list[str]) -> bool:
    """Tell whether a key is another's with a second given name or surname more."""
    is_end_same = long[-1] == short[-1] or long[: len(short)] == short
    return len(long) > len(short) and long[0] == short[0] and is_end_same and set(short) <= set(long)


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
