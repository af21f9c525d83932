"""Undo what a wrong decoding before us did to the words; nothing else is touched."""

import re
from collections import Counter
from functools import partial

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

from threatlake.reading.characters import mojibake_cyrillic

# Encoding repairs only: quotes stay as printed, bytes that are lost stay marked as lost.
_CONFIG = TextFixerConfig(unescape_html=False, fix_latin_ligatures=False, uncurl_quotes=False, explain=False)

# The UTF-8 of a dash or quotation mark as control characters, its first byte kept or made an apostrophe.
_HALF_LOST = re.compile(r"['\u00e2]\x80([\x90-\xa6])")
# A sign of windows-1252 that no word has inside: a letter of Mac OS Roman.
_SIGN_IN_WORD = re.compile(
    r"(?<=[a-z])[\u0192\u201e\u2020\u2021\u02c6\u2030\u2039\u201d\u2022\u02dc\u2122\u203a](?=[a-z])"
)
_SIGNS = re.compile(
    r"(?<=[a-z])[\u0192\u2013\u2014\u2018-\u201e\u2020\u2021\u02c6\u2030\u2039\u2022\u02dc\u2122\u203a\u0152\u0153]+(?=[a-z])"
)
# Two bytes of a UTF-8 letter in a Latin word that were read as windows-1251 or as Mac OS Roman.
_CYRILLIC_IN_WORD = re.compile(
    "(?<=[a-z])[\u0412\u0413\u0414\u0415][\u0400-\u040f\u0450-\u045f\u0490\u0491\u00a0-\u00bb\u2010-\u203a\u20ac\u2116\u2122]"
)
_ROOT_IN_WORD = re.compile("(?<=[a-z])\u221a[\u00a0-\u03c9\u2020-\u25ca]")
# KOI8-R has no quotation marks and dashes: those of windows-1251 put into it are shown as frames.
_QUOTES = str.maketrans({mark.encode("cp1251").decode("koi8-r"): mark for mark in "«»“”„–—…№•"})
_QUOTED = re.compile("╚[\u0400-\u052f]|[\u0400-\u052f.!?]╩")
_FRAME = re.compile(r"[═║│─]")
_LATIN_DAMAGE = (_HALF_LOST, _QUOTED, _SIGN_IN_WORD, _CYRILLIC_IN_WORD, _ROOT_IN_WORD)
_TWO_BYTES = ((_CYRILLIC_IN_WORD, "sloppy-windows-1251"), (_ROOT_IN_WORD, "mac-roman"))


def repair(text: str) -> str:
    """The text with each line that was decoded wrongly decoded again; a good line comes back unchanged."""
    if text.isascii():
        return text
    is_latin_damaged = is_bad(text) or any(pattern.search(text) for pattern in _LATIN_DAMAGE)
    lines = text.split("\n")
    chains: Counter[mojibake_cyrillic.Chain] = Counter()
    left: list[int] = []
    for at, line in enumerate(lines):
        if line.isascii():
            continue
        found = mojibake_cyrillic.repaired(line)
        if found is not None:
            lines[at], chain = found
            chains[chain] += 1
        else:
            lines[at] = _repair_latin(line) if is_latin_damaged else line
            left.append(at)
    if chains:
        _repair_short(lines, left, chains.most_common(1)[0][0])
    return "\n".join(lines)


def _repair_short(lines: list[str], left: list[int], chain: mojibake_cyrillic.Chain) -> None:
    """Lines too short to prove anything, among lines that were read wrongly, were read wrongly alike."""
    for at in left:
        if mojibake_cyrillic.is_suspicious(lines[at]):
            lines[at] = mojibake_cyrillic.undo(lines[at], chain)


def _repair_latin(line: str) -> str:
    line = _HALF_LOST.sub(lambda half: chr(0x2000 + ord(half[1]) - 0x80), line)
    if is_bad(line):
        line = fix_encoding(line, _CONFIG)
    if _QUOTED.search(line) and not _FRAME.search(line):
        line = line.translate(_QUOTES)
    if _SIGN_IN_WORD.search(line):
        line = _SIGNS.sub(lambda signs: _again(signs[0], "cp1252", "mac-roman"), line)
    for pattern, read_as in _TWO_BYTES:
        line = pattern.sub(partial(_pair, read_as), line)
    return line


def _pair(read_as: str, found: re.Match[str]) -> str:
    return _again(found[0], read_as, "utf-8")


def _again(characters: str, read_as: str, written_in: str) -> str:
    """The characters read in another encoding; as they are where that makes no small Latin letters of them."""
    try:
        text = characters.encode(read_as).decode(written_in)
    except UnicodeError:
        return characters
    return text if text.isalpha() and text.islower() and text < "\u0250" else characters
