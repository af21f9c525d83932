"""Whether the hyphen at a line's end belongs to the word: how the file writes its words elsewhere tells."""

import re
from collections import Counter
from collections.abc import Iterable

_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# First parts that English and Russian join by a hyphen, and that begin few other words.
_FIRST_PARTS = frozenset(
    """
    all anti cross cyber drug first full half high ill large law long low mid multi new non second self semi short
    single small so socio third three two vice well вице генерал интернет онлайн премьер северо спец юго
    """.split()  # noqa: SIM905 - a table of words, to be read as one
)
# First parts that may as well begin a word (`co-operate`, `col-` or `con-`): joined by a hyphen to whole words only.
_PREFIXES = frozenset(
    [
        "co",
        "counter",
        "e",
        "ex",
        "in",
        "inter",
        "near",
        "off",
        "on",
        "over",
        "post",
        "pre",
        "pro",
        "re",
        "sub",
        "under",
        "во",
        "из",
        "кое",
        "контр",
        "по",
    ]
)
# Last parts that no compound has: the hyphen before them was set by a typesetter.
_SUFFIX = re.compile(
    r"(?:[ts]ions?|ments?|ings?|ness(?:es)?|i?ty|ties|ly|ance|ence|able|ible|tive|tively|cal|cally|ries|cies|tors?|ters?"
    r"|ни[еяюйм]|ци[ияюей]+|ност[иью]+|ност|ного|ных|ский|ской|ского|ского|тельств\w*|ться|лар\w*|лер\w*)",
)
_MANY, _SHARE = 3, 0.1  # broken words in a file, and of its lines: a text wrapped at its own hyphens has fewer


class Hyphens:
    """What one file shows of its own hyphenation."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Count the words that stand whole on a line, and look at how lines break."""
        self._counts: Counter[str] = Counter()
        self._breaks: list[tuple[str, str]] = []
        line_count = 0
        before = ""
        for line in (text.strip() for text in lines):
            line_count += 1
            if before and (parts := _parts(before, line)):
                self._breaks.append(parts)
            self._counts.update(match.group().casefold() for match in _WORD.finditer(_whole(line)))
            before = line
        self._is_typeset = self._shows_typesetting(line_count)

    def is_soft(self, text: str, following: str) -> bool:
        """Whether the hyphen at which a word is broken between two lines is only the typesetter's."""
        parts = _parts(text, following)
        if parts is None:
            return False
        told = self._told(*parts)
        if told is not None:
            return told
        head, tail = parts
        if following[:1].isupper() or head in _FIRST_PARTS or "-" in head:
            return False
        if self._counts[tail.split("-")[0]] and (self._counts[head] or head in _PREFIXES):
            return False
        return self._is_typeset or _SUFFIX.fullmatch(tail) is not None

    def _told(self, head: str, tail: str) -> bool | None:
        """What the word's other places in the file say; None where there is none or they are at odds."""
        whole, hyphened = self._counts[head + tail], self._counts[f"{head}-{tail}"]
        return whole > hyphened if whole != hyphened else None

    def _shows_typesetting(self, line_count: int) -> bool:
        told = Counter(self._told(*parts) for parts in self._breaks)
        if told[True] or told[False]:
            return told[True] > told[False]
        return len(self._breaks) >= max(_MANY, _SHARE * line_count)


def is_broken(text: str) -> bool:
    """Whether a line ends within a word."""
    return _BROKEN_WORD.search(text) is not None


def _parts(text: str, following: str) -> tuple[str, str] | None:
    """The two parts of a broken word in small letters; None where no word is broken."""
    if not is_broken(text) or (tail := _WORD.match(following)) is None:
        return None
    heads = _WORD.findall(text.rsplit(None, 1)[-1][:-1])
    return (heads[-1].casefold(), tail.group().casefold()) if heads else None


def _whole(line: str) -> str:
    return line[: -len(line.rsplit(None, 1)[-1])] if is_broken(line) else line
