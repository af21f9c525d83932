"""What the styles of a Word file make of its paragraphs: headings, the title, members of a list."""

from dataclasses import dataclass

from lxml.etree import _Element

from threatlake.reading.office.parts import attribute, child, local, number

_BODY_LEVEL = 9  # the outline level of running text
_DEEPEST = 20  # styles based on one another; Word allows eleven


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is: the level of a heading from 0 or None, the title, and its place in a list."""

    outline: int | None = None
    is_title: bool = False
    list_id: str | None = None
    list_level: int = 0


class Styles:
    """The paragraph styles of a file by their ids."""

    def __init__(self, tree: _Element | None) -> None:
        """Read the part `styles.xml`, where there is one."""
        found = [] if tree is None else [style for style in tree if local(style) == "style"]
        self._styles = {attribute(style, "styleId") or "": style for style in found}
        self._default = next(
            (
                attribute(style, "styleId")
                for style in found
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true", "on"}
            ),
            None,
        )

    def look(self, properties: _Element | None) -> Look:
        """What the properties of a paragraph make of it, its style's first, its own last."""
        style = child(properties, "pStyle")
        chain = self._chain(attribute(style, "val") if style is not None else self._default)
        look = Look()
        for layer in reversed(chain):
            look = _with(look, child(layer, "pPr"), (_name(layer),))
        return _with(look, properties, ())

    def _chain(self, style_id: str | None) -> list[_Element]:
        """A style and those it is based on, the nearest first."""
        chain: list[_Element] = []
        while style_id in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style_id])
            based = child(chain[-1], "basedOn")
            style_id = attribute(based, "val") if based is not None else None
        return chain


def _name(style: _Element) -> str:
    named = child(style, "name")
    return (attribute(named, "val") or "").lower() if named is not None else ""


def _with(look: Look, properties: _Element | None, names: tuple[str, ...]) -> Look:
    outline, is_title = look.outline, look.is_title or "title" in names
    for name in names:
        if name.startswith("heading ") and name[8:].isdigit():
            outline = int(name[8:]) - 1
    level = child(properties, "outlineLvl")
    if level is not None:
        stated = number(level, "val", _BODY_LEVEL)
        outline = stated if stated < _BODY_LEVEL else None
    listed = child(properties, "numPr")
    if listed is None:
        return Look(outline, is_title, look.list_id, look.list_level)
    list_id, depth = child(listed, "numId"), child(listed, "ilvl")
    return Look(
        outline,
        is_title,
        attribute(list_id, "val") if list_id is not None else look.list_id,
        number(depth, "val", look.list_level),
    )
