"""Headers of messages as they were meant: encoded words, raw 8-bit letters, names of people and of files."""

import re
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parseaddr, parsedate_tz

from threatlake.reading.characters import clean
from threatlake.reading.characters.decode import decode
from threatlake.reading.extraction import StatedDay
from threatlake.records import Precision

_LONGEST = 4_000  # characters of a header that is read; RFC 5322 allows 998 a line
_MOST_COMMENTS = 20  # in an address; the library reads comments within comments by recursion
_QUOTED_WORD = re.compile(r"=\?[^?\s]{1,60}\?[bqBQ]\?")
_ADDRESS = re.compile(r"\S+@\S+")
_FIRST_MAIL = 1971  # the year: what states an earlier one is a clock that was never set


def text_of(value: str | None) -> str | None:
    """A header's words on one line; None where it has none. `value` holds raw bytes as surrogate escapes."""
    if not value:
        return None
    try:
        words = decode_header(value[:_LONGEST])
    except HeaderParseError:  # Base64 that is none: kept as it came
        words = [(value[:_LONGEST], None)]
    return clean.line("".join(_decoded(word, charset) for word, charset in words)) or None


def author_of(value: str | None) -> str | None:
    """The name of who wrote; an address alone is not a name."""
    value = _without_newlines(value or "")
    is_plain = value.count("(") <= _MOST_COMMENTS
    text = text_of(parseaddr(value)[0]) if is_plain else None
    if text is None and "<" in value:
        # Names with unquoted commas or dots are no addresses to the standard, but common.
        text = text_of(value.partition("<")[0])
    return name_of(text)


def name_of(text: str | None) -> str | None:
    """A name without the quotes that mailers put around it; None where it is an address."""
    text = (text or "").strip(" \"'«»")
    return None if not text or _ADDRESS.fullmatch(text) else text


def day_of(value: str | None) -> StatedDay | None:
    """The day on the sender's calendar; None where none is stated that can be."""
    try:
        stated = parsedate_tz(value or "")
        day = date(*stated[:3]) if stated else None
    except (ValueError, TypeError, IndexError, OverflowError):  # leaks of the library on dates that are none
        return None
    return StatedDay(day, Precision.DAY) if day and day.year >= _FIRST_MAIL else None


def file_name(value: str | None) -> str | None:
    """The name of an attached file, without the folders of the sender's machine."""
    text = text_of(value) if value and (_QUOTED_WORD.search(value) or not value.isascii()) else clean.line(value or "")
    return (text or "").replace("\\", "/").rpartition("/")[2] or None


def _decoded(word: bytes | str, charset: str | None) -> str:
    if isinstance(word, str):
        raw = word.encode("ascii", "surrogateescape") if _is_raw(word) else None
        return word if raw is None else decode(raw).text
    if charset in {None, "unknown-8bit"} or not charset:
        return decode(word).text
    try:
        return word.decode(charset)
    except (LookupError, ValueError):  # no such charset, not in it, or one of Python's own that leaks other errors
        return decode(word, charset).text


def _is_raw(word: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in word)


def _without_newlines(value: str) -> str:
    return re.sub(r"[\r\n]+", " ", value[:_LONGEST])
