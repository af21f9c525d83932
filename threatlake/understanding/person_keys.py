"""The id of a person: given name and surname in one spelling for all alphabets, and the name that an id shows."""

from threatlake.records import DocumentId, EntityId
from threatlake.understanding.capitalised import Token
from threatlake.understanding.person_names import Part, PersonNames, nominative
from threatlake.understanding.romanisation import romanise

# The mark between the name and the document in the id of one who is known by a surname alone.
WITHIN = "~"
DOCUMENT_CHARS = 12
# A given name and a surname.
PAIR = 2


def person_key(words: list[str], names: PersonNames) -> str:
    """The key of a full name: given name first, then surnames; patronymics and initials beside them are left out."""
    kept: list[str] = []
    parts = [names.part(word) for word in words]
    for word, part in zip(words, parts, strict=True):
        if word.lower() in names.fathers:
            kept = kept[:-1] if len(kept) > 1 or len(words) > PAIR else kept
        elif part is not Part.INITIAL:
            kept.append(word)
    without = [word for word in kept if names.part(word) is not Part.PATRONYMIC]
    if len(without) >= PAIR or (without and len(kept) > PAIR):
        kept = without
    if len(kept) == PAIR and _is_surname_first(kept, names):
        kept.reverse()
    keyed = [romanise(word) for word in kept if romanise(word)]
    return "_".join(keyed)


def _is_surname_first(words: list[str], names: PersonNames) -> bool:
    first, second = (names.part(word) for word in words)
    return (
        second is Part.GIVEN
        and first in {Part.SURNAME, Part.PATRONYMIC, Part.WORD}
        and not (
            first is Part.WORD and romanise(words[0]) not in names.surnames_first and not names.is_surname(words[0])
        )
    )


def local_key(word: Token, initials: list[Token], document_id: DocumentId, names: PersonNames) -> str:
    """The key of one known by a surname, with initials where they are stated."""
    letters = [romanise(letter) for token in initials for letter in token.word if letter.isupper()]
    surname = nominative([word.word], names)[0]
    plain = "_".join(letter for letter in (*letters, romanise(surname)) if letter)
    return within(plain, document_id)


def within(key: str, document_id: DocumentId) -> str:
    """A key that holds for one document."""
    return f"{key}{WITHIN}{document_id[:DOCUMENT_CHARS]}"


def person_name(entity_id: EntityId) -> str:
    """The name in an id, in title case."""
    words = entity_id.partition(":")[2].partition(WITHIN)[0].split("_")
    return " ".join(f"{word.upper()}." if len(word) == 1 else word.title() for word in words)
