"""English names of bodies: capitalised words, linked by `of`, `for` and the like, with a body's noun among them."""

import re
from collections.abc import Iterator

from threatlake.understanding.body_words import Body, BodyWords, slug
from threatlake.understanding.person_names import Part, PersonNames

CAP = r"[A-ZÀ-Þ][\w&-]*"
LINK = r"(?:['’]s)?(?: (?:of|for|on|and|against|&)(?: the)?)? "
RUN = re.compile(rf"(?<![\w.@/-]){CAP}(?:{LINK}{CAP})+")
TOKEN = re.compile(r"[\w&-]+")
LINKS = frozenset({"of", "for", "on", "and", "against", "the", "&", "s"})
# After these the words are a law, a day, a building, not the body.
NOT_BODY = frozenset(
    ["act", "law", "bill", "convention", "resolution", "award", "strategy", "day", "agreement", "treaty", "protocol", "programme", "program", "plan", "building", "street", "avenue", "road", "square", "report", "declaration", "project", "initiative", "week", "conference", "meeting"]
)
# Words of any country's body: with no other word the name is shared.
PLAIN = frozenset(
    ["ministry", "of", "foreign", "affairs", "internal", "interior", "justice", "finance", "defence", "defense", "health", "education", "for", "on", "and", "the", "national", "state", "federal", "supreme", "high", "central", "general", "attorney", "prosecutor", "treasury", "customs", "border", "tax", "police", "drug", "control", "agency", "committee", "commission", "council", "service", "department", "court", "bank", "security", "investigation", "investigative", "bureau", "office", "public", "against", "corruption", "anti", "anti-corruption", "counter-terrorism", "counterterrorism", "human", "rights", "district", "regional", "republic", "city", "municipal", "government", "financial", "intelligence", "unit", "accountability", "authority", "criminal", "crime", "economic", "s", "revenue", "prosecutions", "migration", "immigration", "parliament", "senate", "assembly", "constitutional", "appeal", "appeals"]
)


def find_english(text: str, start: int, end: int, words: BodyWords, names: PersonNames) -> Iterator[Body]:
    """Find the names of bodies in the capitalised runs of a passage."""
    for run in RUN.finditer(text, start, end):
        lowered = run.group().lower()
        tokens = [(m.start() + run.start(), m.end() + run.start(), m.group()) for m in TOKEN.finditer(lowered)]
        if any(token[2] in words.heads_en for token in tokens):
            for part in _split(tokens, words):
                body = _body(text, part, words, names)
                if body is not None:
                    yield body


Words = list[tuple[int, int, str]]


def _split(tokens: Words, words: BodyWords) -> list[Words]:
    """Cut where `and` joins two bodies."""
    for at, token in enumerate(tokens):
        if token[2] == "and" and _has_head(tokens[:at], words) and _has_head(tokens[at + 1 :], words):
            left = tokens[:at]
            if left[0][2] not in {"office", "bureau"} or "of" not in [word for _, _, word in left]:
                return [left, *_split(tokens[at + 1 :], words)]
    return [tokens]


def _has_head(tokens: Words, words: BodyWords) -> bool:
    return any(token[2] in words.heads_en for token in tokens)


def _body(text: str, tokens: Words, words: BodyWords, names: PersonNames) -> Body | None:
    tokens = _after_titles(text, tokens, words, names)
    heads = [at for at, token in enumerate(tokens) if token[2] in words.heads_en]
    if not heads:
        return None
    last = heads[-1]
    end = _reach(tokens, last)
    if end < len(tokens) and tokens[end][2] in NOT_BODY:
        return None
    tokens = tokens[:end]
    while tokens and tokens[-1][2] in LINKS:
        tokens = tokens[:-1]
    kept = [word for _, _, word in tokens]
    if len(tokens) < 2 or all(word in words.heads_en or word in LINKS for word in kept):
        return None
    is_generic = all(word in PLAIN for word in kept)
    key = slug([word for word in kept if word not in {"the", "s"}])
    return Body(tokens[0][0], tokens[-1][1], key, "english_body", is_generic)


def _after_titles(text: str, tokens: Words, words: BodyWords, names: PersonNames) -> Words:
    """The words after an article, an opener of a sentence, or a person's title and its `of`."""
    begin = 0
    for at, (start, end, word) in enumerate(tokens):
        if word in words.heads_en:
            break
        part = names.part(text[start:end]) if text[start].isupper() else None
        if part in {Part.TITLE, Part.HONORIFIC} and word not in {
            "general",
            "attorney",
            "prosecutor",
            "justice",
            "chief",
        }:
            begin = at + 1
    while begin < len(tokens) and (tokens[begin][2] in LINKS or _is_opener(text, tokens, begin, words, names)):
        begin += 1
    return tokens[begin:]


OPENERS = frozenset(
    ["the", "in", "at", "by", "from", "with", "while", "when", "on", "of", "for", "and", "a", "an", "as", "but", "after", "before", "under", "according", "that", "this", "his", "her", "its", "their", "our", "both", "since", "during", "if", "although", "earlier", "later", "meanwhile", "however"]
)


def _is_opener(text: str, tokens: Words, at: int, words: BodyWords, names: PersonNames) -> bool:
    return tokens[at][2] in OPENERS


def _reach(tokens: Words, last: int) -> int:
    """One past the last word of the name: what `of` and the like join to the noun belongs to it."""
    end = last + 1
    if end < len(tokens) and tokens[end][2] in LINKS - {"s"}:
        while end < len(tokens):
            if tokens[end][2] in LINKS:
                end += 1
                continue
            end += 1
            if end < len(tokens) and tokens[end][2] not in LINKS and tokens[end][2] in NOT_BODY:
                break
    return end
