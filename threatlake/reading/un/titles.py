"""The title of a UN document: what stands below its masthead, and is none of what stands there in every document."""

import re
from collections.abc import Sequence

from threatlake.reading.extraction import Block
from threatlake.reading.structure.labels import is_ended
from threatlake.reading.structure.sequences import section_number
from threatlake.reading.un.documents import is_symbol, symbol
from threatlake.records import PassageKind

LONGEST = 400  # characters: the titles of letters to the Security Council run to four lines
_MASTHEAD = 20  # blocks: mastheads of several bodies and agenda items run to fifteen lines
_DISTRIBUTED = re.compile(r"(?:^|\n|\s{2,})Distr\s?[.:]|(?:^|\n)Distr(?:ibution)?\.?\s?:")
# `Vienna, 6–10 September 2021`: where and when the body meets.
_MEETING = re.compile(
    r"[^\W\d_][^\d,.:;]{1,40}(?:,[^\d,.:;]{2,40})?,\s\d{1,2}\D.{0,40}(?:19|20)\d\d(?:\s?(?:г\.|года))?"
)
_AGENDA_ITEM = re.compile(
    r"(?:agenda )?items? \d.{0,60}|пункты? \d.{0,60}|.{0,40}(?:provisional|предварительной) (?:agenda|повестк).{0,30}",
    re.IGNORECASE,
)
_MASTHEAD_NAME = re.compile(
    r"united nations|general assembly|security council|economic and social council|trusteeship council"
    r"|human rights council|conference of the (?:states )?parties.*|distr\b.*|original\b.*|advance\b.*|_{3,}"
    r"|[\w-]+(?: [\w-]+)? session|agenda items?\b.*|items? \d.*|provisional agenda.*|nations unies"
    r"|организация объединенных наций|генеральная ассамблея|совет безопасности|general|limited",
    re.IGNORECASE,
)
_BODY_NAME = re.compile(
    r"(?:[\w-]+ )?(?:commission|committee|conference|council|executive board|board|convention|assembly"
    r"|chief executives|official records|working group|meeting of|preparatory|permanent forum)\b",
    re.IGNORECASE,
)
# What stands below a title, and never is one.
_BELOW = re.compile(
    r"(?:note|report|background paper|working paper|conference room paper|memorandum) (?:by|of|prepared by) the \w+"
    r".{0,60}"
    r"|addendum|corrigendum|summary\*?|contents|annex\b.*|supplement"
    r"|(?:записка|доклад) (?:секретариата|генерального секретаря).{0,60}|добавление|исправление|резюме|содержание"
    r"|приложение.*",
    re.IGNORECASE,
)


def has_masthead(blocks: Sequence[Block]) -> bool:
    """Whether the text opens as UN documents do, with a symbol or a distribution."""
    is_distributed = any(_DISTRIBUTED.search(block.text) for block in blocks[:_MASTHEAD])
    return is_distributed or symbol(blocks) is not None


def is_of_masthead(text: str) -> bool:
    """Whether a line stands on mastheads and is the title of no document."""
    return _MASTHEAD_NAME.fullmatch(text) is not None or _ends_masthead(text) or is_symbol(text)


def names_body(text: str) -> bool:
    """Whether a line begins as the name of a body does; a title may, too."""
    return _BODY_NAME.match(text) is not None


def stands_below(text: str) -> bool:
    """Whether a line says whose paper it is, or which part of it, where its title stands above."""
    return _BELOW.fullmatch(text) is not None


def place_of_un_title(blocks: Sequence[Block]) -> int | None:
    """Where the title stands in plain text; None where the masthead has no clear end, or nothing is set below it."""
    ends = [at for at, block in enumerate(blocks[:_MASTHEAD]) if _ends_masthead(block.text)]
    if not ends:
        return None
    lines = _lines_below(blocks, ends[-1] + 1)
    # Below an agenda item its own title stands first.
    is_after_item = _AGENDA_ITEM.fullmatch(blocks[ends[-1]].text) is not None
    return lines[1] if is_after_item and len(lines) > 1 else lines[0] if lines else None


def _ends_masthead(text: str) -> bool:
    return _MEETING.fullmatch(text) is not None or _AGENDA_ITEM.fullmatch(text) is not None


def _lines_below(blocks: Sequence[Block], start: int) -> list[int]:
    """The unnumbered lines from a place on that are no sentence, up to the first that no title is."""
    lines: list[int] = []
    for at in range(start, min(len(blocks), start + 3)):
        block = blocks[at]
        is_line = block.kind in {PassageKind.PARAGRAPH, PassageKind.HEADING} and block.label is None
        is_line = is_line and section_number(block.text) is None and not is_ended(block.text)
        if not is_line or len(block.text) > LONGEST or stands_below(block.text) or is_of_masthead(block.text):
            break
        lines.append(at)
    return lines
