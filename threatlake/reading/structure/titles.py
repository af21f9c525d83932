"""The title of a plain text, where one is set as a title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from threatlake.reading.extraction import Block
from threatlake.reading.structure import stated_days
from threatlake.reading.structure.labels import is_ended
from threatlake.reading.un.titles import has_masthead, place_of_un_title
from threatlake.records import PassageKind

_LONGEST_TITLE = 220  # characters: agencies write headlines of two sentences' length
_BODY = 80  # characters from which a paragraph is body text
_BETWEEN = 3  # lines (byline, date, place) may stand between title and body
_BEFORE_BODY = 12  # blocks in which body text begins: labelled lines, dates and numbered headings may come before
# `ASTANA – The hub`, `BISHKEK, March 3 (Agency) --`: the opening of a wire story, never a title.
_DATELINE = re.compile(r"^[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w .,'’-]{1,60}?(?:\([^)]{1,40}\)\s*)?\s(?:[–—]|--?)\s+(?=\S)")
# What stands before a colon in the lines of a letter, a form, a feed; before any other colon stands a title.
_LABELLED = re.compile(
    r"^(?:(?:first |last |date )?(?:published|posted|updated|issued|received)(?: (?:on|at|by))?|date(?: of \w+)?"
    r"|\w+ date"
    r"|report(?:ing|ed)? \w+|from|to|cc|bcc|subject|re|fwd?|sent|tel|phone|fax|e-?mail|web(?:site)?|url|link|https?"
    r"|author|by|text|photo|source|reference|ref|file|no|page|contacts?|address|language|keywords?|tags?|category|section"
    r"|distr|original|prepared (?:for|by)|classification|status|version|title|headline|attention|dear \w+"
    r"|опубликовано|обновлено|размещено|дата(?: \w+)?|от|кому|тема|тел|телефон|факс|эл\. ?почта|почта|автор|текст|фото"
    r"|источник|исх|вх|номер|адрес|раздел|рубрика|теги|язык|заголовок|название"
    r"|жарияланды|күні|кімге|кімнен|тақырыбы|авторы?|дереккөз|мекенжайы|байланыс)\s*[.№]?\s*\d*\s*:",
    re.IGNORECASE,
)
_ANY_LABEL = re.compile(r"^[^\W\d_][\w ]{0,20}:\s")


def titled(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """The title and the blocks with its block made a heading; None and the blocks unchanged where none is set."""
    at = place_of_un_title(blocks) if has_masthead(blocks) else _first_line(blocks)
    if at is None:
        return None, blocks
    return blocks[at].text, [*blocks[:at], replace(blocks[at], kind=PassageKind.HEADING), *blocks[at + 1 :]]


def _first_line(blocks: list[Block]) -> int | None:
    return 0 if blocks and _is_title(blocks) else None


def _is_title(blocks: list[Block]) -> bool:
    first = blocks[0].text
    if len(first) > _LONGEST_TITLE or blocks[0].kind in {PassageKind.LIST_ITEM, PassageKind.TABLE}:
        return False
    if any(block.text.startswith(first) for block in blocks[1:3]):
        return len(blocks[0].text.split()) > 1
    is_form = _ANY_LABEL.match(first) is not None and any(_ANY_LABEL.match(block.text) for block in blocks[1:2])
    if blocks[0].label is not None or is_form or not _reads_as_title(first):
        return False
    return _body_follows(blocks[1 : _BEFORE_BODY + 1])


def _body_follows(blocks: Sequence[Block]) -> bool:
    """Whether running text begins soon; labelled lines, dates and numbered headings before it do not count."""
    between = 0
    for block in blocks:
        if is_body(block):
            return True
        is_about_it = _LABELLED.match(block.text) or _ANY_LABEL.match(block.text) or stated_days.is_bare(block.text)
        between += not is_about_it and not (block.kind is PassageKind.HEADING and block.label is not None)
        if between > _BETWEEN:
            return False
    return False


def is_body(block: Block) -> bool:
    """Whether a block is running text: long, and ended as sentences are."""
    return block.kind is PassageKind.PARAGRAPH and len(block.text) >= _BODY and is_ended(block.text)


def _reads_as_title(text: str) -> bool:
    first = text.lstrip("\"'«“„(")[:1]
    if not first or first.islower() or _LABELLED.match(text):
        return False
    if is_ended(text) and not text.rstrip("\"'»”").endswith(("?", "!")):
        return False
    dateline = _DATELINE.match(text)
    return not (dateline and dateline[0].split()[0].isupper()) and any(character.isalpha() for character in text)
