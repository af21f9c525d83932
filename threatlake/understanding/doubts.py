"""Decide what a name that could be several means: by what stands beside it, or elsewhere in the document.

A doubtful country is believed with a clue or in a list of countries; a body that several countries have, beside its
country's name or adjective, or where the document names it in full, or only this country of those that have one. A
body's name in a State's own language is that State's own where no other country is in question. What nothing decides
is left out.
"""

import re
from bisect import bisect_right, insort
from typing import NamedTuple

from threatlake.records import EntityId, EntityKind, Passage
from threatlake.seeds.ambiguous_names import AmbiguousName
from threatlake.understanding.gazetteer import Candidate, Gazetteer, Name
from threatlake.understanding.place_doubts import COUNTRY_AFTER, Around, decide_place, is_place

# What joins the members of a list: "Armenia, Georgia and Moldova".
LISTED = re.compile(r"\s*[,;/]\s*(?:(?:and|or|и|или|және|the)\s+)*|\s+(?:and|or|и|или|және|мен|пен|бен)\s+(?:the\s+)?")
# What joins a body to its country: "Customs Service of Kyrgyzstan", "Kyrgyzstan's Customs Service".
BODY_THEN_COUNTRY = re.compile(r"\s+(?:of\s+|in\s+|of\s+the\s+|в\s+|по\s+)?(?:the\s+)?|\s*[(,]\s*")
COUNTRY_THEN_BODY = re.compile(r"['’]s?\s+|\s+")
# A capitalised word right before or after makes a doubtful name part of another one: "Michael Jordan", "Georgia Tech".
WORD_BEFORE = re.compile(r"(?<!\w)([A-Z][a-z]+)[ \n]\Z")
WORD_AFTER = re.compile(r"[ \n][A-Z][a-z]+")
OPENERS = frozenset(
    {
        "Lake",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "In",
        "From",
        "To",
        "The",
        "And",
        "For",
        "With",
        "While",
        "Both",
        "At",
        "Like",
        "Unlike",
        "When",
    }
)
# How far before and after a doubtful name a word against it counts: a clause.
NEAR = 60
# How far around a shared name another bearer's country puts it in doubt: two or three sentences.
FAR = 200

# Kinds of entity that are somewhere.
LOCATED = frozenset((EntityKind.COUNTRY, EntityKind.PLACE))
# States in whose languages a body's name comes after its country's: what comes after a body's is another word.
COUNTRY_FIRST = frozenset(("KZ", "KG", "UZ"))

# Start, end and code of the countries already decided, in the order of the text.
Countries = list[tuple[int, int, str]]


class Place(NamedTuple):
    """A name at its place in the text."""

    passage: Passage
    start: int
    end: int
    name: Name


class Document(NamedTuple):
    """What decides an open case: the text, what it names beyond doubt, and the doubts that it has a clue to."""

    text: str
    gazetteer: Gazetteer
    known: set[EntityId | None]
    countries: Countries
    clued: set[AmbiguousName]
    codes: set[str | None]
    # The countries that were named beyond doubt, by themselves or by a place in them, in the order of the text.
    marks: Countries
    # The countries in which the places lie that were.
    towns: set[str | None]


def is_only(candidate: Candidate, kind: EntityKind) -> bool:
    """Whether all that the words may mean is of one kind."""
    return all(name.kind is kind for name in candidate.names)


def resolve(
    text: str, gazetteer: Gazetteer, placed: list[Place], open_cases: list[tuple[Passage, Candidate]]
) -> list[Place]:
    """Decide the open cases, forward and then backward: a decided country may decide its neighbour in a list."""
    known = {place.name.entity_id for place in placed}
    countries = sorted((p.start, p.end, p.name.country_code or "") for p in placed if p.name.kind is EntityKind.COUNTRY)
    doubts = {name.doubt for _, candidate in open_cases for name in candidate.names}
    clued = {doubt for doubt, clue in gazetteer.clues.items() if doubt in doubts and clue.search(text)}
    codes: set[str | None] = {p.name.country_code for p in placed if p.name.country_code is not None}
    located = [place for place in placed if place.name.kind in LOCATED]
    marks = sorted((place.start, place.end, place.name.country_code or "") for place in located)
    towns = {place.name.country_code for place in located if place.name.kind is EntityKind.PLACE}
    document = Document(text, gazetteer, known, countries, clued, codes, marks, towns)
    decided: list[Place] = []
    for _ in ("forward", "backward"):
        still_open = []
        for passage, candidate in open_cases:
            name = _decide(document, candidate)
            if name is None:
                still_open.append((passage, candidate))
                continue
            decided.append(Place(passage, candidate.start, candidate.end, name))
            if name.kind is EntityKind.COUNTRY:
                insort(countries, (candidate.start, candidate.end, name.country_code or ""))
        open_cases = still_open[::-1]
    return decided


def _decide(document: Document, candidate: Candidate) -> Name | None:
    if is_place(candidate):
        return _decide_place(document, candidate)
    names = [name for name in candidate.names if name.doubt is None or _speaks(document, candidate, name)]
    is_shared = len({name.entity_id for name in candidate.names}) > 1
    if is_only(candidate, EntityKind.COUNTRY) and not is_shared:
        if (
            not names
            and not _is_part_of_a_name(document.text, candidate.start, candidate.end)
            and _is_listed(document, candidate)
        ):
            return candidate.names[0]
        return names[0] if names else None
    if not is_shared and not candidate.names[0].is_generic:
        return names[0] if names else None
    is_body = is_only(candidate, EntityKind.ORGANISATION)
    code = _country_beside(document, candidate) if is_body else None
    if code is not None:
        fitting = [name for name in candidate.names if name.country_code == code]
    else:
        rivals = _rivals(document, candidate) if is_body else set()
        fitting = [n for n in candidate.names if n.entity_id in document.known and rivals <= {n.country_code}]
        fitting = fitting or [n for n in candidate.names if is_body and _is_at_home(document, candidate, n)]
        fitting = fitting or [n for n in candidate.names if is_body and _is_the_only_one(document, candidate, n)]
    return fitting[0] if len({name.entity_id for name in fitting}) == 1 else None


def _decide_place(document: Document, candidate: Candidate) -> Name | None:
    _, after = _neighbours(candidate, document.countries)
    beside = [code for start, _, code in after if COUNTRY_AFTER.fullmatch(document.text, candidate.end, start)]

    def speaks(name: Name) -> bool | None:
        if _is_spoken_against(document, candidate, name.doubt):
            return False
        return name.doubt in document.clued if name.doubt in document.gazetteer.clues else None

    return decide_place(candidate, Around(document.text, document.codes, beside[0] if beside else None, speaks))


def _rivals(document: Document, candidate: Candidate) -> set[str | None]:
    """The countries named nearby whose body a shared name may mean as well; any country where one body bears it."""
    named = _near(document, candidate)
    bearers = {name.country_code for name in candidate.names}
    return named & bearers if len(bearers) > 1 else named


def _near(document: Document, candidate: Candidate) -> set[str | None]:
    """The countries named around a candidate."""
    first = bisect_right(document.countries, (candidate.start - FAR, 0, ""))
    last = bisect_right(document.countries, (candidate.end + FAR, 0, ""))
    return {code for _, _, code in document.countries[first:last]}


def _is_at_home(document: Document, candidate: Candidate, name: Name) -> bool:
    """Tell whether a name in a State's own language means its body: no other country that has one was named before.

    A name that no other State's body of the seeds bears is another's only where the sentence names one before it.
    """
    before = {code for start, _, code in document.marks if start < candidate.start}
    if not name.is_home:
        return False
    if name.country_code not in document.codes and (before | document.towns) & document.gazetteer.bearers:
        return False
    bearers = {each.country_code for each in candidate.names}
    if len(bearers) == 1:
        start = max(document.text.rfind(". ", 0, candidate.start), document.text.rfind("\n", 0, candidate.start), 0)
        last = _last_before(document, candidate.start, start)
    else:
        last = _last_before(document, candidate.start, candidate.start - FAR, bearers)
    return last in {None, name.country_code}


def _is_the_only_one(document: Document, candidate: Candidate, name: Name) -> bool:
    """Tell whether the document names one country that has such a body, and names it last before the body, or next."""
    bearers = {each.country_code for each in candidate.names}
    before = _last_before(document, candidate.start, candidate.start - FAR)
    if before is None and not any(each.is_home for each in candidate.names):
        before = _next_after(document, candidate.end)
    return document.codes & bearers == {name.country_code} and before == name.country_code


def _last_before(document: Document, end: int, start: int, codes: set[str | None] | None = None) -> str | None:
    """The country named last between two places of the text, by itself or by a place in it; one of `codes` if given."""
    last = bisect_right(document.marks, (end, 0, ""))
    for first, _, code in reversed(document.marks[:last]):
        if first < start:
            return None
        if codes is None or code in codes:
            return code
    return None


def _next_after(document: Document, start: int) -> str | None:
    """The country named next after a place of the text, not far from it."""
    following = document.marks[bisect_right(document.marks, (start, 0, "")) :][:1]
    return next((code for first, _, code in following if first < start + FAR), None)


def _speaks(document: Document, candidate: Candidate, name: Name) -> bool:
    """Tell whether the document has a clue to a doubtful name and nothing nearby speaks against it."""
    if name.doubt is None or (
        name.kind is EntityKind.COUNTRY and _is_anywhere_part_of_a_name(document.text, candidate)
    ):
        return False
    if _is_spoken_against(document, candidate, name.doubt):
        return False
    return name.entity_id in document.known or not name.doubt.clues or name.doubt in document.clued


def _is_spoken_against(document: Document, candidate: Candidate, doubt: AmbiguousName | None) -> bool:
    against = None if doubt is None else document.gazetteer.against.get(doubt)
    near = (max(0, candidate.start - NEAR), candidate.end + NEAR)
    return against is not None and against.search(document.text, *near) is not None


def _is_part_of_a_name(text: str, start: int, end: int) -> bool:
    before = WORD_BEFORE.search(text, max(0, start - NEAR), start)
    is_first_name = before is not None and before.group(1) not in OPENERS
    return is_first_name or WORD_AFTER.match(text, end) is not None


def _is_anywhere_part_of_a_name(text: str, candidate: Candidate) -> bool:
    """Tell whether somebody bears the name in the document: who was `Michael Jordan` first is `Jordan` later."""
    words = re.escape(text[candidate.start : candidate.end])
    return any(_is_part_of_a_name(text, *match.span()) for match in re.finditer(words, text))


def _neighbours(candidate: Candidate, countries: Countries) -> tuple[Countries, Countries]:
    """The last country before a candidate and the first after it, each none or one."""
    place = bisect_right(countries, (candidate.start, 0, ""))
    before = [country for country in countries[max(0, place - 1) : place] if country[1] <= candidate.start]
    after = [country for country in countries[place : place + 2] if country[0] >= candidate.end]
    return before, after[:1]


def _is_listed(document: Document, candidate: Candidate) -> bool:
    text, (before, after) = document.text, _neighbours(candidate, document.countries)
    return any(LISTED.fullmatch(text, end, candidate.start) for _, end, _ in before) or any(
        LISTED.fullmatch(text, candidate.end, start) for start, _, _ in after
    )


def _country_beside(document: Document, candidate: Candidate) -> str | None:
    """Name the country whose name or adjective stands right beside a body's; after it before before it."""
    text, (before, after) = document.text, _neighbours(candidate, document.countries)
    is_country_first = any(name.is_home and name.country_code in COUNTRY_FIRST for name in candidate.names)
    for start, _, code in () if is_country_first else after:
        if BODY_THEN_COUNTRY.fullmatch(text, candidate.end, start):
            return code
    for _, end, code in before:
        if COUNTRY_THEN_BODY.fullmatch(text, end, candidate.start):
            return code
    for code, adjectives in document.gazetteer.adjectives.items():
        for match in adjectives.finditer(text, max(0, candidate.start - NEAR), candidate.start):
            if re.fullmatch(r"\w*\s+", text[match.end() : candidate.start]):
                return code
    return None
