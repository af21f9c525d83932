"""Find where a document names countries, places, organisations, legal instruments and UN documents.

The longest name wins, and nothing is named inside it, save a country or an instrument inside an organisation's
name: `Agency of the Republic of Kazakhstan` names both. Adjectives and peoples (`Kazakh`, `казахстанский`) name no
country. A spelling that means other things too (`seeds/ambiguous_names.toml`), or that several countries' bodies
share (`Prosecutor General's Office`), is decided by what stands beside it or elsewhere in the document, else left
unresolved.
"""

from bisect import bisect_right
from collections.abc import Iterable

from threatlake.reading.extraction import Reading
from threatlake.reading.un.documents import find_symbols
from threatlake.records import Entity, EntityId, EntityKind, Mention, Passage
from threatlake.understanding.doubts import Place, is_only, resolve
from threatlake.understanding.gazetteer import NOT_INSIDE, Candidate, Gazetteer, Name
from threatlake.understanding.namesakes import bears_name, is_of_a_treaty
from threatlake.understanding.region_lists import find_region_lists
from threatlake.understanding.resolutions import find_listed


def find_mentions(reading: Reading, gazetteer: Gazetteer) -> list[Mention]:
    """Find every mention, in the order of the text."""
    text = reading.text
    placed: list[Place] = []
    open_cases: list[tuple[Passage, Candidate]] = []
    regions = find_region_lists(text, gazetteer)
    for passage in reading.passages:
        for candidate in _outermost(gazetteer.candidates(text, passage.start_char, passage.end_char)):
            if regions and any(start < candidate.end and candidate.start < end for start, end, _ in regions):
                continue
            if is_only(candidate, EntityKind.COUNTRY) and bears_name(text, candidate, gazetteer):
                continue
            if is_only(candidate, EntityKind.PLACE) and is_of_a_treaty(text, candidate):
                continue
            if _is_sure(candidate):
                placed.append(Place(passage, candidate.start, candidate.end, candidate.names[0]))
            else:
                open_cases.append((passage, candidate))
    for start, end, name in regions:
        passage_of = _passage_of(reading, start, end)
        if passage_of is not None:
            placed.append(Place(passage_of, start, end, name))
    placed += resolve(text, gazetteer, placed, open_cases)
    placed += _listed(reading, gazetteer, placed)
    found = [_mention(reading, place) for place in placed if place.name.entity_id is not None]
    found += _symbols(reading)
    return sorted(found, key=lambda mention: (mention.start_char, -mention.end_char, mention.entity_id))


def symbol_entities(mentions: Iterable[Mention]) -> list[Entity]:
    """The UN documents that the mentions cite, each once; the other entities are in the seeds."""
    symbols = {mention.entity_id for mention in mentions if mention.kind is EntityKind.SYMBOL}
    return [Entity(symbol, EntityKind.SYMBOL, symbol.partition(":")[2], None) for symbol in sorted(symbols)]


def _outermost(candidates: Iterable[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    outer, inner_end = None, 0
    for candidate in candidates:
        if outer is None or candidate.start >= outer.end:
            outer, inner_end = candidate, candidate.start
            kept.append(candidate)
        elif (
            inner_end <= candidate.start
            and candidate.end <= outer.end
            and is_only(outer, EntityKind.ORGANISATION)
            and not any(name.kind in NOT_INSIDE for name in candidate.names)
        ):
            inner_end = candidate.end
            kept.append(candidate)
    return kept


def _is_sure(candidate: Candidate) -> bool:
    first = candidate.names[0]
    is_alone = all(name.entity_id == first.entity_id for name in candidate.names)
    return is_alone and any(name.doubt is None and not name.is_generic for name in candidate.names)


def _mention(reading: Reading, place: Place) -> Mention:
    passage, start, end, name = place
    if name.entity_id is None or name.kind is None:
        raise ValueError(f"{name.words!r} names nothing")
    return Mention(
        document_id=reading.document_id,
        passage_number=passage.passage_number,
        page=passage.page,
        start_char=start,
        end_char=end,
        matched_text=reading.text[start:end],
        rule_id=name.rule_id,
        entity_id=name.entity_id,
        kind=name.kind,
        role=None,
    )


def _symbols(reading: Reading) -> list[Mention]:
    found: list[Mention] = []
    if "/" not in reading.text:
        return found
    for match in find_symbols(reading.text):
        passage = _passage_of(reading, *match.span())
        if passage is not None:
            entity_id = EntityId(f"{EntityKind.SYMBOL}:{' '.join(match.group().split())}")
            symbol = Name(
                entity_id, EntityKind.SYMBOL, None, "un_documents/symbol", (), "", None, is_generic=False, is_home=False
            )
            found.append(_mention(reading, Place(passage, *match.span(), symbol)))
    return found


def _listed(reading: Reading, gazetteer: Gazetteer, placed: list[Place]) -> list[Place]:
    """The resolutions of a list, where no longer name holds their number already."""
    named = [(place.start, place.end) for place in placed if place.name.kind is EntityKind.INSTRUMENT]
    found = []
    for start, end, name in find_listed(reading.text, gazetteer):
        passage = _passage_of(reading, start, end)
        if passage is not None and not any(first < end and start < last for first, last in named):
            found.append(Place(passage, start, end, name))
    return found


def _passage_of(reading: Reading, start: int, end: int) -> Passage | None:
    """The passage that holds a span; None where it runs across two."""
    at = bisect_right(reading.passages, start, key=lambda passage: passage.start_char) - 1
    return reading.passages[at] if at >= 0 and end <= reading.passages[at].end_char else None
