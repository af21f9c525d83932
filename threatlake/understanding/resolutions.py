"""Resolutions that are cited in a list: `Security Council resolutions 1373 (2001) and 2396 (2017)`.

The seeds spell a resolution with its word (`resolution 1373 (2001)`); in a list the word stands once. A number without
its year is believed beside the Council's name only.
"""

import re
from collections.abc import Iterator

from threatlake.records import EntityKind
from threatlake.understanding.gazetteer import Gazetteer, Name

_ITEM = r"\d{3,4}(?:\s?\((?:19|20)\d\d\))?"
_LIST = rf"(?P<list>{_ITEM}(?:(?:,\s*(?:(?:and|и|және)\s+)?|\s+(?:and|и|және)\s+){_ITEM})+)"
_COUNCIL = (
    r"(?:(?:of the )?(?:United Nations |UN )?Security Council|СБ ООН"
    r"|Совета Безопасности(?: ООН| Организации Объедин[её]нных Наций)?|БҰҰ(?:-ның)? Қауіпсіздік Кеңес\w*)"
)
_WORD_FIRST = re.compile(
    rf"(?<!\w)(?i:resolutions|резолюци(?:и|й|ям|ями|ях))\s+(?:{_COUNCIL}\s+)?(?:№\s?)?{_LIST}(?!\w)"
)
_WORD_LAST = re.compile(rf"(?<![\w/.]){_LIST}[\s-]+(?:қарарлар|резолюциялар)\w*")
# A text without any of these has no such list; looked for first, since it is quickly done.
_PARTS_FIRST, _PARTS_LAST = ("esolutions", "ESOLUTIONS", "езолюци", "ЕЗОЛЮЦИ"), ("қарарлар", "резолюциялар")
_NEAR = re.compile(rf"{_COUNCIL}[^.;]{{0,30}}\Z")
_REACH = 100  # characters before a list in which the Council is named: one line of print
_NUMBER = re.compile(_ITEM)


def find_listed(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, Name]]:
    """Every resolution of a list that the seeds know, with the place of its number."""
    for pattern, parts in ((_WORD_FIRST, _PARTS_FIRST), (_WORD_LAST, _PARTS_LAST)):
        if not any(part in text for part in parts):
            continue
        for match in pattern.finditer(text):
            start, end = match.span("list")
            is_of_council = _NEAR.search(text, max(0, start - _REACH), start) is not None
            for item in _NUMBER.finditer(text, start, end):
                name = _name(item.group(), gazetteer) if "(" in item.group() or is_of_council else None
                if name is not None:
                    yield item.start(), item.end(), name


def _name(number: str, gazetteer: Gazetteer) -> Name | None:
    """The instrument that the seeds spell with this number."""
    spelled = "Security Council resolution " + re.sub(r"\s?\(", " (", number)
    for candidate in gazetteer.candidates(spelled, 0, len(spelled)):
        is_whole = not spelled[candidate.end :].strip(")")
        if is_whole and candidate.names[0].kind is EntityKind.INSTRUMENT:
            return candidate.names[0]
    return None
