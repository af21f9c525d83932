"""The words of a Word paragraph as it is printed: what was inserted is there, what was deleted is not."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import _Element

from threatlake.reading.office.blocks import without_marks
from threatlake.reading.office.parts import attribute, child, local

# What prints nothing: deleted and moved words, instructions of fields, properties, comments, pronunciation.
_UNPRINTED = frozenset({
    "del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "sdtPr", "sdtEndPr", "annotationRef",
    "commentReference", "footnoteRef", "endnoteRef", "rt", "sectPr", "smartTagPr", "customXmlPr", "ffData", "numPr",
})  # fmt: skip
_AS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# Signs of the fonts Symbol and Wingdings that stand in running text.
_SYMBOLS = {"f0b7": "•", "f0a7": "▪", "f0d8": "➢", "f0fc": "✓", "f02d": "-", "f0b0": "°", "f0b1": "±", "f0b3": "≥",
            "f0a3": "≤", "f0ae": "→", "f0be": "—", "f06d": "µ", "f0d7": "·", "f028": "☎", "f0e0": "→"}  # fmt: skip
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class Words:
    """The text of a paragraph, and the boxes of text that are anchored in it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it, in order."""
        return "".join(self.pieces)


def words_of(paragraph: _Element, mark: Callable[[str, str | None, bool], str]) -> Words:
    """Read a paragraph; `mark` gives what stands for a note, by its kind, its id and whether its sign is its own."""
    words = Words()
    _read(paragraph, words, mark)
    return words


def _read(element: _Element, words: Words, mark: Callable[[str, str | None, bool], str]) -> None:
    for part in element:
        name = local(part)
        if name in _UNPRINTED or not name:
            continue
        if name == "t":
            words.pieces.append(without_marks(part.text or ""))
        elif name in _AS:
            words.pieces.append(_AS[name])
        elif name == "sym":
            words.pieces.append(_SYMBOLS.get((attribute(part, "char") or "").lower(), ""))
        elif name in _NOTES:
            is_own = (attribute(part, "customMarkFollows") or "0") not in _OFF
            words.pieces.append(mark(name, attribute(part, "id"), is_own))
        elif name == "txbxContent":
            words.boxes.append(part)
        elif name == "AlternateContent":
            _read_one(part, words, mark)
        elif not (name == "r" and _is_hidden(part)):
            _read(part, words, mark)


def _read_one(alternatives: _Element, words: Words, mark: Callable[[str, str | None, bool], str]) -> None:
    """The first of several renderings of one thing that has words."""
    for rendering in alternatives:
        found = words_of(rendering, mark)
        if found.text.strip() or found.boxes:
            words.pieces += found.pieces
            words.boxes += found.boxes
            return


def _is_hidden(run: _Element) -> bool:
    hidden = child(run, "rPr", "vanish")
    return hidden is not None and (attribute(hidden, "val") or "1") not in _OFF
