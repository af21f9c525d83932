"""Undo what a wrong decoding before us did to the words; nothing else is touched."""

import re

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

from threatlake.reading import cyrillic

# Encoding repairs only: quotes stay as printed, bytes that are lost stay marked as lost.
_CONFIG = TextFixerConfig(unescape_html=False, fix_latin_ligatures=False, uncurl_quotes=False, explain=False)

# Words all of Latin-1 capitals and accents: windows-1251 or KOI8-R that was read as windows-1252.
_ACCENTED = re.compile(r"[\u00c0-\u00ff¸¨]{3,}")
_ACCENTED_SHARE = 0.5  # of all letters of a line; French stays below 0.2
_CYRILLIC_READ_AS_LATIN = ("cp1251", "koi8-r")


def repair(text: str) -> str:
    """The text with each line that was decoded wrongly decoded again; a good line comes back unchanged."""
    return "\n".join(_repair_line(line) for line in text.split("\n"))


def _repair_line(line: str) -> str:
    if line.isascii():
        return line
    if is_bad(line):
        line = fix_encoding(line, _CONFIG)
    return _latin_to_cyrillic(line)


def _latin_to_cyrillic(line: str) -> str:
    """A line of accented letters that is convincing Cyrillic once its bytes are read as such."""
    accented = sum(len(word) for word in _ACCENTED.findall(line))
    if not accented or accented < _ACCENTED_SHARE * sum(character.isalpha() for character in line):
        return line
    try:
        raw = line.encode("cp1252")
    except UnicodeEncodeError:
        return line
    readings = [raw.decode(codec, "replace") for codec in _CYRILLIC_READ_AS_LATIN]
    best = max(readings, key=cyrillic.likeness)
    return best if cyrillic.likeness(best) >= cyrillic.CONVINCING else line
