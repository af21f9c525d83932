"""One spelling of a name for all its alphabets: what persons' names are compared by, and what their ids are made of.

Cyrillic of Russian, Kazakh, Kyrgyz, Uzbek and Tajik is written in Latin letters, accents fall, and spellings that are
used for one sound are brought to one: zh and dzh to j, kh to h, gh and ğ to g, q to k (save in que and qui), y to i
save after a vowel, `aye` to `ae`, doubled letters to one. `Алик Шпекбаев`, `Alik Shpekbayev` and `Әлік Шпекбаев` are
all `alik shpekbaev`. It is for telling whether two spellings name one, not for reading aloud; what two languages spell
by other sounds (`Alexander` and `Александр`) stays two.
"""

import re
import unicodedata
from functools import lru_cache

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",  # Kazakh, Kyrgyz
    "ў": "o", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u",  # Uzbek, Tajik
    "є": "e", "ї": "i", "ґ": "g",  # Ukrainian
}  # fmt: skip
LATIN = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
SPELLED = CYRILLIC | LATIN
# Longer spellings first; x stands for kh where a word begins with it or a consonant follows (Uzbek), else for ks.
FOLDS = (
    (re.compile(r"sch(?=[^aeiouy]|$)|shch|sch"), "sh"),
    (re.compile(r"d(?:zh|j)|zh"), "j"),
    (re.compile(r"(?<=[a-z])tch"), "ch"),
    (re.compile(r"kh|\bx|x(?=[bcdfghjklmnpqrstvwz])"), "h"),
    (re.compile(r"x(?=[aeiouy])"), "ks"),
    (re.compile(r"gh(?=[aeiouy])"), "g"),
    (re.compile(r"q(?!u[ei])"), "k"),
    (re.compile(r"iyo"), "ie"),
    (re.compile(r"y(?=e)"), ""),
    # y is kept where a word begins with it or it stands after a vowel, at the end or before another vowel.
    (re.compile(r"(?<=i)y|(?<![aeou])(?<!\b)y|y(?=[^aeiouy]|i)(?!$)(?!-)"), "i"),
    (re.compile(r"(?<=[aeo])i\b"), "y"),
    (re.compile(r"([a-z])\1+"), r"\1"),
)
# Letters of which some fold speaks; a word without them is left as it is.
FOLDABLE = re.compile(r"[hjqxy]|[aeo]i\b|([a-z])\1")
LETTERS = str.maketrans(SPELLED)
NOT_LATIN = re.compile(r"[^a-z-]")
# Distinct spellings remembered: the capitalised words of some thousands of documents.
MEMORY = 50_000


@lru_cache(maxsize=MEMORY)
def romanise(word: str) -> str:
    """Bring a word to its one spelling in a to z and hyphens."""
    plain = word.lower().translate(LETTERS)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
    plain = NOT_LATIN.sub("", plain)
    if FOLDABLE.search(plain):
        for pattern, by in FOLDS:
            plain = pattern.sub(by, plain)
    return plain.strip("-")
