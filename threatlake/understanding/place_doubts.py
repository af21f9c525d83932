"""Decide which place a name means that several places bear, or that is also a word, a person or a river.

Towns of two countries that share a name are told apart by the country that the document names; what the seed calls
doubtful must moreover stand as a place does: after "in" or "г.", with a suffix of place, or beside its country.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from threatlake.records import EntityKind
from threatlake.understanding.gazetteer import Candidate, Name
from threatlake.understanding.inflection import fold

_CAPITAL = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІЎҲҶӢӮ]"
# What stands before a place in English, Russian and Tajik.
BEFORE = re.compile(
    r"(?<!\w)(?:[Ii]n|[Ff]rom|[Nn]ear|[Aa]round|via|[Oo]utside|(?:city|town|court|akim) of|[Гг]\.|[Гг]ор\.|пос\."
    r"|[Гг]ород\w*|посёлк\w*|поселк\w*|[Вв]о?|[Ии]з|до|под|около|через|возле|близ|[Дд]ар|[Аа]з|(?:[Шш]аҳр|[Нн]оҳия)и)\s*\Z"
)
# What stands after a town in English, Kazakh, Kyrgyz, Uzbek and Tajik.
AFTER = re.compile(
    r"\s+(?:city|town|crossing|checkpoint|border|қаласы|қ\.|шаары|шаарын|шаҳри|шаҳар|shahri|shahar|тургун|тұрғын)"
)
# The locative and ablative suffixes of the Turkic languages; nothing but a place of an event takes them here.
SUFFIX_OF_PLACE = re.compile(r"н?[дт][аеоө](?:н|[гғ][ыиіуү])?|d(?:a|an|agi)|nan|нан|нен")
# A capitalised word right after makes it the first part of another name: "Mary Robinson".
CAPITAL_AFTER = re.compile(rf"[ \n]{_CAPITAL}\w")
COUNTRY_AFTER = re.compile(r"\s*[,(]\s*")
REACH = 20  # characters before a name in which its preposition stands


class Around(NamedTuple):
    """What the document says of a candidate: `speaks` gives yes, no, or None where clues to a name are silent."""

    text: str
    # The countries that the document names, by themselves, by their places or bodies; the one right after the name.
    codes: set[str | None]
    code_after: str | None
    speaks: Callable[[Name], bool | None]


def decide_place(candidate: Candidate, around: Around) -> Name | None:
    """The place that a candidate names; None where nothing decides."""
    is_shared = len({name.entity_id for name in candidate.names}) > 1
    fitting = [name for name in candidate.names if not is_shared or name.country_code in around.codes]
    fitting = [name for name in fitting if _is_believed(candidate, name, around)]
    if len({name.entity_id for name in fitting}) > 1:
        fitting = [name for name in fitting if name.country_code == around.code_after]
    return fitting[0] if len({name.entity_id for name in fitting}) == 1 else None


def _is_believed(candidate: Candidate, name: Name, around: Around) -> bool:
    if name.doubt is None:
        return True
    spoken = around.speaks(name)
    if spoken is not None:
        return spoken
    if name.country_code not in around.codes:
        return False
    return name.country_code == around.code_after or _stands_as_a_place(around.text, candidate, name)


def _stands_as_a_place(text: str, candidate: Candidate, name: Name) -> bool:
    start, end = candidate.start, candidate.end
    if AFTER.match(text, end):
        return True
    if CAPITAL_AFTER.match(text, end):
        return False
    if BEFORE.search(text, max(0, start - REACH), start):
        return True
    suffix = fold(text[start:end]).removeprefix(fold(" ".join(name.words)))
    return SUFFIX_OF_PLACE.fullmatch(suffix) is not None


def is_place(candidate: Candidate) -> bool:
    """Whether all that the words may mean are places."""
    return all(name.kind is EntityKind.PLACE for name in candidate.names)
