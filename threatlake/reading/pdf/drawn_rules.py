"""The rules across a page: pieces that meet are one, and those that belong together are a group."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from threatlake.reading.pdf.cells import Rule

LEVEL = 1.5  # points: pieces of one rule differ by no more in height
_BREAK = 6.0  # points: pieces of one rule are no further apart
_SAME_EDGE = 8.0  # points: rules of one table begin and end together
SAME_COLUMN = 4.0  # points: rules of one table break at the same places
LONG = 100.0  # points: a shorter one is a line above footnotes, or under a head of several columns
_SHORTEST = 12.0  # points: a shorter one underlines a word
_MOST = 150  # rules of one table on a page; more are the lines of a form or a drawing


@dataclass(frozen=True, slots=True)
class DrawnRule(Rule):
    """A rule, and where its pieces begin."""

    starts: tuple[float, ...]

    def fits(self, other: "DrawnRule") -> bool:
        """Whether both are rules of one table that break at its columns."""
        few, many = sorted((self.starts[1:], other.starts[1:]), key=len)
        return (
            self.is_as_wide(other)
            and bool(few)
            and all(min(abs(at - start) for start in many) <= SAME_COLUMN for at in few)
        )

    def is_as_wide(self, other: "DrawnRule") -> bool:
        """Whether both begin and end together."""
        return abs(self.x0 - other.x0) <= _SAME_EDGE and abs(self.x1 - other.x1) <= _SAME_EDGE

    def is_wider(self, other: "DrawnRule") -> bool:
        """Whether it is longer by more than an edge."""
        return self.x1 - self.x0 > other.x1 - other.x0 - _SAME_EDGE


def drawn_rules(edges: list[dict[str, Any]], height: float) -> Iterator[DrawnRule]:
    """The rules of a page from the top; `edges` are drawn lines with `top` counted from the top of the page."""
    across = sorted((edge for edge in edges if edge["orientation"] == "h"), key=lambda edge: (edge["top"], edge["x0"]))
    level: list[dict[str, Any]] = []
    for edge in [*across, None]:
        if edge is not None and (not level or edge["top"] - level[0]["top"] <= LEVEL):
            level.append(edge)
            continue
        yield from _level_rules(level, height)
        level = [edge] if edge is not None else []


def _level_rules(level: list[dict[str, Any]], height: float) -> Iterator[DrawnRule]:
    """The rules at one height: pieces that meet are one."""
    pieces: list[dict[str, Any]] = []
    for edge in [*sorted(level, key=lambda edge: (edge["x0"], edge["x1"])), None]:
        if edge is not None and (not pieces or edge["x0"] - max(piece["x1"] for piece in pieces) <= _BREAK):
            pieces.append(edge)
            continue
        if not pieces:
            return
        x0, x1 = pieces[0]["x0"], max(piece["x1"] for piece in pieces)
        if x1 - x0 >= _SHORTEST:
            yield DrawnRule(height - pieces[0]["top"], x0, x1, _starts([piece["x0"] for piece in pieces]))
        pieces = [edge] if edge is not None else []


def _starts(found: list[float]) -> tuple[float, ...]:
    starts: list[float] = []
    for at in found:
        if not starts or at - starts[-1] > SAME_COLUMN:
            starts.append(at)
    return tuple(starts)


def groups_of(rules: list[DrawnRule]) -> Iterator[list[DrawnRule]]:
    """Rules that belong together: that break alike, else that are in one piece and as wide."""
    left = list(rules)
    while left:
        group = [left.pop(0)]
        is_plain = len(group[0].starts) == 1
        for rule in list(left):
            is_same = rule.is_as_wide(group[0]) if is_plain else rule.fits(group[-1]) or rule.fits(group[0])
            if is_same:
                group.append(rule)
                left.remove(rule)
            elif rule.is_wider(group[0]):
                break
        if 1 < len(group) <= _MOST:
            yield group
