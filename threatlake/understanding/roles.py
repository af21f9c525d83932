"""The role of a person as the text states it, right before the name or after it between commas.

It is a part of the text as it stands: from the noun of the role and what describes it to the name, or from the comma
after the name to the next comma, verb or end of the clause.
"""

import re
from typing import Protocol

from threatlake.records import Passage
from threatlake.understanding.inflection import CYRILLIC, fold

# How far before and after a name its role is looked for: a title with the full names of two bodies.
FAR_BEFORE, FAR_AFTER = 220, 300
WORDS_BEFORE = 14
LONGEST_ABBREVIATION = 4
# Words that describe the noun of a role after a name, at most.
MOST_DESCRIBING = 3
WORD = re.compile(r"«[^«»\n]{1,60}»|“[^“”\n]{1,60}”|\"[^\"\n]{1,60}\"|[\w'’ʻ.&-]*[\w'’&-]")
GAP = re.compile(r"[ \u00a0]*")
COMMA = re.compile(r"[ \u00a0]*,[ \u00a0]*")
CLAUSE_END = re.compile(r"[,;:()\n–—…\"“”]|\.(?=\s|\Z)|\s-\s")
LEAD = re.compile(r",[ \u00a0]+(?:(?:a|an|the|who is|который является)[ \u00a0]+)?")
ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its", "our"})
LINKS = frozenset({"of", "for", "on", "to", "at", "in", "and", "the", "under", "from", "with", "against", "&"})
RUSSIAN_VERB = re.compile(r"(?:[аеиоуыяю]л(?:а|о|и|ся|ась|ись)?|[аеёиуюя]т(?:ся)?|[аеиоу]ть(?:ся)?|щий|вший)$")
KAZAKH_STOP = re.compile(
    r"(?:[дтғгқ][ае]|[дт][ыі]|н[дт][ае]|[дтн][ае]н|ған|ген|қан|кен|ып|іп|еді|айды|ейді|ды|ді|ты|ті|мен|бен|пен)$"
)
KAZAKH_LETTER = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)


class RoleWords(Protocol):
    """What tells a role: forms of its nouns, of what describes them, honorifics, verbs."""

    role_forms: frozenset[str]
    modifiers: frozenset[str]
    honorifics: frozenset[str]
    verbs: frozenset[str]
    role_breaks: frozenset[str]
    not_verbs: frozenset[str]
    kazakh_joining: frozenset[str]


def role_beside(text: str, passage: Passage, place: tuple[int, int, int], names: RoleWords) -> str | None:
    """The words of the role before a name, or after it; None where none is stated.

    A place is where the name begins and ends, and before both where the person before it ends.
    """
    after, start, end = place
    return _before(text, max(passage.start_char, after), start, end, names) or role_after(text, passage, end, names)


def _before(text: str, earliest: int, start: int, end: int, names: RoleWords) -> str | None:
    first = max(earliest, start - FAR_BEFORE)
    words = list(WORD.finditer(text, first, start))[-WORDS_BEFORE - 6 :]
    while words and fold(words[-1].group().rstrip(".")) in names.honorifics:
        start = words.pop().start()
    if not words:
        return None
    last_gap = text[words[-1].end() : start]
    is_comma = COMMA.fullmatch(last_gap) is not None
    is_short = (
        last_gap.startswith(".")
        and fold(words[-1].group()) in names.role_forms
        and len(words[-1].group()) <= LONGEST_ABBREVIATION
    )
    if not (is_comma or last_gap.strip(" \u00a0") == "" or is_short):
        return None
    if is_comma and not CLAUSE_END.match(text, end):
        return None
    at = _noun(text, words, names)
    if at is None or fold(words[-1].group()) in LINKS | ARTICLES:
        return None
    is_kazakh = KAZAKH_LETTER.search(text, max(earliest, start - 100), end + 100) is not None
    begin = _first_modifier(text, words, at, names, is_kazakh)
    return text[words[begin].start() : words[-1].end() + is_short]


def _noun(text: str, words: list[re.Match[str]], names: RoleWords) -> int | None:
    """The noun of the role, going back from the name over what belongs to it: of several joined by `of` the first."""
    found = None
    for at in range(len(words) - 1, max(-1, len(words) - 1 - WORDS_BEFORE), -1):
        word = words[at].group()
        folded = fold(word.rstrip("."))
        if at + 1 < len(words) and not _is_gap(text, words, at):
            return found
        if folded in names.role_forms:
            found = at
            if at == 0 or fold(words[at - 1].group()) not in LINKS:
                return found
        elif not _belongs(word, folded, names):
            return found
    return found


def _is_gap(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Tell whether only a space stands after a word, or the full stop of a short one."""
    between = text[words[at].end() : words[at + 1].start()]
    return GAP.fullmatch(between) is not None or (
        between.strip() == "." and len(words[at].group()) <= LONGEST_ABBREVIATION
    )


def _belongs(word: str, folded: str, names: RoleWords) -> bool:
    if folded in names.verbs:
        return False
    if word[0] in '«“"':
        return True
    if word[0].isupper() or folded in LINKS:
        return True
    if not CYRILLIC.match(folded):
        return folded not in names.role_breaks and folded.isalpha() and not folded.endswith("ed")
    if KAZAKH_LETTER.search(folded):
        return KAZAKH_STOP.search(folded) is None
    return folded not in names.role_breaks and (folded in names.not_verbs or RUSSIAN_VERB.search(folded) is None)


def _first_modifier(text: str, words: list[re.Match[str]], at: int, names: RoleWords, is_kazakh: bool) -> int:
    """The first word of the role: what describes its noun stands before it, in Kazakh the whole body."""
    while at > 0 and GAP.fullmatch(text, words[at - 1].end(), words[at].start()) is not None:
        word = words[at - 1].group()
        folded = fold(word)
        if folded in ARTICLES or word[-1] == "." or folded in names.role_breaks:
            break
        if folded in names.modifiers or folded in names.role_forms:
            at -= 1
            continue
        if is_kazakh:
            if not _kazakh_belongs(word, folded, fold(words[at].group()), names):
                break
        elif not _describes(text, words, at, names):
            break
        at -= 1
    return at


def _kazakh_belongs(word: str, folded: str, following: str, names: RoleWords) -> bool:
    if following == "қарсы" or "стан" in folded:
        return True
    if (
        word[0] in '«“"'
        or folded in names.kazakh_joining
        or folded.endswith(("ның", "нің", "дың", "дің", "тың", "тің"))
    ):
        return True
    return KAZAKH_STOP.search(folded) is None


def _describes(text: str, words: list[re.Match[str]], at: int, names: RoleWords) -> bool:
    """Tell whether an English word before the noun is of the role: a body's name, in capitals."""
    word = words[at - 1].group()
    folded = fold(word)
    if CYRILLIC.match(folded):
        return False
    is_first = at - 1 == 0 or text[words[at - 2].end() : words[at - 1].start()].strip() in {".", ":", "”", '"'}
    if folded in names.role_breaks:
        return False
    if folded.endswith(("'s", "’s")):
        return len(folded) > len("'s")
    return word[0].isupper() and not is_first and folded not in LINKS and folded not in names.role_breaks


def role_after(text: str, passage: Passage, end: int, names: RoleWords) -> str | None:
    """The words of the role between commas after a name; None where none is stated."""
    lead = LEAD.match(text, end, passage.end_char)
    if lead is None:
        return None
    stop = min(passage.end_char, end + FAR_AFTER)
    clause_end = CLAUSE_END.search(text, lead.end(), stop)
    until = clause_end.start() if clause_end else stop
    words = list(WORD.finditer(text, lead.end(), until))
    noun = None
    for at, word in enumerate(words):
        folded = fold(word.group().rstrip("."))
        is_verb = (
            folded in names.verbs
            or (at > 0 and folded in names.role_breaks)
            or (
                CYRILLIC.match(folded) is not None
                and not KAZAKH_LETTER.search(folded)
                and RUSSIAN_VERB.search(folded) is not None
                and folded not in names.not_verbs
            )
        )
        if is_verb:
            until, words = words[at - 1].end() if at else lead.end(), words[:at]
            break
        if noun is None and folded in names.role_forms:
            noun = at
    if noun is None or not words or noun >= len(words):
        return None
    return text[lead.end() : until].rstrip() if _is_head(words, noun, names) else None


def _is_head(words: list[re.Match[str]], noun: int, names: RoleWords) -> bool:
    """Tell whether the noun of a role comes soon enough to be the head of the clause after a name."""
    before = [fold(word.group()) for word in words[:noun]]
    is_kazakh = any(KAZAKH_LETTER.search(word) for word in before)
    if any(word in LINKS or word in ARTICLES for word in before) or (noun > MOST_DESCRIBING and not is_kazakh):
        return False
    return all(
        word in names.modifiers or not word.isascii() or words[at].group()[0].isupper()
        for at, word in enumerate(before)
    )
