"""The numbers and bullets that OpenDocument prints before list items and headings."""

from dataclasses import dataclass, field

from lxml.etree import _Element

from threatlake.reading.office.parts import attribute, local, number
from threatlake.reading.structure.list_numbers import Counters, written


@dataclass(frozen=True, slots=True)
class _Level:
    form: str | None  # None for a bullet
    before: str
    after: str
    start: int
    shown: int  # how many levels are printed: `1.2` is two


@dataclass(slots=True)
class Lists:
    """The list styles of a document; asked in the order of the items, since it counts."""

    styles: dict[str, dict[int, _Level]] = field(default_factory=dict)
    outline: dict[int, _Level] = field(default_factory=dict)
    _headings: Counters = field(default_factory=Counters)

    def learn(self, style: _Element) -> None:
        """Take in a list style, or the style that numbers headings."""
        levels = {number(rule, "level", 1) - 1: _level(rule) for rule in style if local(rule) in _RULES}
        if local(style) == "outline-style":
            self.outline = levels
        else:
            self.styles[attribute(style, "name") or ""] = levels

    def printed(self, style: str | None, level: int, counters: Counters) -> str:
        """What is printed before the next item of a list; empty for a bullet."""
        return _printed(self.styles.get(style or "", {}), level, counters)

    def printed_heading(self, level: int) -> str:
        """What is printed before the next heading; mostly nothing."""
        return _printed(self.outline, level, self._headings)


_RULES = frozenset(
    {"list-level-style-number", "list-level-style-bullet", "list-level-style-image", "outline-level-style"}
)


def _level(rule: _Element) -> _Level:
    is_numbered = local(rule) in {"list-level-style-number", "outline-level-style"}
    return _Level(
        form=(attribute(rule, "num-format") or "") if is_numbered else None,
        before=attribute(rule, "num-prefix") or "",
        after=attribute(rule, "num-suffix") or "",
        start=number(rule, "start-value", 1),
        shown=number(rule, "display-levels", 1),
    )


def _printed(levels: dict[int, _Level], level: int, counters: Counters) -> str:
    counts = counters.advance(level, {at: one.start for at, one in levels.items()})
    own = levels.get(level)
    if own is None or not own.form:
        return ""
    shown = range(max(0, level - own.shown + 1), level + 1)
    figures = (written(counts.get(at, 1), one.form) for at in shown if (one := levels.get(at)) and one.form)
    return f"{own.before}{'.'.join(figures)}{own.after}".strip()
