"""Rich text as its parts: groups, control words with their numbers, bytes, characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|((?:\\'[0-9a-fA-F]{2})+)|\\([^a-zA-Z])|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)|\\",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One of: `word` with its `number`, `raw` bytes of text in the current code page, a brace as `word`."""

    word: str = ""
    number: int | None = None
    raw: bytes = b""


def tokens(raw: bytes) -> Iterator[Token]:
    """The parts of a file, binary data passed over."""
    at = 0
    while (found := _TOKEN.match(raw, at)) is not None:
        at = found.end()
        word, number, byte, sign, brace, text = found.groups()
        if word is not None:
            value = int(number) if number else None
            if word == b"bin":
                at += max(value or 0, 0)
            else:
                yield Token(word.decode("ascii"), value)
        elif byte is not None:
            yield Token("'", None, bytes.fromhex(byte.replace(b"\\'", b"").decode("ascii")))
        elif sign is not None:
            yield Token(sign.decode("latin-1"))
        elif brace is not None:
            yield Token(brace.decode("ascii"))
        elif text is not None:
            yield Token("", None, text)
