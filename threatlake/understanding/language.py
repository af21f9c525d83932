"""Which language a text is in."""

import functools
import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

REGION = frozenset({"en", "fa", "kk", "ky", "ru", "tg", "uz"})
# The region's languages, those of the UN, and those they are confused with or quoted beside. Codes of ISO 639-1 only.
CANDIDATES = REGION | {
    "ar", "az", "ba", "be", "bg", "cs", "de", "el", "es", "fi", "fr", "he", "hi", "hu", "hy", "it", "ja", "ka",
    "ko", "lt", "lv", "mn", "nl", "pl", "ps", "pt", "ro", "sr", "sv", "tk", "tr", "tt", "ug", "uk", "ur", "zh",
}  # fmt: skip

# A headline of four or five words can be told; fewer letters cannot (measured on titles in six languages).
MIN_LETTERS = 20
# Beyond this many characters the answer no longer changes, the time grows.
MAX_CHARS = 4000
# A short Russian headline without ы, э or ё scores a hair below Bulgarian; 4 to 1 is how much likelier
# a document of this region is, to begin with, to be in a language of the region.
REGION_ODDS = 4.0
# Below it two languages are equally likely: no clear answer.
MIN_SHARE = 0.5

LETTER = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Kazakh in the Latin alphabet of 2021 is unknown to the model. These letters together are Kazakh only:
# Turkish and Azerbaijani have ğ and ı but neither ñ nor ū, Spanish has ñ alone, Turkmen has ň, Uzbek none of them.
KAZAKH_LATIN = re.compile(r"[ñğūı]")
KAZAKH_LATIN_SHARE = 0.03
# Where neither ñ nor ū is seen, q must be more than a foreign name in a Turkish text.
MIN_Q = 2


@functools.cache
def _identifier() -> LanguageIdentifier:
    """Load the model at its first use: it costs about a second, most of it decompression."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(CANDIDATES))
    return identifier


def identify(text: str) -> str | None:
    """Tell the main language (ISO 639-1); None where there are too few letters or no clear answer."""
    sample = text[:MAX_CHARS]
    if len(LETTER.findall(sample)) < MIN_LETTERS:
        return None
    if is_latin_kazakh(sample):
        return "kk"
    odds = {
        code: share * (REGION_ODDS if code in REGION else 1.0)
        for code, share in _identifier().rank(sample)
        if share > 0
    }
    best = max(odds, key=lambda code: odds[code])
    return best if odds[best] >= MIN_SHARE * sum(odds.values()) else None


def is_latin_kazakh(text: str) -> bool:
    """Tell Kazakh in Latin letters by the letters that it alone combines."""
    folded = text.casefold()
    marks = KAZAKH_LATIN.findall(folded)
    if "ə" in folded or not {"ğ", "ı"} & set(marks):
        return False
    if not {"ñ", "ū"} & set(marks) and folded.count("q") < MIN_Q:
        return False
    return len(marks) >= KAZAKH_LATIN_SHARE * len(LATIN.findall(folded))
