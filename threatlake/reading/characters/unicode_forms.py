"""Encodings that the bytes themselves prove: byte order marks, seven bits, UTF-8, UTF-16 and UTF-32 without a mark."""

import codecs

# The mark of UTF-32 begins with that of UTF-16: longest first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JUDGED_BYTES = 65_536  # enough to judge a file by
# Below this many wrong sequences for each right one, a text is damaged UTF-8 rather than something else.
_DAMAGE = 0.1
_BY_CHANCE = 0.3  # how often two neighbouring bytes of a single-byte Cyrillic or Latin text look like UTF-8, at most
_WIDE = 0.97  # zero bytes where UTF-16 has them, and prose once they are read so


def proven(raw: bytes) -> tuple[str, float] | None:
    """The codec that the bytes prove, with the confidence that they do."""
    if (marked := _marked(raw)) is not None:
        return marked, 1.0
    if (wide := wide_codec(raw)) is not None:
        return wide, _WIDE
    return _seven_bit(raw) or _utf8(raw)


def wide_codec(raw: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, known by where its zero bytes stand."""
    head = raw[: _JUDGED_BYTES // 4 * 4]
    if b"\0" not in head:
        return None
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = head[: len(head) // 4 * 4].decode(codec)
        except UnicodeDecodeError as error:
            if error.start < len(head) - 4:
                continue
            text = head[: error.start].decode(codec)
        if _is_prose(text):
            return codec
    return None


def _is_prose(text: str) -> bool:
    """Whether nearly all characters print and come from few blocks: swapped bytes scatter over the whole plane."""
    if not text:
        return False
    usual = sum(character.isprintable() or character in "\n\r\t\f" for character in text)
    blocks: dict[int, int] = {}
    for character in text:
        blocks[ord(character) >> 8] = blocks.get(ord(character) >> 8, 0) + 1
    plain = " " in text or "\n" in text or len(blocks) == 1
    return usual >= 0.98 * len(text) and plain and sum(sorted(blocks.values())[-3:]) >= 0.6 * len(text)


def _marked(raw: bytes) -> str | None:
    return next((codec for mark, codec in _MARKS if raw.startswith(mark)), None)


def _seven_bit(raw: bytes) -> tuple[str, float] | None:
    """ASCII, or East Asian text shifted into seven bits."""
    if not raw.isascii():
        return None
    if b"\x1b" in raw or b"~{" in raw:
        for codec in ("iso2022_kr", "iso2022_jp", "hz"):
            try:
                if not raw.decode(codec).isascii():
                    return codec, _WIDE
            except UnicodeDecodeError:
                continue
    return "ascii", 1.0


def _utf8(raw: bytes) -> tuple[str, float] | None:
    """UTF-8 where it is valid, or so nearly valid that a few bytes must have been damaged."""
    try:
        text = raw.decode("utf-8")
        wrong = 0
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "ignore")
        wrong = len(raw) - len(text.encode("utf-8"))
    right = len(text) - len(text.encode("ascii", "ignore"))
    if wrong > _DAMAGE * right:
        return None
    return "utf-8", (1 - _BY_CHANCE**right) * right / (right + wrong)
