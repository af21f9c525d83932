"""Kazakh and Uzbek words brought to one spelling, whichever of their alphabets they are written in.

Words go in folded for case, apostrophes folded to one; what comes out is for comparison, not for reading.
"""

import re

# Kazakh in Latin letters (alphabet of 2021, and the digraphs of earlier drafts that texts still carry) to Cyrillic.
KAZAKH = {
    "iia": "ия", "iiu": "ию", "ia": "ия", "iu": "ию", "şş": "щ",
    "a": "а", "ä": "ә", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "ğ": "ғ", "h": "х",
    "i": "и", "ı": "і", "j": "ж", "k": "к", "q": "қ", "l": "л", "m": "м", "n": "н", "ñ": "ң", "o": "о",
    "ö": "ө", "p": "п", "r": "р", "s": "с", "ş": "ш", "t": "т", "u": "у", "ū": "ұ", "ü": "ү", "v": "в",
    "w": "у", "x": "х", "y": "ы", "z": "з",
}  # fmt: skip
# Where the alphabet of 2018 differs. It writes ı for й and и, and i for і: a word is known for its by an acute letter.
KAZAKH_2018 = KAZAKH | {
    "á": "ә", "ǵ": "ғ", "ń": "ң", "ó": "ө", "ú": "ү", "ý": "у", "sh": "ш", "ch": "ч", "ıa": "я", "ıý": "ю", "ı": "и",
    "i": "і", "u": "ұ", "ia": "іа", "iu": "іұ", "iia": "ііа", "iiu": "ііұ", "aı": "ай", "áı": "әй", "eı": "ей",
    "oı": "ой", "óı": "өй", "uı": "ұй", "úı": "үй", "yı": "ый",
}  # fmt: skip
ACUTE = re.compile(r"[áǵńóúý]")

# Uzbek in Latin letters (1995, its apostrophes folded to one, and the letters of the drafts since 2019) to Cyrillic.
UZBEK_LATIN = {
    "s'h": "сҳ", "sh": "ш", "ch": "ч", "o'": "ў", "g'": "г", "'": "",
    "a": "а", "b": "б", "c": "с", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "ҳ", "i": "и", "j": "ж", "k": "к",
    "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
    "w": "в", "x": "х", "y": "й", "z": "з", "õ": "ў", "ö": "ў", "ŏ": "ў", "ğ": "г", "ş": "ш", "ç": "ч",
}  # fmt: skip
# Uzbek Cyrillic as its Latin spelling sounds: я is ya, е is ye where a word or syllable begins with it, ц is ts after
# a vowel and s elsewhere, ь is nothing. What comes before a letter decides, never what follows: a prefix of a
# word stays a prefix.
UZBEK_CYRILLIC = {
    "ё": "йо", "ю": "йу", "я": "йа", "ц": "с", "щ": "шч", "ъ": "", "ь": "", "ы": "и", "э": "е", "ғ": "г", "'": "",
}  # fmt: skip
UZBEK_VOWELS = "аеёиоуўэюяь"


def _letters(spellings: dict[str, str]) -> str:
    """A pattern of what is respelt, longer spellings first."""
    return "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))


_KAZAKH = re.compile(_letters(KAZAKH))
_KAZAKH_2018 = re.compile(_letters(KAZAKH_2018))
_UZBEK = re.compile(
    rf"(?:(?<=[{UZBEK_VOWELS}ъ])|\A)(?P<ye>е)|(?<=[{UZBEK_VOWELS}])(?P<ts>ц)|(?P<yo>ьо)"
    rf"|{_letters(UZBEK_LATIN | UZBEK_CYRILLIC)}"
)
_UZBEK_PLACED = {"ye": "йе", "ts": "тс", "yo": "йо"}


def kazakh(folded: str) -> str:
    """Spell a Kazakh word of Latin letters in Cyrillic; one of Cyrillic letters stays as it is."""
    if ACUTE.search(folded):
        return _KAZAKH_2018.sub(lambda match: KAZAKH_2018[match.group()], folded)
    return _KAZAKH.sub(lambda match: KAZAKH[match.group()], folded)


def uzbek(folded: str) -> str:
    """Spell an Uzbek word of either alphabet as both are compared."""
    return _UZBEK.sub(_respell, folded)


def _respell(match: re.Match[str]) -> str:
    placed = match.lastgroup
    if placed:
        return _UZBEK_PLACED[placed]
    spelling = match.group()
    return UZBEK_LATIN[spelling] if spelling in UZBEK_LATIN else UZBEK_CYRILLIC[spelling]
