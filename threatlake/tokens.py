"""Words of a text with their places, and the forms under which terms look for them.

Every script has its own rule, stated here because seeds are written against it:

* Latin words are compared by their Snowball stem for English, Cyrillic ones by that for Russian.
* A Kazakh word has no stemmer: it is compared as written, and a seed ends it with `*` where suffixes follow.
* Case, ё and е, the English possessive and accents that only mark stress make no difference.
"""

import re
import unicodedata
from dataclasses import dataclass

from Stemmer import Stemmer

# Letters and digits; an apostrophe of any shape joins (o‘zbek, don't), a hyphen parts (anti-corruption).
WORD = re.compile(r"[^\W_]+(?:['’‘ʼʻ`´][^\W_]+)*")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´", "'"))
STRESS = "\u0301"

# Kazakh in Latin letters (alphabet of 2021, and the digraphs of earlier drafts that texts still carry) to Cyrillic.
# Longer spellings first.
KAZAKH_LETTERS = {
    "iia": "ия", "iiu": "ию", "ia": "ия", "iu": "ию", "şş": "щ",
    "a": "а", "ä": "ә", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "ğ": "ғ", "h": "х",
    "i": "и", "ı": "і", "j": "ж", "k": "к", "q": "қ", "l": "л", "m": "м", "n": "н", "ñ": "ң", "o": "о",
    "ö": "ө", "p": "п", "r": "р", "s": "с", "ş": "ш", "t": "т", "u": "у", "ū": "ұ", "ü": "ү", "v": "в",
    "w": "у", "x": "х", "y": "ы", "z": "з",
}  # fmt: skip
KAZAKH_LETTER = re.compile("|".join(sorted(KAZAKH_LETTERS, key=len, reverse=True)))

_ENGLISH = Stemmer("english", 0)
_RUSSIAN = Stemmer("russian", 0)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order, each with its span; three lists of one length."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Find the words of a part of a text; spans count from the beginning of the whole text."""
    found = list(WORD.finditer(text, start, len(text) if end is None else end))
    return Tokens([each.group() for each in found], [each.start() for each in found], [each.end() for each in found])


def fold(word: str) -> str:
    """Bring a word to the form in which words are compared."""
    folded = unicodedata.normalize("NFC", word.casefold().translate(APOSTROPHES).replace(STRESS, "")).replace("ё", "е")
    return folded.removesuffix("'s")


def stem(folded: str) -> str:
    """Cut a folded word to its Snowball stem: Russian for Cyrillic, English for all else."""
    stemmer = _RUSSIAN if CYRILLIC.search(folded) else _ENGLISH
    return str(stemmer.stemWord(folded))


def kazakh_cyrillic(word: str) -> str:
    """Spell a Kazakh word of Latin letters in Cyrillic, so that one list of terms serves both alphabets."""
    folded = fold(word)
    return KAZAKH_LETTER.sub(lambda match: KAZAKH_LETTERS[match.group()], folded)
