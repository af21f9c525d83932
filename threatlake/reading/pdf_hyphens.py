"""Words that a line's end has broken: a hyphen stays where the document itself writes the word with one."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

_BROKEN = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_BEFORE_FIGURE = re.compile(r"[A-Z\d]-$")  # `COVID-19`, `2025-2026`
# A web address that a line cuts: after a sign that no sentence ends with, or at a stop before a small letter.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/_=&?%.-]$", re.IGNORECASE)
_ADDRESS_GOES_ON = re.compile(r"[a-z0-9]")
_HEAD = re.compile(r"((?:[^\W\d_]+[-\u2010])*[^\W\d_]+)[-\u00ad\u2010]$")
# What stands before a hyphen in words of their own: `anti-corruption`, `so-called`.
_PREFIXES = frozenset(
    [
        "anti",
        "non",
        "co",
        "self",
        "well",
        "socio",
        "counter",
        "inter",
        "multi",
        "cross",
        "pre",
        "post",
        "sub",
        "semi",
        "pro",
        "ex",
        "vice",
        "high",
        "low",
        "long",
        "short",
        "full",
        "first",
        "second",
        "third",
        "mid",
        "so",
        "e",
        "cyber",
        "по",
        "кое",
        "экс",
        "вице",
    ]
)


def is_broken(text: str) -> bool:
    """Whether a text ends in the middle of a word."""
    return _BROKEN.search(text) is not None


class Hyphens:
    """What a document's own spelling says of hyphens at its line ends."""

    def __init__(self, pages: Iterable[list[str]]) -> None:
        """Count the words that stand whole on a line, and which way the known ones among the broken go."""
        self._counts: Counter[str] = Counter()
        breaks: list[tuple[str, str]] = []
        for lines in pages:
            for line in lines:
                whole = line[: -len(line.split()[-1])] if is_broken(line) else line
                self._counts.update(match.group().casefold() for match in _WORD.finditer(whole))
            breaks.extend(pair for pair in pairwise(lines) if is_broken(pair[0]))
        self._balance = sum(self._known(one, two) for one, two in breaks)

    def join(self, text: str, following: str) -> str:
        """Two parts of a paragraph, a space or nothing or the word's own hyphen between them."""
        if _BEFORE_FIGURE.search(text) and following[:1].isdigit():
            return text + following
        if _ADDRESS.search(text) and _ADDRESS_GOES_ON.match(following):
            return text + following
        if not is_broken(text) or not following[:1].isalpha():
            return f"{text} {following}"
        return text[:-1] + ("-" if text[-1] != "\u00ad" and self._keeps(text, following) else "") + following

    def _keeps(self, text: str, following: str) -> bool:
        known = self._known(text, following)
        if known:
            return known > 0
        head, tail = _parts(text, following)
        if following[:1].isupper() or head in _PREFIXES or "-" in head or self._balance > 0:
            return True
        return self._balance == 0 and bool(self._counts[head] and self._counts[tail.split("-")[0]])

    def _known(self, text: str, following: str) -> int:
        """1 where the document writes the broken word with a hyphen elsewhere, -1 where without, 0 where neither."""
        head, tail = _parts(text, following)
        joined, hyphened = self._counts[head + tail], self._counts[f"{head}-{tail}"]
        return (hyphened > joined) - (joined > hyphened)


def _parts(text: str, following: str) -> tuple[str, str]:
    head, tail = _HEAD.search(text), _WORD.match(following)
    return (head[1].casefold() if head else ""), (tail.group().casefold() if tail else "")
