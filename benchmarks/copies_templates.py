"""Families of texts from one template: the same words, another period, place or case, and other figures.

No two of a family are one story. Some are reprinted, corrected in one figure: those pairs are.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from copies_drafts import Desk, Draft
from copies_slots import Filler
from copies_written import TEMPLATES, VOCABULARY

MONTHLY = {"crime statistics", "resolution"}
# What goes out for each region, court or unit on the same day too: its period may be that of another.
SCATTERED = {"court notice", "tender notice", "appointment"}
# What one office sends out about its own region, post or country: that stays.
STEADY = {"crime statistics": "place", "seizure bulletin": "post", "resolution": "country"}
FIRST = date(2009, 1, 15)


class Family(NamedTuple):
    """The texts of one template."""

    name: str
    language: str
    drafts: list[Draft]


def families(desk: Desk, size: int) -> Iterator[Family]:
    """Every template, filled `size` times."""
    for language, templates in TEMPLATES.items():
        for kind, template in templates.items():
            kept = {"a": desk.chance.choice(VOCABULARY[language][STEADY[kind]])} if kind in STEADY else {}
            periods = [_period(desk, kind, number) for number in range(size)]
            fillers = [Filler(language, desk.chance, period, dict(kept)) for period in periods]
            name = f"{kind}, {language}"
            yield Family(name, language, [_filled(desk, filler, template, name) for filler in fillers])


def _period(desk: Desk, kind: str, number: int) -> date:
    if kind in MONTHLY:
        return date(FIRST.year + number // 12, number % 12 + 1, FIRST.day)
    if kind in SCATTERED:
        return FIRST + timedelta(desk.chance.randint(0, 3_650))
    return FIRST + timedelta(number)


def _filled(desk: Desk, filler: Filler, template: str, name: str) -> Draft:
    title, _, body = filler.fill(template).partition("\n\n")
    return replace(desk.draft(filler.language, title, body), publisher=name)
