"""Symbols, by which a revision is known: A/79/992/Rev.1 of A/79/992, a draft A/C.3/79/L.5 of its final form."""

import re
from typing import NamedTuple

# Series of drafts: limited distribution, conference room and working papers (UN Editorial Manual, "Document symbols").
_DRAFT = re.compile(r"/(?:L|CRP|WP)\.\d")


class Symbol(NamedTuple):
    """A document's symbol, and the symbol without what marks its state."""

    symbol: str
    base: str


def are_states_of_one(one: Symbol | None, other: Symbol | None) -> bool:
    """Whether two symbols are those of one document's states, whatever their texts share."""
    return one is not None and other is not None and one.base == other.base and one.symbol != other.symbol


def may_be_draft_and_final(one: Symbol | None, other: Symbol | None) -> bool:
    """Whether one symbol is a draft's and the other is not: documents that share their text are its two forms."""
    if one is None or other is None:
        return False
    return bool(_DRAFT.search(one.symbol)) != bool(_DRAFT.search(other.symbol))
