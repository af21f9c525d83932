"""Which Latin single-byte codec makes words of a known language of the bytes."""

from itertools import pairwise

# The letters beyond a-z that each language writes; a codec is right when one language explains all it decodes.
_ALPHABETS = {
    "de": "äöüßé", "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúüªº", "pt": "ãáâàçéêíóôõúüªº", "it": "àèéìíîòóùú", "nl": "éëïóöü",
    "nordic": "åäöæøéü", "is": "áðéíóúýþæö", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű", "ro": "ăâîșțşţ", "hr": "čćđšž", "tr": "âçğıîöşüûi̇", "az": "çəğıöşü", "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "et": "äõöüšž",
}  # fmt: skip
# Latin codecs in the order in which the web uses them: a tie goes to the earlier one.
CODECS = ("cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "iso8859-15", "mac-roman", "cp850", "cp852", "cp437")
_PUNCTUATION = frozenset("„“”‘’‚‹›«»–—…•·§©°®™\xa0€£")


def best_codec(raw: bytes) -> tuple[str, float] | None:
    """The codec under which one language explains most of the non-ASCII characters, with that share."""
    scored: list[tuple[str, float]] = []
    for codec in CODECS:
        try:
            scored.append((codec, _explained(raw.decode(codec))))
        except UnicodeDecodeError:
            continue
    return max(scored, key=lambda pair: pair[1], default=None)


def _explained(text: str) -> float:
    """Share of the non-ASCII characters that the best single alphabet and plain punctuation account for."""
    foreign = [character for character in text if character > "\x7f"]
    if not foreign:
        return 0.0
    inside = _capitals_inside(text)
    letters = [character.lower() for character in foreign if character not in _PUNCTUATION]
    if not letters:
        return 1.0
    known = max(sum(letter in alphabet for letter in letters) for alphabet in _ALPHABETS.values())
    return (known - inside) / len(letters)


def _capitals_inside(text: str) -> int:
    """Non-ASCII capitals after a small letter, which no language here writes."""
    return sum(after > "\x7f" and after.isupper() and before.islower() for before, after in pairwise(text))
