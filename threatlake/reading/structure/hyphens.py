"""What stands between two lines of a paragraph: a space, nothing, or the hyphen at which a word was broken.

Whether that hyphen belongs to the word, the file's own spelling tells: how it writes the word elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable

_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_SET_BY_TYPE = "\u00ad"  # Unicode's soft hyphen says itself that it is no part of the word
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_BEFORE_FIGURE = re.compile(r"[A-Z\d]-$")  # `COVID-19`, `2025-2026`
# A web address that a line cuts: after a sign that no sentence ends with, or at a stop before a small letter.
_ADDRESS = re.compile(r"(?:https?://|www\.).*[/_=&?%.-]$", re.IGNORECASE)
_LONGEST = 400  # characters of a web address or word that are looked at
_ADDRESS_GOES_ON = re.compile(r"[a-z0-9]")
# First parts that English and Russian join by a hyphen, and that begin few other words.
_FIRST_PARTS = frozenset(
    """
    all anti cross cyber drug first full half high ill large law long low mid multi new non second self semi short
    single small so socio third three two vice well вице генерал интернет онлайн премьер северо спец экс юго
    """.split()  # noqa: SIM905 - a table of words, to be read as one
)
# First parts that may as well begin a word (`co-operate`, `col-` or `con-`): joined by a hyphen to whole words only.
_PREFIXES = frozenset(
    """
    co counter e ex in inter near off on over post pre pro re sub under во из кое контр по
    """.split()  # noqa: SIM905 - a table of words, to be read as one
)
# Last parts that no compound has: the hyphen before them was set by a typesetter.
_SUFFIX = re.compile(
    r"(?:[ts]ions?|ments?|ings?|ness(?:es)?|i?ty|ties|ly|ance|ence|able|ible|tive|tively|cal|cally|ries|cies|tors?|ters?"
    r"|ни[еяюйм]|ци[ияюей]+|ност[иью]+|ност|ного|ных|ский|ской|ского|ского|тельств\w*|ться|лар\w*|лер\w*)",
)
_MANY, _SHARE = 3, 0.1  # broken words in a file, and of its lines: a text wrapped at its own hyphens has fewer


class Hyphens:
    """What one file shows of its own hyphenation."""

    def __init__(self, lines: Iterable[str], *, is_typeset: bool = False) -> None:
        """Count the words that stand whole on a line, and look at how lines break.

        Where the file tells nothing, one that `is_typeset` (a PDF) breaks words, and another does where it does often.
        """
        self._counts: Counter[str] = Counter()
        breaks: list[tuple[str, str]] = []
        line_count = 0
        before = ""
        for line in (text.strip() for text in lines):
            line_count += 1
            if before and (parts := _parts(before, line)):
                breaks.append(parts)
            self._counts.update(match.group().casefold() for match in _WORD.finditer(_whole(line)))
            before = line
        told = Counter(self._told(*parts) for parts in breaks)
        often = is_typeset or len(breaks) >= max(_MANY, _SHARE * line_count)
        self._shows_typesetting = told[True] > told[False]
        self._is_typeset = self._shows_typesetting if told[True] or told[False] else often

    def ending(self, text: str, following: str) -> str:
        """A text as it stands before its next line: with a space, or, in mid-word, with or without its hyphen."""
        last = text[text.rfind(" ") + 1 :][-_LONGEST:]
        first = following[:1]
        if _BEFORE_FIGURE.search(last) and first.isdigit():
            return text
        if _ADDRESS.search(last) and _ADDRESS_GOES_ON.match(first):
            return text
        if not is_broken(last) or not first.isalpha():
            return f"{text} "
        return text[:-1] if self._is_soft(last, following) else text

    def _is_soft(self, last: str, following: str) -> bool:
        """Whether the hyphen at which a word is broken between two lines is only the typesetter's."""
        parts = _parts(last, following)
        if last.endswith(_SET_BY_TYPE) or parts is None:
            return last.endswith(_SET_BY_TYPE)
        told = self._told(*parts)
        if told is not None:
            return told
        head, tail = parts
        if following[:1].isupper() or head in _FIRST_PARTS or "-" in head:
            return False
        # Two words that the file has make a compound, but not where it is seen to break words (`com-`, `pile`).
        is_word = self._counts[head] and not self._shows_typesetting
        if self._counts[tail.split("-")[0]] and (is_word or head in _PREFIXES):
            return False
        return self._is_typeset or _SUFFIX.fullmatch(tail) is not None

    def _told(self, head: str, tail: str) -> bool | None:
        """What the word's other places in the file say; None where there is none or they are at odds."""
        whole, hyphened = self._counts[head + tail], self._counts[f"{head}-{tail}"]
        return whole > hyphened if whole != hyphened else None


def is_broken(text: str) -> bool:
    """Whether a line ends within a word."""
    return _BROKEN_WORD.search(text[-2:]) is not None


def _parts(text: str, following: str) -> tuple[str, str] | None:
    """The two parts of a broken word in small letters; None where no word is broken."""
    if not is_broken(text) or (tail := _WORD.match(following)) is None:
        return None
    heads = _WORD.findall(text.rsplit(None, 1)[-1][:-1])
    return (heads[-1].casefold(), tail.group().casefold()) if heads else None


def _whole(line: str) -> str:
    return line[: -len(line.rsplit(None, 1)[-1])] if is_broken(line) else line
