"""Fills what changes from one text of a template to the next: periods, names, places, figures.

`{place}` is drawn from the vocabulary, `{n:100-900}` is a whole number, `{d:1-30}` one with a decimal, `{digits:6}`
the number of a case, `{one:this|that}` a choice; `{place#a}` is the same wherever `#a` stands; `[[…]]` is there in most
texts and not in all. `{date}`, `{month}`, `{year}` and the like are of the period told.
"""

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from copies_written import VOCABULARY

SLOT = re.compile(r"\{(\w+)(?::([^}#]*))?(?:#(\w+))?\}")
OPTIONAL = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
PRESENT = 0.75
# Whole numbers from here on are printed in groups of three.
GROUPED = 10_000


@dataclass(slots=True)
class Filler:
    """One text of a template: its language, its period and what is drawn for it."""

    language: str
    chance: random.Random
    on: date
    tagged: dict[str, str] = field(default_factory=dict)

    def fill(self, template: str) -> str:
        """The template with every slot filled."""
        kept = OPTIONAL.sub(lambda match: match[1] if self.chance.random() < PRESENT else "", template)
        return re.sub(r"[ \t]+", " ", SLOT.sub(self._slot, kept)).strip()

    def _slot(self, match: re.Match[str]) -> str:
        name, argument, tag = match.groups()
        if not tag:
            return self._value(name, argument or "")
        if tag not in self.tagged:
            self.tagged[tag] = self._value(name, argument or "")
        return self.tagged[tag]

    def _value(self, name: str, argument: str) -> str:
        if name in {"n", "d", "d2", "rate"}:
            return self._number(name, *map(float, argument.split("-")))
        if name == "digits":
            return "".join(self.chance.choice("0123456789") for _ in range(int(argument)))
        if name == "one":
            return self.chance.choice(argument.split("|"))
        dated = self._dates()
        return dated[name] if name in dated else self.chance.choice(VOCABULARY[self.language][name])

    def _number(self, name: str, low: float, high: float) -> str:
        if name == "n":
            whole = self.chance.randint(int(low), int(high))
            grouped = f"{whole:,}" if whole >= GROUPED else str(whole)
            return grouped if self.language == "en" else grouped.replace(",", " ")
        printed = f"{self.chance.uniform(low, high):.{ {'d': 1, 'd2': 2, 'rate': 4}[name] }f}"
        return printed if self.language == "en" else printed.replace(".", ",")

    def _dates(self) -> dict[str, str]:
        months, before, after = VOCABULARY[self.language]["months"], self.on - timedelta(1), self.on + timedelta(21)
        last_month = self.on.replace(day=1) - timedelta(1)
        return {
            "day": str(self.on.day),
            "month": months[self.on.month - 1],
            "year": str(self.on.year),
            "last_year": str(self.on.year - 1),
            "next_year": str(self.on.year + 1),
            "last_month": months[last_month.month - 1],
            "date": f"{self.on.day:02}.{self.on.month:02}.{self.on.year}",
            "eve": f"{before.day:02}.{before.month:02}.{before.year}",
            "later": f"{after.day:02}.{after.month:02}.{after.year}",
            "month_number": str(self.on.month),
        }
