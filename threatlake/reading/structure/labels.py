"""The number or letter that is printed before a paragraph, and what kind of passage it makes."""

import re
from dataclasses import dataclass

from threatlake.records import PassageKind


@dataclass(frozen=True, slots=True)
class Mark:
    """What a paragraph is, told from how it begins."""

    kind: PassageKind
    label: str | None


_LONGEST_HEADING = 250  # characters: UN section headings run to two lines

_NUMBERED = re.compile(r"(\d{1,3})\.\s+(?=\S)")
_NESTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(?=[\"«“(]?[^\W\d_])")
_ROMAN = re.compile(r"([IVXLC]{1,7})\.\s+(?=\S)")
_LETTER = re.compile(r"([A-ZА-ЯЁ])\.\s+(?=[^\W\d_]{2})")
_CLOSED = re.compile(r"(\d{1,3}|[a-zа-яё]|[ivx]{1,5})\)\s+(?=\S)")
_BRACKETED = re.compile(r"\((\d{1,3}|[a-zа-яё]{1,2}|[ivx]{1,5})\)\s+(?=\S)")
_BULLET = re.compile(r"[•·▪▫◦‣∙●○■□➢✓*-]\s+(?=\S)")
_DASH = re.compile(r"[–—]\s+(?=[a-zа-яёәғқңөұүһі])")  # before a capital it opens direct speech in Russian
_NAMED = re.compile(
    r"(?:(?:article|chapter|section|part|annex|appendix|rule|статья|глава|раздел|часть|приложение|тарау|бап|бөлім)"
    r"\s+(\d{1,3}|[IVXLC]{1,7})|(\d{1,3})-(?:бап|тарау|бөлім|қосымша))(?=$|[\s.:)])",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…:;,][»”\"')\]]*$")
# An entry of a table of contents: dots, or the one sign that stands for them, lead to its page.
_LEADERS = re.compile(r"(?:\.\s?){5,}|\s…[\s\divxlc–-]*$")
# Words that no paragraph ends on: the sentence goes on after the break even if a name follows.
_LEADS_ON = frozenset(
    """
    a an the of and or to in for with by from on at as that which their its is are was were be have has had not и
    или в во на с со о об по из от до для к ко при за под над что как не а но у между через мен және пен бен үшін
    туралы бойынша
    """.split()  # noqa: SIM905 - a table of words, to be read as one
)
_INITIAL_AND_NAME_WORDS = 3  # `V. Petrov` is a person; `V. Measures taken by States` a heading


def mark_of(text: str) -> Mark | None:
    """What the printed beginning of a paragraph makes of it; None where nothing is printed before its words."""
    return _counted(text) or _listed(text) or _titled(text)


def _counted(text: str) -> Mark | None:
    if (found := _NESTED.match(text)) and text[found.end() :].lstrip('"«“(')[:1].isupper():
        return Mark(_heading_or(PassageKind.PARAGRAPH, text), found[1])
    if found := _NUMBERED.match(text):
        return _numbered(text, found)
    if found := _ROMAN.match(text) or _LETTER.match(text):
        return _lettered(text, found)
    return None


def _listed(text: str) -> Mark | None:
    if found := _BRACKETED.match(text) or _CLOSED.match(text):
        return Mark(PassageKind.LIST_ITEM, found[1])
    if _BULLET.match(text) or _DASH.match(text):
        return Mark(PassageKind.LIST_ITEM, None)
    return None


def _titled(text: str) -> Mark | None:
    found = _NAMED.match(text)
    if found and not is_ended(text) and len(text) <= _LONGEST_HEADING:
        return Mark(PassageKind.HEADING, found[1] or found[2])
    return None


def is_ended(text: str) -> bool:
    """Whether the text stops where a sentence or a clause may: at a stop, colon, semicolon or comma."""
    return _ENDED.search(text[-8:]) is not None


def is_short(text: str) -> bool:
    """Whether the text is no longer than a heading of a section."""
    return len(text) <= _LONGEST_HEADING


def is_entry(text: str) -> bool:
    """Whether a line of a table of contents is numbered like what it points to, and is not it."""
    return _LEADERS.search(text) is not None


def leads_on(text: str) -> bool:
    """Whether no paragraph ends on the last word."""
    return text[text.rfind(" ") + 1 :].casefold() in _LEADS_ON


def _numbered(text: str, found: re.Match[str]) -> Mark:
    first = text[found.end()]
    if first.islower():
        return Mark(PassageKind.LIST_ITEM, found[1])
    return Mark(_heading_or(PassageKind.PARAGRAPH, text), found[1])


def _heading_or(otherwise: PassageKind, text: str) -> PassageKind:
    return otherwise if is_ended(text) or len(text) > _LONGEST_HEADING else PassageKind.HEADING


def _lettered(text: str, found: re.Match[str]) -> Mark | None:
    """A roman number or capital letter numbers headings only: before a sentence it is somebody's initial."""
    if is_ended(text) or len(text) > _LONGEST_HEADING or text[found.end()].islower():
        return None
    if len(found[1]) == 1 and len(text.split()) <= _INITIAL_AND_NAME_WORDS and found[1] not in "IVX":
        return None
    if len(found[1]) == 1 and len(text.split()) == _INITIAL_AND_NAME_WORDS - 1 and not text[found.end() :].isupper():
        return None
    return Mark(PassageKind.HEADING, found[1])
