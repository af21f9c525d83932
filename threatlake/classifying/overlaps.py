"""Words count once for each threat: who keeps them where several terms hold the same ones.

Phrases under `against` come first and silence the words they hold. Then the weightiest terms, a phrase before scattered
parts and those before a single word, the longest phrase before the others: `drug trafficking ring` is one proof, not
three. A term of several parts of which some are taken weighs as much less.
"""

from collections import defaultdict
from dataclasses import replace

from threatlake.classifying.hits import Hit

# Words of one side (for, against) of a threat that are taken: their positions in the passage.
_Taken = dict[tuple[str, bool], set[int]]


def settle(hits: list[Hit]) -> list[Hit]:
    """Keep the terms that bring words of their own, each with the share of its parts that are."""
    taken: _Taken = defaultdict(set)
    kept: list[Hit] = []
    # Two terms of a threat may have a reading in common: what it finds is one proof.
    told: set[tuple[int, str]] = set()
    for hit in sorted(hits, key=_order):
        share = _share(hit, taken)
        if share and (hit.first, hit.rule_id) not in told:
            told.add((hit.first, hit.rule_id))
            kept.append(hit if share == 1 else replace(hit, share=share))
            _take(hit, taken)
    return sorted(kept, key=lambda hit: (hit.first, hit.last, hit.rule_id))


def _order(hit: Hit) -> tuple[bool, float, int, int, int, str]:
    is_scattered, length, weight = len(hit.spans) > 1, hit.last - hit.first, hit.term.weight
    is_silencing = weight < 0 and not is_scattered
    rank = 1 if is_scattered else (0 if length > 1 else 2)
    # Of two groups of a term's parts the tighter proves more; of two phrases the longer says more.
    return not is_silencing, -abs(weight), rank, length if is_scattered else -length, hit.first, hit.rule_id


def _share(hit: Hit, taken: _Taken) -> float:
    is_for = hit.term.weight > 0
    # A phrase against takes words from what speaks for; nothing for takes words from what speaks against.
    sides = (True, False) if is_for else (False,)
    blocked = [taken[hit.term.threat_id, side] for side in sides]
    free = sum(all(side.isdisjoint(range(first, last)) for side in blocked) for first, last in hit.spans)
    return free / len(hit.spans)


def _take(hit: Hit, taken: _Taken) -> None:
    is_for = hit.term.weight > 0
    if is_for or len(hit.spans) == 1:
        taken[hit.term.threat_id, is_for].update(*(range(first, last) for first, last in hit.spans))
