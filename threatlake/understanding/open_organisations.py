"""Find the bodies and companies that a document names and no seed lists.

Three ways: a legal form beside a name (`legal_names.py`), English capitalised words with a body's noun among them
(`english_bodies.py`), Russian and Kazakh words around a body's noun (`cyrillic_bodies.py`). The id is made of the
words in their dictionary form, in Latin letters, after a mark that no id of a seed has. Where no word of a name is its
own (`Ministry of Finance`, `Верховный суд`), many countries have one: such an id holds for the one document.
"""

from collections.abc import Iterable

from threatlake.reading.extraction import Reading
from threatlake.records import Entity, EntityId, EntityKind, Mention
from threatlake.understanding.body_words import Body, BodyWords
from threatlake.understanding.cyrillic_bodies import find_cyrillic
from threatlake.understanding.english_bodies import find_english
from threatlake.understanding.legal_names import LegalForms, find_legal
from threatlake.understanding.person_names import PersonNames

# Before every id of an open organisation; ids of seeds are lower-case letters, figures and _.
OPEN = "~"
DOCUMENT_CHARS = 12
SMALL = frozenset({"of", "for", "on", "and", "against", "the", "to"})
LEGAL = frozenset({"llp", "llc", "jsc", "ltd", "plc", "ag", "sa", "srl", "bv", "ip"})


def find_organisations(
    reading: Reading, mentions: list[Mention], words: BodyWords, names: PersonNames, forms: LegalForms
) -> list[Mention]:
    """Find every open organisation outside of the organisations named already, in the order of the text."""
    named = (m for m in mentions if m.kind is EntityKind.ORGANISATION or m.kind is EntityKind.INSTRUMENT)
    taken = [(m.start_char, m.end_char) for m in named]
    countries = [(m.start_char, m.end_char) for m in mentions if m.kind is EntityKind.COUNTRY]
    found: list[Mention] = []
    for passage in reading.passages:
        text, start, end = reading.text, passage.start_char, passage.end_char
        inside = [span for span in taken if span[0] < end and start < span[1]]
        for body in (
            *find_legal(text, start, end, words, forms),
            *find_english(text, start, end, words, names),
            *find_cyrillic(text, start, end, words, names),
        ):
            is_country = any(first <= body.start and body.end <= last for first, last in countries)
            if not is_country and not any(first < body.end and body.start < last for first, last in inside):
                inside.append((body.start, body.end))
                found.append(_mention(reading, passage.passage_number, passage.page, body))
    return sorted(found, key=lambda mention: mention.start_char)


def organisation_entities(mentions: Iterable[Mention]) -> list[Entity]:
    """The open organisations that mentions name, each once; the name is made of the id."""
    prefix = f"{EntityKind.ORGANISATION}:{OPEN}"
    found = sorted({mention.entity_id for mention in mentions if mention.entity_id.startswith(prefix)})
    return [Entity(entity_id, EntityKind.ORGANISATION, organisation_name(entity_id), None) for entity_id in found]


def organisation_name(entity_id: EntityId) -> str:
    """The name in an open id, in title case, legal forms of letters in capitals."""
    words = entity_id.partition(OPEN)[2].partition(OPEN)[0].split("_")
    shown = [w.upper() if w in LEGAL else w if w in SMALL and at else w.title() for at, w in enumerate(words)]
    return " ".join(shown)


def _mention(reading: Reading, passage_number: int, page: int | None, body: Body) -> Mention:
    within = f"{OPEN}{reading.document_id[:DOCUMENT_CHARS]}" if body.is_generic else ""
    return Mention(
        document_id=reading.document_id,
        passage_number=passage_number,
        page=page,
        start_char=body.start,
        end_char=body.end,
        matched_text=reading.text[body.start : body.end],
        rule_id=f"organisations/{body.rule}",
        entity_id=EntityId(f"{EntityKind.ORGANISATION}:{OPEN}{body.key}{within}"),
        kind=EntityKind.ORGANISATION,
        role=None,
    )
