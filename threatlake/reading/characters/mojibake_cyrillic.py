"""Cyrillic that was read in a wrong encoding, once or twice over, found by what makes Cyrillic writing of it."""

import re
from collections.abc import Iterator

import ftfy.bad_codecs  # noqa: F401 - gives Python the codecs that keep the bytes windows-1252 and -1251 lack

from threatlake.reading.characters import cyrillic

# What the words were read as; the first is the commonest. Sloppy: undefined bytes pass, as in browsers.
_READ_AS = ("sloppy-windows-1252", "sloppy-windows-1251", "latin-1", "koi8-r", "cp866", "mac-cyrillic", "mac-roman")
_WRITTEN_IN = ("utf-8", "cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
_RUN = re.compile(r"[^\x00-\x7f]{3}")
_FEWEST = 8  # characters beyond ASCII: fewer prove nothing of themselves
_SHARE = 0.4  # of all letters of a line; French stays below 0.2
_LOOKED_AT = 1000  # characters: enough to see what became of a line
_LOST = 10  # characters of which one may be lost
_GAIN = 12.0  # natural logarithm: by so much more probable is the repaired line, and it may not be by chance

Chain = tuple[tuple[str, str], ...]


def repaired(line: str) -> tuple[str, Chain] | None:
    """The line read rightly, with the readings that were undone, the last first; None where it is good or hopeless."""
    head = line[:_LOOKED_AT]
    if not is_suspicious(head) or _foreign(head) < _FEWEST:
        return None
    found = [(text, chain) for text, chain in _readings(head)]
    found += [
        (text, chain + again)
        for between, chain in found
        if chain[-1][1] == "utf-8"
        for text, again in _readings(between)
    ]
    convincing = [(cyrillic.likeness(text), text, chain) for text, chain in found if _is_convincing(text)]
    if not convincing:
        return None
    likeness, text, chain = max(convincing, key=lambda entry: entry[0])
    # Two bytes may have become one character: the gain is that of one character, for each of them.
    gain = (likeness - cyrillic.likeness(head)) * _foreign(text)
    try:
        return (_undone(line, chain), chain) if gain >= _GAIN else None
    except UnicodeEncodeError:
        return None  # further on the line holds what no wrong reading gave


def undo(line: str, chain: Chain) -> str:
    """The line with known wrong readings undone, where they fit it and make it better."""
    try:
        text = _undone(line, chain)
    except UnicodeEncodeError:
        return line
    return text if cyrillic.likeness(text) > cyrillic.likeness(line) else line


def _undone(line: str, chain: Chain) -> str:
    for read_as, written_in in chain:
        line = _decoded(line.encode(read_as), written_in)
    return line


def _decoded(raw: bytes, codec: str) -> str:
    """The text; what was marked as lost before, which the sloppy codecs write as a substitute, is lost still."""
    return raw.decode(codec, "replace").replace("\ufffd\x1a", "\ufffd").replace("\x1a", "\ufffd")


def is_suspicious(line: str) -> bool:
    """Whether a line is mostly beyond ASCII, and its letters do not stand together as those of Cyrillic words do."""
    if _RUN.search(line) is None or cyrillic.usual_share(line) >= cyrillic.USUAL_ENOUGH:
        return False
    return _foreign(line) >= _SHARE * sum(character.isalpha() or character > "\x7f" for character in line)


def _is_convincing(text: str) -> bool:
    return _foreign(text) >= _FEWEST / 2 and cyrillic.is_convincing(text)


def _foreign(line: str) -> int:
    return len(line) - len(line.encode("ascii", "ignore"))


def _readings(line: str) -> Iterator[tuple[str, Chain]]:
    """What the line may have been before one wrong reading."""
    for read_as in _READ_AS:
        try:
            raw = line.encode(read_as)
        except UnicodeEncodeError:
            continue
        for written_in in _WRITTEN_IN:
            text = _decoded(raw, written_in)
            # A byte or two that were lost are marked as lost; more, and it is no text of this codec.
            if text != line and text.count("\ufffd") * _LOST <= len(text):
                yield text, ((read_as, written_in),)
