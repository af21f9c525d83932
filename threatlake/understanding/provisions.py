"""Find the articles of national codes that a document cites: `Article 128 of the Criminal Code of Kazakhstan`.

A provision belongs to a country: the one whose name, sign or adjective stands beside the code, else the only one that
the document names, else that whose state language the words are in. Where none of these tells it, nothing is found:
an article 128 of some code is no fact. Parts and points are in the words, not in the id.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from threatlake.reading.extraction import Reading
from threatlake.records import Entity, EntityId, EntityKind, Mention, Passage
from threatlake.understanding.codes_of_law import (
    AFTER,
    BEFORE,
    CODE,
    CODE_PARTS,
    CODES,
    FIRST_PARTS,
    HOME,
    ITEMS,
    NAMES,
    NUMBER,
    NUMBER_FIRST,
    PART_WORD,
    SIGNS,
)
from threatlake.understanding.gazetteer import Gazetteer

# How far before a code its articles are looked for: a list of some ten with their parts.
REACH = 220
COUNTRY_AFTER = re.compile(r"\s+(?:of\s+)?(?:the\s+)?")
COUNTRY_BEFORE = re.compile(r"['’]?s?\s+")
SIGN_AFTER = re.compile(rf"\s+({'|'.join(SIGNS)})(?!\w)")
SIGN_BEFORE = re.compile(rf"(?<!\w)({'|'.join(SIGNS)})(?:-\w+)?\s+\Z")
ARTICLE = re.compile(NUMBER)
DIGITS = re.compile(r"\d+")
# What may open before the word before a number: "(ст. 5)".
OPENING = '([{«“"„-–—/'
LONGEST_WORD = 24
# What in a list of articles counts parts of them, not articles.
PART = re.compile(r"\([^)]*\)|(?:чч?\.|пп?\.|част\w+|пункт\w*|part|paragraph|clause|қисми|банди)\s*\d+(?:[.\-]\d)?")
SPLIT = re.compile(r"[.\-–‑]")


class _Cited(NamedTuple):
    start: int
    end: int
    code_id: str
    numbers: str
    country_code: str


class _Document(NamedTuple):
    text: str
    countries: list[Mention]
    codes: set[str]
    gazetteer: Gazetteer


def find_provisions(reading: Reading, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Find every citation, in the order of the text; `mentions` are those of the document's names."""
    if not any(part in reading.text for part in CODE_PARTS):
        return []
    document = _Document(
        text=reading.text,
        countries=[mention for mention in mentions if mention.kind is EntityKind.COUNTRY],
        codes=_codes(mentions, gazetteer),
        gazetteer=gazetteer,
    )
    return [
        _mention(reading, passage, cited, article)
        for passage in reading.passages
        for cited in _cited(document, passage)
        for article in _articles(cited.numbers)
    ]


def provision_entities(mentions: Iterable[Mention], gazetteer: Gazetteer) -> list[Entity]:
    """The provisions that the mentions cite, each once."""
    cited = sorted({mention.entity_id for mention in mentions if mention.kind is EntityKind.PROVISION})
    if not cited:
        return []
    countries = {entity.country_code: entity.name for entity in gazetteer.entities if entity.kind is EntityKind.COUNTRY}
    return [_entity(entity_id, countries) for entity_id in cited]


def numbered_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of every "article 5", "ч. 2", "§ 7", "128-бап" of a passage: their numbers count nothing."""
    found: list[tuple[int, int]] = []
    passage = text[start:end]
    is_number_first = any(part in passage for part in FIRST_PARTS)
    for digits in DIGITS.finditer(text, start, end):
        at = digits.start()
        if found and at < found[-1][1]:
            continue
        words = text[max(start, at - LONGEST_WORD) : at].split()
        word = words[-1].lstrip(OPENING) if words else ""
        if PART_WORD.fullmatch(word):
            items = ITEMS.match(text, at, end)
            found += [(text.rindex(word, start, at), items.end())] if items else []
        elif is_number_first:
            listed = NUMBER_FIRST.match(text, at, end)
            found += [listed.span()] if listed else []
    return found


def _codes(mentions: Sequence[Mention], gazetteer: Gazetteer) -> set[str]:
    """The countries that a document names, by themselves or by their places."""
    named = {mention.entity_id for mention in mentions if mention.kind in {EntityKind.COUNTRY, EntityKind.PLACE}}
    return {gazetteer.country_codes[entity_id] for entity_id in named}


def _mention(reading: Reading, passage: Passage, cited: _Cited, article: str) -> Mention:
    return Mention(
        document_id=reading.document_id,
        passage_number=passage.passage_number,
        page=passage.page,
        start_char=cited.start,
        end_char=cited.end,
        matched_text=reading.text[cited.start : cited.end],
        rule_id=f"provisions/{cited.code_id}",
        entity_id=EntityId(f"{EntityKind.PROVISION}:{cited.country_code}/{cited.code_id}/{article}"),
        kind=EntityKind.PROVISION,
        role=None,
    )


def _entity(entity_id: EntityId, countries: dict[str | None, str]) -> Entity:
    country_code, code_id, number = entity_id.partition(":")[2].split("/")
    name = f"Article {number}, {NAMES[code_id]} of {countries.get(country_code, country_code)}"
    return Entity(entity_id, EntityKind.PROVISION, name, country_code)


def _cited(document: _Document, passage: Passage) -> Iterator[_Cited]:
    text = document.text
    for code in CODE.finditer(text, passage.start_char, passage.end_char):
        code_id, language, _ = CODES[int((code.lastgroup or "c0")[1:])]
        before, after = _country_around(text, *code.span(), document.countries)
        first, last = before[0] if before else code.start(), after[0] if after else code.end()
        # What is cited before its code stands before the code, or before its country: "Article 5 of Kazakhstan's Code".
        earlier = _earlier(language, text, passage.start_char, (code.start(), first))
        later = AFTER[language].match(text, last, passage.end_char) if language in AFTER else None
        if earlier is not None:
            start, end, numbers = earlier.start(), last, earlier.group("numbers")
        elif later is not None:
            start, end, numbers = first, later.end(), later.group("numbers")
        else:
            continue
        beside = (after and after[1]) or (before and before[1])
        owner = f"{_word_before(text, start)} {text[start : code.start()]}"
        country_code = beside or _adjective(owner, document.gazetteer) or _only(document.codes, language)
        if country_code:
            yield _Cited(start, end, code_id, numbers, country_code)


def _earlier(language: str, text: str, first: int, ends: tuple[int, ...]) -> re.Match[str] | None:
    if language not in BEFORE:
        return None
    found = (BEFORE[language].search(text, max(first, end - REACH), end) for end in dict.fromkeys(ends))
    return next((match for match in found if match is not None), None)


def _country_around(
    text: str, start: int, end: int, countries: list[Mention]
) -> tuple[tuple[int, str] | None, tuple[int, str] | None]:
    """Where the country named right before a code begins and the one right after it ends, each with its code."""
    before = after = None
    sign = SIGN_BEFORE.search(text, max(0, start - 10), start)
    if sign is not None:
        before = sign.start(), SIGNS[sign.group(1)]
    sign = SIGN_AFTER.match(text, end)
    if sign is not None:
        after = sign.end(), SIGNS[sign.group(1)]
    for mention in countries:
        code = mention.entity_id.partition(":")[2]
        if after is None and COUNTRY_AFTER.fullmatch(text, end, mention.start_char):
            after = mention.end_char, code
        if before is None and mention.end_char <= start and COUNTRY_BEFORE.fullmatch(text, mention.end_char, start):
            before = mention.start_char, code
    return before, after


def _word_before(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 40) : at].split()[-1:])


def _adjective(words: str, gazetteer: Gazetteer) -> str | None:
    """The one country whose adjective is among the words right before a code."""
    codes = {code for code, adjectives in gazetteer.adjectives.items() if adjectives.search(words)}
    return codes.pop() if len(codes) == 1 else None


def _only(named: set[str], language: str) -> str | None:
    """The only country that a document names, or the one whose state language the words are in."""
    if len(named) == 1:
        return next(iter(named))
    home = HOME.get(language)
    return home if home is not None and (not named or home in named) else None


def _articles(numbers: str) -> list[str]:
    """The articles of a list, parts left out; `127-1` is one, `127-129` the two that are named."""
    found: list[str] = []
    for match in ARTICLE.finditer(PART.sub(" ", numbers)):
        first, *rest = SPLIT.split(match.group())
        is_range = rest and "." not in match.group() and int(rest[0]) > int(first)
        found += [first, rest[0]] if is_range else [".".join((first, *rest))]
    return list(dict.fromkeys(found))
