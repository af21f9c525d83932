"""A number as a text states it, with its hedge and unit: what figures are made of."""

from dataclasses import dataclass

from threatlake.records import Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """The words from `start` to `end` (hedge, number, scale word, unit) and what they are worth.

    `value` has its scale word applied and is the low end of a range, `value_max` its high end. `unit` is the unit as
    stated, `unit_normalised` what `value * factor` is in: an ISO 4217 code, `kg`, `l`, `months`, `days`, `percent`,
    `tablets`, …; both None where nothing but things are counted.
    """

    start: int
    end: int
    value: float
    value_max: float | None
    qualifier: Qualifier | None
    unit: str | None
    unit_normalised: str | None
    factor: float
    is_money: bool
    rule_id: str
