"""Bytes to characters: byte order mark, UTF-8, UTF-16 without a mark, what the file declares, else what it looks like.

A declaration is believed only where the bytes bear it out: pages declare encodings they are not in.
"""

import codecs
import re

import charset_normalizer

from threatlake.reading import cyrillic, latin

# The mark of UTF-32 begins with that of UTF-16: longest first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers read the narrower label as (WHATWG Encoding Standard): tried where the narrower fails.
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
    "shift_jis": "cp932", "tis-620": "cp874", "iso8859-9": "cp1254", "iso8859-11": "cp874", "big5": "big5hkscs",
    "koi8-r": "koi8-u",
}  # fmt: skip
_NARROWER = {
    "cp932": ("shift_jis",), "shift_jis_2004": ("shift_jis", "cp932"), "shift_jisx0213": ("shift_jis", "cp932"),
    "gb18030": ("gb2312", "gbk"), "gbk": ("gb2312",), "cp949": ("euc_kr",), "johab": ("euc_kr",),
    "big5hkscs": ("big5",), "euc_jis_2004": ("euc_jp",), "euc_jisx0213": ("euc_jp",),
}  # fmt: skip
_ALIASES = {
    "x-sjis": "shift_jis", "windows-31j": "cp932", "windows-874": "cp874", "x-mac-cyrillic": "mac-cyrillic",
    "x-cp1251": "cp1251", "win-1251": "cp1251", "windows1251": "cp1251", "iso-8859-8-i": "iso8859-8",
    "ks_c_5601-1987": "euc_kr", "x-gbk": "gbk", "unicode": "utf-8", "x-euc-jp": "euc_jp", "macintosh": "mac-roman",
}  # fmt: skip
_IANA = {"cp866": "ibm866", "cp855": "ibm855"}

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 16_384  # browsers look at 1,024 bytes; real pages put scripts first
_JUDGED_BYTES = 65_536  # enough to judge an encoding; the whole is then decoded
_MARKUP = re.compile(rb"<[^<>]{0,2000}>")
# Below this many wrong sequences for each right one, a text is damaged UTF-8 rather than something else.
_DAMAGE = 0.1
_ASCII = bytes(range(0x80))
_NO_LETTERS = bytes(byte for byte in _ASCII if not chr(byte).isalpha())
_CYRILLIC_SHARE = 0.4  # of all letters: Latin languages stay below a third even in Vietnamese
_OVERRULED = 0.6  # by so much must another Cyrillic codec be likelier than the declared one


def decode(raw: bytes, declared: str | None = None) -> tuple[str, str]:
    """The characters of a file and the name of the encoding they were in; never fails, at worst as windows-1252."""
    codec = _marked(raw) or wide_codec(raw) or _seven_bit(raw) or _utf8(raw) or _confirmed(raw, declared) or _told(raw)
    return _lenient(raw, codec), _name(codec)


def declared_in(raw: bytes) -> str | None:
    """The encoding that an XML declaration or HTML meta element names."""
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii") if found else None


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


def _seven_bit(raw: bytes) -> str | None:
    """ASCII, or East Asian text shifted into seven bits."""
    if not raw.isascii():
        return None
    if b"\x1b" in raw or b"~{" in raw:
        for codec in ("iso2022_kr", "iso2022_jp", "hz"):
            try:
                if not raw.decode(codec).isascii():
                    return codec
            except UnicodeDecodeError:
                continue
    return "ascii"


def _utf8(raw: bytes) -> str | None:
    """UTF-8 where it is valid, or so nearly valid that a few bytes must have been damaged."""
    if raw.isascii():
        return None
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "ignore")
        right = sum(character > "\x7f" for character in text)
        wrong = len(raw) - len(text.encode("utf-8"))
        return "utf-8" if wrong <= _DAMAGE * right else None
    return "utf-8"


def _confirmed(raw: bytes, declared: str | None) -> str | None:
    """The declared codec, where the bytes decode under it into something like writing."""
    codec = _python_codec(declared)
    if codec is None or codec.startswith("utf"):
        return None
    for candidate in (codec, _WIDER.get(codec)):
        if candidate is None:
            continue
        try:
            text = raw.decode(candidate)
        except UnicodeDecodeError:
            continue
        if not any("\x80" <= character <= "\x9f" for character in text):
            return candidate if _is_borne_out(raw, text) else None
    return None


def _is_borne_out(raw: bytes, text: str) -> bool:
    """Whether no Cyrillic codec makes clearly better writing of the bytes than the declared one."""
    rival = _cyrillic(raw)
    if rival is None:
        return True
    script = sum("\u0370" <= character <= "\u06ff" or character >= "\u0e00" for character in text)
    if script == 0:
        return False  # Latin letters only, where the bytes are convincing Cyrillic
    foreign_script = sum("\u0400" <= character <= "\u04ff" for character in text) < script / 2
    return foreign_script or cyrillic.likeness(text[:_JUDGED_BYTES]) + _OVERRULED >= rival[1]


def _python_codec(label: str | None) -> str | None:
    if label is None:
        return None
    label = label.strip().lower()
    try:
        return codecs.lookup(_ALIASES.get(label, label)).name
    except LookupError:
        return None


def _told(raw: bytes) -> str:
    """The codec that the bytes look like, when nothing says."""
    words = _MARKUP.sub(b" ", raw[:_JUDGED_BYTES])
    if words.isascii():
        words = raw[:_JUDGED_BYTES]
    if (found := _cyrillic(words)) is not None:
        return found[0]
    guess = charset_normalizer.from_bytes(words).best() or charset_normalizer.from_bytes(raw).best()
    codec = _python_codec(guess.encoding) if guess else None
    if codec is not None and not _is_latin(words, codec):
        return _narrowest(raw, codec)
    best = latin.best_codec(words)
    return best[0] if best else codec or "cp1252"


def _narrowest(raw: bytes, codec: str) -> str:
    """The national standard rather than its vendor's extension, where the standard suffices."""
    for narrow in _NARROWER.get(codec, ()):
        try:
            raw.decode(narrow)
        except UnicodeDecodeError:
            continue
        return narrow
    return codec


def _cyrillic(words: bytes) -> tuple[str, float] | None:
    """The Cyrillic codec of bytes that are mostly non-ASCII letters and convince as Cyrillic."""
    words = words[:_JUDGED_BYTES]
    foreign = len(words.translate(None, _ASCII))
    letters = len(words.translate(None, _NO_LETTERS))
    if not foreign or foreign < _CYRILLIC_SHARE * letters:
        return None
    best = cyrillic.best_codec(words)
    return best if best and best[1] >= cyrillic.CONVINCING else None


def _is_latin(words: bytes, codec: str) -> bool:
    """Whether the text under this codec is Latin writing, whatever the codec is called."""
    foreign = [character for character in words.decode(codec, "ignore") if character > "\x7f" and character.isalpha()]
    return 2 * sum(character <= "\u024f" for character in foreign) >= len(foreign)


def _lenient(raw: bytes, codec: str) -> str:
    """Decode, reading each byte that does not fit as windows-1252 (a stray quote mark, usually)."""
    if codec in {"utf-8", "utf-8-sig"}:
        return _utf8_with_strays(raw)
    return raw.decode(codec, "replace")


def _utf8_with_strays(raw: bytes) -> str:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    pieces: list[str] = []
    while True:
        try:
            return "".join(pieces) + raw.decode("utf-8")
        except UnicodeDecodeError as error:
            pieces.append(raw[: error.start].decode("utf-8") + raw[error.start : error.end].decode("cp1252", "replace"))
            raw = raw[error.end :]


def _name(codec: str) -> str:
    """The name that a person would look for and Python knows too: windows-1251 rather than cp1251."""
    if codec in _IANA:
        return _IANA[codec]
    if re.fullmatch(r"cp125\d", codec):
        return f"windows-{codec[2:]}"
    return codec.replace("iso8859-", "iso-8859-").replace("_", "-")
