"""The numbers that Word prints before the paragraphs of its lists; the file has only the rules for them."""

import re
from dataclasses import dataclass

from lxml.etree import _Element

from threatlake.reading.office.parts import attribute, child, local, number
from threatlake.reading.structure.list_numbers import Counters, written

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    are_figures: bool  # levels above are printed in figures whatever their own form (`1.1` below `I.`)


class Lists:
    """The lists of a file; asked in the order of the paragraphs, since it counts."""

    def __init__(self, tree: _Element | None) -> None:
        """Read the part `numbering.xml`, where there is one."""
        parts = [] if tree is None else list(tree)
        self._abstract = {
            attribute(part, "abstractNumId") or "": part for part in parts if local(part) == "abstractNum"
        }
        self._lists = {attribute(part, "numId") or "": part for part in parts if local(part) == "num"}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, Counters] = {}
        self._restarted: set[tuple[str, int]] = set()

    def printed(self, list_id: str, level: int) -> str | None:
        """What is printed before the next paragraph of a list; empty for a bullet, None where it is in no list."""
        if list_id not in self._lists:
            return None
        levels = self._levels_of(list_id)
        if level not in levels:
            return None
        counters = self._counters.setdefault(self._abstract_of(list_id), Counters())
        self._restart(list_id, level, counters, levels)
        counts = counters.advance(level, {at: one.start for at, one in levels.items()})
        own = levels[level]
        if own.form == "bullet":
            return ""

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = "decimal" if own.are_figures else levels[at].form if at in levels else "decimal"
            return written(counts.get(at, 1), form)

        return _PLACE.sub(place, own.text).strip()

    def _restart(self, list_id: str, level: int, counters: Counters, levels: dict[int, _Level]) -> None:
        """A list of its own that shares another's rules may begin anew, once."""
        if (list_id, level) in self._restarted:
            return
        self._restarted.add((list_id, level))
        override = next(
            (one for one in self._lists[list_id] if local(one) == "lvlOverride" and number(one, "ilvl", 0) == level),
            None,
        )
        start = child(override, "startOverride")
        if start is not None:
            counters.counts[level] = number(start, "val", levels[level].start) - 1

    def _abstract_of(self, list_id: str) -> str:
        named = child(self._lists[list_id], "abstractNumId")
        return (attribute(named, "val") or "") if named is not None else ""

    def _levels_of(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._levels:
            abstract = self._abstract.get(self._abstract_of(list_id))
            rules = [] if abstract is None else [one for one in abstract if local(one) == "lvl"]
            overrides = [one for one in self._lists[list_id] if local(one) == "lvlOverride"]
            rules += [own for one in overrides if (own := child(one, "lvl")) is not None]
            self._levels[list_id] = {number(rule, "ilvl", 0): _level(rule) for rule in rules}
        return self._levels[list_id]


def _level(rule: _Element) -> _Level:
    def value(name: str, otherwise: str) -> str:
        part = child(rule, name)
        return (attribute(part, "val") or otherwise) if part is not None else otherwise

    return _Level(
        form=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        start=number(child(rule, "start"), "val", 0),
        are_figures=child(rule, "isLgl") is not None,
    )
