"""The reports that are set into hard layouts: their parts, footnote marks and raised letters, read from `texts/`."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

_TEXTS = Path(__file__).parent / "texts"
_INLINE = re.compile(r"\[\^(?P<note>\d+)\]|\^(?P<raised>[^^\s]+)\^")
_NOTE = re.compile(r"\[\^(\d+)\]: (.+)")
_SHORTEST_BROKEN = 7  # letters: shorter words are set whole
_VOWELS = "aeiouyаеёиоуыэюяәөүұі"
# Between syllables, two letters from either end of the word: a rule of thumb, for breaks as common as in print.
_SYLLABLE = re.compile(rf"(?<=\w\w[{_VOWELS}])(?=[^\W\d_{_VOWELS}][{_VOWELS}]\w)", re.IGNORECASE)


# Millimetres: low pages, so that the shorter texts run over several too and running heads recur.
_HEIGHTS = {"en": 200, "ru": 165, "kk": 125, "ar": 85, "he": 85}


class Role(StrEnum):
    """What a part of a report is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BOX = "box"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set alike: plain, raised, or raised because they call a footnote."""

    text: str
    is_raised: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A title, heading, paragraph, box or footnote; `mark` is a footnote's own."""

    role: Role
    runs: tuple[Run, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """The words, marks set apart by spaces."""
        words = "".join(f" {run.text} " if run.is_raised else run.text for run in self.runs)
        return f"{self.mark} {words}".strip()


@dataclass(frozen=True, slots=True)
class Report:
    """One text in one language."""

    language: str
    parts: tuple[Part, ...]
    notes: dict[str, Part] = field(default_factory=dict)

    @property
    def is_rtl(self) -> bool:
        """Whether it is written from the right."""
        return self.language in {"ar", "he"}

    @property
    def page_height(self) -> int:
        """The height of its pages in millimetres."""
        return _HEIGHTS[self.language]

    def plain(self) -> "Report":
        """Without footnotes and boxes."""
        return self.without_notes().without_boxes()

    def without_notes(self) -> "Report":
        """Without footnotes and their marks."""
        parts = tuple(replace(part, runs=tuple(run for run in part.runs if run.note is None)) for part in self.parts)
        return replace(self, parts=parts, notes={})

    def with_boxes_first(self) -> "Report":
        """Boxes where they are set: after the title, and another some parts further on."""
        body = [part for part in self.parts if part.role is not Role.BOX]
        for number, box in enumerate(part for part in self.parts if part.role is Role.BOX):
            body.insert(1 + 5 * number, box)
        return replace(self, parts=tuple(body))

    def without_boxes(self) -> "Report":
        """Without what stands beside the text."""
        return replace(self, parts=tuple(part for part in self.parts if part.role is not Role.BOX))


def report(language: str) -> Report:
    """The report written in a language."""
    parts: list[Part] = []
    notes: dict[str, Part] = {}
    for block in (_TEXTS / f"{language}.md").read_text("utf-8").split("\n"):
        if found := _NOTE.fullmatch(block):
            notes[found[1]] = Part(Role.NOTE, _runs(found[2]), found[1])
        elif block:
            parts.append(_part(block))
    return Report(language, tuple(parts), notes)


def _part(block: str) -> Part:
    for sign, role in (("## ", Role.HEADING), ("# ", Role.TITLE), ("> ", Role.BOX)):
        if block.startswith(sign):
            return Part(role, _runs(block.removeprefix(sign)))
    return Part(Role.PARAGRAPH, _runs(block))


def _runs(text: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = 0
    for found in _INLINE.finditer(text):
        runs.append(Run(text[at : found.start()]))
        note = found["note"]
        runs.append(Run(note or found["raised"], is_raised=True, note=note))
        at = found.end()
    runs.append(Run(text[at:]))
    return tuple(run for run in runs if run.text)


def with_breaks(text: str, sign: str) -> str:
    """The text with a sign where a word may be broken at the end of a line."""
    return re.sub(rf"[^\W\d_]{{{_SHORTEST_BROKEN},}}", lambda word: sign.join(_SYLLABLE.split(word.group())), text)
