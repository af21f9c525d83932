"""A quantity with all that is known of it before its kind is decided."""

from dataclasses import dataclass

from threatlake.understanding.counted.lexicon import Named
from threatlake.understanding.counted.memory import Earlier
from threatlake.understanding.counted.nouns import Counted
from threatlake.understanding.counted.statements import Statement
from threatlake.understanding.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Asked:
    """The quantity `order` of a sentence: what it counts, its list, its substance, the figure it may be a part of.

    `is_said_part` where words make it a part (`of them`), not its place alone.
    """

    said: Statement
    order: int
    noun: Counted
    listed: tuple[int, int]
    named: Named | None
    whole: Earlier | None
    is_said_part: bool

    @property
    def quantity(self) -> Quantity:
        """The quantity itself."""
        return self.said.quantities[self.order]

    @property
    def number(self) -> int:
        """Its place among the words of the sentence."""
        return self.said.places[self.order]

    def is_measured(self, units: frozenset[str]) -> bool:
        """Whether its unit is one of these."""
        return self.quantity.unit_normalised in units
