"""Regions that are named in a list whose last word says what they are: `Osh and Jalal-Abad regions`.

There a bare `Osh` is the region, not the town; `Алматинской и Жамбылской областях` names two with one word.
"""

import functools
import re

from threatlake.records import EntityKind
from threatlake.understanding.gazetteer import WORD, Gazetteer, Name
from threatlake.understanding.inflection import fold, forms

# The word for a region as the seed spells it, in each language; it stands last in a region's name.
SINGULAR = frozenset(
    ("region", "oblast", "province", "область", "облысы", "облусу", "viloyati", "вилояти", "велаят", "уәлаяты")
)
# A text that has none of these has no such list; looked for first, since it is quickly done.
PLURAL_PARTS = (
    "regions",
    "oblasts",
    "provinces",
    "област",
    "облыстар",
    "облустар",
    "viloyatlar",
    "вилоятлар",
    "велаят",
)
_PLURAL = re.compile(
    r"\s+(?:regions|oblasts|provinces|област(?:и|ей|ям|ями|ях)|облыстар\w*|облустар\w*|viloyatlar\w*|вилоятлар\w*"
    r"|велаят(?:ы|ов|ам|ах))(?!\w)"
)
_CAPITAL = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІЎҲ]"
_HEAD = rf"{_CAPITAL}[\w‘’ʻ'-]*(?:\s{_CAPITAL}[\w‘’ʻ'-]*)?"
_AND = r"(?:\s*,\s*(?:and\s|и\s|және\s|жана\s|va\s|ва\s)?\s*|\s+(?:and|or|и|или|және|мен|жана|менен|va|ва)\s+)"
_LIST = re.compile(rf"(?<!\w){_HEAD}(?:{_AND}{_HEAD})+\Z")
_ITEM = re.compile(_HEAD)
REACH = 240  # characters before the plural word in which its list stands: the regions of Kyrgyzstan, all seven


def find_region_lists(text: str, gazetteer: Gazetteer) -> list[tuple[int, int, Name]]:
    """Every region of such a list, with the place of its own words."""
    if not any(part in text for part in PLURAL_PARTS):
        return []
    heads = _heads(gazetteer)
    found = []
    for plural in _PLURAL.finditer(text):
        listed = _LIST.search(text, max(0, plural.start() - REACH), plural.start())
        for item in _ITEM.finditer(text, *listed.span()) if listed else ():
            words = list(WORD.finditer(text, *item.span()))
            # The capital that begins the sentence may stand before the first: "In Osh and Batken regions".
            for first in (0, 1):
                name = heads.get(tuple(fold(word.group()) for word in words[first:]))
                if name is not None:
                    found.append((words[first].start(), item.end(), name))
                    break
    return found


@functools.lru_cache(maxsize=2)
def _heads(gazetteer: Gazetteer) -> dict[tuple[str, ...], Name]:
    """The regions' names without their word, in all forms."""
    heads: dict[tuple[str, ...], Name] = {}
    for name in gazetteer.names:
        if name.kind is EntityKind.PLACE and len(name.words) > 1 and name.words[-1] in SINGULAR:
            *first, last = map(fold, name.words[:-1])
            for form in forms(last):
                heads.setdefault((*first, form), name)
    return heads
