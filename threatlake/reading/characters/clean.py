"""Characters as people meant them: composed, visible, without the debris of layout."""

import re
import unicodedata

# Invisible marks that split words for a search: soft hyphen, zero-width space, word joiner, byte order mark, and the
# marks of writing direction. The joiners U+200C and U+200D are spelling in Persian and stay.
_INVISIBLE = re.compile(r"[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_NEWLINES = re.compile(r"\r\n?|[\v\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LOST = re.compile(r"[\ud800-\udfff\ufffe\uffff]")  # halves of characters: no text file can hold them
_SPACES = re.compile(r"[^\S\n\t]+")


def characters(text: str) -> str:
    """NFC, one kind of newline, no invisible or control characters but newline, tab and form feed."""
    text = _INVISIBLE.sub("", _NEWLINES.sub("\n", text))
    text = "\f".join(_CONTROL.sub("", page) for page in text.split("\f"))
    return unicodedata.normalize("NFC", _LOST.sub("\ufffd", text))


def block(text: str) -> str:
    """The text of one block: single spaces, no empty lines, nothing at its ends."""
    text = characters(text).replace("\f", "\n")
    lines = (_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip()).strip()


def line(text: str) -> str:
    """A title, name or other value that stands on one line."""
    return " ".join(block(text).split())
