"""Which language a text is in: a model of byte n-grams, asked within the text's script, and checked by its letters."""

import copy
import functools
import re
import unicodedata

from py3langid.langid import MODEL_FILE

from threatlake.classifying.langid_at_once import SideBySide

REGION = frozenset({"en", "fa", "kk", "ky", "ru", "tg", "uz"})
# The region's languages, those of the UN, and those they are confused with or quoted beside, by script.
# Codes of ISO 639-1 only. Within one script the model is surer and costs half.
CYRILLIC_CANDIDATES = frozenset({"ba", "be", "bg", "kk", "ky", "mn", "ru", "sr", "tg", "tt", "uk", "uz"})
LATIN_CANDIDATES = frozenset({
    "az", "cs", "de", "en", "es", "fi", "fr", "hu", "it", "ku", "lt", "lv", "nl", "pl", "pt", "ro", "sr", "sv", "tk",
    "tr", "uz",
})  # fmt: skip
OTHER_CANDIDATES = frozenset({"ar", "el", "fa", "he", "hi", "hy", "ja", "ka", "ko", "ps", "ug", "ur", "zh"})
CANDIDATES = CYRILLIC_CANDIDATES | LATIN_CANDIDATES | OTHER_CANDIDATES

# A headline of four or five words can be told; fewer letters cannot (measured on titles in six languages).
MIN_LETTERS = 20
# 200 characters tell as well as 4,000 (measured); pieces from all over the text, so that a letterhead, a quotation or a
# table of figures does not speak for it.
PIECES = 4
PIECE_CHARS = 75
# Where the pieces hold fewer letters than this, digits and names fill them: more of the text is asked.
ENOUGH_LETTERS = 120
MAX_CHARS = 4000
# A short Russian headline without ы, э or ё scores a hair below Bulgarian; 4 to 1 is how much likelier
# a document of this region is, to begin with, to be in a language of the region.
REGION_ODDS = 4.0
# Below it two languages are equally likely: no clear answer.
MIN_SHARE = 0.5

# Addresses are in no language.
ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
CYRILLIC = re.compile(r"[\u0400-\u052f]")
# Letters that a language of the region writes beside the Russian alphabet. The model knows no Karakalpak, Tuvan or
# Yakut and calls them Kazakh or Kyrgyz; their letters tell that they are not.
OWN_LETTERS = {"kk": "әғқңөұүһі", "ky": "ңөү", "tg": "ғӣқўӯҳҷїќљњѓ", "uz": "ғқўҳ"}
STRANGE = {code: re.compile(rf"(?![{own}])[\u0450\u0452-\u052f]") for code, own in OWN_LETTERS.items()}
# In texts of the region at most 0.6% of the letters are strange so, in Karakalpak called Kazakh 2 to 9% (measured).
MAX_STRANGE = 0.015
MAX_STRANGE_LETTERS = 2

# A Latin i in a Kazakh word, for і, is part of it; a sentence in Latin letters is not.
MAX_STRAY = 0.1

# Kazakh in Latin letters is unknown to the model. The letters of 2021 (ñ, ğ, ū, ı) and those of 2018 (ń, ǵ, ı)
# together are Kazakh only: Turkish and Azerbaijani have ğ and ı but neither ñ nor ū, Spanish has ñ alone, Turkmen has
# ň, Uzbek none of them; and all Turkic neighbours, Crimean Tatar too, have ç, which Kazakh has not.
KAZAKH_LATIN = re.compile(r"[ñğūıńǵ]")
KINDRED = str.maketrans("ńǵ", "ñğ")
# In capitals ı is an ordinary I: the others alone are 3 to 4% of the letters.
KAZAKH_LATIN_SHARE = 0.015
NOT_KAZAKH = re.compile(r"[əçâň]")
MAX_NOT_KAZAKH = 0.003
# Where neither ñ nor ū is seen, q, ä, or y between consonants, must be more than a foreign name in a Turkish text.
KAZAKH_SOUND = re.compile(r"[qä]|(?<=[^\W\d_aeiouäöüıū])y(?=[^\W\d_aeiouäöüıū])")
MIN_SOUNDS = 2


def identify(text: str) -> str | None:
    """Tell the main language (ISO 639-1); None where there are too few letters or no clear answer."""
    sample = sample_of(text)
    if len(sample) < len(text) and _letter_count(sample) < ENOUGH_LETTERS:
        sample = text[:MAX_CHARS]
    return identify_sample(sample)


def identify_sample(sample: str) -> str | None:
    """Tell the language of a short text, all of which is asked."""
    if "@" in sample or "://" in sample or "www." in sample:
        sample = ADDRESS.sub(" ", sample)
    letter_count = _letter_count(sample)
    if letter_count < MIN_LETTERS:
        return None
    latin_count, cyrillic_count = len(LATIN.findall(sample)), len(CYRILLIC.findall(sample))
    if letter_count - latin_count - cyrillic_count > max(latin_count, cyrillic_count):
        return _best(sample, OTHER_CANDIDATES)
    if latin_count > cyrillic_count:
        sample = CYRILLIC.sub(" ", sample) if cyrillic_count else sample
        return "kk" if _is_latin_kazakh(sample) else _best(sample, LATIN_CANDIDATES)
    sample = LATIN.sub(" ", sample) if latin_count > MAX_STRAY * cyrillic_count else sample
    best = _best(sample, CYRILLIC_CANDIDATES)
    return None if best in STRANGE and _is_strange(sample, best, cyrillic_count) else best


def sample_of(text: str) -> str:
    """Pieces from all over a text, enough to tell its language."""
    if len(text) <= PIECES * PIECE_CHARS:
        return text
    step = (len(text) - PIECE_CHARS) // (PIECES - 1)
    return " ".join(text[at * step : at * step + PIECE_CHARS] for at in range(PIECES))


def is_latin_kazakh(text: str) -> bool:
    """Tell Kazakh in Latin letters by the letters that it alone combines."""
    return _is_latin_kazakh(sample_of(text))


def _letter_count(text: str) -> int:
    return sum(map(str.isalpha, text))


@functools.cache
def _model() -> SideBySide:
    """Load the model at its first use: it costs about a second, most of it decompression."""
    model: SideBySide = SideBySide.from_model_file(MODEL_FILE, norm_probs=True)
    return model


@functools.cache
def _identifier(candidates: frozenset[str]) -> SideBySide:
    # A shallow copy shares the automaton; each holds its own languages' columns.
    identifier = copy.copy(_model())
    identifier.set_languages(sorted(candidates))
    return identifier


def _best(sample: str, candidates: frozenset[str]) -> str | None:
    shares = {
        code: share * (REGION_ODDS if code in REGION else 1.0) for code, share in _identifier(candidates).rank(sample)
    }
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= MIN_SHARE * sum(shares.values()) else None


def _is_strange(sample: str, language: str, cyrillic_count: int) -> bool:
    folded = unicodedata.normalize("NFC", sample).casefold()
    return len(STRANGE[language].findall(folded)) > max(MAX_STRANGE_LETTERS, MAX_STRANGE * cyrillic_count)


def _is_latin_kazakh(sample: str) -> bool:
    if sample.isascii():
        return False
    folded = unicodedata.normalize("NFC", sample).casefold()
    marks = KAZAKH_LATIN.findall(folded)
    kinds = set("".join(marks).translate(KINDRED)) | ({"q"} & set(folded))
    # Spanish has ñ and q, Latvian ū, Turkish ğ and ı, Gagauz ı and ä: those prove nothing.
    if not (kinds & {"ğ", "ı"} or {"ñ", "ū"} <= kinds or {"ū", "q"} <= kinds):
        return False
    if not kinds & {"ñ", "ū"} and (not kinds & {"ğ", "q"} or len(KAZAKH_SOUND.findall(folded)) < MIN_SOUNDS):
        return False
    latin_count = len(LATIN.findall(folded))
    return (
        len(marks) >= KAZAKH_LATIN_SHARE * latin_count
        and len(NOT_KAZAKH.findall(folded)) <= MAX_NOT_KAZAKH * latin_count
    )
