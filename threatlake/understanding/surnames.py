"""Surnames that stand alone, initials with surnames, and the names in headings: known from the full names of a text."""

import re

from threatlake.reading.extraction import Reading
from threatlake.understanding.capitalised import Token, begins_sentence
from threatlake.understanding.inflection import fold, forms
from threatlake.understanding.name_segments import Found, Segment, has_cue, word_before
from threatlake.understanding.person_keys import local_key, person_key, within
from threatlake.understanding.person_names import ADJECTIVE, Part, PersonNames, nominative
from threatlake.understanding.romanisation import romanise

# A man's surname in the genitive, or a place's name: "житель Ростова".
GENITIVE = re.compile(r"(?:[оеё]в|[иы]н)(?:а|е|у)$")
# A Kazakh or Kyrgyz word for where or whither, which is no part of the name before it.
PLACED = re.compile(r"[дтғгқк][ае]$")
# Words of a name at most; the longest in the annotated texts has four.
LONGEST = 5
GIVEN_AND_SURNAME = 2
SHORTEST = 3
# Form of a surname -> the keys of who bears it, and whether it is the form of the dictionary.
Known = dict[str, dict[str, bool]]


def find_surnames(reading: Reading, rest: list[Segment], full: list[Found], names: PersonNames) -> list[Found]:
    """The surnames that stand alone, and initials with surnames."""
    known = known_surnames(full, names)
    found = (_one(reading, segment, known, names) for segment in rest)
    return [each for each in found if each is not None]


def _one(reading: Reading, segment: Segment, known: Known, names: PersonNames) -> Found | None:
    """The person of a segment without a full name."""
    passage, tokens = segment.passage, segment.tokens
    if segment.parts == [Part.GIVEN, Part.INITIAL]:
        key = "_".join(romanise(token.word.rstrip(".")) for token in tokens)
        return Found(passage, tokens, [], within(key, reading.document_id))
    initials = [token for token, part in zip(tokens, segment.parts, strict=True) if part is Part.INITIAL]
    words = [t for t, part in zip(tokens, segment.parts, strict=True) if part not in {Part.INITIAL, Part.PARTICLE}]
    if len(words) > 1 and not initials:
        whole = "_" + "_".join(romanise(token.word) for token in tokens)
        bearers = known.get(fold(words[-1].word), {})
        same = {key for key in bearers if key.endswith(whole)}
        if len(same) == 1:
            return Found(passage, tokens, [], same.pop())
    words = _known_word(reading.text, segment, words, known)
    if len(words) != 1:
        return None
    key_of_all = _known_key(words[0], initials, known)
    if key_of_all is None and _stands_alone(reading.text, segment, words[0], initials, names):
        key_of_all = local_key(words[0], initials, reading.document_id, names)
    if key_of_all is None:
        return None
    return Found(passage, [token for token in tokens if token in initials or token in words], [], key_of_all)


def _known_word(text: str, segment: Segment, words: list[Token], known: Known) -> list[Token]:
    """The known surname of two words where the other begins a sentence, or says where in Kazakh."""
    if len(words) == GIVEN_AND_SURNAME and begins_sentence(text, segment.passage.start_char, words[0].start):
        is_second = fold(words[1].word) in known and fold(words[0].word) not in known
        words = words[1:] if is_second else words
    if len(words) > 1 and fold(words[0].word) in known and PLACED.search(words[1].word):
        return words[:1]
    return words


def known_surnames(full: list[Found], names: PersonNames) -> Known:
    """Form of a surname -> keys of who bears it, and whether it is the form of the dictionary."""
    known: Known = {}
    for found in full:
        for word in found.words:
            if not _is_surname(word, found.words, names):
                continue
            for form in name_forms(word):
                known.setdefault(form, {})
                known[form][found.key] = known[form].get(found.key, False) or form == fold(word)
    return known


def _is_surname(word: str, words: list[str], names: PersonNames) -> bool:
    """Tell whether a word of a full name may stand for the person alone."""
    part = names.part(word)
    if part in {Part.GIVEN, Part.INITIAL, Part.PARTICLE}:
        return word == words[-1] and len(words) == GIVEN_AND_SURNAME
    return part is not Part.PATRONYMIC or len(words) <= GIVEN_AND_SURNAME or word.lower().endswith("ич")


def _known_key(word: Token, initials: list[Token], known: Known) -> str | None:
    keys = known.get(fold(word.word), {})
    if initials:
        letter = romanise(initials[0].word.rstrip("."))[:1]
        keys = {key: exact for key, exact in keys.items() if key.startswith(letter)}
    if len(keys) > 1:
        keys = {key: exact for key, exact in keys.items() if exact}
    return next(iter(keys)) if len(keys) == 1 else None


def _stands_alone(text: str, segment: Segment, word: Token, initials: list[Token], names: PersonNames) -> bool:
    """Tell whether a surname of which no full name is known is a person's: by initials or by a title beside it."""
    if len(word.word) < SHORTEST or ADJECTIVE.search(word.word.lower()):
        return False
    is_surname = names.is_surname(word.word)
    if initials:
        is_sure = is_surname or segment.is_titled or len(initials[0].word) > len("A.") or len(initials) > 1
        return is_sure or has_cue(text, segment, names)
    if not is_surname and not segment.is_titled and segment.tokens[0].start:
        return word_before(text, segment) in names.honorifics
    role = word_before(text, segment)
    if role in names.honorifics:
        return True
    is_role = segment.is_titled or (role in names.role_forms and not GENITIVE.search(word.word))
    return is_surname and is_role and not (segment.is_titled and GENITIVE.search(word.word))


def name_forms(word: str) -> frozenset[str]:
    """List the forms of a word of a name, the instrumental of surnames (Шпекбаевым) among them."""
    folded = fold(word)
    extra = {folded + "ым"} if folded.endswith(("ов", "ев", "ин", "ын")) else set()
    return forms(folded) | extra


def find_headed(segments: list[Segment], full: list[Found], names: PersonNames) -> list[Found]:
    """The persons of headings: those of the text below, and given names with what is surely a surname."""
    known = {tuple(fold(token.word) for token in found.tokens): found for found in full}
    surnames = known_surnames(full, names)
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
            elif segment.parts[at : at + GIVEN_AND_SURNAME] == [Part.GIVEN, Part.SURNAME]:
                length = GIVEN_AND_SURNAME
                words = nominative([token.word for token in rest[:GIVEN_AND_SURNAME]], names)
                found.append(
                    Found(segment.passage, rest[:GIVEN_AND_SURNAME], words, person_key(words, names), is_headed=True)
                )
            elif key is not None and not (segment.parts[at] is Part.GIVEN and len(rest) > 1):
                found.append(Found(segment.passage, rest[:1], [], key, is_headed=True))
            at += length or 1
    return found
