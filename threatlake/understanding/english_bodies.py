"""English names of bodies: capitalised words, linked by `of`, `for` and the like, with a body's noun among them."""

import re
from collections.abc import Iterator

from threatlake.understanding.body_words import Body, BodyWords, slug
from threatlake.understanding.capitalised import is_heading
from threatlake.understanding.person_names import Part, PersonNames

CAP = r"[A-ZÀ-Þ][\w&-]*"
LINK = r"(?:['’]s)?(?: (?:of|for|on|and|against|&)(?: the)?)? "
RUN = re.compile(rf"(?<![\w.@/-]){CAP}(?:{LINK}{CAP})+")
TOKEN = re.compile(r"[\w&-]+")
# Titles that begin names of bodies as well: Justice Department, Attorney General's Office.
TITLES_IN_NAMES = frozenset({"general", "attorney", "prosecutor", "justice", "chief"})
FEWEST = 2
LINKS = frozenset({"of", "for", "on", "and", "against", "the", "&", "s"})


def find_english(text: str, start: int, end: int, words: BodyWords, names: PersonNames) -> Iterator[Body]:
    """Find the names of bodies in the capitalised runs of a passage."""
    if is_heading(text, start, end):
        return
    yield from _groups(text, start, end, words, names)
    for run in RUN.finditer(text, start, end):
        lowered = run.group().lower()
        tokens = [(m.start() + run.start(), m.end() + run.start(), m.group()) for m in TOKEN.finditer(lowered)]
        if any(token[2] in words.heads_en for token in tokens):
            for part in _split(tokens, words):
                body = _body(text, part, words, names)
                if body is not None:
                    yield body


def _groups(text: str, start: int, end: int, words: BodyWords, names: PersonNames) -> Iterator[Body]:
    """The names before the noun of a gang, without peoples and what is no name by itself."""
    for group in words.groups_en.finditer(text, start, end):
        name = group.group(1).rstrip()
        if all(names.part(word) is not Part.STOP and not word.isupper() for word in name.split()):
            yield Body(group.start(1), group.start(1) + len(name), slug(name.split()), "group", is_generic=False)


Words = list[tuple[int, int, str]]


def _split(tokens: Words, words: BodyWords) -> list[Words]:
    """Cut where `and` joins two bodies."""
    for at, token in enumerate(tokens):
        if token[2] == "and":
            left, right = tokens[:at], tokens[at + 1 :]
            is_new = right[:1] and right[0][2] == "the"
            is_shared = all(word in words.plain_en for _, _, word in right) and at == 1
            is_cut = is_new or _has_head(left, words) or (is_shared and left[0][2] not in words.plain_en)
            if left and (left[-1][2] in words.heads_en or (_has_head(right, words) and is_cut)):
                return [left, *_split(right, words)]
    return [tokens]


def _has_head(tokens: Words, words: BodyWords) -> bool:
    return any(token[2] in words.heads_en for token in tokens)


def _body(text: str, tokens: Words, words: BodyWords, names: PersonNames) -> Body | None:
    tokens = _after_titles(text, tokens, words, names)
    heads = [at for at, token in enumerate(tokens) if token[2] in words.heads_en]
    if not heads:
        return None
    last = heads[-1]
    end = _reach(tokens, last, words, names)
    if end < len(tokens) and tokens[end][2] in words.not_bodies_en:
        return None
    tokens = tokens[:end]
    while tokens and (tokens[-1][2] in LINKS or len(tokens[-1][2]) == 1):
        tokens = tokens[:-1]
    kept = [word for _, _, word in tokens]
    if len(tokens) < FEWEST or all(word in words.heads_en or word in LINKS for word in kept):
        return None
    if "s" in kept and _is_own(kept[kept.index("s") + 1 :], words):
        # Another's own body needs no possessor: Mexico's Sinaloa Cartel.
        tokens = tokens[kept.index("s") + 1 :]
        kept = [word for _, _, word in tokens]
    is_generic = all(word in words.plain_en for word in kept)
    key = slug([word for word in kept if word not in {"the", "s"}])
    return Body(tokens[0][0], tokens[-1][1], key, "english_body", is_generic)


def _is_own(kept: list[str], words: BodyWords) -> bool:
    """Tell whether words are a body's name that is not any country's."""
    return len(kept) > 1 and any(w in words.heads_en for w in kept) and not all(w in words.plain_en for w in kept)


def _after_titles(text: str, tokens: Words, words: BodyWords, names: PersonNames) -> Words:
    """The words after an article, an opener of a sentence, or a person's title and its `of`."""
    begin = 0
    for at, (start, end, word) in enumerate(tokens):
        if word in words.heads_en:
            break
        part = names.part(text[start:end]) if text[start].isupper() else None
        is_followed = at + 1 < len(tokens) and tokens[at + 1][2] in {"of", "for"}
        if part in {Part.TITLE, Part.HONORIFIC} and (is_followed or word not in TITLES_IN_NAMES):
            begin = at + 1
    first = next((at for at, token in enumerate(tokens) if token[2] in words.heads_en), len(tokens))
    # What stands before `of` and is no body is a person's or another thing's: Karimova of Tashkent State University.
    begin = max([begin, *(at + 1 for at in range(begin, first) if tokens[at][2] in {"of", "for", "on"})])
    while begin < len(tokens) and (tokens[begin][2] in LINKS or _is_opener(tokens[begin][2], words, names)):
        begin += 1
    return tokens[begin:]


def _is_opener(word: str, words: BodyWords, names: PersonNames) -> bool:
    """Tell whether a word opens a sentence, says when, or where a body has its seat."""
    return word in words.openers_en or word in names.role_breaks or word.endswith("-based")


def _reach(tokens: Words, last: int, words: BodyWords, names: PersonNames) -> int:
    """One past the last word of the name: what `of` and the like join to the noun belongs to it."""
    end = last + 1
    if end == len(tokens) or tokens[end][2] not in LINKS - {"s"}:
        return end
    for at in range(end, len(tokens)):
        word = tokens[at][2]
        is_joined = tokens[at - 1][2] in LINKS
        if word not in LINKS and (word in names.role_breaks or (word in words.not_bodies_en and not is_joined)):
            return at
    return len(tokens)
