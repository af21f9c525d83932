"""Which substance a quantity weighs: the one named beside it, else the one spoken of."""

from threatlake.seeds.figure_words import Noun
from threatlake.understanding.counted import measures, nouns
from threatlake.understanding.counted.lexicon import Named
from threatlake.understanding.counted.memory import Memory
from threatlake.understanding.counted.nouns import Counted
from threatlake.understanding.counted.statements import Statement

# What may stand for a substance named before: `the drug`, a container, or nothing.
STANDING_FOR = frozenset({None, Noun.DRUGS, Noun.CONTAINERS, Noun.UNITS, Noun.THINGS})


def substance_of(said: Statement, order: int, noun: Counted, memory: Memory) -> Named | None:
    """Find the substance of a quantity that is weighed: after it, in its label, else in the sentence or before it."""
    number = said.places[order]
    if said.quantities[order].unit_normalised not in measures.MASS:
        return None
    before = max((place for place in said.places if place < number), default=-1)
    after = min((place for place in said.places if place > number), default=len(said.words))
    following = [hit for hit in said.named if number < hit[0] < after]
    preceding = [hit for hit in said.named if before < hit[0] < number]
    if following and not nouns.has_break(said, number + 1, following[0][0]):
        return following[0][2]
    is_unlisted = noun.has_words and noun.noun is None
    if noun.noun not in STANDING_FOR or (is_unlisted and noun.is_before):
        return None
    if preceding:
        return preceding[-1][2]
    if is_unlisted:
        return None
    earlier = [hit for hit in said.named if hit[0] < number]
    return earlier[-1][2] if earlier else memory.substance
