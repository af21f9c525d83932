"""Words of a text with their places, and the forms under which terms look for them.

Every script has its own rule, stated here because seeds are written against it:

* Latin words are compared by their Snowball stem for English, Cyrillic ones by that for Russian.
* A Kazakh word has no stemmer: it is compared as written, and a seed ends it with `*` where suffixes follow.
* Kazakh in Latin letters is compared in Cyrillic, Uzbek of either alphabet in a spelling that both have in common.
* Case, ё and е, the English possessive and accents that only mark stress make no difference.
"""

import functools
import re
import unicodedata
from dataclasses import dataclass

from Stemmer import Stemmer

from threatlake import alphabets

# Letters and digits; an apostrophe of any shape joins (o‘zbek, don't), a hyphen parts (anti-corruption).
WORD = re.compile(r"[^\W_]+(?:['’‘ʼʻ`´][^\W_]+)*")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´", "'"))
STRESS = "\u0301"

# Of ı the capital is I, of i it is İ.
KAZAKH_CAPITALS = str.maketrans("Iİ", "ıi")
# Distinct spellings remembered: about the vocabulary of 10,000 documents in one language, some 15 MB.
MEMORY = 100_000

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


@functools.lru_cache(maxsize=MEMORY)
def kazakh_cyrillic(word: str) -> str:
    """Spell a Kazakh word of Latin letters in Cyrillic, so that one list of terms serves both alphabets."""
    return alphabets.kazakh(fold(word.translate(KAZAKH_CAPITALS)))


@functools.lru_cache(maxsize=MEMORY)
def uzbek_cyrillic(word: str) -> str:
    """Bring an Uzbek word of either alphabet to one spelling: words of texts, and terms, whole or cut to a prefix.

    The spelling is for comparison: Cyrillic letters for the sounds that the Latin alphabet writes (`яроғ` and `yarogʻ`
    are `йарог`), and folding changes nothing in it. A prefix of a word stays one, unless it parts s or c from h, or o
    or g from an apostrophe.

    Not told apart: ғ and г (tokens lose an apostrophe at their end), words that differ by ъ or ь alone. Not brought
    together: oʻ written without its apostrophe, s and h that meet in a word (`Ishoq`, Исҳоқ), h written for x, ц that
    Latin keeps as s after a vowel or ts elsewhere, `sentabr` and сентябрь.
    """
    return alphabets.uzbek(unicodedata.normalize("NFC", word).casefold().translate(APOSTROPHES))
