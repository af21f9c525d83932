"""One lexicon per language, made of the seeds once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from threatlake.records import Substance
from threatlake.seeds.figure_words import LANGUAGES, FigureWords
from threatlake.seeds.terms import Phrase, Word
from threatlake.tokens import WORD, fold, stem
from threatlake.understanding.counted.lexicon import Lexicon, Named
from threatlake.understanding.inflection import CYRILLIC, forms, possessive_forms

# Languages in which only units, substances and the currency are known.
UNITS_ONLY = ("ky", "uz", "tg")
# A word of a longer name is found by its stem where that has so many letters: no other word begins so beside the rest.
LONG_STEM = 3
# Letters that Kazakh has and Russian has not.
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_UZBEK_LATIN = re.compile(r"[og]['‘’ʻ]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
# Case endings of Uzbek and the plural, as they follow a noun in Latin letters.
_LATIN_ENDINGS = ("", "s", "ni", "ning", "dan", "ga", "da", "i")

Lexicons = Mapping[str, Lexicon]


def lexicons(words: Iterable[FigureWords], substances: Iterable[Substance]) -> Lexicons:
    """Make the lexicon of every language."""
    names = [(phrase, named) for substance in substances for phrase, named in _names(substance)]
    given = {each.language: each for each in words}
    found = {language: Lexicon(language, given.get(language), names) for language in LANGUAGES}
    return found | dict.fromkeys(UNITS_ONLY, Lexicon(UNITS_ONLY[0], None, names))


def lexicon_for(known: Lexicons, language: str | None, text: str, start: int, end: int) -> Lexicon:
    """The lexicon of a passage's language; where it is not told, the letters tell."""
    if language is not None and language in known:
        return known[language]
    if _KAZAKH.search(text, start, end):
        return known["kk"]
    if CYRILLIC.search(text, start, end):
        return known["ru"]
    return known["uz"] if _UZBEK_LATIN.search(text, start, end) else known["en"]


def _names(substance: Substance) -> Iterator[tuple[Phrase, Named]]:
    named = Named(substance.substance_id, substance.is_precursor)
    for name in (substance.name, *substance.aliases):
        words = [fold(match.group()) for match in WORD.finditer(name)]
        for choice in product(*(_word_forms(word, is_alone=len(words) == 1) for word in words)):
            yield choice, named


def _word_forms(word: str, *, is_alone: bool) -> list[Word]:
    """The forms of a word of a name: declined where it stands alone, else by its stem."""
    if _LATIN.search(word):
        return [Word(word + ending, is_exact=True) for ending in (_LATIN_ENDINGS if is_alone else ("", "s"))]
    if not is_alone:
        cut = stem(word)
        return [Word(cut, is_prefix=True) if len(cut) >= LONG_STEM else Word(word, is_exact=True)]
    return [Word(form, is_exact=True) for form in sorted(forms(word) | possessive_forms(word))]
