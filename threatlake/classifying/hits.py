"""Where a term was found, and which of its parts belong together."""

from dataclasses import dataclass
from itertools import pairwise, product

from threatlake.seeds.terms import Term

# Parts of a term further apart than this, in words, tell different things.
MAX_SPREAD = 24
# Mentions of one part that are tried in a sentence: a longer list of the same word proves no more.
MAX_CHOICES = 4

# A part's reading found: first word, one past the last word, which reading.
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """Where a term was found: words from `first` to before `last` of a passage, `spans` those of its parts.

    `sentence` is the first word of the one it is in. `share` is how much of it brings words that no other term of the
    threat holds already.
    """

    term: Term
    rule_id: str
    sentence: int
    spans: tuple[tuple[int, int], ...]
    share: float = 1.0

    @property
    def first(self) -> int:
        """Position of its first word in the passage."""
        return min(self.spans)[0]

    @property
    def last(self) -> int:
        """One past the position of its last word: parts do not overlap."""
        return max(self.spans)[1]


def tightest(places: list[list[Place]]) -> list[tuple[Place, ...]]:
    """Find the tightest group of a term's parts in a sentence, given where each stands; none where none is tight."""
    found: list[tuple[Place, ...]] = []
    narrowest = MAX_SPREAD + 1
    for group in product(*[part[:MAX_CHOICES] for part in places]):
        width = max([last for _, last, _ in group]) - min(group)[0]
        # Most groups are wide: whether the parts of one overlap is asked last.
        if width < narrowest and _is_apart(group):
            found, narrowest = [group], width
    return found


def _is_apart(group: tuple[Place, ...]) -> bool:
    return all(left[1] <= right[0] for left, right in pairwise(sorted(group)))
