"""UN documents: their symbols, and what the masthead states of the document itself.

The grammar of symbols follows the Dag Hammarskjöld Library's guide "UN Document Symbols": a series of the body
(A, E, S, CAC, CTOC …), then components parted by slashes, at last the year of a resolution or the part of a report
in brackets.
"""

import re
from collections.abc import Iterator, Sequence

from threatlake.reading.extraction import Block, StatedDay
from threatlake.reading.structure.stated_days import parse
from threatlake.records import Precision

_SERIES = """
    A APLC AT BWC CAC CAT CBD CCM CCPR CCW CD CEB CED CEDAW CERD CES CMW COP CRC CRPD CTOC DC DP E ECE FCCC GC HRI
    HSP ICCD ICEF IDB IMO ISBA ITH LC LOS NPT PBC S SAICM SPLOS ST T TD TPNW TRANS UNCTAD UNEP UNFF UNITAR UNODC UNW
    WFP
    """.split()  # noqa: SIM905 - a table of words, to be read as one
# Two symbols are printed with a dash between them (`A/79/859-S/2025/220`): a dash before a series parts.
_COMPONENT = rf"[A-Z0-9][A-Za-z0-9]*(?:[.\-](?!(?:{'|'.join(_SERIES)})/)[A-Za-z0-9]+)*(?:\([A-Z0-9]{{1,6}}\))?"
_ENDING = r"(?:\s?\((?:19|20)\d\d\)|\s?\((?:Part|Vol\.?|Supp\.?|SUPP|Sect\.?)\s?[IVXLC\d]*\))?"
# Before 1994 documents of the Security Council had one number (`S/25704`); meetings have a record (`S/PV.9453`).
_OF_ONE_COMPONENT = r"S/(?:\d{5}|PV\.\d{1,5})"
_SYMBOL = re.compile(
    rf"(?<![\w/.@=])(?<![A-Za-z]-)(?:(?:{'|'.join(_SERIES)})(?:/{_COMPONENT}){{2,}}|{_OF_ONE_COMPONENT}){_ENDING}(?![\w/])"
)

# A masthead stands in the first blocks of the first page, a line of few words each.
_MASTHEAD_BLOCKS = 24
_MASTHEAD_WORDS = 14
_DISTRIBUTION = re.compile(
    r"\bDistr\b\s?\.?\s?:?\s*(?:general|limited|restricted|official|provisional|limitada|générale)?", re.IGNORECASE
)
_BETWEEN_DAYS = re.compile(r"\d\s?[–—-]\s?\d|\b(?:to|au?|a|по)\s+\d|[^\W\d_]\s?[–—-]\s?\d")  # the days of a session
_SCANNED_ONE = re.compile(r"(?<=\d)[Il|](?=[\dIl|]*(?:$|/))")  # the figure 1 as scanning reads it


def find_symbols(text: str) -> Iterator[re.Match[str]]:
    """Every UN document symbol in a text, its own or cited."""
    return (match for match in _SYMBOL.finditer(text) if any(character.isdigit() for character in match.group()))


def is_symbol(text: str) -> bool:
    """Whether a line is nothing but a symbol."""
    return any(match.group() == text for match in find_symbols(text))


def symbol(blocks: Sequence[Block]) -> str | None:
    """The document's own symbol, as its masthead states it; one that is cited in running text is not its own."""
    for block in blocks[:_MASTHEAD_BLOCKS]:
        if len(block.text.split()) > _MASTHEAD_WORDS:
            continue
        for match in find_symbols(block.text):
            before = block.text[: match.start()].rstrip()
            if not before.endswith(("(", "[")) and not re.match(r"[\W\d]*(?:See|Reissued)\b|\*", block.text):
                return _SCANNED_ONE.sub("1", re.sub(r"\s+", " ", match.group()))
    return None


def is_distribution(text: str) -> bool:
    """Whether a line says how a document is distributed, as one line of every masthead does."""
    return re.match(r"Distr\b", text) is not None and len(text.split()) <= _MASTHEAD_WORDS


def distributed(blocks: Sequence[Block]) -> StatedDay | None:
    """The day of distribution: the date that stands after `Distr.` on the masthead."""
    for number, block in enumerate(blocks[:_MASTHEAD_BLOCKS]):
        marked = _DISTRIBUTION.search(block.text)
        if not marked or len(block.text.split()) > _MASTHEAD_WORDS:
            continue
        after = (block.text for block in blocks[number + 1 : _MASTHEAD_BLOCKS])
        for text in (block.text[marked.end() :], *after):
            stated = _distribution_day(text)
            if stated:
                return stated
    return None


def _distribution_day(text: str) -> StatedDay | None:
    """A date that opens its line, but for the symbol; the days of a session follow their place."""
    for match in find_symbols(text):
        text = text.replace(match.group(), " ")
    text = text.strip(" *\n")
    if len(text.split()) > _MASTHEAD_WORDS or _BETWEEN_DAYS.search(text) or not text[:1].isdigit():
        return None
    stated = parse(text)
    return stated if stated and stated.precision is Precision.DAY else None
