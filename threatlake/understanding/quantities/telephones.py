"""Telephone numbers: `+7 7172 55 01 12`, `8 (7172) 55-01-12`, `tel. +66 2 234 6365`, `22-10-02`."""

import re

# Groups of two to four digits behind a country code or the trunk 8, or pairs with hyphens.
_TELEPHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,4}|8(?=[\s-]?\(|[\s-]\d{3,4}[\s-]\d{2,3}[\s-]\d{2})|(?=\(\d{3,5}\)))(?:[\s\u00a0-]?\(?\d{1,5}\)?){2,6}(?![\w%])|"
    r"(?<![\w.,-])\d{2,3}-\d{2}-\d{2}(?![\w-])|(?<![\w.,-])\d(?:[\s-]\d{2,4}){3,4}(?![\w%])"
)
# Digits of a number with its code, and the grouping of thousands, which is that of no telephone.
_FEWEST, _MOST = 6, 15
_THOUSANDS = re.compile(r"\d{1,3}(?:[\s\u00a0]\d{3})+")
_CALLED_WITHIN = re.compile(
    r"(?:tel|phone|hotline|helpline|call|line|fax|whatsapp|тел|звон|лини|факс|желі|байланыс|қоңырау|хабар)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?:,|\s+(?:и|или|or|and|және|немесе))\s+\d{3,4}(?=\s*(?:[.,;)]|\Z))")
_REACH = 40


def telephone_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where telephone numbers stand in a passage."""
    found = (match for match in _TELEPHONE.finditer(text, start, end) if _is_telephone(text, start, match))
    return [(match.start(), _with_short(text, match.end(), end)) for match in found]


def _with_short(text: str, last: int, end: int) -> int:
    """Where the short numbers end that follow a telephone number: `..., 102, 112`."""
    while (more := _SHORT.match(text, last, end)) is not None:
        last = more.end()
    return last


def _is_telephone(text: str, start: int, match: re.Match[str]) -> bool:
    written = match.group()
    digits = sum(letter.isdigit() for letter in written)
    if not _FEWEST <= digits <= _MOST or _THOUSANDS.fullmatch(written.lstrip("+")):
        return False
    if written[0] == "+" or "(" in written or "-" in written:
        return True
    return _CALLED_WITHIN.search(text, max(start, match.start() - _REACH), match.start()) is not None
