"""UN documents: their symbols, and what the masthead states of the document itself.

The grammar of symbols follows the Dag Hammarskjöld Library's guide "UN Document Symbols": a series of the body
(A, E, S, CAC, CTOC …), then components parted by slashes, at last the year of a resolution or the part of a report
in brackets.
"""

import re
from collections.abc import Iterator, Sequence

from threatlake.reading.extraction import Block, StatedDay
from threatlake.reading.stated_days import parse

_SERIES = (
    "A APLC AT BWC CAC CAT CCM CCPR CCW CD CEB CED CEDAW CERD CMW COP CRC CRPD CTOC DC DP E ECE FCCC GC HRI HSP ICCD "
    "IDB IMO ISBA ITH LOS NPT PBC S SAICM SPLOS ST T TD TPNW UNCTAD UNEP UNFF UNITAR UNODC UNW WFP"
).split()
_COMPONENT = r"[A-Z0-9][A-Za-z0-9]*(?:[.\-][A-Za-z0-9]+)*(?:\([A-Z0-9]{1,6}\))?"
_ENDING = r"(?:\s?\((?:19|20)\d\d\)|\s?\((?:Part|Vol\.?|Supp\.?|SUPP)\s?[IVXLC\d]*\))?"
_SYMBOL = re.compile(rf"(?<![\w/.@=-])(?:{'|'.join(_SERIES)})(?:/{_COMPONENT}){{2,}}{_ENDING}(?![\w/])")

# A masthead stands in the first blocks of the first page, a line of few words each.
_MASTHEAD_BLOCKS = 15
_MASTHEAD_WORDS = 14
_DISTRIBUTION = re.compile(r"\bDistr\s?\.?\s?:?\s*(?:General|Limited|Restricted|Official|Provisional)?", re.IGNORECASE)


def find_symbols(text: str) -> Iterator[re.Match[str]]:
    """Every UN document symbol in a text, its own or cited."""
    return (match for match in _SYMBOL.finditer(text) if any(character.isdigit() for character in match.group()))


def symbol(blocks: Sequence[Block]) -> str | None:
    """The document's own symbol, as its masthead states it; one that is cited in running text is not its own."""
    for block in blocks[:_MASTHEAD_BLOCKS]:
        if len(block.text.split()) > _MASTHEAD_WORDS:
            continue
        for match in find_symbols(block.text):
            before = block.text[: match.start()].rstrip()
            if not before.endswith(("(", "[")):
                return re.sub(r"\s+", " ", match.group())
    return None


def distributed(blocks: Sequence[Block]) -> StatedDay | None:
    """The day of distribution: the date that stands after `Distr.` on the masthead."""
    for number, block in enumerate(blocks[:_MASTHEAD_BLOCKS]):
        marked = _DISTRIBUTION.search(block.text)
        if not marked:
            continue
        following = [block.text[marked.end() :], *(after.text for after in blocks[number + 1 : number + 3])]
        for text in following:
            stated = parse(text) if len(text.split()) <= _MASTHEAD_WORDS else None
            if stated:
                return stated
    return None
