"""Persons that a sentence names by their role alone: `the Executive Secretary of GRECO`, named elsewhere in the text.

The role is that of one person of the document, in the same words, and nothing that follows makes it another's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from threatlake.records import EntityKind, Mention

# A role of one word (`director`, `minister`) is many persons'.
LEAST_WORDS = 3
# What follows a role and makes it that of another body or place, or is the name itself.
_GOES_ON = r"(?!\w|\s+(?:of|for|in|from)\b|[’']s\b|\s+(?:[A-Z]\w+\s+)?[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][\w-]+)"


def restated(text: str, mentions: Iterable[Mention]) -> list[tuple[int, Mention]]:
    """Each place where a role stands for its person, with the mention that names the person."""
    by_role: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        if mention.kind is EntityKind.PERSON and mention.role and len(mention.role.split()) >= LEAST_WORDS:
            by_role[mention.role].setdefault(mention.entity_id, mention)
    return [
        (match.start(), next(iter(persons.values())))
        for role, persons in by_role.items()
        if len(persons) == 1
        for match in re.finditer(re.escape(role) + _GOES_ON, text)
    ]
